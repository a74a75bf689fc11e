"""The contract of the store: what was committed is there, what failed is not, times keep UTC."""

import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from sqlalchemy.exc import TimeoutError as PoolTimeout

from reachapp.core.journal import Happened, JournalEntry
from reachapp.core.outbox import Outgoing, OutgoingKind, SendState
from reachapp.core.promises import Promise, PromiseState
from reachapp.core.verdict import Reason, Urgency, Verdict
from reachapp.desk.conversation import Conversation
from reachapp.engine.errors import Conflict, StoreError
from reachapp.engine.units import Cursor, StoredMessage
from reachapp.store.sqlite_units import SqliteUnits

NOW = datetime(2026, 11, 23, 9, 30, 15, 123456, tzinfo=UTC)


@pytest.fixture(params=["memory", "file"])
def units(request, tmp_path):
    file = tmp_path / "store.sqlite3" if request.param == "file" else None
    with SqliteUnits(file) as made:
        yield made


def a_conversation(**changes):
    return Conversation(
        **{
            "account": "main",
            "address": "jan@client.example",
            "contact": "Jan",
            "subject": "Re: Offerte",
            "urgency": Urgency.LATER,
            "opened_at": NOW,
            "received_at": NOW,
            "answer_to": "jan@client.example",
        }
        | changes
    )


def a_stored_message(conversation, **changes):
    return StoredMessage(
        **{
            "account": "main",
            "mailbox": "INBOX",
            "uid": 7,
            "uid_validity": 1,
            "mail_key": "k1",
            "message_id": "<1@client.example>",
            "thread_ids": ("<0@client.example>",),
            "conversation": conversation,
            "received_at": NOW,
            "stored_at": NOW,
            "verdict": Verdict(
                urgency=Urgency.LATER,
                score=0.1,
                reasons=(Reason(code="quote", evidence="offerte"),),
            ),
        }
        | changes
    )


def an_outgoing(key="reply:1", **changes):
    return Outgoing(
        **{
            "key": key,
            "kind": OutgoingKind.REPLY,
            "channel": "mail:main",
            "recipient": "jan@client.example",
            "body": b"Subject: x\r\n\r\n",
            "due_at": NOW,
        }
        | changes
    )


def test_a_message_comes_back_as_it_went_in(units):
    with units.writing() as shelves:
        cid = shelves.conversations.add(a_conversation())
        mid = shelves.messages.add(a_stored_message(cid))
    with units.reading() as shelves:
        found = shelves.messages.get(mid)

    assert found == replace(a_stored_message(cid), id=mid)
    assert found.received_at.tzinfo is UTC


def test_a_failed_unit_keeps_nothing(units):
    with pytest.raises(RuntimeError), units.writing() as shelves:
        shelves.facts.put("a", 1)
        shelves.outbox.add(an_outgoing())
        raise RuntimeError

    with units.reading() as shelves:
        assert shelves.facts.get("a") is None
        assert shelves.outbox.find("reply:1") is None


def test_one_outbox_key_is_taken_once(units):
    with units.writing() as shelves:
        first = shelves.outbox.add(an_outgoing())
        second = shelves.outbox.add(an_outgoing(recipient="else@client.example"))
    with units.reading() as shelves:
        kept = shelves.outbox.find("reply:1")

    assert (first, second) == (True, False)
    assert kept.recipient == "jan@client.example"


def test_the_outbox_gives_what_is_due_oldest_first(units):
    with units.writing() as shelves:
        shelves.outbox.add(an_outgoing("b", due_at=NOW))
        shelves.outbox.add(an_outgoing("a", due_at=NOW - timedelta(minutes=1)))
        shelves.outbox.add(an_outgoing("c", due_at=NOW + timedelta(minutes=1)))
    with units.reading() as shelves:
        due = [item.key for item in shelves.outbox.due(NOW, limit=10)]
        following = shelves.outbox.next_due_at()

    assert due == ["a", "b"]
    assert following == NOW - timedelta(minutes=1)


def test_an_outgoing_row_remembers_its_state(units):
    with units.writing() as shelves:
        shelves.outbox.add(an_outgoing())
        shelves.outbox.save(shelves.outbox.find("reply:1").moved(SendState.SENDING, now=NOW))
    with units.reading() as shelves:
        (item,) = shelves.outbox.in_state(SendState.SENDING)
        waiting = shelves.outbox.waiting()

    assert (item.attempts, item.changed_at) == (1, NOW)
    assert waiting == 0


def test_two_writers_of_one_version_cannot_both_win(units):
    with units.writing() as shelves:
        cid = shelves.conversations.add(a_conversation())
        read = shelves.conversations.get(cid)
    with units.writing() as shelves:
        newer = shelves.conversations.save(read.taken("Anna", now=NOW))
    with pytest.raises(Conflict), units.writing() as shelves:
        shelves.conversations.save(read.taken("Sanne", now=NOW))
    with units.reading() as shelves:
        found = shelves.conversations.get(cid)

    assert found == newer
    assert found.taken_by == "Anna"


