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

    def ended(self, state: PromiseState, *, now: datetime) -> "Promise":
        """Return it closed as kept, broken or released."""
        return replace(self, state=state, ended_at=now)
