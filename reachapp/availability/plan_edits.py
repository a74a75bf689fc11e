"""Changes to the JSON form of a plan: each returns a new form, the given one stays as it is.

Only what is named changes; keys that this page does not know stay where they are. Minutes count
from the midnight of the date on which a window starts; past 1440 it runs into the next date.
"""

from collections.abc import Callable, Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from reachapp.availability.instants import DAY, from_wall, moment_of
from reachapp.availability.presets import HOME
from reachapp.availability.schedule import WEEKDAYS

Policy = Mapping[str, Any]
Changed = dict[str, Any]
MAIN = "main"
LONGEST = DAY - 15
"""A window that lasts a whole day could not be told from one without length."""


class Place(StrEnum):
    """The list of a schedule in which an entry stands."""

    WEEKLY = "weekly"
    BLOCKS = "blocks"
    OVERRIDES = "overrides"
    BUSY = "busy"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of one weekday (0 is Monday)."""

    weekday: int
    start: int
    end: int


def changed(policy: Policy, schedule: str, change: Callable[[Changed], None]) -> Changed:
    """Return the plan with `change` done to a copy of that schedule."""
    made = deepcopy(dict(policy))
    schedules = made.setdefault("schedules", {})
    if schedules.get(schedule) is None:
        schedules[schedule] = {"tz": HOME}
    change(schedules[schedule])
    return made


def entries(schedule: Changed, key: str) -> list[Any]:
    """Return the list at `key`, made where there is none (`null` stands for an absent key)."""
    if schedule.get(key) is None:
        schedule[key] = []
    found: list[Any] = schedule[key]
    return found


def entry_of(policy: Policy, schedule: str, place: Place, index: int) -> Mapping[str, Any]:
    """Return one entry as it stands."""
    found: Mapping[str, Any] = policy["schedules"][schedule][place][index]
    return found


def add_repeating(
    policy: Policy, schedule: str, place: Place, span: Span, *, kind: str | None = None
) -> Changed:
    """Return the plan with a window, or a block of that kind, that comes back every week."""
    entry: Changed = {} if kind is None else {"kind": kind}
    entry |= {"days": [WEEKDAYS[span.weekday]], **_clocks(span.start, span.end)}

    def change(made: Changed) -> None:
        made[place] = joined([*entries(made, place), entry])

    return changed(policy, schedule, change)


def move_repeating(
    policy: Policy, schedule: str, place: Place, index: int, weekday: int, to: Span
) -> Changed:
    """Return the plan with one weekday of an entry moved; its other days stay as they were."""

    def change(made: Changed) -> None:
        found = entries(made, place)
        moved = deepcopy(found[index])
        moved |= {"days": [WEEKDAYS[to.weekday]], **_clocks(to.start, to.end)}
        found.insert(index + 1, moved)
        _drop_day(found, index, weekday)
        made[place] = joined(found)

    return changed(policy, schedule, change)


def remove_repeating(
    policy: Policy, schedule: str, place: Place, index: int, weekday: int
) -> Changed:
    """Return the plan without that weekday of an entry; without days left the entry goes."""
    return changed(policy, schedule, lambda made: _drop_day(entries(made, place), index, weekday))


def replace_entry(
    policy: Policy, schedule: str, place: Place, index: int, entry: Mapping[str, Any]
) -> Changed:
    """Return the plan with another entry at that place."""

    def change(made: Changed) -> None:
        entries(made, place)[index] = dict(entry)

    return changed(policy, schedule, change)


def remove_entry(policy: Policy, schedule: str, place: Place, index: int) -> Changed:
    """Return the plan without that entry, on all its days."""

    def change(made: Changed) -> None:
        del entries(made, place)[index]

    return changed(policy, schedule, change)


def add_fixed_block(policy: Policy, schedule: str, kind: str, times: Mapping[str, str]) -> Changed:
    """Return the plan with a block that happens once (`fixed_times`)."""
    block = {"kind": kind, **times}
    return changed(policy, schedule, lambda made: entries(made, Place.BLOCKS).append(block))


def move_fixed_block(
    policy: Policy, schedule: str, index: int, times: Mapping[str, str]
) -> Changed:
    """Return the plan with a block that happens once at another time."""
    block = {**entry_of(policy, schedule, Place.BLOCKS, index), **times}
    return replace_entry(policy, schedule, Place.BLOCKS, index, block)


def add_days_off(policy: Policy, schedule: str, kind: str, first: date, last: date) -> Changed:
    """Return the plan with whole days taken away."""
    block = {"kind": kind, "from_date": first.isoformat(), "until_date": last.isoformat()}
    return changed(policy, schedule, lambda made: entries(made, Place.BLOCKS).append(block))


def move_days_off(policy: Policy, schedule: str, index: int, first: date, last: date) -> Changed:
    """Return the plan with whole days at other dates."""
    block = {
        **entry_of(policy, schedule, Place.BLOCKS, index),
        "from_date": first.isoformat(),
        "until_date": last.isoformat(),
    }
    return replace_entry(policy, schedule, Place.BLOCKS, index, block)


def fixed_times(day: date, start: int, end: int, zone: ZoneInfo) -> dict[str, str]:
    """Return the instants of a stretch of that date, with the offset of the zone."""
    return {"from": _moment(day, start, zone), "to": _moment(day, end, zone)}


def clock_text(minute: int) -> str:
    """Return minute 540 as `09:00`; 1440 is `24:00`, and past it the next date begins."""
    clock = minute if minute <= DAY else minute - DAY
    return f"{clock // 60:02d}:{clock % 60:02d}"


def joined(found: Iterable[Mapping[str, Any]]) -> list[Changed]:
    """Return the entries with those that differ in nothing but their days made one."""
    made: list[Changed] = []
    for entry in found:
        rest = {key: value for key, value in entry.items() if key != "days"}
        for other in made:
            if "days" in entry and {**other, "days": None} == {**rest, "days": None}:
                other["days"] = _in_order([*other["days"], *entry["days"]])
                break
        else:
            made.append(dict(entry))
    return made


def _in_order(days: Iterable[str]) -> list[str]:
    chosen = set(days)
    return [day for day in WEEKDAYS if day in chosen]


def _clocks(start: int, end: int) -> dict[str, str]:
    return {"start": clock_text(start), "end": clock_text(end)}


def _drop_day(found: list[Any], index: int, weekday: int) -> None:
    left = [day for day in found[index].get("days") or () if day != WEEKDAYS[weekday]]
    if left:
        found[index] = {**found[index], "days": left}
    else:
        del found[index]


def _moment(day: date, minute: int, zone: ZoneInfo) -> str:
    instant = moment_of(from_wall(day.toordinal(), minute, zone))
    return instant.astimezone(zone).isoformat(timespec="minutes")
