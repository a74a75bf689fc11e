"""How a window or block comes back, as a few choices, written into its entry of the plan."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from reachapp.availability.plan_edits import Changed, clock_text


class Repeat(StrEnum):
    """How often."""

    ONCE = "once"
    WEEKLY = "weekly"
    ODD_WEEKS = "odd"
    EVEN_WEEKS = "even"
    TWO_WEEKS = "2"
    THREE_WEEKS = "3"
    FOUR_WEEKS = "4"


PARITIES = (Repeat.ODD_WEEKS, Repeat.EVEN_WEEKS)
COUNTED = (Repeat.TWO_WEEKS, Repeat.THREE_WEEKS, Repeat.FOUR_WEEKS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Coming:
    """What the editor of a repeating entry holds; minutes of the day, dates inclusive."""

    days: Sequence[str]
    start: int
    end: int
    repeat: Repeat
    first: date | None = None
    last: date | None = None


def repeat_of(entry: Mapping[str, Any]) -> Repeat:
    """Return how often an entry comes back; a rhythm that is no choice counts as every week."""
    if entry.get("days") is None:
        return Repeat.ONCE
    for value in (entry.get("week_parity"), entry.get("every_weeks")):
        if value is not None and str(value) in {*PARITIES, *COUNTED}:
            return Repeat(str(value))
    return Repeat.WEEKLY


def with_coming(entry: Mapping[str, Any], coming: Coming, anchor: date) -> Changed:
    """Return the entry as the editor has it; `anchor` is a date of a week in which it holds.

    A rhythm that the editor cannot show (every fifth week) stays where it was not touched.
    """
    made = {
        **entry,
        "days": list(coming.days),
        "start": clock_text(coming.start),
        "end": clock_text(coming.end),
    }
    if coming.repeat is not repeat_of(entry):
        for key in ("week_parity", "every_weeks", "anchor"):
            made.pop(key, None)
        if coming.repeat in PARITIES:
            made["week_parity"] = str(coming.repeat)
        elif coming.repeat in COUNTED:
            made |= {"every_weeks": int(coming.repeat), "anchor": anchor.isoformat()}
    for key, day in (("from", coming.first), ("until", coming.last)):
        made.pop(key, None)
        if day is not None:
            made[key] = day.isoformat()
    return made
