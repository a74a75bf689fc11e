"""Plans to begin with, in the JSON form."""

from collections.abc import Mapping
from copy import deepcopy
from typing import Final

WORKDAYS = ["mo", "tu", "we", "th", "fr"]
HOME = "Europe/Amsterdam"
# Good Friday is official, but mostly worked; Liberation Day is kept every fifth year.
DUTCH_HOLIDAYS = {"country": "NL", "skip": ["good_friday"], "liberation_day": "lustrum"}


EVERY_DAY = [*WORKDAYS, "sa", "su"]
ROUND_THE_CLOCK = "always"
PHONE_HOURS = "phone"
# Whoever guards the emergency line answers through everything but an illness.
THROUGH_ALL = ["focus", "busy", "vacation", "other"]


def _window(start: str, end: str, days: list[str] = WORKDAYS) -> dict[str, object]:
    return {"days": list(days), "start": start, "end": end}


def _plan(
    weekly: list[dict[str, object]],
    rules: list[dict[str, object]],
    **others: list[dict[str, object]],
) -> dict[str, object]:
    """Return a plan; `others` are the weeks of further schedules, by name."""
    main = {"tz": HOME, "weekly": weekly, "holidays": deepcopy(DUTCH_HOLIDAYS)}
    schedules: dict[str, object] = {"main": main}
    for name, windows in others.items():
        kept = {"holidays": deepcopy(DUTCH_HOLIDAYS)} if name == PHONE_HOURS else {}
        schedules[name] = {"tz": HOME, "weekly": windows, **kept}
    return {"schedules": schedules, "rules": rules, "horizon_days": 90}


def _emergency(minutes: int) -> dict[str, object]:
    return {
        "urgency": "urgent",
        "schedule": ROUND_THE_CLOCK,
        "through": THROUGH_ALL,
        "respond": {"kind": "elapsed_minutes", "minutes": minutes},
        "rounding": "graded",
    }


def _rule(
    kind: str, channel: str = "*", schedule: str = "main", **respond: object
) -> dict[str, object]:
    rule: dict[str, object] = {"respond": {"kind": kind, **respond}, "rounding": "graded"}
    named = {"channel": channel, "schedule": schedule}
    return {key: value for key, value in named.items() if value not in {"*", "main"}} | rule


ALL_HOURS = [_window("00:00", "24:00", EVERY_DAY)]
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

EMERGENCY_LINE: Final[Mapping[str, object]] = _plan(
    [_window("09:00", "17:00")],
    [_emergency(30), {"respond": NEXT_WORKING_DAY, "rounding": "graded"}],
    always=ALL_HOURS,
)
"""Office hours, and somebody for what is urgent by day and by night."""

TRADES: Final[Mapping[str, object]] = _plan(
    [_window("07:30", "16:30")],
    [
        _emergency(60),
        _rule("next_window", "phone", PHONE_HOURS, min_minutes=10),
        _rule("same_day", "whatsapp", cutoff="15:00"),
        _rule("same_day", cutoff="12:00"),
    ],
    always=ALL_HOURS,
    phone=[_window("07:30", "08:30"), _window("15:30", "16:30")],
)
"""On the road by day: called back at both ends of it, and an emergency line."""

CARE: Final[Mapping[str, object]] = _plan(
    [_window("09:00", "12:30"), _window("13:30", "17:00")],
    [
        _emergency(30),
        _rule("next_window", "phone", PHONE_HOURS, min_minutes=10),
        _rule("working_days", days=1),
    ],
    always=ALL_HOURS,
    phone=[_window("12:30", "13:30")],
)
"""Appointments all day: a phone hour at noon, and somebody at once for what cannot wait."""

TRAVEL: Final[Mapping[str, object]] = _plan(
    [_window("09:00", "18:00", [*WORKDAYS, "sa"]), _window("19:00", "21:00", ["th"])],
    [_emergency(60), _rule("working_minutes", minutes=240)],
    always=ALL_HOURS,
)
"""Advice by day and on Saturday; who is stranded at night is not left alone."""

SHOP: Final[Mapping[str, object]] = _plan(
    [
        _window("13:00", "18:00", ["mo"]),
        _window("09:30", "18:00", ["tu", "we", "fr"]),
        _window("09:30", "21:00", ["th"]),
        _window("09:30", "17:00", ["sa"]),
    ],
    [_rule("working_minutes", "whatsapp", minutes=60), _rule("same_day", cutoff="15:00")],
)
"""Open when the shop is, with a late Thursday; what comes before three is answered that day."""

PRESETS: Final[Mapping[str, Mapping[str, object]]] = {
    "office_hours": OFFICE_HOURS,
    "both_ends_of_the_day": BOTH_ENDS_OF_THE_DAY,
    "emergency_line": EMERGENCY_LINE,
    "trades": TRADES,
    "care": CARE,
    "travel": TRAVEL,
    "shop": SHOP,
}
