"""One week of a schedule as pieces that can be drawn and changed, each with where it stands.

A piece belongs to the date on which it starts, also where it runs past midnight.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from reachapp.availability.form import Findings, Form, aware_moment, clock_minute, date_ordinal
from reachapp.availability.instants import DAY, from_wall, local, minute_after, minute_of
from reachapp.availability.plan_edits import Place, Policy
from reachapp.availability.schedule import WEEK, Hours, Pattern
from reachapp.availability.schedule_form import read_hours

WINDOW = "window"
BUSY = "busy"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One window or block of one date."""

    place: Place
    index: int
    part: int = 0
    """Which window of an override."""
    kind: str = WINDOW
    """`window`, or the kind of a block."""
    day: date
    start: int
    end: int
    is_repeating: bool = False
    is_whole_days: bool = False
    is_fixed: bool = False
    """From a calendar: to be seen, not to be changed here."""
    from_on: date | None = None
    until_on: date | None = None
    parity: str = ""
    every_weeks: int = 1

    @property
    def is_override(self) -> bool:
        return self.place is Place.OVERRIDES

    @property
    def last_day(self) -> date:
        """The last date of whole days."""
        return self.day + timedelta(days=max(0, (self.end - 1) // DAY))


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """One date of the week."""

    date: date
    holiday: str = ""
    """Key of the holiday that closes it (`date` for an own one)."""
    is_override: bool = False
    is_closed: bool = False
    """No window starts on it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """Seven dates from Monday, and what lies on them in order."""

    monday: date
    zone: ZoneInfo
    days: tuple[Day, ...]
    pieces: tuple[Piece, ...]


def hours_of(policy: Policy, schedule: str) -> Hours:
    """Return the schedule as far as it can be read; a faulty part has a harmless value."""
    value = (policy.get("schedules") or {}).get(schedule) or {}
    return read_hours(Form(value, "", Findings()), schedule)


def plain_schedules(policy: Policy) -> list[str]:
    """Return the names of the schedules that have hours of their own."""
    return [
        str(name)
        for name, value in (policy.get("schedules") or {}).items()
        if isinstance(value, Mapping) and not {"any_of", "all_of"} & set(value)
    ]


def first_plain(policy: Policy, schedule: str) -> str:
    """Return the schedule, or the first one that a combination is made of."""
    for _ in range(len(policy.get("schedules") or {})):
        value = (policy.get("schedules") or {}).get(schedule) or {}
        members = value.get("any_of") or value.get("all_of") or ()
        if not members:
            break
        schedule = str(members[0])
    return schedule


def week_of(policy: Policy, schedule: str, monday: date) -> Week:
    """Return the week that begins on `monday` by that schedule."""
    hours = hours_of(policy, schedule)
    value = (policy.get("schedules") or {}).get(schedule) or {}
    dates = [monday + timedelta(days=n) for n in range(WEEK)]
    pieces = [
        *_windows(hours, value, [monday - timedelta(days=1), *dates]),
        *_blocks(hours, value, monday),
        *_busy(hours, value, monday),
    ]
    ordered = sorted(pieces, key=lambda piece: (piece.day, piece.start, piece.kind != WINDOW))
    return Week(
        monday=monday,
        zone=hours.zone,
        days=tuple(_day(hours, day) for day in dates),
        pieces=tuple(piece for piece in ordered if _touches(piece, monday)),
    )


def _day(hours: Hours, day: date) -> Day:
    number = day.toordinal()
    is_override = number in hours.overrides
    return Day(
        date=day,
        holiday="" if is_override else hours.holidays.name_of(number) or "",
        is_override=is_override,
        is_closed=not any(True for _ in hours.patterns_of(number)),
    )


def _windows(hours: Hours, value: Mapping[str, Any], dates: list[date]) -> Iterator[Piece]:
    for day in dates:
        number = day.toordinal()
        if number in hours.overrides:
            yield from _overrides(value, day)
        elif not hours.holidays.name_of(number):
            for index, pattern in enumerate(hours.weekly):
                if pattern.holds_on(number):
                    yield _repeating(Place.WEEKLY, index, WINDOW, pattern, day)


def _overrides(value: Mapping[str, Any], day: date) -> Iterator[Piece]:
    for index, entry in enumerate(value.get("overrides") or ()):
        if date_ordinal(entry.get("date")) != day.toordinal():
            continue
        for part, pair in enumerate(entry.get("windows") or ()):
            start, end = (clock_minute(text) or 0 for text in pair)
            yield Piece(
                place=Place.OVERRIDES,
                index=index,
                part=part,
                day=day,
                start=start,
                end=end if end > start else end + DAY,
            )


def _blocks(hours: Hours, value: Mapping[str, Any], monday: date) -> Iterator[Piece]:
    recurring = iter(hours.recurring)
    for index, block in enumerate(value.get("blocks") or ()):
        kind = str(block.get("kind", ""))
        if any(block.get(key) is not None for key in ("days", "start", "end")):
            pattern = next(recurring).pattern
            for day in (monday + timedelta(days=n) for n in range(-1, WEEK)):
                if pattern.holds_on(day.toordinal()):
                    yield _repeating(Place.BLOCKS, index, kind, pattern, day)
        elif block.get("from_date") is not None:
            yield from _whole_days(block, index, kind)
        else:
            yield from _fixed(block, hours.zone, Place.BLOCKS, index, kind)


def _whole_days(block: Mapping[str, Any], index: int, kind: str) -> Iterator[Piece]:
    first, last = date_ordinal(block.get("from_date")), date_ordinal(block.get("until_date"))
    if first is not None and last is not None and first <= last:
        yield Piece(
            place=Place.BLOCKS,
            index=index,
            kind=kind,
            day=date.fromordinal(first),
            start=0,
            end=(last - first + 1) * DAY,
            is_whole_days=True,
        )


def _fixed(
    entry: Mapping[str, Any], zone: ZoneInfo, place: Place, index: int, kind: str
) -> Iterator[Piece]:
    start, end = aware_moment(entry.get("from")), aware_moment(entry.get("to"))
    if start is not None and end is not None and start < end:
        yield _between(minute_of(start), minute_after(end), zone, place, index, kind)


def _between(start: int, end: int, zone: ZoneInfo, place: Place, index: int, kind: str) -> Piece:
    first, begin = local(start, zone)
    last, finish = local(end, zone)
    return Piece(
        place=place,
        index=index,
        kind=kind,
        day=date.fromordinal(first),
        start=begin,
        end=(last - first) * DAY + finish,
        is_fixed=place is Place.BUSY,
    )


def _busy(hours: Hours, value: Mapping[str, Any], monday: date) -> Iterator[Piece]:
    if hours.calendar is None:
        for index, entry in enumerate(value.get("busy") or ()):
            yield from _fixed(entry, hours.zone, Place.BUSY, index, BUSY)
        return
    first = from_wall(monday.toordinal(), 0, hours.zone)
    last = from_wall(monday.toordinal() + WEEK, 0, hours.zone)
    for index, (start, end) in enumerate(hours.calendar.between(first, last)):
        yield _between(start, end, hours.zone, Place.BUSY, index, BUSY)


def _repeating(place: Place, index: int, kind: str, pattern: Pattern, day: date) -> Piece:
    return Piece(
        place=place,
        index=index,
        kind=kind,
        day=day,
        start=pattern.start,
        end=pattern.end,
        is_repeating=True,
        from_on=_date(pattern.from_on),
        until_on=_date(pattern.until_on),
        parity={None: "", 0: "even", 1: "odd"}[pattern.week_parity],
        every_weeks=pattern.every_weeks,
    )


def _date(number: int | None) -> date | None:
    return None if number is None else date.fromordinal(number)


def _touches(piece: Piece, monday: date) -> bool:
    begin = (piece.day - monday).days * DAY
    return begin + piece.end > 0 and begin + piece.start < WEEK * DAY
