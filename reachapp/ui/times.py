"""Clock times as people say them: "vóór 12:00", "wo 25 nov vóór 10:00", "over 18 min".

Everything inside is UTC; the zone of the plan comes in here and nowhere else in the face.
"""

from datetime import date, datetime, timedelta
from math import ceil
from zoneinfo import ZoneInfo

from babel.dates import format_date
from PySide6.QtCore import QElapsedTimer

from reachapp.ui.i18n import _, language, ngettext

HOUR = 60
SOON = timedelta(hours=1)


class Present:
    """The present moment of the window: what the engine said last, plus the time since then."""

    def __init__(self) -> None:
        self._said: datetime | None = None
        self._zone = ZoneInfo("UTC")
        self._since = QElapsedTimer()

    def set(self, now: datetime, zone: str) -> None:
        self._said = now
        self._zone = ZoneInfo(zone)
        self._since.restart()

    @property
    def is_known(self) -> bool:
        return self._said is not None

    @property
    def zone(self) -> ZoneInfo:
        return self._zone

    def now(self) -> datetime:
        """Return the moment in UTC; raises where the engine has not spoken yet."""
        if self._said is None:
            raise LookupError("the engine has not said what time it is")
        return self._said + timedelta(milliseconds=self._since.elapsed())

    def clock(self, moment: datetime) -> str:
        """Return `12:00`."""
        local = moment.astimezone(self._zone)
        return f"{local.hour}:{local.minute:02d}"

    def day(self, moment: datetime) -> str:
        """Return `vandaag`, or `wo 25 nov`."""
        return day_words(self._date(moment), self._date(self.now()))

    def is_today(self, moment: datetime) -> bool:
        return self._date(moment) == self._date(self.now())

    def moment(self, moment: datetime) -> str:
        """Return `12:00` for today, else `wo 25 nov 10:00`."""
        if self.is_today(moment):
            return self.clock(moment)
        return f"{self.day(moment)} {self.clock(moment)}"

    def before(self, moment: datetime) -> str:
        """Return `vóór 12:00`, or `wo 25 nov vóór 10:00`."""
        clock = _("by {time}").format(time=self.clock(moment))
        if self.is_today(moment):
            return clock
        return _("{day} {by_time}").format(day=self.day(moment), by_time=clock)

    def received(self, moment: datetime) -> str:
        """Return `vandaag 11:20`."""
        return f"{self.day(moment)} {self.clock(moment)}"

    def distance(self, moment: datetime) -> str:
        """Return what stands below the clock time: `over 18 min`, `vandaag`, `wo 25 nov`."""
        ahead = minutes_between(self.now(), moment)
        if ahead < 0:
            return _("{span} late").format(span=span_words(-ahead))
        if ahead < 2 * HOUR and self.is_today(moment):
            return _("in {span}").format(span=span_words(ahead))
        return self.day(moment)

    def left(self, moment: datetime) -> str:
        """Return `nog 18 minuten`, or how long it is past."""
        ahead = minutes_between(self.now(), moment)
        if ahead < 0:
            return _("{span} too late").format(span=span_words(-ahead))
        if ahead < HOUR:
            return ngettext("{n} minute left", "{n} minutes left", ahead).format(n=ahead)
        if ahead < 24 * HOUR:
            return _("{span} left").format(span=span_words(ahead))
        days = ahead // (24 * HOUR)
        return ngettext("{n} day left", "{n} days left", days).format(n=days)

    def _date(self, moment: datetime) -> date:
        return moment.astimezone(self._zone).date()


def minutes_between(start: datetime, end: datetime) -> int:
    """Return whole minutes as people count them: 17:30 ahead is 18, half a minute ago is 0."""
    return ceil((end - start).total_seconds() / 60)


def span_words(minutes: int) -> str:
    """Return `18 min`, `1 uur 18`, `3 dagen`."""
    if minutes < HOUR:
        return _("{n} min").format(n=minutes)
    hours, rest = divmod(minutes, HOUR)
    if hours >= 48:  # noqa: PLR2004  hours that are still read as hours
        return ngettext("{n} day", "{n} days", hours // 24).format(n=hours // 24)
    if not rest:
        return _("{n} h").format(n=hours)
    return _("{n} h {rest}").format(n=hours, rest=f"{rest:02d}")


def day_words(day: date, today: date) -> str:
    """Return `vandaag`, or `wo 25 nov`."""
    if day == today:
        return _("today")
    return format_date(day, "EEE d MMM", locale=language())


def long_day(day: date) -> str:
    """Return `woensdag 25 november`."""
    return str(format_date(day, "EEEE d MMMM", locale=language()))


def weekday_name(weekday: int) -> str:
    """Return the name of weekday 0 (Monday) to 6."""
    return str(format_date(date(2024, 1, 1 + weekday), "EEEE", locale=language()))


def short_weekday(weekday: int) -> str:
    """Return `ma` for weekday 0."""
    return str(format_date(date(2024, 1, 1 + weekday), "EEE", locale=language()))


def plain_clock(minute: int) -> str:
    """Return minute 540 of a day as `9:00`."""
    return f"{minute // HOUR}:{minute % HOUR:02d}"
