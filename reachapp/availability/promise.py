"""The moment that a sender may be told, and how it moves when the plan changes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from reachapp.availability.due import Clock, find_due, promise_minute
from reachapp.availability.instants import find_zone, minute_after, minute_of, moment_of
from reachapp.availability.plan import Plan
from reachapp.availability.rule import Rule
from reachapp.availability.schedule import first_hours
from reachapp.availability.situation import PlanState
from reachapp.availability.words import statement, statement_near, told

Pause = tuple[datetime, datetime | None]


class NoPromiseReason(StrEnum):
    """Why no time can be told."""

    NO_RULE = "no_rule"
    NO_AVAILABILITY = "no_availability"
    PAUSED = "paused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Promised:
    """A time that can be told. All instants are UTC."""

    due_at: datetime
    """The exact inner time."""
    promise_at: datetime
    """The told time: `due_at` rounded up."""
    statement: str
    statement_near: str
    zone: str
    """The zone in which the statement is written."""
    rule: Rule
    state: PlanState
    """The situation in the minute of receipt."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoPromise:
    """No time can be told, and why."""

    reason: NoPromiseReason
    rule: Rule | None = None
    state: PlanState | None = None


def state_at(plan: Plan, schedule: str, now: datetime) -> PlanState:
    """Return what the owner is at `now` by that schedule, and until when."""
    return plan.situations(schedule).state_at(now, plan.horizon)


def promise_for(  # noqa: PLR0913  the facts of one message
    plan: Plan,
    *,
    channel: str,
    contact_class: str,
    urgency: str | Sequence[str],
    received_at: datetime,
    items_ahead: int = 0,
    client_tz: str | None = None,
    pauses: Sequence[Pause] = (),
    language: str = "nl",
) -> Promised | NoPromise:
    """Return the time that a sender may be told, or why there is none.

    Of several urgencies the first for which a rule applies counts (grey first, then later).
    A pause without an end: we still wait for the sender. An unknown `client_tz` counts as none.
    """
    rule = _find_rule(plan, channel, contact_class, urgency)
    if rule is None:
        return NoPromise(reason=NoPromiseReason.NO_RULE)
    state = state_at(plan, rule.schedule, received_at)
    if any(end is None for _, end in pauses):
        return NoPromise(reason=NoPromiseReason.PAUSED, rule=rule, state=state)
    ended = tuple((minute_after(a), minute_after(b)) for a, b in pauses if b is not None)
    clock = Clock(
        start=minute_after(received_at),
        horizon=plan.horizon,
        pauses=ended,
        items_ahead=items_ahead,
    )
    hours = first_hours(plan.schedule_of(rule))
    due = find_due(rule, plan.free_time(rule), hours, clock)
    if due is None:
        return NoPromise(reason=NoPromiseReason.NO_AVAILABILITY, rule=rule, state=state)
    reader_zone = find_zone(client_tz)
    promise = promise_minute(rule, hours, due, clock.start, reader_zone)
    schedule_zone = hours.zone_at(promise)
    when = told(promise, minute_of(received_at), schedule_zone, reader_zone)
    return Promised(
        due_at=moment_of(due),
        promise_at=moment_of(promise),
        statement=statement(when, language),
        statement_near=statement_near(when, language),
        zone=(reader_zone or schedule_zone).key,
        rule=rule,
        state=state,
    )


def _find_rule(
    plan: Plan, channel: str, contact_class: str, urgency: str | Sequence[str]
) -> Rule | None:
    for each in [urgency] if isinstance(urgency, str) else urgency:
        rule = plan.find_rule(channel, contact_class, each)
        if rule is not None:
            return rule
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """What becomes of a told promise when the plan has changed."""

    promise_at: datetime | None
    """The later of the old and the new time; None where no time is left."""
    notify: bool
    broken: bool


def revise(told_at: datetime, again: datetime | None, *, now: datetime) -> Revision:
    """Return what to tell when a promise for `told_at` comes out as `again` (None: no time).

    A told time never moves forward. What has passed is broken: there is nothing to announce.
    """
    broken = now >= told_at
    if again is None:
        return Revision(promise_at=None, notify=not broken, broken=broken)
    later = max(told_at, again)
    return Revision(promise_at=later, notify=later > told_at and not broken, broken=broken)
