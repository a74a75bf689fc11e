"""What a hand does in the week, as changes of the plan: draw, move, resize, take away."""

from datetime import date, timedelta

from reachapp.availability.date_edits import set_override, set_override_window
from reachapp.availability.instants import DAY
from reachapp.availability.plan_edits import (
    LONGEST,
    Changed,
    Place,
    Policy,
    Span,
    add_fixed_block,
    add_repeating,
    fixed_times,
    move_days_off,
    move_fixed_block,
    move_repeating,
    remove_entry,
    remove_repeating,
)
from reachapp.availability.week_view import WINDOW, Piece, hours_of, week_of


def draw(
    policy: Policy,
    schedule: str,
    kind: str,
    day: date,
    span: tuple[int, int],
    *,
    is_once: bool = False,
) -> Changed:
    """Return the plan with a window (`window`) or a block drawn on that date.

    On a date with hours of its own, and on a holiday, a window holds for that date alone.
    """
    start, end = clamped(*span)
    weekly = Span(day.weekday(), start, end)
    if kind != WINDOW:
        if is_once:
            times = fixed_times(day, start, end, hours_of(policy, schedule).zone)
            return add_fixed_block(policy, schedule, kind, times)
        return add_repeating(policy, schedule, Place.BLOCKS, weekly, kind=kind)
    hours = hours_of(policy, schedule)
    number = day.toordinal()
    if number in hours.overrides or hours.holidays.name_of(number):
        windows = [(p.start, p.end) for p in hours.overrides.get(number, ())]
        return set_override(policy, schedule, day, sorted([*windows, (start, end)]))
    return add_repeating(policy, schedule, Place.WEEKLY, weekly)


def reshape(
    policy: Policy, schedule: str, piece: Piece, day: date, span: tuple[int, int]
) -> Changed:
    """Return the plan with one piece at another time; of a weekly one only that weekday moves."""
    if piece.is_whole_days:
        last = day + (piece.last_day - piece.day) + timedelta(days=(span[1] - piece.end) // DAY)
        return move_days_off(policy, schedule, piece.index, day, max(day, last))
    start, end = clamped(*span)
    if piece.is_repeating:
        to = Span(day.weekday(), start, end)
        weekday = piece.day.weekday()
        return move_repeating(policy, schedule, piece.place, piece.index, weekday, to)
    if piece.is_override:
        return set_override_window(policy, schedule, piece.index, piece.part, (start, end))
    times = fixed_times(day, start, end, hours_of(policy, schedule).zone)
    return move_fixed_block(policy, schedule, piece.index, times)


def erase(policy: Policy, schedule: str, piece: Piece) -> Changed:
    """Return the plan without that piece; of a weekly one only that weekday goes."""
    if piece.is_repeating:
        weekday = piece.day.weekday()
        return remove_repeating(policy, schedule, piece.place, piece.index, weekday)
    if piece.is_override:
        return set_override_window(policy, schedule, piece.index, piece.part, None)
    return remove_entry(policy, schedule, piece.place, piece.index)


def override_like_usual(policy: Policy, schedule: str, day: date) -> Changed:
    """Return the plan in which that date has hours of its own, for now the usual ones."""
    week = week_of(policy, schedule, day - timedelta(days=day.weekday()))
    windows = [(p.start, p.end) for p in week.pieces if p.kind == WINDOW and p.day == day]
    return set_override(policy, schedule, day, windows)


def clamped(start: int, end: int) -> tuple[int, int]:
    """Return the stretch within what a window can be: it starts on its date, shorter than a day."""
    start = min(max(start, 0), DAY - 15)
    whole_day = start == 0 and end == DAY
    return start, end if whole_day else min(max(end, start + 15), start + LONGEST)
