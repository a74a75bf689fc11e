"""Reads the JSON form of a plan and collects what is wrong with it.

A reader never raises: it notes a fault and goes on with a harmless value, so that one reading
serves both `plan evaluate` (any fault: invalid) and `plan check` (every fault, by its path).
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TypeVar
from zoneinfo import ZoneInfo

from reachapp.availability.instants import DAY, EPOCH, find_zone

T = TypeVar("T")

CLOCK = re.compile(r"([0-9]{2}):([0-9]{2})")
DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
UTC_ZONE = ZoneInfo("UTC")
NOTHING: Mapping[str, object] = {}


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong in a plan: where, and what."""

    path: str
    what: str


class InvalidPlan(ValueError):
    """The plan cannot be used; `faults` says why."""

    def __init__(self, faults: Collection[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("; ".join(f"{fault.path}: {fault.what}" for fault in self.faults))


@dataclass(slots=True)
class Findings:
    """The faults found so far; `strict` also counts keys that nobody knows."""

    strict: bool = False
    faults: list[Fault] = field(default_factory=list)

    def add(self, path: str, what: str) -> None:
        self.faults.append(Fault(path, what))

    def settle(self) -> None:
        """Raise what was found, if anything."""
        if self.faults:
            raise InvalidPlan(self.faults)


def clock_minute(value: object) -> int | None:
    """Return the minute of the day of `HH:MM`, 00:00 to 24:00, or None."""
    match = CLOCK.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        return None
    hour, minute = int(match[1]), int(match[2])
    total = hour * 60 + minute
    return total if minute < 60 and total <= DAY else None  # noqa: PLR2004  minutes of an hour


def date_ordinal(value: object) -> int | None:
    """Return the ordinal of `YYYY-MM-DD`, or None."""
    if not isinstance(value, str) or not DATE.fullmatch(value):
        return None
    try:
        return date.fromisoformat(value).toordinal()
    except ValueError:
        return None


def aware_moment(value: object) -> datetime | None:
    """Return an ISO 8601 instant that carries its offset, or None."""
    if not isinstance(value, str):
        return None
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return None
    return moment if moment.tzinfo is not None else None


def text_of(value: object) -> str:
    """Return the value as it may stand in a message, shortened."""
    shown = repr(value)
    return shown if len(shown) <= 40 else shown[:37] + "..."  # noqa: PLR2004  one line


class Form:
    """One JSON object while it is read. `null` stands for an absent key."""

    def __init__(self, value: object, path: str, found: Findings) -> None:
        self.path = path
        self.found = found
        self._faulty: set[str] = set()
        self._known: set[str] = set()
        self._values: Mapping[str, object] = NOTHING
        if isinstance(value, Mapping):
            self._values = value
        else:
            found.add(path, "must be an object")
            self.found = Findings()  # said once: what such a thing lacks is no news

    def is_sound(self, *keys: str) -> bool:
        """Say whether nothing was wrong so far at any of those keys."""
        return not self._faulty.intersection(keys)

    def at(self, key: str) -> str:
        return f"{self.path}.{key}" if self.path else key

    def fault(self, key: str, what: str) -> None:
        self._faulty.add(key)
        self.found.add(self.at(key), what)

    def fault_in(self, key: str, path: str, what: str) -> None:
        """Note a fault of one entry of the list at `key`."""
        self._faulty.add(key)
        self.found.add(path, what)

    def knows(self, *keys: str) -> None:
        self._known.update(keys)

    def has(self, key: str) -> bool:
        return self._values.get(key) is not None

    def value(self, key: str) -> object:
        self._known.add(key)
        return self._values.get(key)

    def end(self) -> None:
        """Note the keys that nobody asked for."""
        if self.found.strict:
            for key in self._values:
                if key not in self._known:
                    self.fault(str(key), "unknown key")

    def items(self, key: str) -> list[tuple[str, object]]:
        """Return the list at `key` with the path of each entry; absent is empty."""
        value = self.value(key)
        if value is None:
            return []
        if not isinstance(value, list | tuple):
            self.fault(key, "must be a list")
            return []
        return [(f"{self.at(key)}[{index}]", entry) for index, entry in enumerate(value)]

    def forms(self, key: str) -> Iterator["Form"]:
        """Give each entry of the list at `key` as a form."""
        for path, entry in self.items(key):
            yield Form(entry, path, self.found)

    def form(self, key: str) -> "Form":
        return Form(self.value(key), self.at(key), self.found)

    def whole(self, key: str, *, least: int = 0, default: int | None = None) -> int:
        """Return the whole number at `key`; required where there is no default."""
        value = self.value(key)
        if value is None and default is not None:
            return default
        if isinstance(value, int) and not isinstance(value, bool) and value >= least:
            return value
        self.fault(key, "is missing" if value is None else f"must be a whole number from {least}")
        return least

    def one_of(self, key: str, allowed: Collection[str], default: str | None = None) -> str:
        value = self.value(key)
        if value is None and default is not None:
            return default
        if isinstance(value, str) and value in allowed:
            return value
        known = ", ".join(allowed)
        self.fault(
            key, "is missing" if value is None else f"{text_of(value)} is not one of {known}"
        )
        return next(iter(allowed))

    def some_of(self, key: str, allowed: Collection[str]) -> frozenset[str]:
        """Return the names in the list at `key`, all of them known ones."""
        chosen: set[str] = set()
        for path, entry in self.items(key):
            if isinstance(entry, str) and entry in allowed:
                chosen.add(entry)
            else:
                self.fault_in(key, path, f"{text_of(entry)} is not one of {', '.join(allowed)}")
        return frozenset(chosen)

    def text(self, key: str, default: str) -> str:
        value = self.value(key)
        if value is None or isinstance(value, str):
            return default if value is None else str(value)
        self.fault(key, f"{text_of(value)} is no text")
        return default

    def clock(self, key: str) -> int:
        return self._read(key, clock_minute, "must be a time HH:MM from 00:00 to 24:00", 0)

    def find_clock(self, key: str) -> int | None:
        return self.clock(key) if self.value(key) is not None else None

    def day(self, key: str) -> int:
        return self._read(key, date_ordinal, "must be a date YYYY-MM-DD", 1)

    def find_day(self, key: str) -> int | None:
        return self.day(key) if self.value(key) is not None else None

    def days(self, key: str) -> frozenset[int]:
        """Return the dates in the list at `key`, as ordinals."""
        ordinals: set[int] = set()
        for path, entry in self.items(key):
            ordinal = date_ordinal(entry)
            if ordinal is None:
                self.fault_in(key, path, "must be a date YYYY-MM-DD")
            else:
                ordinals.add(ordinal)
        return frozenset(ordinals)

    def moment(self, key: str) -> datetime:
        return self._read(key, aware_moment, "must be an instant with an offset", EPOCH)

    def zone(self, key: str) -> ZoneInfo:
        return self._read(key, find_zone, "must be an IANA time zone", UTC_ZONE)

    def find_zone(self, key: str) -> ZoneInfo | None:
        return self.zone(key) if self.value(key) is not None else None

    def _read(self, key: str, read: Callable[[object], T | None], rule: str, instead: T) -> T:
        value = self.value(key)
        result = read(value)
        if result is not None:
            return result
        self.fault(key, "is missing" if value is None else f"{text_of(value)}: {rule}")
        return instead
