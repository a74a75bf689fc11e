"""The owner's plan, parsed once for each version of the profile."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from reachapp.availability.form import InvalidPlan
from reachapp.availability.plan import Plan, parse_plan
from reachapp.availability.presets import DEFAULT_PLAN
from reachapp.availability.promise import Promised, promise_for, state_at
from reachapp.core.profile import Profile
from reachapp.triage.work_calendar import WorkCalendar, office_week

EPOCH = datetime(2026, 1, 1, tzinfo=UTC)

NEXT_DAY = {"respond": {"kind": "working_days", "days": 1}, "through": ["focus", "busy"]}
"""A day full of focus is a working day all the same, when a deadline is weighed."""

HOME = "Europe/Amsterdam"
MAIN = "main"
"""The schedule that the tray shows and triage counts working days by."""


def policy_of(profile: Profile) -> Mapping[str, Any]:
    """The plan's JSON form; the default hours where the owner has not said any."""
    return profile.plan if profile.plan is not None else DEFAULT_PLAN


class Plans:
    """Keeps the last parsed plan: parsing costs more than asking it."""

    def __init__(self) -> None:
        self._text = ""
        self._plan: Plan | None = None
        self._calendar: WorkCalendar | None = None

    def calendar_of(self, profile: Profile) -> WorkCalendar:
        """The working days of schedule `main`, for triage; office days where it has none."""
        self.plan_of(profile)
        if self._calendar is None:
            self._calendar = _calendar(policy_of(profile))
        return self._calendar

    def plan_of(self, profile: Profile) -> Plan:
        """The parsed plan; raises `InvalidPlan` where the policy form is broken."""
        policy = policy_of(profile)
        text = json.dumps(policy, sort_keys=True, default=str)
        if self._plan is None or text != self._text:
            self._plan = parse_plan(policy)
            self._text = text
            self._calendar = None
        return self._plan


def _calendar(policy: Mapping[str, Any]) -> WorkCalendar:
    schedules = policy.get("schedules", {})
    plan = parse_plan({"schedules": schedules, "rules": [NEXT_DAY], "horizon_days": 30})
    try:
        zone = ZoneInfo(_zone(schedules))
        state_at(plan, MAIN, EPOCH)
    except (InvalidPlan, ZoneInfoNotFoundError, KeyError):
        return office_week()
    fallback = office_week(zone)

    def end(moment: datetime) -> datetime:
        found = promise_for(
            plan,
            channel="email",
            contact_class="normal",
            urgency="later",
            received_at=moment,
        )
        if isinstance(found, Promised):
            return found.due_at
        return fallback.end_of_next_working_day(moment)

    return WorkCalendar(zone=zone, end_of_next_working_day=end)


def _zone(schedules: object) -> str:
    main = schedules.get(MAIN) if isinstance(schedules, Mapping) else None
    name = main.get("tz") if isinstance(main, Mapping) else None
    return name if isinstance(name, str) else HOME


def zone_of(profile: Profile) -> str:
    """The zone in which the owner reads the clock; IANA name, always a known one."""
    name = _zone(policy_of(profile).get("schedules"))
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return HOME
    return name
