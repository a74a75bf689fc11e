"""Counts in the working time of a rule: when the owner is warned, how much work lies between.

A warning that was taken off the clock would ring at midnight or on a Sunday.
"""

from datetime import datetime, timedelta

from reachapp.availability.due import end_of_minutes
from reachapp.availability.instants import minute_after, minute_of, moment_of
from reachapp.availability.plan import Plan
from reachapp.availability.rule import RespondKind, Rule

WARNED_AFTER_PERCENT = 75
"""Of a promise's working time."""
LAST_HOUR = timedelta(hours=1)


def warn_moment(plan: Plan, rule: Rule, start: datetime, promise_at: datetime) -> datetime:
    """When to warn of a promise made for mail of `start`: within working time, before it breaks.

    It is the available minute in which three quarters of the available minutes are over. An
    emergency line at night has none and counts real time; where everybody is away before the
    promise, its last hour is what is left.
    """
    free = plan.free_time(rule)
    first, last = minute_after(start), minute_of(promise_at)
    intervals = list(free.intervals(first, last)) if first < last else []
    whole = sum(end - begin for begin, end in intervals)
    if not whole and rule.respond.kind is RespondKind.ELAPSED_MINUTES:
        return start + (promise_at - start) * WARNED_AFTER_PERCENT / 100
    if not whole:
        return max(start, promise_at - LAST_HOUR)
    passed = max(whole * WARNED_AFTER_PERCENT // 100, 1)
    end = end_of_minutes(intervals, passed)
    # the minute itself, not the instant after it: that may be closing time
    return moment_of(last if end is None else end) - timedelta(minutes=1)


def working_minutes(plan: Plan, rule: Rule, start: datetime, end: datetime) -> int:
    """How many available minutes of the rule lie between."""
    first, last = minute_after(start), minute_of(end)
    if first >= last:
        return 0
    return sum(b - a for a, b in plan.free_time(rule).intervals(first, last))


def after_working_minutes(plan: Plan, rule: Rule, start: datetime, minutes: int) -> datetime | None:
    """When that many available minutes have passed since `start`; None: not within the horizon."""
    first = minute_after(start)
    intervals = plan.free_time(rule).intervals(first, first + plan.horizon)
    end = end_of_minutes(intervals, minutes)
    return None if end is None else moment_of(end)
