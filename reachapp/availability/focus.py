"""Focus now: edits of a plan that switch every channel off for a while, and usual ends for it."""

from collections.abc import Mapping
from datetime import date, datetime
from itertools import pairwise
from typing import Any

from reachapp.availability.form import Findings, Form
from reachapp.availability.instants import from_wall, local, minute_of, moment_of
from reachapp.availability.plan import Plan
from reachapp.availability.schedule import BlockKind, FixedBlock, Hours, RecurringBlock, first_hours
from reachapp.availability.schedule_form import read_block

Policy = Mapping[str, Any]

LUNCH_FROM, LUNCH_UNTIL = 11 * 60, 14 * 60
USUAL_LUNCH = 12 * 60 + 30


def with_focus(
    policy: Policy, from_: datetime, to: datetime, *, schedule: str = "main"
) -> dict[str, Any]:
    """Return the plan with a focus block added; of a combination its first member gets it."""
    hours = first_hours(Plan(policy).schedule(schedule))
    block = {"kind": BlockKind.FOCUS.value, "from": from_.isoformat(), "to": to.isoformat()}
    return with_blocks(policy, hours.name, [*blocks_of(policy, hours.name), block])


def without_focus(policy: Policy, now: datetime, *, schedule: str = "main") -> dict[str, Any]:
    """Return the plan with a running focus ended at `now`; what has passed of it stays.

    One date of a recurring focus is taken out of its pattern.
    """
    hours = first_hours(Plan(policy).schedule(schedule))
    minute = minute_of(now)
    left: list[Policy] = []
    for written in blocks_of(policy, hours.name):
        left += _ended(written, hours, minute)
    return with_blocks(policy, hours.name, left)


def focus_until_lunch(plan: Plan, now: datetime, *, schedule: str = "main") -> datetime | None:
    """Return today's lunch, or None once it has begun.

    Lunch follows the window before the longest gap between 11 and 14 o'clock; where there is
    no gap it is at 12:30.
    """
    hours = first_hours(plan.schedule(schedule))
    day, _ = local(minute_of(now), hours.zone_at(minute_of(now)))
    zone = hours.zone_on(day)
    earliest, latest = from_wall(day, LUNCH_FROM, zone), from_wall(day, LUNCH_UNTIL, zone)
    windows = [window for span in hours.spans_of(day) for window in hours.windows(*span)]
    gaps = [
        (min(after, latest) - max(before, earliest), -before)
        for (_, before), (after, _) in pairwise(windows)
        if after > earliest and before < latest
    ]
    lunch = -max(gaps)[1] if gaps else from_wall(day, USUAL_LUNCH, zone)
    return moment_of(lunch) if lunch > minute_of(now) else None


def focus_until_end_of_day(plan: Plan, now: datetime, *, schedule: str = "main") -> datetime | None:
    """Return the end of the last window that starts today, or None where none is left.

    Before today's first window the night that still runs counts as today.
    """
    hours = first_hours(plan.schedule(schedule))
    minute = minute_of(now)
    today, _ = local(minute, hours.zone_at(minute))
    for day in (today, today - 1):
        zone = hours.zone_on(day)
        windows = [pattern.interval(day, zone) for pattern in hours.patterns_of(day)]
        ends = [end for start, end in windows if start < end and end > minute]
        if ends:
            return moment_of(max(ends))
    return None


def blocks_of(policy: Policy, name: str) -> list[Policy]:
    """Return the blocks of a plain schedule, as they are written."""
    return list(policy["schedules"][name].get("blocks") or ())


def with_blocks(policy: Policy, name: str, blocks: list[Policy]) -> dict[str, Any]:
    """Return the plan with these blocks instead."""
    schedules = dict(policy["schedules"])
    schedules[name] = {**schedules[name], "blocks": blocks}
    return {**policy, "schedules": schedules}


def _ended(written: Policy, hours: Hours, minute: int) -> list[Policy]:
    block = read_block(Form(written, "blocks", Findings()), hours)
    if block.kind is not BlockKind.FOCUS:
        return [written]
    if isinstance(block, FixedBlock):
        if not block.start <= minute < block.end:
            return [written]
        return _passed(block.start, minute)
    day = _running_on(block, hours, minute)
    if day is None:
        return [written]
    dates = [*(written.get("except") or ()), date.fromordinal(day).isoformat()]
    start, _ = block.pattern.interval(day, hours.zone_on(day))
    return [{**written, "except": dates}, *_passed(start, minute)]


def _running_on(block: RecurringBlock, hours: Hours, minute: int) -> int | None:
    today, _ = local(minute, hours.zone_at(minute))
    for day in (today, today - 1, today + 1):
        start, end = block.pattern.interval(day, hours.zone_on(day))
        if block.pattern.holds_on(day) and start <= minute < end:
            return day
    return None


def _passed(start: int, minute: int) -> list[Policy]:
    if start >= minute:
        return []
    span = {"from": moment_of(start).isoformat(), "to": moment_of(minute).isoformat()}
    return [{"kind": BlockKind.FOCUS.value, **span}]