def test_a_conversation_is_found_by_client_and_bare_subject(units):
    with units.writing() as shelves:
        cid = shelves.conversations.add(a_conversation())
    with units.reading() as shelves:
        found = shelves.conversations.find_with("main", "jan@client.example", "Antw: OFFERTE")
        other = shelves.conversations.find_with("main", "jan@client.example", "Factuur")

    assert found.id == cid
    assert other is None


def test_promises_are_listed_by_their_moment(units):
    with units.writing() as shelves:
        cid = shelves.conversations.add(a_conversation())
        mid = shelves.messages.add(a_stored_message(cid))
        for hours in (5, 2, 3):
            at = NOW + timedelta(hours=hours)
            shelves.promises.add(
                Promise(
                    conversation=cid,
                    message=mid,
                    due_at=at,
                    promise_at=at,
                    statement=f"{hours}",
                    made_at=NOW,
                )
            )
        first = shelves.promises.open()[0]
        shelves.promises.save(first.ended(PromiseState.BROKEN, now=NOW))
    with units.reading() as shelves:
        left = [promise.statement for promise in shelves.promises.open()]
        broken = shelves.promises.broken_since(NOW)

    assert left == ["3", "5"]
    assert broken == 1


def test_the_cursor_is_replaced(units):
    cursor = Cursor(account="main", mailbox="INBOX", uid_validity=1, last_uid=5, first_seen_at=NOW)
    with units.writing() as shelves:
        shelves.cursors.put(cursor)
        shelves.cursors.put(replace(cursor, last_uid=9))
    with units.reading() as shelves:
        found = shelves.cursors.find("main", "INBOX")
        missing = shelves.cursors.find("main", "Sent")

    assert found.last_uid == 9
    assert missing is None


def test_the_journal_tells_a_story_in_order(units):
    with units.writing() as shelves:
        cid = shelves.conversations.add(a_conversation())
        for what in (Happened.RECEIVED, Happened.LABELLED, Happened.TAKEN):
            shelves.journal.add(
                JournalEntry(at=NOW, what=what, conversation=cid, facts={"n": 1}, by="Anna")
            )
    with units.reading() as shelves:
        story = [entry.what for entry in shelves.journal.of_conversation(cid)]
        since = shelves.journal.since(NOW)

    assert story == [Happened.RECEIVED, Happened.LABELLED, Happened.TAKEN]
    assert dict(since[0].facts) == {"n": 1}


def test_a_naive_time_is_refused(units):
    with pytest.raises(Exception, match="naive"), units.writing() as shelves:
        shelves.outbox.add(an_outgoing(due_at=NOW.replace(tzinfo=None)))


def test_a_commit_tells_its_topics_and_a_rollback_none(units):
    heard = []
    units.committed = heard.append
    with units.writing() as shelves:
        shelves.outbox.add(an_outgoing())
    with pytest.raises(RuntimeError), units.writing() as shelves:
        shelves.facts.put("x", 1)
        raise RuntimeError

    assert heard == [frozenset({"outbox"})]


def test_writers_wait_for_each_other(tmp_path):
    """Eight threads count together; a lost update would show."""
    with SqliteUnits(tmp_path / "s.sqlite3") as units:

        def count():
            for _ in range(25):
                with units.writing() as shelves:
                    shelves.facts.put("n", (shelves.facts.get("n") or 0) + 1)

        threads = [threading.Thread(target=count) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        with units.reading() as shelves:
            assert shelves.facts.get("n") == 200


def test_a_reader_sees_one_state_while_a_writer_commits(tmp_path):
    with SqliteUnits(tmp_path / "s.sqlite3") as units:
        with units.writing() as shelves:
            shelves.facts.put("n", 1)
        with units.reading() as reading:
            before = reading.facts.get("n")
            with units.writing() as writing:
                writing.facts.put("n", 2)
            after = reading.facts.get("n")

    assert (before, after) == (1, 1)


def test_the_file_survives_closing(tmp_path: Path):
    file = tmp_path / "s.sqlite3"
    with SqliteUnits(file) as units, units.writing() as shelves:
        shelves.facts.put("n", 1)
    with SqliteUnits(file) as units, units.reading() as shelves:
        assert shelves.facts.get("n") == 1


def test_a_store_that_has_no_connection_left_fails_and_keeps_nobody_waiting(tmp_path, monkeypatch):
    """A lock that is not given back would stop every writer for ever."""

    def none_left():
        raise PoolTimeout("QueuePool limit")

    with SqliteUnits(tmp_path / "s.sqlite3") as units:
        real = units._engine
        units._engine = SimpleNamespace(connect=none_left)
        with pytest.raises(StoreError), units.writing():
            pass
        units._engine = real

        def write():
            with units.writing() as shelves:
                shelves.facts.put("n", 1)

        thread = threading.Thread(target=write)
        thread.start()
        thread.join(5)
        assert not thread.is_alive()
