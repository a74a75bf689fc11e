"""Busy time from iCalendar text (RFC 5545): what of it takes time away, and when."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import recurring_ical_events
from icalendar import Calendar, Component

from reachapp.availability.instants import DAY, from_wall, minute_after, minute_of, moment_of
from reachapp.availability.intervals import Interval, clip, union

FREE_IN_OUTLOOK = {"FREE", "WORKINGELSEWHERE"}
SERIES_MARKS = ("RRULE", "RDATE", "RECURRENCE-ID")
ONE_DAY = timedelta(days=1)
SPAN = 128 * DAY
# The library compares floating times as if they were UTC: ask for more, keep what overlaps.
MARGIN = 2 * DAY
# One rule may not ask for more than this: a shared calendar must not stall the engine.
MOST_QUICK_REPEATS = 10_000


class BadCalendar(ValueError):
    """The text is not a calendar that can be read."""


class BusyCalendar:
    """The busy time of one calendar text; expands its series span by span and remembers.

    Dates and floating times are read in `zone`.
    """

    def __init__(self, text: str, zone: ZoneInfo) -> None:
        self._zone = zone
        self._spans: dict[int, list[Interval]] = {}
        self._single: list[Interval] = []
        self._series: list[recurring_ical_events.CalendarQuery] = []
        try:
            self._read(text)
            self._expand(0)  # a rule that cannot be expanded shows itself here, not in a promise
        except (ValueError, TypeError, LookupError, AttributeError, OverflowError) as error:
            raise BadCalendar(f"cannot be read as iCalendar ({error})") from error

    def between(self, start: int, end: int) -> list[Interval]:
        """Return the busy time that touches [start, end)."""
        found = list(clip(self._single, start, end))
        if self._series:
            for span in range(start // SPAN, (end - 1) // SPAN + 1):
                if span not in self._spans:
                    self._spans[span] = self._expand(span)
                found += clip(self._spans[span], start, end)
        return union(found)

    def _read(self, text: str) -> None:
        calendars = [
            part
            for part in Calendar.from_ical(text.removeprefix("\ufeff"), multiple=True)
            if _is(part, "VCALENDAR")
        ]
        if not calendars:
            raise BadCalendar("holds no VCALENDAR")
        for calendar in calendars:
            series = self._read_single_events(calendar)
            if series:
                rest = Calendar(calendar)
                for component in (*calendar.walk("VTIMEZONE"), *series):
                    rest.add_component(component)
                self._series.append(recurring_ical_events.of(rest))
        self._single = union(self._single)

    def _read_single_events(self, calendar: Component) -> list[Component]:
        """Keep the events that stand alone; return those that belong to a series.

        Single events are read here because their DURATION is exact time (RFC 5545 3.3.6),
        which the library, made for repetition, adds to the wall clock.
        """
        groups: dict[str, list[Component]] = defaultdict(list)
        for number, event in enumerate(calendar.walk("VEVENT")):
            groups[str(event.get("UID", f"#{number}"))].append(event)
        series: list[Component] = []
        for group in groups.values():
            if len(group) > 1 or any(mark in group[0] for mark in SERIES_MARKS):
                _refuse_endless_work(group)
                series += group
            elif is_busy(group[0]):
                self._single += self._interval(*_start_and_end(group[0]))
        return series

    def _expand(self, span: int) -> list[Interval]:
        start, end = moment_of(span * SPAN - MARGIN), moment_of((span + 1) * SPAN + MARGIN)
        found: list[Interval] = []
        for query in self._series:
            for event in query.between(start, end):
                if is_busy(event):
                    found += self._interval(event.decoded("DTSTART"), event.decoded("DTEND"))
        return union(found)

    def _interval(self, start: date, end: date) -> Iterator[Interval]:
        first, last = self._instant(start, up=False), self._instant(end, up=True)
        if first < last and (start != end):
            yield first, last

    def _instant(self, value: date, *, up: bool) -> int:
        if not isinstance(value, datetime):
            return from_wall(value.toordinal(), 0, self._zone)
        aware = value if value.tzinfo is not None else value.replace(tzinfo=self._zone)
        return minute_after(aware) if up else minute_of(aware)


def is_busy(event: Component) -> bool:
    """Say whether the event takes time away; a tentative one does."""
    return (
        _word(event, "TRANSP") != "TRANSPARENT"
        and _word(event, "STATUS") != "CANCELLED"
        and _word(event, "X-MICROSOFT-CDO-BUSYSTATUS") not in FREE_IN_OUTLOOK
    )


def _word(event: Component, name: str) -> str:
    return str(event.get(name, "")).strip().upper()


def _is(component: Component, name: str) -> bool:
    return str(component.name).upper() == name


def _start_and_end(event: Component) -> tuple[date, date]:
    start: date = event.decoded("DTSTART")
    if "DTEND" in event:
        return start, event.decoded("DTEND")
    if "DURATION" in event:
        return start, _after(start, event.decoded("DURATION"))
    if isinstance(start, datetime):
        return start, start
    return start, start + ONE_DAY


def _after(start: date, length: timedelta) -> date:
    """Return the end: whole days by the clock on the wall, all else in exact time."""
    if not isinstance(start, datetime) or start.tzinfo is None or not length % ONE_DAY:
        return start + length
    return start.astimezone(UTC) + length


def _refuse_endless_work(events: Iterable[Component]) -> None:
    for event in events:
        rules = event.get("RRULE", [])
        for rule in rules if isinstance(rules, list) else [rules]:
            quick = {"SECONDLY", "MINUTELY"} & {str(word).upper() for word in rule.get("FREQ", [])}
            count = next(iter(rule.get("COUNT", [])), MOST_QUICK_REPEATS + 1)
            if quick and count > MOST_QUICK_REPEATS:
                raise BadCalendar("repeats every second or minute without end")
