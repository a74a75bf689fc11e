"""A promised time in words: with the date for what is read later, near for what is read at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from reachapp.availability.instants import DAY, local, offset_at

FALLBACK = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The words of one language. `form` joins day and time."""

    weekdays: Sequence[str]
    months: Sequence[str]
    near: Sequence[str]
    form: str
    day: str = "{weekday} {day} {month}"
    elsewhere: str
    first_of_month: str = "1"


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


WORDINGS: Mapping[str, Wording] = {
    "nl": Wording(
        weekdays=_words("maandag dinsdag woensdag donderdag vrijdag zaterdag zondag"),
        months=_words(
            "januari februari maart april mei juni "
            "juli augustus september oktober november december"
        ),
        near=("vandaag", "morgen", "overmorgen"),
        form="{day} voor {time}",
        elsewhere=" (tijd in {city})",
    ),
    "en": Wording(
        weekdays=_words("Monday Tuesday Wednesday Thursday Friday Saturday Sunday"),
        months=_words(
            "January February March April May June July August September October November December"
        ),
        near=("today", "tomorrow"),
        form="{day} by {time}",
        elsewhere=" ({city} time)",
    ),
    "de": Wording(
        weekdays=_words("Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag"),
        months=_words(
            "Januar Februar März April Mai Juni Juli August September Oktober November Dezember"
        ),
        near=("heute", "morgen", "übermorgen"),
        form="{day} bis {time} Uhr",
        day="{weekday}, {day}. {month}",
        elsewhere=" (Zeit in {city})",
    ),
    "fr": Wording(
        weekdays=_words("lundi mardi mercredi jeudi vendredi samedi dimanche"),
        months=_words(
            "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
        ),
        near=("aujourd’hui", "demain", "après-demain"),
        form="{day} avant {time}",
        elsewhere=" (heure locale : {city})",
        first_of_month="1er",
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A promised time as its reader sees it. `city` is named where the reader's clock differs."""

    day: date
    time: str
    received_on: date
    city: str | None = None


def told(
    promise: int, received: int, schedule_zone: ZoneInfo, reader_zone: ZoneInfo | None
) -> Told:
    """Return the promised minute by the reader's calendar, else by the schedule's."""
    zone = reader_zone or schedule_zone
    day, clock = local(promise, zone)
    if clock == 0:
        # Midnight belongs to the day that ends: nobody reads "by 00:00 on Wednesday" right.
        day, clock = day - 1, DAY
    elsewhere = reader_zone is not None and (
        offset_at(promise, reader_zone) != offset_at(promise, schedule_zone)
    )
    return Told(
        day=date.fromordinal(day),
        time=f"{clock // 60:02}:{clock % 60:02}",
        received_on=date.fromordinal(local(received, zone)[0]),
        city=zone.key.rpartition("/")[2].replace("_", " ") if elsewhere else None,
    )


def statement(when: Told, language: str) -> str:
    """Return the time with its date, for what may be read later."""
    wording = WORDINGS.get(language, WORDINGS[FALLBACK])
    return _sentence(when, wording, _date_words(when, wording))


def statement_near(when: Told, language: str) -> str:
    """Return the time with "today" or "tomorrow" where that holds, for what is read at once."""
    wording = WORDINGS.get(language, WORDINGS[FALLBACK])
    days = (when.day - when.received_on).days
    near = wording.near[days] if 0 <= days < len(wording.near) else _date_words(when, wording)
    return _sentence(when, wording, near)


def _sentence(when: Told, wording: Wording, day: str) -> str:
    place = "" if when.city is None else wording.elsewhere.format(city=when.city)
    return wording.form.format(day=day, time=when.time) + place


def _date_words(when: Told, wording: Wording) -> str:
    day = when.day
    words = wording.day.format(
        weekday=wording.weekdays[day.weekday()],
        day=wording.first_of_month if day.day == 1 else day.day,
        month=wording.months[day.month - 1],
    )
    return words if day.year == when.received_on.year else f"{words} {day.year}"
