"""The weekly hours as the windows show them, and the plan form that they are written to.

Only the plain part of a plan is read here: windows that hold every week, holidays, and the answer
time of the usual rule. Whatever else a plan has stays in it untouched.
"""

from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from reachapp.availability.form import clock_minute
from reachapp.availability.presets import DUTCH_HOLIDAYS, HOME
from reachapp.core.i18n import N_

DAYS = ("mo", "tu", "we", "th", "fr", "sa", "su")
WORKDAYS = range(5)
PATTERN_KEYS = frozenset({"from", "until", "except", "week_parity", "every_weeks", "anchor"})

Window = tuple[int, int]
"""Minutes of the day, start and end."""
Week = tuple[tuple[Window, ...], ...]


class AnswerTime(StrEnum):
    """How soon the owner answers what is not urgent."""

    HOURS_2 = "2h"
    HOURS_4 = "4h"
    SAME_DAY = "same_day"
    NEXT_DAY = "next_day"
    TWO_DAYS = "two_days"
    NEXT_WINDOW = "next_window"


ANSWER_TIMES: Mapping[AnswerTime, tuple[str, Mapping[str, object]]] = {
    AnswerTime.HOURS_2: (N_("within 2 working hours"), {"kind": "working_minutes", "minutes": 120}),
    AnswerTime.HOURS_4: (N_("within 4 working hours"), {"kind": "working_minutes", "minutes": 240}),
    AnswerTime.SAME_DAY: (N_("at the end of the same working day"), {"kind": "same_day"}),
    AnswerTime.NEXT_DAY: (N_("on the next working day"), {"kind": "working_days", "days": 1}),
    AnswerTime.TWO_DAYS: (N_("within two working days"), {"kind": "working_days", "days": 2}),
    AnswerTime.NEXT_WINDOW: (
        N_("in the next stretch of my hours"),
        {"kind": "next_window", "min_minutes": 30},
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """What the dialog edits."""

    week: Week
    has_holidays: bool = True
    answer: AnswerTime = AnswerTime.NEXT_DAY
    zone: str = HOME

    def with_day(self, weekday: int, windows: Sequence[Window]) -> "Hours":
        week = list(self.week)
        week[weekday] = tuple(windows)
        return replace(self, week=tuple(week))

    @property
    def is_empty(self) -> bool:
        return not any(self.week)


def on_workdays(*windows: Window) -> Week:
    """Return a week with these windows from Monday to Friday."""
    return tuple(tuple(windows) if day in WORKDAYS else () for day in range(7))


@dataclass(frozen=True, slots=True)
class Preset:
    """A beginning to choose."""

    key: str
    name: str
    hours: str
    week: Week
    answer: AnswerTime = AnswerTime.NEXT_DAY


PRESETS = (
    Preset("office", N_("Office hours"), N_("Mon–Fri 9–17"), on_workdays((540, 1020))),
    Preset(
        "ends",
        N_("2 + 2 hours"),
        N_("9–11 and 15–17"),
        on_workdays((540, 660), (900, 1020)),
        AnswerTime.NEXT_WINDOW,
    ),
    Preset("mornings", N_("Mornings"), N_("Mon–Fri 8:30–12:30"), on_workdays((510, 750))),
    Preset("empty", N_("Empty"), N_("fill in yourself"), on_workdays()),
)
DEFAULT = Hours(week=PRESETS[0].week)


def hours_of(plan: Mapping[str, Any] | None) -> Hours:
    """Read the plain weekly hours out of a plan; no plan is the usual office week."""
    if plan is None:
        return DEFAULT
    schedule = plan.get("schedules", {}).get("main", {})
    week: list[list[Window]] = [[] for _day in DAYS]
    for window in schedule.get("weekly", ()):
        start, end = clock_minute(window.get("start")), clock_minute(window.get("end"))
        if start is None or end is None or PATTERN_KEYS & set(window):
            continue
        for day in window.get("days", ()):
            week[DAYS.index(day)].append((start, end))
    return Hours(
        week=tuple(tuple(sorted(day)) for day in week),
        has_holidays=bool(schedule.get("holidays")),
        answer=_answer_of(plan),
        zone=schedule.get("tz", HOME),
    )


def _answer_of(plan: Mapping[str, Any]) -> AnswerTime:
    rules = [rule for rule in plan.get("rules", ()) if not _is_urgent(rule)]
    respond = rules[-1].get("respond", {}) if rules else {}
    for answer, (_words, form) in ANSWER_TIMES.items():
        if all(respond.get(key) == value for key, value in form.items()):
            return answer
    return AnswerTime.NEXT_DAY


def _is_urgent(rule: Mapping[str, Any]) -> bool:
    return rule.get("urgency") in {"urgent", "grey"}


def plan_with(plan: Mapping[str, Any] | None, hours: Hours) -> dict[str, Any]:
    """Return the plan with these hours written into it."""
    made: dict[str, Any] = deepcopy(dict(plan)) if plan else {}
    schedules = made.setdefault("schedules", {})
    main = schedules.setdefault("main", {})
    main["tz"] = hours.zone
    kept = [window for window in main.get("weekly", ()) if PATTERN_KEYS & set(window)]
    main["weekly"] = _written(hours.week) + kept
    if not hours.has_holidays:
        main.pop("holidays", None)
    elif not main.get("holidays"):
        main["holidays"] = dict(DUTCH_HOLIDAYS)
    made["rules"] = _rules(made.get("rules", ()), hours.answer)
    return made


def _written(week: Week) -> list[dict[str, Any]]:
    """Put equal windows of several days into one entry."""
    days_of: dict[Window, list[str]] = {}
    for day, windows in zip(DAYS, week, strict=True):
        for window in windows:
            days_of.setdefault(window, []).append(day)
    return [
        {"days": days, "start": _clock(start), "end": _clock(end)}
        for (start, end), days in sorted(days_of.items())
    ]


def _rules(rules: Sequence[Mapping[str, Any]], answer: AnswerTime) -> list[dict[str, Any]]:
    respond = dict(ANSWER_TIMES[answer][1])
    if not rules:
        urgent = {"urgency": "urgent", "respond": {"kind": "working_minutes", "minutes": 60}}
        grey = {"urgency": "grey", "respond": {"kind": "working_minutes", "minutes": 240}}
        return [urgent, grey, {"respond": respond, "rounding": "graded"}]
    made = [dict(rule) for rule in rules]
    plain = [number for number, rule in enumerate(made) if not _is_urgent(rule)]
    if plain:
        made[plain[-1]]["respond"] = respond
        return made
    return [*made, {"respond": respond, "rounding": "graded"}]


def _clock(minute: int) -> str:
    return f"{minute // 60:02d}:{minute % 60:02d}"


@dataclass(frozen=True, slots=True)
class DayFault:
    """What is wrong with one day: its number and a sentence."""

    weekday: int
    what: str = field(default="")


def fault_of(hours: Hours) -> DayFault | None:
    """Return the first day whose windows cannot be used."""
    for weekday, windows in enumerate(hours.week):
        last = -1
        for start, end in windows:
            if end <= start:
                return DayFault(weekday, N_("The end must come after the start."))
            if start < last:
                return DayFault(weekday, N_("The second stretch must begin after the first."))
            last = end
    return None
