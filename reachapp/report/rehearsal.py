"""What a mailbox's past would have caused: each mail with its reply, its promise, its alarm."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from reachapp.core.verdict import Urgency


class Fate(StrEnum):
    """What would have become of a promise, by the answers that were really given."""

    KEPT = "kept"
    BROKEN = "broken"
    """A person answered, but after the promised moment."""
    UNANSWERED = "unanswered"
    """The moment passed and nobody has answered until now."""
    RUNNING = "running"
    """Its moment lies ahead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RehearsedMail:
    """One mail of the past, and what would have followed from it."""

    at: datetime
    """When the server took it."""
    contact: str
    address: str
    subject: str
    label: Urgency
    is_grey: bool = False
    is_outside_hours: bool = False
    has_reply: bool = False
    reason: str = ""
    """The situation of the reply, or the code of why there is none."""
    statement: str = ""
    """The promise as the client would have read it."""
    promise_at: datetime | None = None
    """Told; None where the reply names no time, or there is none."""
    rings: bool = False
    """It would have been passed on to a person at once."""
    answered_at: datetime | None = None
    """A person's first answer, as it stands in Sent."""
    fate: Fate | None = None
    """Of the promise, where one would have been told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rehearsal:
    """The whole rehearsal; nothing of it was stored or sent."""

    since: datetime
    until: datetime
    zone: str
    mails: tuple[RehearsedMail, ...] = ()
    """In the order in which they came."""
    has_target: bool = True
    """There is an assistant or a telephone to pass urgent mail on to."""
    capped: int = 0
    """Mails at which a limit would have stopped replies until the owner resumed them."""
    left_out: int = 0
    """Older mails that were not looked at, because there were too many."""

    @property
    def labels(self) -> Mapping[Urgency, int]:
        """How many mails had each label."""
        return {each: sum(mail.label is each for mail in self.mails) for each in Urgency}

    @property
    def replies(self) -> tuple[RehearsedMail, ...]:
        """The mails that would have had a reply."""
        return tuple(mail for mail in self.mails if mail.has_reply)

    @property
    def rings(self) -> tuple[RehearsedMail, ...]:
        """The mails that would have rung."""
        return tuple(mail for mail in self.mails if mail.rings)

    @property
    def silences(self) -> Mapping[str, int]:
        """Why the others would have had none, the commonest first."""
        return dict(Counter(mail.reason for mail in self.mails if not mail.has_reply).most_common())

    @property
    def fates(self) -> Mapping[Fate, int]:
        """What would have become of the promises."""
        found = Counter(mail.fate for mail in self.mails)
        return {each: found[each] for each in Fate}

    @property
    def failed(self) -> tuple[RehearsedMail, ...]:
        """The mails whose promise would have been broken, or is not answered yet."""
        bad = (Fate.BROKEN, Fate.UNANSWERED)
        return tuple(mail for mail in self.mails if mail.fate in bad)

    def as_json(self) -> dict[str, Any]:
        """Return it as plain values; moments in UTC."""
        return {
            "since": _utc(self.since),
            "until": _utc(self.until),
            "zone": self.zone,
            "has_target": self.has_target,
            "left_out": self.left_out,
            "counts": {
                "mails": len(self.mails),
                "labels": {label.value: n for label, n in self.labels.items()},
                "replies": len(self.replies),
                "silences": dict(self.silences),
                "rings": len(self.rings),
                "rings_outside_hours": sum(mail.is_outside_hours for mail in self.rings),
                "promises": {fate.value: n for fate, n in self.fates.items()},
                "capped": self.capped,
            },
            "mails": [_mail(mail) for mail in self.mails],
        }


def fate_of(promise_at: datetime, answered_at: datetime | None, *, now: datetime) -> Fate:
    """Say what would have become of a promise."""
    if answered_at is not None:
        return Fate.KEPT if answered_at <= promise_at else Fate.BROKEN
    return Fate.RUNNING if now <= promise_at else Fate.UNANSWERED


def _mail(mail: RehearsedMail) -> dict[str, Any]:
    return {
        "received_at": _utc(mail.at),
        "contact": mail.contact,
        "address": mail.address,
        "subject": mail.subject,
        "label": mail.label.value,
        "grey": mail.is_grey,
        "outside_hours": mail.is_outside_hours,
        "reply": "reply" if mail.has_reply else "suppress",
        "reason": mail.reason,
        "statement": mail.statement or None,
        "promise_at": _utc(mail.promise_at) if mail.promise_at else None,
        "rings": mail.rings,
        "answered_at": _utc(mail.answered_at) if mail.answered_at else None,
        "fate": mail.fate.value if mail.fate else None,
    }


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
