"""The decision table of automatic replies, both ways: where a mail lies, what was said before."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from reachapp.autoreply.case import ReplyTo
from reachapp.autoreply.ledger import LedgerEntry, MemoryLedger
from reachapp.autoreply.silence import SENTENCES, Silence
from reachapp.core.message import Unreadable
from reachapp.core.verdict import Urgency, Verdict
from tests.builders import OWNER, SENDER, a_message
from tests.unit.autoreply.asking import DAY, NOW, answer, arrival


def test_a_client_gets_a_reply_at_the_return_path():
    assert answer(a_message()) == ReplyTo(
        recipient=SENDER,
        canonical=SENDER,
        handle="office",
        from_address=OWNER,
        thread_ids=("<mail-1@client.example>",),
    )


def test_an_unreadable_mail_gets_none():
    assert answer(Unreadable(why="crash", size=9)) is Silence.UNREADABLE


SILENT_ARRIVALS = {
    "sent": (arrival(role="sent"), Silence.WRONG_MAILBOX),
    "drafts": (arrival(role="drafts"), Silence.WRONG_MAILBOX),
    "junk": (arrival(role="junk"), Silence.WRONG_MAILBOX),
    "draft flag": (arrival(flags=frozenset({"\\Draft"})), Silence.WRONG_MAILBOX),
    "deleted flag": (arrival(flags=frozenset({"\\DELETED"})), Silence.WRONG_MAILBOX),
    "junk keyword": (arrival(flags=frozenset({"$Junk"})), Silence.WRONG_MAILBOX),
    "answered flag": (arrival(flags=frozenset({"\\Answered"})), Silence.ALREADY_ANSWERED),
    "own keyword": (arrival(flags=frozenset({"$reachappreplied"})), Silence.ALREADY_ANSWERED),
    "renumbered": (arrival(is_renumbered=True), Silence.TOO_OLD),
    "promise passed": (arrival(promise_at=NOW), Silence.TOO_OLD),
    "eight days old": (arrival(internal_date=NOW - 8 * DAY), Silence.TOO_OLD),
}
ANSWERED_ARRIVALS = {
    "seen": arrival(flags=frozenset({"\\Seen", "\\Recent", "$NotJunk", "NonJunk"})),
    "flagged": arrival(flags=frozenset({"\\Flagged", "$Forwarded", "$MDNSent"})),
    "other folder": arrival(role="other"),
    "archive": arrival(role="archive"),
    "promise ahead": arrival(promise_at=NOW + DAY, internal_date=NOW - 9 * DAY),
    "two days old": arrival(internal_date=NOW - 2 * DAY),
}


@pytest.mark.parametrize(("arrived", "why"), SILENT_ARRIVALS.values(), ids=SILENT_ARRIVALS)
def test_where_it_lies_is_reason_for_silence(arrived, why):
    assert answer(a_message(), arrived=arrived) is why


@pytest.mark.parametrize("arrived", ANSWERED_ARRIVALS.values(), ids=ANSWERED_ARRIVALS)
def test_where_it_lies_is_no_reason_for_silence(arrived):
    assert isinstance(answer(a_message(), arrived=arrived), ReplyTo)


def test_mail_that_a_person_answered_elsewhere_gets_none():
    ledger = MemoryLedger()
    ledger.record_answers(["<mail-1@client.example>"], now=NOW)

    assert answer(a_message(), ledger=ledger) is Silence.ALREADY_ANSWERED
    assert isinstance(answer(a_message(message_id=None), ledger=ledger), ReplyTo)


def test_mail_from_before_replies_were_on_gets_none():
    assert answer(a_message(), enabled_since=NOW) is Silence.TOO_OLD
    assert isinstance(answer(a_message(), enabled_since=NOW - timedelta(minutes=1)), ReplyTo)


def ledger_with(**changes):
    ledger = MemoryLedger()
    given = {"key": "reply:0", "canonical": SENDER, "handle": "office", "at": NOW - DAY}
    ledger.record(LedgerEntry(**(given | changes)))
    return ledger


def test_a_sender_gets_the_same_reply_once_in_the_period():
    assert answer(a_message(), ledger=ledger_with()) is Silence.REPLIED_RECENTLY
    assert answer(a_message(), ledger=ledger_with(at=NOW - 7 * DAY + timedelta(seconds=1))) is (
        Silence.REPLIED_RECENTLY
    )
    assert isinstance(answer(a_message(), ledger=ledger_with(at=NOW - 7 * DAY)), ReplyTo)


def test_another_response_and_another_sender_are_not_repetition():
    assert isinstance(answer(a_message(), ledger=ledger_with(handle="holiday")), ReplyTo)
    assert isinstance(answer(a_message(), ledger=ledger_with(canonical="b@x.example")), ReplyTo)


def test_an_urgent_mail_gets_one_further_reply():
    urgent = Verdict(urgency=Urgency.URGENT, score=0.9)
    reply = answer(a_message(), ledger=ledger_with(), verdict=urgent)

    assert (reply.handle, reply.is_urgent) == ("office+urgent", True)
    assert answer(a_message(), ledger=ledger_with(handle="office+urgent"), verdict=urgent) is (
        Silence.REPLIED_RECENTLY
    )


def test_the_period_is_elapsed_time_and_not_the_clock_on_the_wall():
    amsterdam = ZoneInfo("Europe/Amsterdam")
    before = datetime(2026, 10, 24, 12, tzinfo=amsterdam)
    after = datetime(2026, 10, 25, 12, tzinfo=amsterdam)  # 25 hours later: clocks went back
    mail = arrival(internal_date=after)

    reply = answer(
        a_message(),
        ledger=ledger_with(at=before),
        at=after,
        arrived=mail,
        period=timedelta(hours=24, minutes=30),
    )

    assert isinstance(reply, ReplyTo)


def test_a_thread_that_was_answered_stays_silent():
    ledger = ledger_with(
        canonical="x@y.example", thread_ids=("<one@y.example>", "<re@own.example>")
    )

    assert answer(a_message(references=["<one@y.example>"]), ledger=ledger) is (
        Silence.THREAD_REPLIED
    )
    assert answer(a_message(in_reply_to=["<re@own.example>"]), ledger=ledger) is (
        Silence.THREAD_REPLIED
    )
    assert isinstance(answer(a_message(references=["<two@y.example>"]), ledger=ledger), ReplyTo)


def test_nobody_waits_for_an_answer_to_a_thank_you():
    thanks = Verdict(urgency=Urgency.NO_REPLY, score=0.0)

    assert answer(a_message(), verdict=thanks) is Silence.NO_REPLY_NEEDED
    assert isinstance(answer(a_message(), verdict=thanks, answer_no_reply=True), ReplyTo)


@pytest.mark.parametrize("entry", [SENDER.upper(), "@client.example"])
def test_whom_the_owner_never_answers_gets_none(entry):
    assert answer(a_message(), never=(entry,)) is Silence.NEVER_THIS_SENDER


@pytest.mark.parametrize("entry", ["client.example.org", "@lient.example", "na@client.example"])
def test_the_owners_list_holds_whole_addresses_and_domains(entry):
    assert isinstance(answer(a_message(), never=(entry,)), ReplyTo)


def test_replies_outside_hours_are_not_sent_inside():
    assert answer(a_message(), outside_hours_only=True, is_open_now=True) is Silence.INSIDE_HOURS
    assert isinstance(answer(a_message(), outside_hours_only=True), ReplyTo)
    assert isinstance(answer(a_message(), is_open_now=True), ReplyTo)


def test_every_silence_has_its_sentence():
    assert set(SENTENCES) == set(Silence)
    assert len(set(SENTENCES.values())) == len(Silence)
