"""Sick leave as edits of a plan: a block over the whole time, and its end."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from reachapp.availability.focus import Policy, blocks_of, with_blocks
from reachapp.availability.form import Findings, Form
from reachapp.availability.instants import from_wall, local, minute_of, moment_of
from reachapp.availability.plan import Plan
from reachapp.availability.schedule import BlockKind, FixedBlock, Hours, first_hours
from reachapp.availability.schedule_form import read_block

NOON = 12 * 60
FARTHEST = 60
"""Days in which the next working day is looked for."""


def with_sickness(
    policy: Policy, from_: datetime, to: datetime, *, schedule: str = "main"
) -> dict[str, Any]:
    """Return the plan with the owner sick from then to then; a running sick leave is replaced."""
    well = without_sickness(policy, from_, schedule=schedule)
    hours = first_hours(Plan(well).schedule(schedule))
    block = {"kind": BlockKind.SICK.value, "from": from_.isoformat(), "to": to.isoformat()}
    return with_blocks(well, hours.name, [*blocks_of(well, hours.name), block])


def without_sickness(policy: Policy, now: datetime, *, schedule: str = "main") -> dict[str, Any]:
    """Return the plan with sick leave ended at `now`: what has passed of it stays."""
    hours = first_hours(Plan(policy).schedule(schedule))
    left: list[Mapping[str, Any]] = []
    for written in blocks_of(policy, hours.name):
        left += _ended(written, hours, minute_of(now))
    return with_blocks(policy, hours.name, left)


def assumed_end(plan: Plan, now: datetime, *, schedule: str = "main") -> datetime:
    """Return noon of the next date on which the owner works: what is assumed of an illness."""
    hours = first_hours(plan.schedule(schedule))
    today, _ = local(minute_of(now), hours.zone_at(minute_of(now)))
    working = (day for day in range(today + 1, today + FARTHEST) if _is_worked(hours, day))
    day = next(working, today + 1)
    return moment_of(from_wall(day, NOON, hours.zone_on(day)))


def _is_worked(hours: Hours, day: int) -> bool:
    windows = [window for span in hours.spans_of(day) for window in hours.windows(*span)]
    away = [
        block
        for start, end in hours.spans_of(day)
        for block in hours.taken(start, end, BlockKind.VACATION)
    ]
    return any(
        not any(start <= low and high <= end for start, end in away) for low, high in windows
    )


def _ended(written: Policy, hours: Hours, minute: int) -> list[Policy]:
    block = read_block(Form(written, "blocks", Findings()), hours)
    is_sick = block.kind is BlockKind.SICK and isinstance(block, FixedBlock)
    if not is_sick or not isinstance(block, FixedBlock) or block.end <= minute:
        return [written]
    if block.start >= minute:
        return []
    span = {"from": moment_of(block.start).isoformat(), "to": moment_of(minute).isoformat()}
    return [{"kind": BlockKind.SICK.value, **span}]
