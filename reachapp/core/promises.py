"""The promise: the moment that was told to a sender, kept only by a person's answer."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum


class PromiseState(StrEnum):
    """The life of a promise; revised and paused are flags beside it."""

    OPEN = "open"
    KEPT = "kept"
    BROKEN = "broken"
    RELEASED = "released"


class Outlook(StrEnum):
    """What the plan of today says about an open promise."""

    FITS = "fits"
    LATE = "late"
    """The plan gives a later moment now."""
    NO_TIME = "no_time"
    """The plan gives no moment any more."""


class NoticeKind(StrEnum):
    """What a notice to a client says."""

    DELAY = "delay"
    """The told moment lies ahead, a later one is named."""
    BROKEN = "broken"
    """The told moment lies ahead and will not be kept; no new one can be named."""
    APOLOGY = "apology"
    """The told moment has passed; a new one is named where there is one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """What one sender was told, frozen; only `due_at` (inner) may move."""

    id: int = 0
    conversation: int
    message: int
    due_at: datetime
    """The exact inner time, UTC."""
    promise_at: datetime
    """The told time, rounded up, UTC; never earlier than `due_at` was at telling."""
    statement: str
    """The words that the client read."""
    made_at: datetime
    told_at: datetime | None = None
    """When the reply left; None while it waits in the outbox."""
    state: PromiseState = PromiseState.OPEN
    revised: bool = False
    unspecified: bool = False
    """Told without a time: the plan could promise nothing."""
    warned_at: datetime | None = None
    ended_at: datetime | None = None
    why: str = ""
    """JSON of the inputs: rule, situation, zone, urgency."""
    received_at: datetime | None = None
    """When the mail came that it answers: from there it is worked out anew."""
    told_by: str = ""
    """Key of the outbox row that tells it."""
    language: str = ""
    """In which the client was told."""
    warn_at: datetime | None = None
    """When the owner is warned, in working time; None where it was never worked out."""
    outlook: Outlook = Outlook.FITS
    again_at: datetime | None = None
    """What would be told by the plan of today, where that is later."""
    again_statement: str = ""

    def ended(self, state: PromiseState, *, now: datetime) -> "Promise":
        """Return it closed as kept, broken or released."""
        return replace(self, state=state, ended_at=now)

    def revised_to(self, promise_at: datetime | None, statement: str) -> "Promise":
        """Return it as the client knows it after a notice: never earlier than before."""
        if promise_at is None:
            return replace(self, revised=True, unspecified=True, statement=statement)
        later = max(self.promise_at, promise_at)
        return replace(self, promise_at=later, statement=statement, revised=True, warned_at=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """What one client is told about one promise; the mail may hold several of them."""

    key: str
    """Of the outbox row."""
    promise: int
    conversation: int
    kind: NoticeKind
    old_promise_at: datetime
    old_statement: str
    promise_at: datetime | None
    """The new moment; None where none could be named."""
    due_at: datetime | None
    warn_at: datetime | None
    """When the owner is warned of the new moment."""
    statement: str
    text: str
    """The whole mail as the client reads it."""
    queued_at: datetime
    sent_at: datetime | None = None
    by: str = ""
    """Who asked for it; empty where Reachapp did."""
