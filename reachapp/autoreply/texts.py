"""The owner's reply texts of one language, read from TOML and checked as a whole.

Layout: `language`, `subject`, `[zones]`, then one table a form of address (`u`, and where the
language has it `je`) with `greeting`, `greeting_without_name`, `closing`, and one table a
situation with `known` and `stranger` (left out: the same text); `letters` holds the texts of
notices and first replies, after which `sign_off` stands.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from reachapp.autoreply.template import Fault, check_template
from reachapp.availability.situation import Situation

FORMS = ("u", "je")
_PLAIN_KEYS = ("greeting", "greeting_without_name", "closing", "sign_off")


class Occasion(StrEnum):
    """What a reply is about: the owner's situation, or something stronger."""

    OPEN = "open"
    FOCUS = "focus"
    CLOSED = "closed"
    HOLIDAY = "holiday"
    SICK = "sick"
    VACATION = "vacation"
    URGENT = "urgent"
    NO_TIME = "no_time"


class Letter(StrEnum):
    """What a mail says that is written on the owner's behalf, after the first reply."""

    DELAY = "delay"
    DELAY_SICK = "delay_sick"
    """Only for people the owner knows: it gives the reason."""
    BROKEN = "broken"
    """A promise will not be kept, and no new time can be told."""
    APOLOGY = "apology"
    APOLOGY_NO_TIME = "apology_no_time"
    FIRST_REPLY = "first_reply"
    ON_BEHALF = "first_reply_on_behalf"


_SHORT = ("in_short", "in_short_no_time")
LETTERS = "letters"
"""The table of their texts, one a letter."""
WITHOUT_TIME = frozenset({Letter.BROKEN, Letter.APOLOGY_NO_TIME})


class BadTexts(ValueError):
    """The texts cannot be used; `problems` lists everything that is wrong, one line each."""

    def __init__(self, problems: Sequence[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(self.problems))


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """The text of one occasion."""

    known: str
    stranger: str
    """Without reason, place, names or telephone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormTexts:
    """The texts in one form of address."""

    greeting: str
    greeting_without_name: str
    closing: str
    sign_off: str
    """The end of a mail that a person sends, or that is sent on the owner's behalf."""
    texts: Mapping[Occasion, Text]
    letters: Mapping[Letter, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """All texts of one language."""

    language: str
    subject: str
    """Stands for the subject of a mail that has none."""
    home_zones: Mapping[str, str]
    """Names of time zones that have one, by IANA key."""
    elsewhere: str
    """The name of all others, with `{city}`."""
    forms: Mapping[str, FormTexts]
    in_short: str = ""
    """One line below a reply whose reader may know another language better."""
    in_short_no_time: str = ""

    def in_form(self, form: str) -> FormTexts:
        """The texts in this form of address, or in the polite one."""
        return self.forms.get(form, self.forms["u"])

    def zone_name(self, zone: str) -> str:
        """The zone as the reader calls it: `Nederlandse tijd`, `tijd in New York`."""
        city = zone.rpartition("/")[2].replace("_", " ")
        return self.home_zones.get(zone) or self.elsewhere.replace("{city}", city)


def occasion_of(situation: Situation, *, is_urgent: bool, has_promise: bool) -> Occasion:
    """Return what a reply is about; that no time can be told goes before all else."""
    if not has_promise:
        return Occasion.NO_TIME
    return Occasion.URGENT if is_urgent else Occasion(situation.value)


def parse_texts(toml: str) -> Texts:
    """Return the texts in `toml`; raises `BadTexts` with every problem at once."""
    try:
        data = tomllib.loads(toml)
    except tomllib.TOMLDecodeError as error:
        raise BadTexts([f"not TOML: {error}"]) from error
    problems = list(_problems(data))
    if problems:
        raise BadTexts(problems)
    zones = data.get("zones", {})
    return Texts(
        language=data["language"],
        subject=data["subject"],
        home_zones=MappingProxyType(dict(zones.get("home", {}))),
        elsewhere=zones.get("elsewhere", "{city}"),
        forms=MappingProxyType({form: _form(data[form]) for form in FORMS if form in data}),
        in_short=data.get("in_short", ""),
        in_short_no_time=data.get("in_short_no_time", ""),
    )


def _form(table: Mapping[str, Any]) -> FormTexts:
    texts = {}
    for occasion in Occasion:
        known = table[occasion.value]["known"]
        stranger = table[occasion.value].get("stranger", known)
        texts[occasion] = Text(known=known.strip("\n"), stranger=stranger.strip("\n"))
    greeting, without, closing, sign_off = (table[key].strip("\n") for key in _PLAIN_KEYS)
    return FormTexts(
        greeting=greeting,
        greeting_without_name=without,
        closing=closing,
        sign_off=sign_off,
        texts=MappingProxyType(texts),
        letters=MappingProxyType({each: table[LETTERS][each.value].strip("\n") for each in Letter}),
    )


def _problems(data: Mapping[str, Any]) -> Iterator[str]:
    for key in ("language", "subject"):
        if not isinstance(data.get(key), str) or not data[key].strip():
            yield f"{key}: missing"
    for key in data.keys() - {"language", "subject", "zones", *_SHORT, *FORMS}:
        yield f"{key}: unknown"
    yield from _problems_in_short(data)
    zones = data.get("zones", {})
    if not isinstance(zones, dict) or not isinstance(zones.get("home", {}), dict):
        yield "zones: must be a table"
    if not isinstance(data.get("u"), dict):
        yield "u: missing"
    for form in FORMS:
        if isinstance(data.get(form), dict):
            yield from (f"{form}.{problem}" for problem in _problems_of(data[form]))


def _problems_in_short(data: Mapping[str, Any]) -> Iterator[str]:
    for key in _SHORT:
        if key in data:
            yield from check(key, data[key], needs_promise=key == "in_short")


def _problems_of(form: Mapping[str, Any]) -> Iterator[str]:
    for key in form.keys() - {*_PLAIN_KEYS, *Occasion, LETTERS}:
        yield f"{key}: unknown"
    for key in _PLAIN_KEYS:
        yield from check(key, form.get(key), needs_promise=False)
    yield from _problems_of_letters(form.get(LETTERS))
    for occasion in Occasion:
        table = form.get(occasion.value)
        if not isinstance(table, dict):
            yield f"{occasion.value}: missing"
            continue
        needs = occasion is not Occasion.NO_TIME
        yield from check(f"{occasion.value}.known", table.get("known"), needs_promise=needs)
        if "stranger" in table:
            text = table["stranger"]
            yield from check(f"{occasion.value}.stranger", text, needs_promise=needs)


def _problems_of_letters(table: object) -> Iterator[str]:
    if not isinstance(table, dict):
        yield f"{LETTERS}: missing"
        return
    for key in table.keys() - set(Letter):
        yield f"{LETTERS}.{key}: unknown"
    for letter in Letter:
        needs = letter not in WITHOUT_TIME
        yield from check(f"{LETTERS}.{letter}", table.get(letter), needs_promise=needs)


def check(path: str, text: object, *, needs_promise: bool) -> Iterator[str]:
    """Give what is wrong with one text, a line each; `path` says where it stands."""
    if not isinstance(text, str) or not text.strip():
        yield f"{path}: missing"
        return
    faults: Sequence[Fault] = check_template(text, needs_promise=needs_promise)
    yield from (f"{path}: {fault.in_english}" for fault in faults)
