"""Weeks as the owner's calendar numbers them (ISO 8601), and where they begin in his zone."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from typing_extensions import override

DAYS = 7
_FORM = re.compile(r"(\d{4})-W(\d{2})")


@dataclass(frozen=True, slots=True, order=True)
class IsoWeek:
    """One week, Monday to Sunday."""

    year: int
    number: int

    @property
    def monday(self) -> date:
        """Its first date."""
        return date.fromisocalendar(self.year, self.number, 1)

    @property
    def sunday(self) -> date:
        """Its last date."""
        return self.monday + timedelta(days=DAYS - 1)

    @property
    def next(self) -> "IsoWeek":
        """The week after."""
        return week_of_date(self.monday + timedelta(days=DAYS))

    @property
    def previous(self) -> "IsoWeek":
        """The week before."""
        return week_of_date(self.monday - timedelta(days=DAYS))

    def at(self, clock: time, zone: ZoneInfo) -> datetime:
        """Return that clock time of its Monday in `zone`, in UTC; in a gap the moment after."""
        return datetime.combine(self.monday, clock, tzinfo=zone).astimezone(UTC)

    def start(self, zone: ZoneInfo) -> datetime:
        """Return the midnight in which it begins; it may be 167 or 169 hours long."""
        return self.at(time(), zone)

    def end(self, zone: ZoneInfo) -> datetime:
        """Return the midnight in which the next begins."""
        return self.next.start(zone)

    @override
    def __str__(self) -> str:
        return f"{self.year}-W{self.number:02d}"


def week_of_date(day: date) -> IsoWeek:
    """Return the week of a date."""
    year, number, _ = day.isocalendar()
    return IsoWeek(year, number)


def week_of(moment: datetime, zone: ZoneInfo) -> IsoWeek:
    """Return the week that a moment falls in, by the clock of `zone`."""
    return week_of_date(moment.astimezone(zone).date())


def read_week(text: str) -> IsoWeek:
    """Read `2026-W47`; raises `ValueError` where there is no such week."""
    found = _FORM.fullmatch(text.strip().upper())
    if found is None:
        raise ValueError(f"{text}: not a week such as 2026-W47")
    try:
        week = IsoWeek(int(found[1]), int(found[2]))
        _ = week.monday, week.next, week.previous
    except (ValueError, OverflowError) as error:
        raise ValueError(f"{text}: there is no such week") from error
    return week
