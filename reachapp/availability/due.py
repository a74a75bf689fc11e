"""When an answer is due: the respond kinds of a rule, counted in available minutes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from reachapp.availability.free_time import FreeTime
from reachapp.availability.instants import (
    DAY,
    LAST_MINUTE,
    from_wall,
    local,
    offset_change,
)
from reachapp.availability.intervals import Interval, subtract, union
from reachapp.availability.rule import Respond, RespondKind, Rule
from reachapp.availability.schedule import Hours

SOON = 4 * 60
GRADES = (15, 30, 60)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """What starts, stops and ends the counting for one message, in minutes.

    `start` is the first full minute after receipt; `pauses` have an end.
    """

    start: int
    horizon: int
    pauses: tuple[Interval, ...] = ()
    items_ahead: int = 0

    @property
    def latest(self) -> int:
        """The last instant that may be promised."""
        return min(self.start + self.horizon, LAST_MINUTE)

    def for_kind(self, kind: RespondKind) -> "Clock":
        """Return it started anew after the last pause, for the kinds that do."""
        if not (kind.starts_anew and self.pauses):
            return self
        resumed = max(end for _, end in self.pauses)
        return Clock(
            start=max(self.start, resumed), horizon=self.horizon, items_ahead=self.items_ahead
        )


def find_due(rule: Rule, free: FreeTime, hours: Hours, clock: Clock) -> int | None:
    """Return the minute at which the answer is due, or None where the horizon holds none.

    `hours` is the schedule by whose dates the rule counts.
    """
    if rule.respond.kind is not RespondKind.ELAPSED_MINUTES and not _is_ever_free(free, clock):
        return None
    clock = clock.for_kind(rule.respond.kind)
    due = _respond(rule.respond, free, hours, clock)
    if due is not None and rule.capacity is not None:
        need = rule.capacity.minutes_for(clock.items_ahead + 1)
        worked = end_of_minutes(_counted(free, clock), need)
        due = max(due, worked) if worked is not None else None
    return due if due is not None and due <= clock.latest else None


def _is_ever_free(free: FreeTime, clock: Clock) -> bool:
    return free.next_from(clock.start, clock.latest) is not None


def _respond(respond: Respond, free: FreeTime, hours: Hours, clock: Clock) -> int | None:
    match respond.kind:
        case RespondKind.WORKING_MINUTES:
            return end_of_minutes(_counted(free, clock), respond.count)
        case RespondKind.ELAPSED_MINUTES:
            real = [(clock.start, clock.latest + 1)]
            return end_of_minutes(subtract(real, union(clock.pauses)), respond.count)
        case RespondKind.NEXT_WINDOW:
            return _next_window(free, clock, respond.count)
        case RespondKind.WORKING_DAYS | RespondKind.SAME_DAY:
            return _working_days(respond, free, hours, clock)


def _counted(free: FreeTime, clock: Clock) -> Iterator[Interval]:
    """Give the available time outside pauses, as far as it can matter."""
    pauses = union(clock.pauses)
    for interval in free.intervals(clock.start, clock.latest + 1):
        yield from subtract([interval], pauses)


def end_of_minutes(intervals: Iterable[Interval], minutes: int) -> int | None:
    """Return the end of the n-th minute of the intervals; for 0 the first instant of them."""
    for start, end in intervals:
        if minutes <= end - start:
            return start + minutes
        minutes -= end - start
    return None


def _next_window(free: FreeTime, clock: Clock, least: int) -> int | None:
    for start, end in free.intervals(clock.start, clock.latest + 1):
        if end - start >= least:
            return min(end, start + max(DAY, least))
    return None


def _working_days(respond: Respond, free: FreeTime, hours: Hours, clock: Clock) -> int | None:
    day, time = local(clock.start, hours.zone_at(clock.start))
    if respond.cutoff is not None and time >= respond.cutoff:
        day += 1
    wanted = respond.count
    first = day if wanted == 0 else day + 1
    for number, (date, opened, closed) in enumerate(_dates(free, hours, clock, first), start=1):
        if number < wanted:
            continue
        if respond.at is None:
            return closed
        at = from_wall(date, respond.at, hours.zone_on(date))
        if opened < at:
            return at
    return None


def _dates(free: FreeTime, hours: Hours, clock: Clock, day: int) -> Iterator[tuple[int, int, int]]:
    """Give the local dates from `day` on with available time: date, its first instant, its last.

    Time before the clock's start does not count; a night is cut at midnight.
    """
    while True:
        spans = hours.spans_of(day)
        if spans and spans[0][0] > clock.latest:
            return
        found = [
            interval
            for start, end in spans
            for interval in free.intervals(max(start, clock.start), end)
        ]
        if found:
            yield day, found[0][0], found[-1][1]
        day += 1
        if spans and not found:
            opens = free.next_from(max(spans[-1][1], clock.start), clock.latest + 1)
            if opens is None:
                return
            # One early: where zones change, two dates may share an instant's neighbourhood.
            day = max(day, local(opens, hours.zone_at(opens))[0] - 1)


def round_up(due: int, zone: ZoneInfo, step: int) -> int:
    """Return the first instant from `due` on whose local minute is a multiple of `step`."""
    while wait := -local(due, zone)[1] % step:
        # Lord Howe moves by 30 minutes: the grid is that of the clock after the change.
        change = offset_change(due, due + wait, zone)
        if change is None:
            return due + wait
        due = change
    return due


def promise_minute(
    rule: Rule, hours: Hours, due: int, start: int, reader_zone: ZoneInfo | None
) -> int:
    """Return the time to tell: the due time, rounded up on the clock of who reads it."""
    zone = reader_zone or hours.zone_at(due)
    step = graded_step(due, start, zone) if rule.rounding is None else rule.rounding
    return round_up(due, zone, step)


def graded_step(due: int, start: int, zone: ZoneInfo) -> int:
    """Return a grid as coarse as the time is far: under 4 hours, the same day, later."""
    if due - start < SOON:
        return GRADES[0]
    return GRADES[1] if local(due, zone)[0] == local(start, zone)[0] else GRADES[2]
