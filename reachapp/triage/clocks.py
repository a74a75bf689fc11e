"""Finds the clocks of a text: *10:30*, *om 9 uur*, *5pm*, *17h30*, *half elf*."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reachapp.triage import day_words as lexicon
from reachapp.triage.words import Word

_NOON, _MIDNIGHT, _EARLY = 12, 24, 7
_HOUR = 60
_MONEY = frozenset(("€", "euro", "eur", "$", "£", "%"))


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day, in hours, from word `first` to word `last`."""

    first: int
    last: int
    hour: float


def word_at(words: Sequence[Word], at: int) -> str:
    """Return the folded word at a place, or nothing outside the text."""
    return words[at].folded if 0 <= at < len(words) else ""


def number_of(word: str) -> int:
    """Return a number up to 999 in digits, or a small one in words; else 0."""
    if word.isdecimal() and len(word) <= 3:  # noqa: PLR2004
        return int(word)
    return lexicon.NUMBERS.get(word, 0)


def clocks_in(words: Sequence[Word]) -> Iterator[Clock]:
    """Give every clock; what follows *since* is no moment ahead."""
    for at, word in enumerate(words):
        before, after = word_at(words, at - 1), word_at(words, at + 1)
        if before in lexicon.SINCE:
            continue
        if word.folded in {"noon", "midday", "middernacht", "midnight"}:
            yield Clock(at, at, _NOON if word.folded in {"noon", "midday"} else _MIDNIGHT)
        elif (hour := _hour(word.folded, before, after)) is not None:
            has_unit = after in lexicon.HOUR_UNITS or after in {"am", "pm"}
            yield Clock(at, at + 1 if has_unit else at, hour)


def _hour(word: str, before: str, after: str) -> float | None:
    told = before in lexicon.AT or before in lexicon.BY or before == "half"
    has_unit = after in lexicon.HOUR_UNITS or after in {"am", "pm"}
    hours, mark, minutes = word.replace(".", ":").replace(",", ":").partition(":")
    if mark:
        if not (hours.isdecimal() and minutes.isdecimal() and len(minutes) == 2):  # noqa: PLR2004
            return None
        value = int(hours[:4]) + int(minutes) / _HOUR
        clear = ":" in word or told or has_unit or _looks_like_clock(value, word, before, after)
        fits = clear and value <= _MIDNIGHT and int(minutes) < _HOUR
        return _afternoon(value, after) if fits else None
    number = number_of(word)
    if not 0 < number <= _MIDNIGHT:
        return None
    return _whole_hour(number, before, after, told=told)


def _looks_like_clock(value: float, word: str, before: str, after: str) -> bool:
    """Say whether *9.30* without further words is a time rather than a price."""
    tidy = "." in word and word[-1] in {"0", "5"}
    return tidy and _EARLY - 1 <= value < _MIDNIGHT and not {before, after} & _MONEY


def _whole_hour(number: int, before: str, after: str, *, told: bool) -> float | None:
    if after in {"am", "pm", "u", "uhr", "h", "oclock"}:
        return _afternoon(number, after)
    bare = before in {"om", "at", "half"} and number <= _NOON and after not in lexicon.LENGTHS
    if bare or (after in lexicon.HOUR_UNITS and told):
        return number if number >= _EARLY else number + _NOON
    return None


def _afternoon(hour: float, after: str) -> float:
    return hour + _NOON if after == "pm" and hour < _NOON else hour
