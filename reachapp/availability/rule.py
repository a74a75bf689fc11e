"""The answer rules of a plan: for whom, on which schedule, how fast."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from reachapp.availability.form import Findings, Form
from reachapp.availability.schedule import BlockKind

DEFAULT_CHANNEL, DEFAULT_CLASS, DEFAULT_URGENCY = "email", "normal", "later"
DEFAULT_SCHEDULE = "main"
ROUNDINGS = (1, 5, 10, 15, 20, 30, 60)
GRADED = "graded"
ANY = "*"
KINDS = tuple(BlockKind)
WHOLE_SHARE = 100


class RespondKind(StrEnum):
    """How the due time is counted."""

    WORKING_MINUTES = "working_minutes"
    WORKING_DAYS = "working_days"
    SAME_DAY = "same_day"
    NEXT_WINDOW = "next_window"
    ELAPSED_MINUTES = "elapsed_minutes"

    @property
    def starts_anew(self) -> bool:
        """Say whether the clock starts anew after a pause, instead of standing still in it."""
        return self not in {RespondKind.WORKING_MINUTES, RespondKind.ELAPSED_MINUTES}


@dataclass(frozen=True, slots=True, kw_only=True)
class Respond:
    """How fast: `count` is minutes or days by the kind; clock times are minutes of the day."""

    kind: RespondKind
    count: int
    cutoff: int | None = None
    at: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Capacity:
    """How much work fits: time per item, and the share of the day that is for answering."""

    minutes_per_item: int
    share_percent: int

    def minutes_for(self, items: int) -> int:
        """Return the working minutes that so many items take, rounded up."""
        return -(-items * self.minutes_per_item * WHOLE_SHARE // self.share_percent)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule, read; `*` matches all. `rounding` None means graded by distance."""

    index: int
    channel: str
    contact_class: str
    urgency: str
    schedule: str
    through: frozenset[BlockKind]
    respond: Respond
    rounding: int | None
    capacity: Capacity | None


def matches(rule: Mapping[str, object], facts: Mapping[str, object]) -> bool:
    """Say whether the rule's match fields are open or equal to the facts."""
    return all(_allows(rule.get(key), wanted) for key, wanted in facts.items())


def _allows(written: object, wanted: object) -> bool:
    return written is None or written in (ANY, wanted)


def read_rule(value: object, index: int, found: Findings) -> Rule:
    """Read one rule; what is wrong goes into `found`."""
    form = Form(value, f"rules[{index}]", found)
    through = form.some_of("through", KINDS)
    rule = Rule(
        index=index,
        channel=form.text("channel", ANY),
        contact_class=form.text("class", ANY),
        urgency=form.text("urgency", ANY),
        schedule=form.text("schedule", DEFAULT_SCHEDULE),
        through=frozenset(BlockKind(kind) for kind in through),
        respond=_read_respond(form.form("respond")),
        rounding=_read_rounding(form),
        capacity=_read_capacity(form.form("capacity")) if form.has("capacity") else None,
    )
    form.end()
    return rule


def _read_respond(form: Form) -> Respond:
    kind = RespondKind(form.one_of("kind", tuple(RespondKind)))
    cutoff = at = None
    count = 0
    if kind in {RespondKind.WORKING_MINUTES, RespondKind.ELAPSED_MINUTES}:
        count = form.whole("minutes")
    elif kind is RespondKind.NEXT_WINDOW:
        count = form.whole("min_minutes", least=1, default=1)
    else:
        cutoff = form.find_clock("cutoff")
    if kind is RespondKind.WORKING_DAYS:
        count = form.whole("days")
        at = form.find_clock("at")
    form.end()
    return Respond(kind=kind, count=count, cutoff=cutoff, at=at)


def _read_rounding(form: Form) -> int | None:
    minutes = form.whole("rounding_minutes", default=1)
    if minutes not in ROUNDINGS and form.has("rounding_minutes"):
        form.fault("rounding_minutes", f"must be one of {', '.join(map(str, ROUNDINGS))}")
    graded = form.value("rounding")
    if graded not in {None, GRADED} and form.found.strict:
        # Only our own form knows this key; elsewhere an unknown value is as good as no key.
        form.fault("rounding", f"must be {GRADED}")
    return None if graded == GRADED and not form.has("rounding_minutes") else minutes


def _read_capacity(form: Form) -> Capacity:
    capacity = Capacity(
        minutes_per_item=form.whole("minutes_per_item"),
        share_percent=form.whole("share_percent", least=1, default=WHOLE_SHARE),
    )
    form.end()
    return capacity
