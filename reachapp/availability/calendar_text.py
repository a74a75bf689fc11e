"""iCalendar text made fit for a plan: one calendar, without the events that cannot be read.

One broken event in a calendar of thousands must not take the owner's whole busy time away.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from icalendar import Calendar, Component, Event

from reachapp.availability.busy_calendar import SERIES_MARKS, BadCalendar, BusyCalendar

PRODUCT = "-//Reachapp//busy time//EN"
KEPT_FIELDS = frozenset(
    [
        "UID",
        "DTSTAMP",
        "DTSTART",
        "DTEND",
        "DURATION",
        "RRULE",
        "RDATE",
        "EXDATE",
        "RECURRENCE-ID",
        "SEQUENCE",
        "TRANSP",
        "STATUS",
        "X-MICROSOFT-CDO-BUSYSTATUS",
    ]
)
"""What busy time is worked out from; titles, guests and notes are nobody's business here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BusyText:
    """The readable part of a calendar."""

    text: str
    skipped: int = 0
    """Events that were left out because they cannot be read."""


def busy_text(text: str, zone: ZoneInfo, *, since: date) -> BusyText:
    """Return one VCALENDAR with the times of all events; raises `BadCalendar` where it is none.

    Dates and floating times are meant in `zone`. Single events that ended before `since` are left
    out: a plan looks ahead, and reading ten years of appointments takes seconds.
    """
    try:
        found = Calendar.from_ical(text.removeprefix("\ufeff"), multiple=True)
    except (ValueError, TypeError, LookupError, AttributeError) as error:
        raise BadCalendar(f"cannot be read as iCalendar ({error})") from error
    calendars = [each for each in found if str(each.name).upper() == "VCALENDAR"]
    if not calendars:
        raise BadCalendar("holds no VCALENDAR")
    zones = _zones(calendars)
    groups = [group for group in _groups(calendars) if not _is_over(group, since)]
    whole = _readable(zones, groups, zone)
    if whole is not None:
        return BusyText(text=whole)
    good = [group for group in groups if _readable(zones, [group], zone) is not None]
    rest = _readable(zones, good, zone)
    if rest is None:
        raise BadCalendar("its time zones cannot be read")
    return BusyText(text=rest, skipped=len(groups) - len(good))


def joined(texts: Iterable[str]) -> str:
    """Return one iCalendar stream of several calendars (RFC 5545 3.4), each with its own zones."""
    return "".join(text.strip() + "\r\n" for text in texts)


def _zones(calendars: Sequence[Component]) -> list[Component]:
    """Each VTIMEZONE once; a CalDAV server repeats it with every event."""
    found: dict[str, Component] = {}
    for calendar in calendars:
        for zone in calendar.walk("VTIMEZONE"):
            found.setdefault(str(zone.get("TZID", "")), zone)
    return list(found.values())


def _groups(calendars: Sequence[Component]) -> list[list[Component]]:
    """The events that belong together: a series and its exceptions have one UID."""
    groups: dict[str, list[Component]] = defaultdict(list)
    events = [event for calendar in calendars for event in calendar.walk("VEVENT")]
    for number, event in enumerate(events):
        groups[str(event.get("UID", f"#{number}"))].append(_bare(event))
    return list(groups.values())


def _bare(event: Component) -> Component:
    bare = Event()
    for name, value in event.items():
        if name.upper() in KEPT_FIELDS:
            bare[name] = value
    return bare


def _written(zones: Iterable[Component], groups: Iterable[Sequence[Component]]) -> str:
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", PRODUCT)
    for component in (*zones, *(event for group in groups for event in group)):
        calendar.add_component(component)
    text: str = calendar.to_ical().decode("utf-8", "replace")
    return text


def _is_over(group: Sequence[Component], since: date) -> bool:
    event = group[0]
    if len(group) > 1 or any(mark in event for mark in SERIES_MARKS):
        return False
    try:
        ends: object = event.decoded("DTEND" if "DTEND" in event else "DTSTART")
    except (ValueError, TypeError, LookupError, AttributeError):
        ends = None
    if "DURATION" in event or not isinstance(ends, date):
        return False  # what cannot be read is counted later
    return (ends.date() if isinstance(ends, datetime) else ends) < since


def _readable(
    zones: Sequence[Component], groups: Sequence[Sequence[Component]], zone: ZoneInfo
) -> str | None:
    """The groups as text, or None where a plan could not read it."""
    try:
        text = _written(zones, groups)
        BusyCalendar(text, zone)
    except (BadCalendar, ValueError, TypeError, LookupError, AttributeError):
        return None
    return text
