"""What every reply ledger must do; subclass it and give `ledger()` an empty one.

The ledger under test also writes: `record forget record_answers trip resume`.
"""

from datetime import UTC, datetime, timedelta

import pytest

from reachapp.autoreply.ledger import LedgerEntry

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
ANN = "ann@client.example"


def an_entry(key="reply:1", *, canonical=ANN, handle="office", at=NOON, thread_ids=()):
    return LedgerEntry(key=key, canonical=canonical, handle=handle, at=at, thread_ids=thread_ids)


class LedgerSuite:
    @pytest.fixture
    def ledger(self):
        raise AssertionError("the subclass gives an empty ledger")

    def test_an_empty_ledger_knows_nothing(self, ledger):
        assert ledger.last_reply(ANN, "office") is None
        assert not ledger.replied_in_thread(["<a@client.example>"], NOON - MINUTE)
        assert ledger.replies_since(NOON - MINUTE) == 0
        assert ledger.form_replies_since(NOON - MINUTE) == 0
        assert ledger.replies_to_since(ANN, NOON - MINUTE) == 0
        assert ledger.new_addresses_since("client.example", NOON - MINUTE) == 0
        assert not ledger.has_sent_answer_to("<a@client.example>")
        assert not ledger.is_tripped()

    def test_the_last_reply_is_the_newest_of_this_sender_and_handle(self, ledger):
        ledger.record(an_entry("reply:2", at=NOON))
        ledger.record(an_entry("reply:1", at=NOON - MINUTE))
        ledger.record(an_entry("reply:3", handle="holiday", at=NOON + MINUTE))
        ledger.record(an_entry("reply:4", canonical="bob@client.example", at=NOON + MINUTE))

        assert ledger.last_reply(ANN, "office") == NOON
        assert ledger.last_reply(ANN, "office").utcoffset() == timedelta(0)
        assert ledger.last_reply(ANN, "holiday") == NOON + MINUTE
        assert ledger.last_reply("ann+shop@client.example", "office") is None

    def test_a_moment_counts_as_since_itself(self, ledger):
        ledger.record(an_entry(thread_ids=("<a@client.example>",)))

        assert ledger.replies_since(NOON) == 1
        assert ledger.replies_since(NOON + timedelta(microseconds=1)) == 0
        assert ledger.replies_to_since(ANN, NOON) == 1
        assert ledger.replies_to_since(ANN, NOON + timedelta(microseconds=1)) == 0
        assert ledger.replied_in_thread(["<a@client.example>"], NOON)
        assert not ledger.replied_in_thread(["<a@client.example>"], NOON + MINUTE)

    def test_a_thread_is_known_by_the_mail_and_by_the_reply(self, ledger):
        ledger.record(an_entry(thread_ids=("<mail@client.example>", "<reply@own.example>")))

        assert ledger.replied_in_thread(["<x@x.example>", "<mail@client.example>"], NOON - MINUTE)
        assert ledger.replied_in_thread(["<reply@own.example>"], NOON - MINUTE)
        assert not ledger.replied_in_thread(["<x@x.example>"], NOON - MINUTE)
        assert not ledger.replied_in_thread([], NOON - MINUTE)

    def test_a_sender_is_counted_over_all_handles(self, ledger):
        for number, handle in enumerate(["office", "office+urgent", "holiday"]):
            ledger.record(an_entry(f"reply:{number}", handle=handle))
        ledger.record(an_entry("reply:9", canonical="bob@client.example"))

        assert ledger.replies_to_since(ANN, NOON) == 3
        assert ledger.replies_since(NOON) == 4

    def test_replies_to_forms_are_counted_by_themselves(self, ledger):
        ledger.record(an_entry("reply:1", handle="office+form"))
        ledger.record(an_entry("reply:2", handle="office"))

        assert ledger.form_replies_since(NOON) == 1
        assert ledger.replies_since(NOON) == 2

    def test_an_address_is_new_only_with_its_first_reply(self, ledger):
        ledger.record(an_entry("reply:1", at=NOON - 60 * MINUTE))
        ledger.record(an_entry("reply:2", handle="holiday", at=NOON))
        ledger.record(an_entry("reply:3", canonical="bob@client.example", at=NOON))
        ledger.record(an_entry("reply:4", canonical="bob@client.example", handle="x", at=NOON))
        ledger.record(an_entry("reply:5", canonical="eve@other.example", at=NOON))

        assert ledger.new_addresses_since("client.example", NOON) == 1
        assert ledger.new_addresses_since("client.example", NOON - 60 * MINUTE) == 2
        assert ledger.new_addresses_since("lient.example", NOON - 60 * MINUTE) == 0

    def test_a_reply_that_did_not_leave_is_forgotten(self, ledger):
        ledger.record(an_entry("reply:1", thread_ids=("<a@client.example>",)))
        ledger.forget("reply:1")
        ledger.forget("reply:unknown")

        assert ledger.last_reply(ANN, "office") is None
        assert ledger.replies_since(NOON) == 0
        assert not ledger.replied_in_thread(["<a@client.example>"], NOON - MINUTE)

    def test_recording_a_key_again_replaces_it(self, ledger):
        ledger.record(an_entry("reply:1"))
        ledger.record(an_entry("reply:1", at=NOON + MINUTE))

        assert ledger.replies_since(NOON - MINUTE) == 1
        assert ledger.last_reply(ANN, "office") == NOON + MINUTE

    def test_the_answers_of_a_person_are_known_by_message_id(self, ledger):
        ledger.record_answers(["<a@client.example>", "<b@client.example>"], now=NOON)
        ledger.record_answers(["<a@client.example>"], now=NOON + MINUTE)

        assert ledger.has_sent_answer_to("<a@client.example>")
        assert not ledger.has_sent_answer_to("<A@client.example>")
        assert ledger.last_reply(ANN, "office") is None

    def test_a_tripped_ledger_stays_so_until_the_owner_resumes(self, ledger):
        ledger.trip(now=NOON)
        assert ledger.is_tripped()

        ledger.resume(now=NOON + MINUTE)
        assert not ledger.is_tripped()
