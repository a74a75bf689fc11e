"""The plan of one owner: schedules and answer rules, read from their JSON form."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import StrEnum

from reachapp.availability.form import Fault, Findings, Form, InvalidPlan
from reachapp.availability.free_time import FreeTime
from reachapp.availability.instants import DAY, LAST_MINUTE, minute_of
from reachapp.availability.rule import (
    DEFAULT_CHANNEL,
    DEFAULT_CLASS,
    DEFAULT_URGENCY,
    Rule,
    matches,
    read_rule,
)
from reachapp.availability.schedule import BlockKind, Schedule
from reachapp.availability.schedule_form import ScheduleReader
from reachapp.availability.situation import Situations

__all__ = ["Fault", "InvalidPlan", "Plan", "PlanWarning", "check_plan", "parse_plan", "warnings"]

DEFAULT_HORIZON_DAYS = 90


class Plan:
    """A plan that is read where it is asked: a rule and its schedule when a message needs them.

    Its answers depend on the plan alone; what was read and worked out is kept. A part that
    cannot be read raises `InvalidPlan` when it is needed; `parse_plan` needs all that rules name.
    """

    def __init__(self, policy: object) -> None:
        found = Findings()
        form = Form(policy, "", found)
        self._rules = [entry for _, entry in form.items("rules")]
        found.settle()
        self._policy = policy
        self._schedules = ScheduleReader(form.value("schedules"))
        self._read: dict[int, Rule] = {}
        self._situations: dict[str, Situations] = {}
        self._free: dict[tuple[str, frozenset[BlockKind]], FreeTime] = {}
        self._text = ""

    @property
    def rules(self) -> Sequence[Rule]:
        """All rules in order."""
        return [self.rule(index) for index in range(len(self._rules))]

    @property
    def horizon(self) -> int:
        """How far ahead the plan promises, in minutes."""
        found = Findings()
        days = Form(self._policy, "", found).whole(
            "horizon_days", least=1, default=DEFAULT_HORIZON_DAYS
        )
        found.settle()
        return days * DAY

    @property
    def text(self) -> str:
        """The policy form as one line: equal for plans that answer alike."""
        if not self._text:
            self._text = json.dumps(self._policy, sort_keys=True, default=str)
        return self._text

    def rule(self, index: int) -> Rule:
        if index not in self._read:
            found = Findings()
            rule = read_rule(self._rules[index], index, found)
            found.settle()
            self._read[index] = rule
        return self._read[index]

    def find_rule(
        self,
        channel: object = DEFAULT_CHANNEL,
        contact_class: object = DEFAULT_CLASS,
        urgency: object = DEFAULT_URGENCY,
    ) -> Rule | None:
        """Return the first rule that applies; of those before it only the match is read."""
        facts = {"channel": channel, "class": contact_class, "urgency": urgency}
        for index, rule in enumerate(self._rules):
            if not isinstance(rule, Mapping):
                raise InvalidPlan([Fault(f"rules[{index}]", "must be an object")])
            if matches(rule, facts):
                return self.rule(index)
        return None

    def schedule(self, name: str, asked_at: str = "schedule") -> Schedule:
        """Return the schedule of that name."""
        found = Findings()
        schedule = self._schedules.get(name, asked_at, found)
        if schedule is None or found.faults:
            raise InvalidPlan(found.faults)
        return schedule

    def schedule_of(self, rule: Rule) -> Schedule:
        return self.schedule(rule.schedule, f"rules[{rule.index}].schedule")

    def free_time(self, rule: Rule) -> FreeTime:
        """Return the available time of the rule's schedule, seen through its `through`."""
        return self._free_time(self.schedule_of(rule), rule.through)

    def situations(self, name: str) -> Situations:
        """Return the situations of the schedule of that name."""
        if name not in self._situations:
            schedule = self.schedule(name)
            self._situations[name] = Situations(schedule, self._free_time(schedule, frozenset()))
        return self._situations[name]

    def _free_time(self, schedule: Schedule, through: frozenset[BlockKind]) -> FreeTime:
        key = (schedule.name, through)
        if key not in self._free:
            self._free[key] = FreeTime(schedule, through)
        return self._free[key]


def parse_plan(policy: object) -> Plan:
    """Return the plan; raises `InvalidPlan` where a rule, or a schedule it names, is invalid.

    Like `plan evaluate` it reads neither unknown keys nor schedules that no rule names; what
    an owner saves goes through `check_plan` first.
    """
    plan = Plan(policy)
    _ = plan.horizon
    for rule in plan.rules:
        plan.schedule_of(rule)
    return plan


def check_plan(policy: object) -> list[Fault]:
    """Return every fault of a plan, unknown keys included; empty for a valid one."""
    found = Findings(strict=True)
    form = Form(policy, "", found)
    form.whole("horizon_days", least=1, default=DEFAULT_HORIZON_DAYS)
    schedules = form.value("schedules")
    if schedules is not None and not isinstance(schedules, Mapping):
        form.fault("schedules", "must be an object")
    reader = ScheduleReader(schedules)
    for name, value in schedules.items() if isinstance(schedules, Mapping) else ():
        if value is None:
            form.fault(f"schedules.{name}", "must be an object")
        else:
            reader.get(str(name), f"schedules.{name}", found)
    for index, (_, entry) in enumerate(form.items("rules")):
        sound = len(found.faults)
        rule = read_rule(entry, index, found)
        if len(found.faults) == sound:
            reader.get(rule.schedule, f"rules[{index}].schedule", found)
    form.end()
    return list(dict.fromkeys(found.faults))


class PlanWarning(StrEnum):
    """Why a valid plan may still disappoint."""

    NO_OPEN_CHANNEL = "no_open_channel"
    """An ordinary message gets no rule on any channel."""
    NO_PROMISE = "no_promise"
    """No rule finds a moment of availability within the horizon."""


def warnings(policy: object, now: datetime) -> list[PlanWarning]:
    """Return what is odd about a valid plan as it stands at `now`."""
    plan = parse_plan(policy)
    start = minute_of(now)
    latest = min(start + plan.horizon, LAST_MINUTE)
    channels = {str(rule.channel) for rule in plan.rules} - {"*"} | {DEFAULT_CHANNEL}
    found: list[PlanWarning] = []
    if not any(plan.find_rule(channel) for channel in channels):
        found.append(PlanWarning.NO_OPEN_CHANNEL)
    if not any(plan.free_time(rule).next_from(start, latest) is not None for rule in plan.rules):
        found.append(PlanWarning.NO_PROMISE)
    return found
