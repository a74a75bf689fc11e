"""Which moment is still in time: the end of the next working day, that a reply promises."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

_FRIDAY = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkCalendar:
    """The owner's zone and working days, as far as triage needs them."""

    zone: ZoneInfo
    """Days and clocks in a mail are read in this zone."""
    end_of_next_working_day: Callable[[datetime], datetime]
    """The end of the first working day after the local date of an aware moment."""


def office_week(zone: ZoneInfo | None = None) -> WorkCalendar:
    """Return Monday to Friday until 17:00 without holidays, by default in Amsterdam."""
    place = zone or ZoneInfo("Europe/Amsterdam")

    def end(moment: datetime) -> datetime:
        day = moment.astimezone(place).date() + timedelta(days=1)
        while day.weekday() > _FRIDAY:
            day += timedelta(days=1)
        return datetime.combine(day, time(17), place)

    return WorkCalendar(zone=place, end_of_next_working_day=end)
