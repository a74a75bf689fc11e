"""The numbers of one week as values: what was labelled, told, kept and passed on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from reachapp.core.promises import PromiseState
from reachapp.core.verdict import Urgency
from reachapp.report.iso_week import IsoWeek

Cell = tuple[int, int]
"""Weekday (Monday is 0) and hour of the owner's clock."""


class Cause(StrEnum):
    """Why a promise broke, as far as the journal tells; the first that holds."""

    SICK = "sick"
    """Somebody fell ill after it was made."""
    FOCUS = "focus"
    """Focus began after it was made."""
    PLAN_CHANGED = "plan_changed"
    """The settings were changed after it was made."""
    CROWDED = "crowded"
    """Several promises fell due within the same hour."""
    LATE = "late"
    """Somebody had taken it, and the answer came too late."""
    NOT_TAKEN = "not_taken"
    """Nobody had taken it when it passed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldPromise:
    """One promise in the report, with what became of it."""

    conversation: int
    contact: str
    subject: str
    promise_at: datetime
    state: PromiseState
    is_revised: bool = False
    answered_at: datetime | None = None
    cause: Cause | None = None
    """Of a broken one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptInWeek:
    """How many promises of a week were kept, for the bars of the last eight weeks."""

    week: IsoWeek
    kept: int
    broken: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekReport:
    """One ISO week in the owner's zone. Everything is derived and can be worked out again."""

    week: IsoWeek
    zone: str
    since: datetime
    until: datetime
    made_at: datetime
    owner: str = ""
    received: int = 0
    """Mails of clients, without those that lay there before Reachapp came."""
    labels: Mapping[Urgency, int] = field(default_factory=lambda: MappingProxyType({}))
    relabelled: int = 0
    replies: int = 0
    suppressed: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    """Mails without an automatic reply, by the code of the reason."""
    would_reply: int = 0
    """Observing: replies that would have been sent."""
    would_forward: int = 0
    told: int = 0
    """Promises that clients heard in this week."""
    kept: int = 0
    """Of those whose told time fell in this week."""
    broken: int = 0
    released: int = 0
    waiting: int = 0
    """Still open; their time has not passed when the report is made."""
    revised: int = 0
    """Told anew before their time; kept or broken, they count there, too."""
    unspecified: int = 0
    """Told without a time."""
    trouble: tuple[ToldPromise, ...] = ()
    """The broken and the revised ones."""
    forwarded: int = 0
    """Urgent messages that were passed on to a person."""
    taken: int = 0
    """Those among them that a person took, answered or closed."""
    minutes_to_taken: int | None = None
    """The median of them."""
    answers: int = 0
    """First answers of a person."""
    minutes_to_answer: int | None = None
    """Real time from the first mail to the first answer: the median."""
    minutes_to_answer_before: int | None = None
    """The same in the week before."""
    history: tuple[KeptInWeek, ...] = ()
    """The last eight weeks with this one at the end."""
    cells: Mapping[Cell, int] = field(default_factory=lambda: MappingProxyType({}))
    """When clients came."""
    open_cells: frozenset[Cell] = frozenset()
    """The owner's hours in that week."""
    outside: int = 0
    """Mails that came outside the owner's hours."""
    outside_urgent: int = 0
    due: tuple[ToldPromise, ...] = ()
    """Open promises of the week after, the earliest first."""

    @property
    def is_complete(self) -> bool:
        """The week is over."""
        return self.made_at >= self.until

    @property
    def ended(self) -> int:
        """Promises that were kept or broken."""
        return self.kept + self.broken
