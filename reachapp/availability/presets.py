"""Plans to begin with, in the JSON form."""

from collections.abc import Mapping
from typing import Final

WORKDAYS = ["mo", "tu", "we", "th", "fr"]
HOME = "Europe/Amsterdam"
# Good Friday is official, but mostly worked; Liberation Day is kept every fifth year.
DUTCH_HOLIDAYS = {"country": "NL", "skip": ["good_friday"], "liberation_day": "lustrum"}


def _window(start: str, end: str) -> dict[str, object]:
    return {"days": WORKDAYS, "start": start, "end": end}


def _plan(weekly: list[dict[str, object]], rules: list[dict[str, object]]) -> dict[str, object]:
    main = {"tz": HOME, "weekly": weekly, "holidays": DUTCH_HOLIDAYS}
    return {"schedules": {"main": main}, "rules": rules, "horizon_days": 90}


NEXT_WORKING_DAY: Final = {"kind": "working_days", "days": 1}

DEFAULT_PLAN: Final[Mapping[str, object]] = _plan(
    [_window("09:00", "17:00")], [{"respond": NEXT_WORKING_DAY}]
)
"""What holds where no plan was made: office hours, an answer within one working day."""

OFFICE_HOURS: Final[Mapping[str, object]] = _plan(
    [_window("09:00", "17:00")], [{"respond": NEXT_WORKING_DAY, "rounding": "graded"}]
)
"""The set-up's first choice: the default, with times that a person would say."""

BOTH_ENDS_OF_THE_DAY: Final[Mapping[str, object]] = _plan(
    [_window("09:00", "11:00"), _window("15:00", "17:00")],
    [{"respond": {"kind": "next_window", "min_minutes": 30}, "rounding": "graded"}],
)
"""Reachable for two hours at both ends of the day; an answer in the next two."""

PRESETS: Final[Mapping[str, Mapping[str, object]]] = {
    "office_hours": OFFICE_HOURS,
    "both_ends_of_the_day": BOTH_ENDS_OF_THE_DAY,
}
