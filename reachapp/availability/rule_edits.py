"""Changes of the answer rules in the JSON form of a plan, and beginning anew with a preset."""

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from reachapp.availability.plan_edits import MAIN, Changed, Policy
from reachapp.availability.rule import ANY, GRADED, RespondKind

RESPOND_KEYS = frozenset({"kind", "minutes", "days", "min_minutes", "cutoff", "at"})
KEYS_OF: Mapping[RespondKind, frozenset[str]] = {
    RespondKind.WORKING_MINUTES: frozenset({"minutes"}),
    RespondKind.WORKING_DAYS: frozenset({"days", "cutoff", "at"}),
    RespondKind.SAME_DAY: frozenset({"cutoff"}),
    RespondKind.NEXT_WINDOW: frozenset({"min_minutes"}),
    RespondKind.ELAPSED_MINUTES: frozenset({"minutes"}),
}
PERSONAL = ("tz", "overrides", "blocks", "busy", "ics", "travel", "holidays")
"""What stays of a schedule when its hours come from a preset."""


def set_rule(policy: Policy, index: int, **keys: Any) -> Changed:
    """Return the plan with keys of one rule set; `None` or `*` takes a key out."""
    made = _copied(policy)
    rule = made["rules"][index]
    for key, value in keys.items():
        name = key.rstrip("_")
        if value is None or value in (ANY, []):
            rule.pop(name, None)
        else:
            rule[name] = value
    return made


def set_respond(policy: Policy, index: int, kind: RespondKind, **keys: Any) -> Changed:
    """Return the plan with another answer time in one rule; what belongs to other kinds goes."""
    made = _copied(policy)
    old = made["rules"][index].get("respond") or {}
    kept = {
        key: value for key, value in old.items() if key not in RESPOND_KEYS or key in KEYS_OF[kind]
    }
    given = {key: value for key, value in keys.items() if key in KEYS_OF[kind]}
    respond = {**kept, **given, "kind": str(kind)}
    made["rules"][index]["respond"] = {k: v for k, v in respond.items() if v is not None}
    return made


def add_rule(policy: Policy, rule: Mapping[str, Any]) -> Changed:
    """Return the plan with one more rule, before the first that would take its messages."""
    made = _copied(policy)
    place = next((n for n, other in enumerate(made["rules"]) if _covers(other, rule)), None)
    made["rules"].insert(len(made["rules"]) if place is None else place, deepcopy(dict(rule)))
    return made


def remove_rule(policy: Policy, index: int) -> Changed:
    """Return the plan without that rule."""
    made = _copied(policy)
    del made["rules"][index]
    return made


def move_rule(policy: Policy, index: int, step: int) -> Changed:
    """Return the plan with a rule further up (-1) or down; the first that fits counts."""
    made = _copied(policy)
    rules = made["rules"]
    to = min(max(index + step, 0), len(rules) - 1)
    rules.insert(to, rules.pop(index))
    return made


def set_rounding(policy: Policy, index: int, minutes: int | None) -> Changed:
    """Return the plan with the told times rounded to so many minutes; None: by the distance."""
    if minutes is None:
        return set_rule(policy, index, rounding_minutes=None, rounding=GRADED)
    return set_rule(policy, index, rounding_minutes=minutes, rounding=None)


def begin_with(policy: Policy, preset: Mapping[str, object]) -> Changed:
    """Return the plan with the hours and rules of a preset.

    Zone, dates, blocks, calendar and chosen holidays of `main` stay, and so do schedules that the
    preset does not name.
    """
    made = _copied(policy)
    new: dict[str, Any] = deepcopy(dict(preset))
    schedules = {**(made.get("schedules") or {}), **new["schedules"]}
    old = (policy.get("schedules") or {}).get(MAIN) or {}
    kept = {key: deepcopy(old[key]) for key in PERSONAL if old.get(key) is not None}
    schedules[MAIN] = {**schedules[MAIN], **kept}
    for name in new["schedules"]:
        schedules[name]["tz"] = schedules[MAIN]["tz"]
    return {**made, "schedules": schedules, "rules": new["rules"]}


def _covers(rule: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Say whether `rule` takes every message that `other` would."""
    return all(
        rule.get(key) in {None, ANY} or rule.get(key) == other.get(key)
        for key in ("channel", "class", "urgency")
    )


def _copied(policy: Policy) -> Changed:
    made = deepcopy(dict(policy))
    if made.get("rules") is None:
        made["rules"] = []
    return made
