"""The owner's plan, parsed once for each version of the profile."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from reachapp.availability.calendar_text import joined
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
    """Keeps the last parsed plan: parsing costs more than asking it.

    The plan that it gives has the busy time of the owner's calendars in it (`follow`); the policy
    that the owner wrote, and that is edited, checked and exported, stays as it is.
    """

    def __init__(self) -> None:
        self._text = ""
        self._plan: Plan | None = None
        self._calendar: WorkCalendar | None = None
        self._busy: Mapping[str, str] = {}
        """iCalendar text by the name of the schedule that it makes busy."""

    def follow(self, busy: Mapping[str, str]) -> None:
        """Take the calendars' busy time into account from now on."""
        self._busy = dict(busy)
        self._text = ""

    def twin(self) -> "Plans":
        """Return another one that follows the same calendars, for another profile or thread."""
        twin = Plans()
        twin.follow(self._busy)
        return twin

    def calendar_of(self, profile: Profile) -> WorkCalendar:
        """The working days of schedule `main`, for triage; office days where it has none."""
        self.plan_of(profile)
        if self._calendar is None:
            self._calendar = _calendar(with_calendars(policy_of(profile), self._busy))
        return self._calendar

    def trial(self, policy: Mapping[str, Any]) -> Plan:
        """The plan as it would be with this policy; nothing of it is kept."""
        return parse_plan(with_calendars(policy, self._busy))

    def plan_of(self, profile: Profile) -> Plan:
        """The parsed plan; raises `InvalidPlan` where the policy form is broken."""
        policy = policy_of(profile)
        text = json.dumps(policy, sort_keys=True, default=str)
        if self._plan is None or text != self._text:
            self._plan = parse_plan(with_calendars(policy, self._busy))
            self._text = text
            self._calendar = None
        return self._plan


def with_calendars(policy: Mapping[str, Any], busy: Mapping[str, str]) -> Mapping[str, Any]:
    """Return the policy with iCalendar text laid on its schedules; unknown schedules are left out.

    Of a combination its first member is busy, as with focus. Busy time that the schedule lists
    itself stays, as blocks: beside `ics` the form would ignore it.
    """
    schedules = policy.get("schedules")
    if not busy or not isinstance(schedules, Mapping):
        return policy
    laid = dict(schedules)
    for name, text in busy.items():
        plain = plain_schedule(schedules, name)
        if plain is not None:
            laid[plain] = _busy_schedule(laid[plain], text)
    return {**policy, "schedules": laid}


def plain_schedule(schedules: Mapping[str, Any], name: str) -> str | None:
    """The schedule with hours of its own behind a name: itself, or its first member's."""
    for _ in schedules:
        form = schedules.get(name)
        if not isinstance(form, Mapping):
            return None
        members = form.get("any_of") or form.get("all_of")
        if not members:
            return name
        name = str(members[0])
    return None


def _busy_schedule(form: Mapping[str, Any], text: str) -> dict[str, Any]:
    own = form.get("ics")
    calendar = joined([own, text]) if isinstance(own, str) and own else text
    listed = [] if own else [{"kind": "busy", **each} for each in form.get("busy") or ()]
    rest = {key: value for key, value in form.items() if key != "busy"}
    return {**rest, "ics": calendar, "blocks": [*(form.get("blocks") or ()), *listed]}


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
