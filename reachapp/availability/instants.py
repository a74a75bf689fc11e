"""Instants as whole minutes since 1970 UTC, and the wall clocks of zones.

Everything in this package counts in such minutes: intervals are half-open, addition is real
time, and a wall clock is asked only where a date or a clock text comes in or goes out.
Wall time to instant follows RFC 5545 3.3.5, which is what Python's `fold=0` means.
"""

import importlib.resources
from datetime import UTC, date, datetime, timedelta
from functools import cache, lru_cache
from zoneinfo import ZoneInfo

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
EPOCH_DAY = EPOCH.toordinal()
DAY = 1440
ONE_MINUTE = timedelta(minutes=1)

# Two days inside what datetime can hold: any zone may be applied without overflow.
FIRST_DAY = 3
LAST_DAY = date.max.toordinal() - 2
FIRST_MINUTE = (FIRST_DAY - EPOCH_DAY) * DAY
LAST_MINUTE = (LAST_DAY - EPOCH_DAY) * DAY

# A local date lies within this many minutes of the same date in UTC (zones run -12:00..+14:00).
WIDEST_OFFSET = 16 * 60


@cache
def _zone_names() -> frozenset[str]:
    # The list that ships with tzdata: the same names on every machine, in their exact case.
    names = importlib.resources.files("tzdata").joinpath("zones").read_text(encoding="ascii")
    return frozenset(names.split())


def find_zone(name: object) -> ZoneInfo | None:
    """Return the IANA zone of that name, or None where there is none."""
    if not isinstance(name, str) or name not in _zone_names():
        return None
    return ZoneInfo(name)


def minute_of(moment: datetime) -> int:
    """Return the minute that contains `moment`."""
    return (moment - EPOCH) // ONE_MINUTE


def minute_after(moment: datetime) -> int:
    """Return `moment` rounded up to a full minute."""
    return -((EPOCH - moment) // ONE_MINUTE)


def moment_of(minute: int) -> datetime:
    """Return the minute as an aware UTC time."""
    return EPOCH + timedelta(minutes=min(max(minute, FIRST_MINUTE), LAST_MINUTE))


def _minutes(offset: timedelta | None) -> int:
    return offset // ONE_MINUTE if offset is not None else 0


def offset_at(minute: int, zone: ZoneInfo) -> int:
    """Return the zone's offset from UTC at that instant, in minutes."""
    return _minutes(moment_of(minute).astimezone(zone).utcoffset())


def local(minute: int, zone: ZoneInfo) -> tuple[int, int]:
    """Return the local date (as ordinal) and minute of the day at that instant."""
    day, clock = divmod(minute + offset_at(minute, zone), DAY)
    return day + EPOCH_DAY, clock


@lru_cache(maxsize=65536)
def from_wall(day: int, clock: int, zone: ZoneInfo) -> int:
    """Return the instant of a wall time; `clock` may run past 24:00 into the next dates."""
    days, clock = divmod(clock, DAY)
    day += days
    instant = (day - EPOCH_DAY) * DAY + clock
    if not FIRST_DAY <= day <= LAST_DAY:
        return instant
    hour, minute = divmod(clock, 60)
    wall = datetime.fromordinal(day).replace(hour=hour, minute=minute, tzinfo=zone)
    return instant - _minutes(wall.utcoffset())


def offset_change(start: int, end: int, zone: ZoneInfo) -> int | None:
    """Return the first minute in (start, end] with another offset than `start`, if any.

    The span must be short (days), so that it holds one change at most.
    """
    before = offset_at(start, zone)
    if offset_at(end, zone) == before:
        return None
    low, high = start, end
    while high - low > 1:
        middle = (low + high) // 2
        if offset_at(middle, zone) == before:
            low = middle
        else:
            high = middle
    return high


@lru_cache(maxsize=8192)
def date_spans(day: int, zone: ZoneInfo) -> tuple[tuple[int, int], ...]:
    """Return the intervals in which the zone's calendar shows that date.

    Mostly one; none for a date that was skipped (Apia, 30 December 2011); two where the clock
    goes back across midnight.
    """
    midnight = (day - EPOCH_DAY) * DAY
    start, end = midnight - WIDEST_OFFSET, midnight + DAY + WIDEST_OFFSET
    change = offset_change(start, end, zone)
    pieces = [(start, end)] if change is None else [(start, change), (change, end)]
    spans: list[tuple[int, int]] = []
    for low, high in pieces:
        shift = offset_at(low, zone)
        first, last = max(low, midnight - shift), min(high, midnight + DAY - shift)
        if first < last and spans and spans[-1][1] == first:
            spans[-1] = (spans[-1][0], last)
        elif first < last:
            spans.append((first, last))
    return tuple(spans)
