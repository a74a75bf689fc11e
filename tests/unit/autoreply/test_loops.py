"""Two offices that answer each other fall silent; each half of the protection holds alone."""

from datetime import UTC, datetime, timedelta

import pytest

from reachapp.autoreply.case import Arrival, ReplySettings, ReplyTo
from reachapp.autoreply.compose import Signature, compose
from reachapp.autoreply.guards import decide
from reachapp.autoreply.ledger import LedgerEntry, MemoryLedger
from reachapp.core.outbox import computed_message_id, reference
from reachapp.core.parse import read_message
from reachapp.core.verdict import Urgency, Verdict

NOW = datetime(2026, 11, 24, 10, tzinfo=UTC)
LATER = Verdict(urgency=Urgency.LATER, score=0.1)


class Office:
    def __init__(self, address):
        self.address = address
        self.ledger = MemoryLedger()
        self.sent = 0

    def receives(self, raw, at):
        """Return the reply to `raw` as the other side gets it, or None."""
        message = read_message(raw)
        answer = decide(
            message,
            arrival=Arrival(role="inbox", internal_date=at),
            settings=ReplySettings(own_addresses=(self.address,)),
            ledger=self.ledger,
            verdict=LATER,
            now=at,
        )
        if not isinstance(answer, ReplyTo):
            return None
        self.sent += 1
        key = f"reply:{self.sent}"
        domain = self.address.partition("@")[2]
        mark = Signature(
            owner_name="",
            message_id=computed_message_id(b"k", key + domain, domain),
            reference=reference(b"k", key),
        )
        written = compose(
            message, answer, body="Binnen.", fallback_subject="x", signature=mark, now=at
        )
        self.ledger.record(
            LedgerEntry(
                key=key,
                canonical=answer.canonical,
                handle=answer.handle,
                at=at,
                thread_ids=(*answer.thread_ids, mark.message_id),
            )
        )
        return f"Return-Path: <{self.address}>\r\n".encode() + written.raw


def without(*names):
    """Return what a careless server makes of a mail: these fields are gone."""

    def strip(raw):
        head, _, body = raw.partition(b"\r\n\r\n")
        lines = [
            line
            for line in head.split(b"\r\n")
            if not line.lower().startswith(tuple(name.lower().encode() + b":" for name in names))
        ]
        return b"\r\n".join(lines) + b"\r\n\r\n" + body

    return strip


FIRST = (
    b"Return-Path: <ann@a.example>\r\nFrom: ann@a.example\r\nTo: bob@b.example\r\n"
    b"Message-ID: <first@a.example>\r\nSubject: Vraag\r\n\r\nEen vraag.\r\n"
)
MARKS = ("Auto-Submitted", "X-Auto-Response-Suppress", "X-Reachapp-Ref")


def exchange(raw, change, *, days=1):
    """Let two offices write to each other for `days`; return how many replies were sent."""
    ann, bob = Office("ann@a.example"), Office("bob@b.example")
    at, reader, writer = NOW, bob, ann
    while raw is not None and at < NOW + timedelta(days=days):
        answer = reader.receives(change(raw), at)
        raw = answer
        at += timedelta(minutes=5)
        reader, writer = writer, reader
    return ann.sent + bob.sent


def test_two_offices_fall_silent_after_one_reply():
    assert exchange(FIRST, lambda raw: raw) == 1


@pytest.mark.parametrize("mark", [MARKS[:1], MARKS[1:], ("X-Reachapp-Ref",), MARKS[:2]])
def test_each_mark_alone_ends_it(mark):
    assert exchange(FIRST, without(*mark)) == 1


def test_the_memory_alone_ends_it():
    assert exchange(FIRST, without(*MARKS)) <= 2


def test_the_memory_ends_it_without_any_thread():
    assert exchange(FIRST, without(*MARKS, "In-Reply-To", "References", "Message-ID")) <= 2


def test_an_office_that_writes_to_itself_says_nothing():
    own = FIRST.replace(b"bob@b.example", b"ann@a.example")

    assert Office("ann@a.example").receives(own, NOW) is None


def test_a_sender_with_a_new_address_each_time_is_stopped_by_the_caps():
    office = Office("bob@b.example")
    answered = 0
    for number in range(200):
        raw = FIRST.replace(b"ann@", f"ann{number}@".encode())
        raw = raw.replace(b"<first@", f"<first{number}@".encode())
        answered += office.receives(raw, NOW + timedelta(seconds=number)) is not None

    assert answered == 3


def test_a_reply_to_the_reply_by_a_person_is_not_answered_again():
    bob = Office("bob@b.example")
    reply = read_message(bob.receives(FIRST, NOW))
    answer = FIRST.replace(
        b"Subject:", b"In-Reply-To: " + reply.message_id.encode() + b"\r\nSubject:"
    ).replace(b"<first@", b"<second@")

    assert bob.receives(answer, NOW + timedelta(hours=1)) is None
    assert bob.receives(answer.replace(b"ann@", b"colleague@"), NOW + timedelta(hours=1)) is None
