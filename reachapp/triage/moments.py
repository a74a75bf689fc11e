"""Resolves the days, dates and clocks of a mail against the moment of its arrival.

Everything is read in the zone of the owner's working days. What counts is only whether a moment
lies before the end of the next working day, so a day stands for all its hours.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from reachapp.triage import day_words as lexicon
from reachapp.triage.clocks import Clock, clocks_in, number_of, word_at
from reachapp.triage.words import Word, Words

_FRIDAY, _SATURDAY = 4, 5
_WEEK, _LATER_THIS_MONTH = 7, 20
_NOON, _EVENING, _MIDNIGHT = 12, 18, 24
_MONTHS, _LONGEST_MONTH = 12, 31
_LONG_PAST = timedelta(days=60)
_OF = frozenset(("van", "from", "vom", "von"))
_THINGS = frozenset(
    ("bestelling", "order", "mail", "mailtje", "email", "bericht", "factuur", "gesprek", "call")
)
"""*The order of today* names a thing, no moment."""
_ORDINAL = frozenset(
    ("rd", "th", "st", "nd", "e", "de", "of", "er", "van", "ste", "the", "den", "le")
)
_REACH = 4
"""How many words before a moment its preposition may stand."""


class Distance(StrEnum):
    """Where a moment lies."""

    PAST = "past"
    NEAR = "near"
    FAR = "far"


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A time that the mail names, from word `first` to word `last`."""

    first: int
    last: int
    sentence: int
    segment: int
    distance: Distance
    has_clock: bool = False
    is_limit: bool = False
    """It follows *before, by, until, still*."""
    is_today: bool = False


@dataclass(frozen=True, slots=True)
class _Day:
    first: int
    last: int
    on: date
    over_at: int = _MIDNIGHT
    is_limit: bool = False


