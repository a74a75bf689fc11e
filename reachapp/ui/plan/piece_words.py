"""Windows and blocks in words: short ones that are painted, and whole sentences to listen to."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from babel.dates import format_date

from reachapp.availability.week_view import WINDOW, Day, Piece
from reachapp.core.i18n import N_
from reachapp.ui.i18n import _, language
from reachapp.ui.times import long_day, plain_clock
from reachapp.ui.words import Sign

DAY = 1440
KINDS: Mapping[str, Sign] = {
    WINDOW: Sign("status/reachable", "reach", N_("Reachable")),
    "focus": Sign("status/focus", "focus", N_("Focus")),
    "vacation": Sign("status/closed", "closed", N_("On holiday")),
    "sick": Sign("status/closed", "closed", N_("Ill")),
    "busy": Sign("status/focus", "closed", N_("Appointment")),
    "other": Sign("status/closed", "closed", N_("Not there")),
}
HOLIDAYS: Mapping[str, str] = {
    "new_year": N_("New Year's Day"),
    "good_friday": N_("Good Friday"),
    "easter": N_("Easter Sunday"),
    "easter_monday": N_("Easter Monday"),
    "kings_day": N_("King's Day"),
    "liberation_day": N_("Liberation Day"),
    "ascension": N_("Ascension Day"),
    "pentecost": N_("Whit Sunday"),
    "pentecost_monday": N_("Whit Monday"),
    "christmas": N_("Christmas Day"),
    "boxing_day": N_("Boxing Day"),
    "date": N_("Own day off"),
}
ENTRIES = {"even": N_("even weeks"), "odd": N_("odd weeks")}


def sign_of_kind(kind: str) -> Sign:
    """Return shape, colour and word of a kind."""
    sign = KINDS.get(kind, KINDS["other"])
    return Sign(sign.icon, sign.colour, _(sign.word))


def holiday_name(key: str) -> str:
    """Return `Eerste kerstdag` for `christmas`."""
    return _(HOLIDAYS.get(key, key))


def span_words(start: int, end: int) -> str:
    """Return `9–11`, or `8:30–13`; past midnight `22–2`."""
    return f"{_brief(start)}–{_brief(end if end <= DAY else end - DAY)}"


def spans_words(windows: Sequence[tuple[int, int]]) -> str:
    """Return `9–11 en 15–17`, or `gesloten`."""
    if not windows:
        return _("closed")
    return _(" and ").join(span_words(start, end) for start, end in windows)


def marks_of(piece: Piece) -> str:
    """Return how a window comes back where that is not every week: `oneven weken, tot 1 sep`."""
    marks: list[str] = []
    if piece.parity:
        marks.append(_(ENTRIES[piece.parity]))
    if piece.every_weeks > 1:
        marks.append(_("every {n} weeks").format(n=piece.every_weeks))
    if piece.from_on is not None:
        marks.append(_("from {day}").format(day=short_date(piece.from_on)))
    if piece.until_on is not None:
        marks.append(_("until {day}").format(day=short_date(piece.until_on)))
    return ", ".join(marks)


def piece_sentence(piece: Piece) -> str:
    """Return all that the picture shows of a piece as a sentence."""
    kind = sign_of_kind(piece.kind).word
    if piece.is_whole_days:
        first, last = long_day(piece.day), long_day(piece.last_day)
        if first == last:
            return _("{kind}: {day}, the whole day").format(kind=kind, day=first)
        return _("{kind}: {first} to {last}, whole days").format(kind=kind, first=first, last=last)
    end = piece.end if piece.end <= DAY else piece.end - DAY
    words = _("{day}, {start} to {end}: {kind}").format(
        day=long_day(piece.day), start=plain_clock(piece.start), end=plain_clock(end), kind=kind
    )
    return f"{words}, {repeat_words(piece)}"


def repeat_words(piece: Piece) -> str:
    """Return how often a piece comes back."""
    if piece.is_fixed:
        return _("from your calendar")
    if piece.is_override:
        return _("exception for this date")
    if not piece.is_repeating:
        return _("once")
    return marks_of(piece) or _("every week")


def day_sentence(day: Day) -> str:
    """Return what is special about a date, or an empty text."""
    if day.holiday:
        name = holiday_name(day.holiday)
        return _("{day}: closed, {holiday}").format(day=long_day(day.date), holiday=name)
    if day.is_closed:
        words = _("closed, exception for this date") if day.is_override else _("closed")
        return f"{long_day(day.date)}: {words}"
    return ""


def week_words(monday: date) -> str:
    """Return `Week 52, 21–27 december 2026`."""
    sunday = monday + timedelta(days=6)
    month = "d" if sunday.month == monday.month else "d MMM"
    first = format_date(monday, month, locale=language())
    last = format_date(sunday, "d MMMM y", locale=language())
    return _("Week {number}, {first}–{last}").format(
        number=monday.isocalendar().week, first=first, last=last
    )


def _brief(minute: int) -> str:
    return plain_clock(minute) if minute % 60 else str(minute // 60)


def short_date(day: date) -> str:
    """Return `1 sep`."""
    return str(format_date(day, "d MMM", locale=language()))
