"""Changes of single dates in the JSON form of a plan: other hours, closed dates, holidays."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from reachapp.availability.dutch_days import HOLIDAY_KEYS, LUSTRUM
from reachapp.availability.plan_edits import Changed, Policy, changed, clock_text, entries

LIBERATION_DAY = "liberation_day"
Windows = Sequence[tuple[int, int]]


def set_override(policy: Policy, schedule: str, day: date, windows: Windows) -> Changed:
    """Return the plan with these hours, and no others, on that date; none means closed."""
    pairs = [[clock_text(start), clock_text(end)] for start, end in windows]

    def change(made: Changed) -> None:
        found = entries(made, "overrides")
        same = [entry for entry in found if entry.get("date") == day.isoformat()]
        if not same:
            found.append({"date": day.isoformat(), "windows": pairs})
            return
        same[0]["windows"] = pairs
        made["overrides"] = [entry for entry in found if not _is_in(entry, same[1:])]

    return changed(policy, schedule, change)


def remove_override(policy: Policy, schedule: str, day: date) -> Changed:
    """Return the plan in which that date is an ordinary one again."""

    def change(made: Changed) -> None:
        made["overrides"] = [
            entry for entry in entries(made, "overrides") if entry.get("date") != day.isoformat()
        ]

    return changed(policy, schedule, change)


def set_override_window(
    policy: Policy, schedule: str, index: int, part: int, window: tuple[int, int] | None
) -> Changed:
    """Return the plan with one window of an override changed, or taken out."""

    def change(made: Changed) -> None:
        windows = entries(made, "overrides")[index]["windows"]
        if window is None:
            del windows[part]
        else:
            windows[part] = [clock_text(window[0]), clock_text(window[1])]

    return changed(policy, schedule, change)


def set_holiday(policy: Policy, schedule: str, key: str, year: int, *, is_closed: bool) -> Changed:
    """Return the plan in which a Dutch holiday is kept from now on, or worked.

    A schedule that kept none starts with only this one.
    """

    def change(made: Changed) -> None:
        holidays = made.get("holidays")
        if holidays is None:
            holidays = made["holidays"] = {}
        if holidays.get("country") is None:
            holidays["country"] = "NL"
            holidays["skip"] = list(HOLIDAY_KEYS)
        skip = [other for other in holidays.get("skip") or () if other != key]
        if key == LIBERATION_DAY:
            holidays[key] = _liberation_day(year, is_closed=is_closed)
        elif not is_closed:
            skip.append(key)
        holidays["skip"] = skip

    return changed(policy, schedule, change)


def set_closed_date(policy: Policy, schedule: str, day: date, *, is_closed: bool) -> Changed:
    """Return the plan with that date among the owner's own holidays, or not any more."""

    def change(made: Changed) -> None:
        holidays: dict[str, Any] = made.get("holidays") or {}
        dates = {text for text in holidays.get("dates") or () if text != day.isoformat()}
        if is_closed:
            dates.add(day.isoformat())
        made["holidays"] = {**holidays, "dates": sorted(dates)}

    return changed(policy, schedule, change)


def _liberation_day(year: int, *, is_closed: bool) -> str:
    """Return the least change that makes 5 May of that year so."""
    if year % LUSTRUM == 0:
        return "lustrum" if is_closed else "never"
    return "always" if is_closed else "lustrum"


def _is_in(entry: object, others: Sequence[object]) -> bool:
    return any(entry is other for other in others)
