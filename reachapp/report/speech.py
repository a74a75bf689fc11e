"""How numbers, spans and moments are said in the report, in one language and one zone."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from babel.dates import format_date

from reachapp.core.i18n import Translator
from reachapp.report.iso_week import IsoWeek

FEW = 20
"""Below this, counts are told and no percentages."""
HOUR = 60
DAY = 24 * HOUR
_WORD_MOST = 3
_MANY_DAYS = 2


@dataclass(frozen=True, slots=True)
class Speech:
    """One reader's language and zone."""

    translator: Translator
    language: str
    zone: ZoneInfo

    def phrase(self, text: str, /, **blanks: object) -> str:
        """Return the sentence in the reader's language, with its blanks filled."""
        return self.translator.gettext(text).format(**blanks)

    def phrases(self, one: str, more: str, n: int, /, **blanks: object) -> str:
        """Return the sentence for one or for several."""
        return self.translator.ngettext(one, more, n).format(n=n, **blanks)

    def clock(self, moment: datetime) -> str:
        """Return `14:05`."""
        return moment.astimezone(self.zone).strftime("%H:%M")

    def day(self, moment: datetime) -> str:
        """Return `wo 18 nov`."""
        return self.date(moment.astimezone(self.zone).date())

    def date(self, day: date) -> str:
        """Return `wo 18 nov` for a date."""
        return str(format_date(day, "EEE d MMM", locale=self.language)).replace(".", "")

    def moment(self, moment: datetime) -> str:
        """Return `wo 18 nov 14:05`."""
        return f"{self.day(moment)} {self.clock(moment)}"

    def weekday(self, weekday: int) -> str:
        """Return `ma` for weekday 0."""
        return str(format_date(date(2024, 1, 1 + weekday), "EEE", locale=self.language)).replace(
            ".", ""
        )

    def long_weekday(self, weekday: int) -> str:
        """Return `maandag` for weekday 0."""
        return str(format_date(date(2024, 1, 1 + weekday), "EEEE", locale=self.language))

    def week(self, week: IsoWeek) -> str:
        """Return `16 tot en met 22 november 2026`."""
        first, last = week.monday, week.sunday
        form = "d" if first.month == last.month else "d MMMM"
        form = form if first.year == last.year else "d MMMM yyyy"
        return self.phrase(
            "{first} to {last}",
            first=format_date(first, form, locale=self.language),
            last=format_date(last, "d MMMM yyyy", locale=self.language),
        )

    def span(self, minutes: int) -> str:
        """Return `50 minuten`, `1 uur 50`, `3 dagen`."""
        if minutes < HOUR:
            return self.phrases("{n} minute", "{n} minutes", minutes)
        if minutes >= _MANY_DAYS * DAY:
            return self.phrases("{n} day", "{n} days", round(minutes / DAY))
        hours, rest = divmod(minutes, HOUR)
        if not rest:
            return self.phrases("{n} hour", "{n} hours", hours)
        return self.phrases("{n} hour {rest} min", "{n} hours {rest} min", hours, rest=rest)
