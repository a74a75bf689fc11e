"""Responders that write to each other, through servers that take away every mark, fall silent.

Each office is the real decision, wording and ledger; only the servers between them are careless.
"""

import re
from collections import Counter
from datetime import timedelta
from itertools import count

import pytest

from reachapp.autoreply.caps import Cap
from reachapp.autoreply.ledger import MemoryLedger
from reachapp.bootstrap import decider
from reachapp.core.parse import read_message
from reachapp.engine import requests as ask
from reachapp.engine.decide import Incoming
from tests.builders import a_raw_mail
from tests.stories.world import MONDAY, a_profile

MARKS = ("auto-submitted", "x-auto-response-suppress", "x-reachapp-ref", "precedence", "x-loop")
THREAD = ("in-reply-to", "references", "message-id")
DECIDER = decider(b"r" * 32)
MOST_MAILS = 1500


class Office:
    """One responder: what it is sent, and what it answers."""

    def __init__(self, number):
        self.domain = f"office{number}.example"
        self.address = f"desk@{self.domain}"
        self.profile = a_profile(owner=self.address, has_help=False)
        self.ledger = MemoryLedger()
        self.sent = []
        """Each reply as (moment, whom to)."""
        self.caps = []
        self._keys = count()

    def receives(self, raw, at):
        """Return the reply to `raw`, or None; what left is in the ledger."""
        incoming = Incoming(
            message=read_message(raw),
            raw=raw,
            role="inbox",
            flags=frozenset(),
            internal_date=at,
            key=f"{self.domain}:{next(self._keys)}",
        )
        decision = DECIDER.decide(incoming, self.profile, self.ledger, enabled_since=None, now=at)
        if decision.trips_cap:
            self.caps.append(decision.cap)
            self.ledger.trip(now=at)
        entry = decision.ledger_entry(at)
        if entry is None:
            return None
        self.ledger.record(entry)
        self.sent.append((at, entry.canonical))
        return decision.written.composed.raw

    def most_in(self, window):
        """Return the most replies to one sender, and to all, within a window of this length."""
        each, everyone = 0, 0
        for start, _ in self.sent:
            inside = [to for at, to in self.sent if start <= at < start + window]
            everyone = max(everyone, len(inside))
            each = max(each, *Counter(inside).values())
        return each, everyone


def carried(raw, *, to, sender, drops=()):
    """Return what a careless server makes of a mail: other addresses, and fields are gone."""
    head, _, body = raw.partition(b"\r\n\r\n")
    fields = re.split(rb"\r\n(?![ \t])", head)
    gone = {"return-path", "from", "to", *drops}
    kept = [field for field in fields if field.partition(b":")[0].decode().lower() not in gone]
    new = [f"Return-Path: <{sender}>", f"From: {sender}", f"To: {to}"]
    return b"\r\n".join([*(line.encode() for line in new), *kept]) + b"\r\n\r\n" + body


def ring(size, *, drops=(), sender=None, days=2, every=timedelta(seconds=70)):
    """Send one mail into a ring in which each reply goes on to the next office.

    Where a reply fails to come, the last mail goes round again, as a server would that never gives
    up. `sender` names who the n-th mail is from; without it, it is the office that wrote it.
    """
    offices = [Office(number) for number in range(size)]
    raw = a_raw_mail(to=offices[0].address, message_id="<first@client.example>")
    writer, at = "anna@client.example", MONDAY
    for number in range(MOST_MAILS):
        office = offices[number % size]
        who = sender(number) if sender else writer
        mail = carried(raw, to=office.address, sender=who, drops=drops if number else ())
        answer = office.receives(mail, at)
        raw = answer or raw
        writer = office.address
        at += every
        if at > MONDAY + timedelta(days=days):
            break
    return offices


@pytest.mark.parametrize("size", [2, 3, 5])
def test_a_ring_ends_after_one_reply(size):
    assert sum(len(office.sent) for office in ring(size, days=1)) == 1


@pytest.mark.parametrize("size", [2, 3, 5])
@pytest.mark.parametrize("mark", MARKS[:3])
def test_it_ends_so_too_where_one_mark_is_taken_away(size, mark):
    assert sum(len(office.sent) for office in ring(size, drops=(mark,), days=1)) == 1


@pytest.mark.parametrize("size", [2, 3, 5])
def test_without_any_mark_each_office_answers_a_thread_once(size):
    for office in ring(size, drops=MARKS):
        assert len(office.sent) <= 1


@pytest.mark.parametrize("size", [2, 3, 5])
def test_without_any_mark_or_thread_each_sender_is_answered_once(size):
    for office in ring(size, drops=(*MARKS, *THREAD)):
        most, _ = office.most_in(timedelta(days=1))
        assert most <= 1
        assert len(office.sent) <= 2


@pytest.mark.parametrize("size", [2, 3, 5])
def test_a_new_name_each_time_trips_the_breaker(size):
    offices = ring(size, drops=(*MARKS, *THREAD), sender=lambda n: f"anna{n}@client.example")

    for office in offices:
        assert office.most_in(timedelta(days=1)) <= (1, 3)
        assert office.caps == [Cap.DOMAIN_HOUR]
        assert len(office.sent) == 3


def test_a_new_domain_each_time_trips_it_at_thirty_an_hour():
    offices = ring(
        2, drops=(*MARKS, *THREAD), sender=lambda n: f"a@c{n}.example", every=timedelta(seconds=20)
    )

    for office in offices:
        assert office.most_in(timedelta(hours=1)) == (1, 30)
        assert office.caps == [Cap.ACCOUNT_HOUR]
        assert len(office.sent) == 30


def test_a_new_handle_each_time_gives_one_sender_three_a_day():
    office = Office(0)
    for number in range(12):
        settings = office.profile.autoreply.model_copy(update={"handle": f"h{number}"})
        office.profile = office.profile.model_copy(update={"autoreply": settings})
        raw = a_raw_mail(to=office.address, message_id=f"<m{number}@client.example>")
        office.receives(raw, MONDAY + timedelta(hours=number))

    assert office.most_in(timedelta(days=1)) == (3, 3)
    assert office.caps == [Cap.SENDER_DAY]


def test_the_breaker_says_so_and_waits_for_the_owner(world):
    for number in range(5):
        world.mail(from_=f"p{number}@firm.example")
        world.look()
    world.pass_time(minutes=3)

    assert world.status().is_stopped
    for number in range(3):
        world.client(f"p{number}@firm.example").expects_reply()
    told = [line for row in world.rows() for line in world.opened(row).history]
    (reached,) = [line for line in told if line.what == "cap_reached"]
    assert reached.facts["cap"] == "domain_hour"

    world.mail(from_="bert@other.example")
    world.pass_time(minutes=3)
    world.client("bert@other.example").expects_nothing()

    world.owner_asks(ask.ResumeReplies(by="Sanne"))
    assert not world.status().is_stopped
    world.mail(from_="carla@third.example")
    world.pass_time(minutes=3)
    world.client("carla@third.example").expects_reply()
