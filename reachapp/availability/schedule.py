"""The schedules of a plan as values: when somebody would be there, and what takes that away."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from zoneinfo import ZoneInfo

from reachapp.availability.busy_calendar import BusyCalendar
from reachapp.availability.dutch_days import closes_on_liberation_day, dutch_holidays
from reachapp.availability.instants import (
    DAY,
    EPOCH_DAY,
    FIRST_DAY,
    LAST_DAY,
    date_spans,
    from_wall,
)
from reachapp.availability.intervals import Interval, clip, intersect, subtract, union

WEEKDAYS = ("mo", "tu", "we", "th", "fr", "sa", "su")
WEEK = len(WEEKDAYS)
# A window of date D lies between D 00:00 and D+2 00:00 of some zone.
DATES_BEFORE, DATES_AFTER = 3, 1


class BlockKind(StrEnum):
    """What takes time away."""

    FOCUS = "focus"
    VACATION = "vacation"
    SICK = "sick"
    BUSY = "busy"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """A window that comes back on certain dates; `end` may lie past 24:00. Dates are ordinals."""

    weekdays: frozenset[int]
    start: int
    end: int
    from_on: int | None = None
    until_on: int | None = None
    except_on: frozenset[int] = frozenset()
    week_parity: int | None = None
    every_weeks: int = 1
    anchor_on: int = 1

    def holds_on(self, day: int) -> bool:
        """Say whether a window starts on that date."""
        if (day - 1) % WEEK not in self.weekdays or day in self.except_on:
            return False
        if self.from_on is not None and day < self.from_on:
            return False
        if self.until_on is not None and day > self.until_on:
            return False
        return self._holds_in_week(day)

    def _holds_in_week(self, day: int) -> bool:
        if self.every_weeks > 1:
            weeks = (day - 1) // WEEK - (self.anchor_on - 1) // WEEK
            if weeks % self.every_weeks:
                return False
        if self.week_parity is None:
            return True
        return date.fromordinal(day).isocalendar().week % 2 == self.week_parity

    def interval(self, day: int, zone: ZoneInfo) -> Interval:
        """Return the window that starts on that date; empty where the clock jumps over it."""
        return from_wall(day, self.start, zone), from_wall(day, self.end, zone)


@dataclass(frozen=True, slots=True, kw_only=True)
class FixedBlock:
    """Time taken away once, in minutes."""

    kind: BlockKind
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RecurringBlock:
    """Time taken away by a pattern."""

    kind: BlockKind
    pattern: Pattern


@dataclass(frozen=True, slots=True, kw_only=True)
class Trip:
    """Dates that are lived in another zone."""

    from_on: int
    until_on: int
    zone: ZoneInfo

    def span(self) -> Interval:
        """Return when that zone is in force: from midnight to midnight, both over there."""
        return from_wall(self.from_on, 0, self.zone), from_wall(self.until_on + 1, 0, self.zone)


@dataclass(frozen=True, slots=True, kw_only=True)
class Holidays:
    """The closed dates of a schedule."""

    dutch: bool = False
    skip: frozenset[str] = frozenset()
    liberation_day: str = "lustrum"
    dates: frozenset[int] = frozenset()

    def name_of(self, day: int) -> str | None:
        """Return the key of the holiday on that date (`date` for an own one), or None."""
        if day in self.dates:
            return "date"
        if not self.dutch:
            return None
        year = date.fromordinal(day).year
        for key, holiday in dutch_holidays(year):
            if holiday == day and self._keeps(key, year):
                return key
        return None

    def _keeps(self, key: str, year: int) -> bool:
        if key in self.skip:
            return False
        return key != "liberation_day" or closes_on_liberation_day(year, self.liberation_day)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """A plain schedule."""

    name: str
    zone: ZoneInfo
    weekly: tuple[Pattern, ...] = ()
    holidays: Holidays = Holidays()
    overrides: Mapping[int, tuple[Pattern, ...]]
    recurring: tuple[RecurringBlock, ...] = ()
    fixed: tuple[FixedBlock, ...] = ()
    calendar: BusyCalendar | None = None
    trips: tuple[Trip, ...] = ()

    def zone_on(self, day: int) -> ZoneInfo:
        """Return the zone in which that date is read."""
        for trip in self.trips:
            if trip.from_on <= day <= trip.until_on:
                return trip.zone
        return self.zone

    def zone_at(self, minute: int) -> ZoneInfo:
        """Return the zone in force at that instant."""
        for trip in self.trips:
            start, end = trip.span()
            if start <= minute < end:
                return trip.zone
        return self.zone

    def spans_of(self, day: int) -> Sequence[Interval]:
        """Return when the local date is `day`, in whatever zone is in force."""
        if not self.trips:
            return date_spans(day, self.zone)
        spans: list[Interval] = []
        free: list[Interval] = [((day - EPOCH_DAY - 2) * DAY, (day - EPOCH_DAY + 3) * DAY)]
        for trip in self.trips:
            away = intersect(free, [trip.span()])
            spans += intersect(away, date_spans(day, trip.zone))
            free = subtract(free, away)
        return union(spans + intersect(free, date_spans(day, self.zone)))

    def patterns_of(self, day: int) -> Iterator[Pattern]:
        """Give the windows that start on that date: overrides, else holiday, else the week."""
        if day in self.overrides:
            yield from self.overrides[day]
        elif (holds := [p for p in self.weekly if p.holds_on(day)]) and not self.holidays.name_of(
            day
        ):
            yield from holds

    def windows(self, start: int, end: int) -> list[Interval]:
        """Return the windows within [start, end), before blocks."""
        return union(
            clip(
                (
                    pattern.interval(day, self.zone_on(day))
                    for day in _dates(start, end)
                    for pattern in self.patterns_of(day)
                ),
                start,
                end,
            )
        )

    def taken(self, start: int, end: int, kind: BlockKind) -> list[Interval]:
        """Return what blocks of that kind take away within [start, end)."""
        found = [(b.start, b.end) for b in self.fixed if b.kind is kind]
        patterns = [block.pattern for block in self.recurring if block.kind is kind]
        for day in _dates(start, end) if patterns else ():
            zone = self.zone_on(day)
            found += [p.interval(day, zone) for p in patterns if p.holds_on(day)]
        if kind is BlockKind.BUSY and self.calendar is not None:
            found += self.calendar.between(start, end)
        return union(clip(found, start, end))

    def last_minute(self) -> int | None:
        """Return an instant after which no window lies, or None where they go on."""
        last = [pattern.until_on for pattern in self.weekly]
        ends = [until for until in last if until is not None]
        if len(ends) < len(last):
            return None
        days = max([*ends, *self.overrides, EPOCH_DAY])
        return (days + DATES_BEFORE - EPOCH_DAY) * DAY


@dataclass(frozen=True, slots=True, kw_only=True)
class Combination:
    """Several schedules as one: somebody is there, or everybody is."""

    name: str
    everybody: bool
    members: "tuple[Schedule, ...]"


Schedule = Hours | Combination


def first_hours(schedule: Schedule) -> Hours:
    """Return the plain schedule whose dates and zone a schedule goes by: its first member's."""
    while isinstance(schedule, Combination):
        schedule = schedule.members[0]
    return schedule


def _dates(start: int, end: int) -> range:
    """Return the dates whose windows may touch [start, end)."""
    first = start // DAY + EPOCH_DAY - DATES_BEFORE
    last = end // DAY + EPOCH_DAY + DATES_AFTER
    return range(max(first, FIRST_DAY), min(last, LAST_DAY) + 1)
