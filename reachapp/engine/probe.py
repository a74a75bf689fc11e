"""One test mail a month to the owner's own mailbox: what this submission server really does.

Does mail with an empty return path arrive, and with `Return-Path: <>`? Does the server file a copy
in Sent by itself, and keep the Message-ID? What is learned decides how replies leave, and whether
a Sent mailbox without a reply proves that it did not leave.
"""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from reachapp.core import written_mail
from reachapp.core.automatic import LOOP_MARK, PathKind, return_path
from reachapp.core.message import Message
from reachapp.core.outbox import Outgoing, OutgoingKind, SendState, computed_message_id, reference
from reachapp.core.profile import Account, Profile
from reachapp.engine.envelopes import learned_name, null_sender_name
from reachapp.engine.stored import (
    INSTALLED_AT,
    IS_SAMPLE,
    SENDS_SINCE,
    find_moment,
    find_profile,
)
from reachapp.engine.units import Shelves, Units

RUNNING = "probe:"
"""Fact per account: the test mail that is under way; empty where there is none."""
DUE_AT = "probe_due_at:"
"""Fact per account: when the next one is due."""
SETTLING = timedelta(minutes=15)
"""After set-up the owner may still be changing the settings."""
MONTH = timedelta(days=30)
AGAIN = timedelta(days=1)
"""The wait after a test mail that did not arrive."""
COPY_WITHIN = timedelta(minutes=3)
ARRIVES_WITHIN = timedelta(minutes=30)
SUBJECT = "Reachapp: test"
TEXT = (
    "Reachapp checks once a month how this mail server sends automatic replies.\n"
    "This message needs no answer; you can delete it.\n"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Learned:
    """What a test mail has shown of a submission server."""

    at: datetime
    arrives: bool
    null_path: bool
    """It arrived with `Return-Path: <>`, as it was sent."""
    files_copy: bool
    keeps_id: bool
    seconds: int | None
    """From the server's 250 to the delivery."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Probe:
    """A test mail under way; the moments are ISO 8601."""

    key: str
    reference: str
    message_id: str
    host: str
    queued_at: str
    arrived_at: str = ""
    null_path: bool = False
    keeps_id: bool = True
    has_copy: bool = False


class Prober:
    """Sends the test mails when they are due, and draws the conclusion."""

    def __init__(self, *, units: Units, install_key: bytes) -> None:
        self._units = units
        self._install_key = install_key

    def run(self, now: datetime) -> None:
        """Do what is due; writes only where something is."""
        with self._units.reading() as shelves:
            accounts = [each.name for each, _ in _waiting(shelves, now)]
        if not accounts:
            return
        with self._units.writing() as shelves:
            profile = find_profile(shelves)
            for account, probe in list(_waiting(shelves, now)):
                if probe is None:
                    self._begin(shelves, profile, account, now=now)
                else:
                    _end(shelves, account, probe, now=now)

    def _begin(
        self, shelves: Shelves, profile: Profile, account: Account, *, now: datetime
    ) -> None:
        own = _address(profile, account)
        key = f"probe:{account.name}:{now.isoformat()}"
        probe = Probe(
            key=key,
            reference=reference(self._install_key, key),
            message_id=computed_message_id(self._install_key, key, own.rpartition("@")[2]),
            host=account.smtp.host.lower(),
            queued_at=now.isoformat(),
        )
        item = Outgoing(
            key=key,
            kind=OutgoingKind.PROBE,
            channel=f"mail:{account.name}",
            recipient=own,
            body=_mail(own, probe, now=now),
            message_id=probe.message_id,
            due_at=now,
            expires_at=now + ARRIVES_WITHIN,
        )
        if shelves.outbox.add(item):
            shelves.facts.put(RUNNING + account.name, asdict(probe))
            shelves.topics.add("outbox")


def note_arrival(shelves: Shelves, account: str, message: object, at: datetime) -> None:
    """See whether this mail of the inbox is the test mail."""
    probe = _found(shelves, account, message)
    if probe is None or not isinstance(message, Message) or probe.arrived_at:
        return
    seen = replace(
        probe,
        arrived_at=at.isoformat(),
        null_path=return_path(message).kind is PathKind.NULL,
        keeps_id=probe.keeps_id and message.message_id == probe.message_id,
    )
    shelves.facts.put(RUNNING + account, asdict(seen))


def note_copy(shelves: Shelves, account: str, message: Message) -> None:
    """See whether this mail of Sent is a copy of the test mail, filed by the server."""
    probe = _found(shelves, account, message)
    if probe is None:
        return
    keeps = probe.keeps_id and message.message_id == probe.message_id
    shelves.facts.put(RUNNING + account, asdict(replace(probe, has_copy=True, keeps_id=keeps)))


def find_learned(shelves: Shelves, account: str, host: str) -> Learned | None:
    """What the last test mail showed, or None before the first."""
    fact: Any = shelves.facts.get(learned_name(account, host))
    if not isinstance(fact, dict):
        return None
    return Learned(**fact | {"at": datetime.fromisoformat(fact["at"])})


def _waiting(shelves: Shelves, now: datetime) -> Iterator[tuple[Account, Probe | None]]:
    """Give the accounts whose test mail is to be sent (None) or judged."""
    profile = find_profile(shelves)
    settings = profile.autoreply
    may_send = settings.mode == "send" and not settings.stopped
    for account in profile.accounts:
        probe = _running(shelves, account.name)
        if probe is not None:
            if _is_over(probe, now):
                yield account, probe
        elif may_send and _address(profile, account) and _is_due(shelves, account.name, now):
            yield account, None


def _is_due(shelves: Shelves, account: str, now: datetime) -> bool:
    if shelves.facts.get(IS_SAMPLE):
        return False
    due = find_moment(shelves, DUE_AT + account)
    if due is not None:
        return due <= now
    starts = (find_moment(shelves, INSTALLED_AT + account), find_moment(shelves, SENDS_SINCE))
    return all(start is None or start + SETTLING <= now for start in starts) and any(starts)


def _is_over(probe: Probe, now: datetime) -> bool:
    if probe.arrived_at:
        return datetime.fromisoformat(probe.arrived_at) + COPY_WITHIN <= now
    return datetime.fromisoformat(probe.queued_at) + ARRIVES_WITHIN <= now


def _end(shelves: Shelves, account: Account, probe: Probe, *, now: datetime) -> None:
    item = shelves.outbox.find(probe.key)
    arrived = datetime.fromisoformat(probe.arrived_at) if probe.arrived_at else None
    shelves.facts.put(RUNNING + account.name, {})
    if arrived is None and (item is None or item.state is not SendState.SENT):
        # it never left, so nothing was learned about what arrives
        shelves.facts.put(DUE_AT + account.name, (now + AGAIN).isoformat())
        return
    left = item.changed_at if item is not None else None
    seconds = max(int((arrived - left).total_seconds()), 0) if arrived and left else None
    learned = Learned(
        at=now,
        arrives=arrived is not None,
        null_path=probe.null_path,
        files_copy=probe.has_copy,
        keeps_id=probe.keeps_id and arrived is not None,
        seconds=seconds,
    )
    shelves.facts.put(
        learned_name(account.name, probe.host), asdict(learned) | {"at": now.isoformat()}
    )
    shelves.facts.put(null_sender_name(account.name, probe.host), learned.null_path)
    wait = MONTH if learned.arrives else AGAIN
    shelves.facts.put(DUE_AT + account.name, (now + wait).isoformat())


def _running(shelves: Shelves, account: str) -> Probe | None:
    fact: Any = shelves.facts.get(RUNNING + account)
    return Probe(**fact) if fact else None


def _found(shelves: Shelves, account: str, message: object) -> Probe | None:
    if not isinstance(message, Message):
        return None
    mark = message.header(LOOP_MARK.lower())
    probe = _running(shelves, account) if mark is not None else None
    return probe if probe is not None and mark == probe.reference else None


def _mail(own: str, probe: Probe, *, now: datetime) -> bytes:
    part, content = written_mail.text_part(TEXT)
    fields = [
        ("From", own),
        ("To", own),
        ("Subject", SUBJECT),
        ("Date", written_mail.date(now)),
        ("Message-ID", probe.message_id),
        ("Auto-Submitted", "auto-generated"),
        (LOOP_MARK, probe.reference),
        ("MIME-Version", "1.0"),
        *part,
    ]
    return written_mail.mail(fields, content)


def _address(profile: Profile, account: Account) -> str:
    return account.address or next(iter(profile.owner.addresses), "")