class Timeline:
    """Reads times as they look from one moment of arrival (local) up to one end (local)."""

    def __init__(self, arrived: datetime, end: datetime) -> None:
        self._now = arrived
        self._today = arrived.date()
        self._hour = arrived.hour + arrived.minute / 60
        self._last_day = end.date()

    def moments(self, text: Words) -> tuple[Moment, ...]:
        """Return every time that is named, in order."""
        words = text.words
        days = list(self._days(words))
        clocks = list(clocks_in(words))
        found = [self._of_day(words, day, clocks) for day in days]
        found += [m for c in clocks if (m := self._of_clock(words, c, days)) is not None]
        return tuple(sorted(found, key=lambda moment: moment.first))

    def _of_day(self, words: Sequence[Word], day: _Day, clocks: Sequence[Clock]) -> Moment:
        sentence = words[day.first].sentence
        clock = next((c for c in clocks if words[c.first].sentence == sentence), None)
        over_at = day.over_at if clock is None else max(clock.hour, 0.0)
        distance = self._distance(day.on)
        if day.on == self._today and self._hour > over_at:
            distance = Distance.PAST
        return Moment(
            first=day.first,
            last=day.last,
            sentence=sentence,
            segment=words[day.first].segment,
            distance=distance,
            has_clock=clock is not None,
            is_limit=day.is_limit or _is_limit(words, day.first, day.last),
            is_today=day.on == self._today,
        )

    def _of_clock(self, words: Sequence[Word], clock: Clock, days: Sequence[_Day]) -> Moment | None:
        word = words[clock.first]
        if any(words[day.first].sentence == word.sentence for day in days):
            return None
        earlier = [d for d in days if words[d.first].segment == word.segment]
        on = earlier[-1].on if earlier else self._today
        distance = self._distance(on)
        if on == self._today and clock.hour <= self._hour:
            distance = Distance.PAST
        return Moment(
            first=clock.first,
            last=clock.last,
            sentence=word.sentence,
            segment=word.segment,
            distance=distance,
            has_clock=True,
            is_limit=_is_limit(words, clock.first, clock.last),
            is_today=on == self._today,
        )

    def _distance(self, on: date) -> Distance:
        if on < self._today:
            return Distance.PAST
        return Distance.NEAR if on <= self._last_day else Distance.FAR

    def _days(self, words: Sequence[Word]) -> Iterator[_Day]:
        number = 0
        while number < len(words):
            day = self._day_at(words, number)
            number += 1
            if day is not None:
                yield day
                number = max(number, day.last + 1)

    def _day_at(self, words: Sequence[Word], at: int) -> _Day | None:
        word = words[at].folded
        if word[0].isdecimal():
            return self._date(words, at)
        return (
            self._today_or_tomorrow(words, at)
            or self._weekday(words, at)
            or self._span(words, at)
            or self._month_first(words, at)
        )

    def _today_or_tomorrow(self, words: Sequence[Word], at: int) -> _Day | None:
        word, before = words[at].folded, word_at(words, at - 1)
        if word in lexicon.TODAY or word in {"this", "ce", "cet", "diesen", "deze"}:
            return self._part_of_today(words, at)
        if word in {"vannacht", "nachts"}:
            return _Day(at, at, self._today, 0 if self._hour < _NOON else _MIDNIGHT)
        ahead = None
        if word in lexicon.YESTERDAY and not (word == "hier" and before != "depuis"):
            ahead = -1
        elif word in lexicon.TOMORROW or (word == "morgen" and self._means_tomorrow(before)):
            ahead = 1
        elif word in lexicon.AFTER_TOMORROW:
            ahead = 2
        if ahead is None:
            return self._end_of_day(words, at)
        return _Day(at, at, self._today + timedelta(days=ahead))

    def _part_of_today(self, words: Sequence[Word], at: int) -> _Day | None:
        word, after = words[at].folded, word_at(words, at + 1)
        part = lexicon.PARTS.get(after) or (_EVENING if after == "apres" else None)
        is_label = word_at(words, at - 1) in _OF and word_at(words, at - 2) in _THINGS
        if is_label or (part is None and word not in lexicon.TODAY):
            return None
        last = at + 1 if part else at
        over_at = part or lexicon.TODAY[word]
        return _Day(at, last, self._today, over_at, word in {"eod", "cob"})

    def _means_tomorrow(self, before: str) -> bool:
        return (
            before not in {"goede", "goeie", "guten", "good", "heute", "gestern", "s"}
            and before not in lexicon.WEEKDAYS
        )

    def _end_of_day(self, words: Sequence[Word], at: int) -> _Day | None:
        word = words[at].folded
        if word not in {"einde", "eind", "end", "close", "ende", "fin"}:
            return None
        for reach in range(1, 5):
            nearby = word_at(words, at + reach)
            if nearby in {"dag", "day", "business", "middag", "afternoon", "play"}:
                return _Day(at, at + reach, self._today, _MIDNIGHT, is_limit=True)
            if nearby not in {"van", "of", "the", "de", "het"}:
                break
        return None

    def _weekday(self, words: Sequence[Word], at: int) -> _Day | None:
        weekday = lexicon.WEEKDAYS.get(words[at].folded)
        before = word_at(words, at - 1)
        if weekday is None or before in lexicon.EVERY:
            return None
        ahead = (weekday - self._today.weekday()) % _WEEK
        near_words = {word_at(words, at + step) for step in (-3, -2, -1, 1, 2, 3)}
        if before in lexicon.LAST:
            return _Day(at - 1, at, self._today - timedelta(days=1))
        if near_words & lexicon.WEEK and near_words & lexicon.NEXT:
            return _Day(at, at, self._monday(1) + timedelta(days=weekday))
        if ahead == 0 and before not in lexicon.THIS and not self._clock_ahead(words, at):
            ahead = _WEEK
        elif ahead <= 1 and before in {"volgende", "next"}:
            ahead += _WEEK
        return _Day(at, at, self._today + timedelta(days=ahead))

    def _clock_ahead(self, words: Sequence[Word], at: int) -> bool:
        sentence = words[at].sentence
        clocks = clocks_in([word for word in words if word.sentence == sentence])
        return any(clock.hour > self._hour for clock in clocks)

    def _monday(self, weeks: int) -> date:
        return self._today + timedelta(days=_WEEK * weeks - self._today.weekday())

    def _span(self, words: Sequence[Word], at: int) -> _Day | None:
        word = words[at].folded
        if word in lexicon.LENGTHS and (found := self._after(words, at)) is not None:
            return found
        if word in lexicon.WEEKEND:
            return self._weekend(words, at)
        if word in lexicon.WEEK or word in lexicon.LONG:
            return self._week(words, at)
        return None

    def _week(self, words: Sequence[Word], at: int) -> _Day | None:
        """Read *next week*, *this month*; *next week Monday* is read by its weekday."""
        before, after = word_at(words, at - 1), word_at(words, at + 1)
        around = {word_at(words, at + step) for step in (-3, -2, 1, 2)}
        ahead: int | None = None
        if before in lexicon.LAST:
            ahead = -_WEEK
        elif around & lexicon.WEEKDAYS.keys():
            return None
        elif before in lexicon.NEXT or after in lexicon.NEXT:
            ahead = _WEEK - self._today.weekday() + _FRIDAY
        elif before in lexicon.THIS:
            is_week = words[at].folded in lexicon.WEEK
            ahead = max(_FRIDAY - self._today.weekday(), 0) if is_week else _LATER_THIS_MONTH
        if ahead is None:
            return None
        return _Day(at - 1, at, self._today + timedelta(days=ahead))

    def _weekend(self, words: Sequence[Word], at: int) -> _Day | None:
        before = {word_at(words, at - 1), word_at(words, at - 2)}
        if before & lexicon.LAST or before & {"goed", "fijn", "good", "nice", "schones", "bon"}:
            return None
        if before & {"voor", "before", "vor", "avant"}:
            ahead = max(_FRIDAY - self._today.weekday(), 0)
            return _Day(at - 1, at, self._today + timedelta(days=ahead), is_limit=True)
        ahead = max(_SATURDAY - self._today.weekday(), 0)
        return _Day(at, at, self._today + timedelta(days=ahead))

    def _after(self, words: Sequence[Word], at: int) -> _Day | None:
        """Read *in two hours*, *over drie dagen*, *binnen een uur*."""
        hours = lexicon.LENGTHS[words[at].folded]
        for reach in range(1, 4):
            if word_at(words, at - reach) in lexicon.IN:
                break
        else:
            return None
        if words[at - reach].sentence != words[at].sentence:
            return None
        some = 1 if words[at].folded in lexicon.SINGLE else _WEEK
        amount = next(
            (n for s in range(1, reach) if (n := number_of(word_at(words, at - s)))), some
        )
        if hours >= lexicon.LENGTHS["dag"] and word_at(words, at - reach) == "nog":
            return None
        try:
            on = (self._now + timedelta(hours=hours * amount)).date()
        except OverflowError:
            return None
        is_limit = word_at(words, at - reach) in {"binnen", "within", "innerhalb"}
        return _Day(at - reach, at, on, _MIDNIGHT, is_limit)

    def _date(self, words: Sequence[Word], at: int) -> _Day | None:
        pieces = words[at].folded.replace("/", "-").split("-")
        if len(pieces) > 1 and words[at].folded != "24/7":
            return self._numeric(at, pieces)
        if "." in words[at].folded:
            before = {word_at(words, at - 1), word_at(words, at - 2)}
            parts = words[at].folded.split(".")
            if before & {"am", "bis", "zum", "vom", "den", "der"} or len(parts) > 2:  # noqa: PLR2004
                return self._numeric(at, parts)
            return None
        day = number_of(pieces[0]) if pieces[0].isdecimal() else 0
        if not 1 <= day <= _LONGEST_MONTH:
            return None
        for reach in range(1, 4):
            nearby = word_at(words, at + reach)
            if nearby in lexicon.MONTHS:
                on = self._year_of(day, lexicon.MONTHS[nearby])
                return None if on is None else _Day(at, at + reach, on)
            if nearby not in _ORDINAL:
                break
        return self._day_of_month(words, at, day)

    def _day_of_month(self, words: Sequence[Word], at: int, day: int) -> _Day | None:
        """Read *the 14th*, *de 14e*: the next such day."""
        if word_at(words, at - 1) not in {"the", "de", "le"} or at + 1 >= len(words):
            return None
        if words[at + 1].folded not in {"th", "rd", "st", "nd", "e", "ste"}:
            return None
        for ahead in range(_LONGEST_MONTH + 1):
            on = self._today + timedelta(days=ahead)
            if on.day == day:
                return _Day(at, at + 1, on)
        return None

    def _numeric(self, at: int, pieces: Sequence[str]) -> _Day | None:
        numbers = [int(piece) for piece in pieces if piece.isdecimal() and len(piece) <= 4]  # noqa: PLR2004
        if len(numbers) not in {2, 3} or len(numbers) != len([p for p in pieces if p]):
            return None
        if numbers[0] > _LONGEST_MONTH:
            numbers.reverse()
        on = self._year_of(numbers[0], numbers[1])
        return None if on is None else _Day(at, at, on)

    def _month_first(self, words: Sequence[Word], at: int) -> _Day | None:
        month = lexicon.MONTHS.get(words[at].folded)
        if month is None:
            return None
        after = word_at(words, at + 1)
        day = number_of(after) if after.isdecimal() else 0
        if 1 <= day <= _LONGEST_MONTH:
            on = self._year_of(day, month)
            return None if on is None else _Day(at, at + 1, on)
        before = word_at(words, at - 1)
        if month != self._today.month and before in {
            "in", "eind", "begin", "half", "medio", "vanaf", "early", "late", "im", "en", "anfang",
            "ende", "mid", "einde", "for", "voor", "from", "mitte",
        }:  # fmt: skip
            on = self._year_of(_LONGEST_MONTH - 3, month)
            return None if on is None else _Day(at, at, on)
        return None

    def _year_of(self, day: int, month: int) -> date | None:
        for year in (self._today.year, self._today.year + 1):
            try:
                on = date(year, month, day)
            except ValueError:
                continue
            if on >= self._today - _LONG_PAST:
                return on
        return None


def _is_limit(words: Sequence[Word], first: int, last: int) -> bool:
    sentence = words[first].sentence
    for at in range(max(first - _REACH, 0), first):
        if words[at].sentence == sentence and words[at].folded in lexicon.BY:
            return True
    after = word_at(words, last + 1)
    return after in {"nog", "latest", "deadline", "spatestens"}
