"""Checking a plan names every fault by its place; reading one is as lenient as it promises."""

import json
from datetime import UTC, date, datetime

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reachapp.availability.dutch_days import dutch_holidays
from reachapp.availability.evaluate import evaluate
from reachapp.availability.plan import InvalidPlan, PlanWarning, check_plan, parse_plan, warnings
from reachapp.availability.presets import DEFAULT_PLAN, PRESETS
from tests.unit.availability.test_dev_cases import CASES

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def paths(policy):
    return [fault.path for fault in check_plan(policy)]


@pytest.mark.parametrize("policy", [DEFAULT_PLAN, *PRESETS.values()])
def test_every_preset_is_valid_and_can_promise(policy):
    assert check_plan(policy) == []
    assert warnings(policy, NOW) == []
    assert json.loads(json.dumps(policy)) == policy


VALID = [case for case in CASES if case["expect"].get("error") != "invalid_policy"]


@pytest.mark.parametrize("case", VALID, ids=lambda case: case["id"])
def test_a_valid_example_plan_has_no_fault_but_a_rule_nobody_reaches(case):
    unreached = {"rules-014": ["rules[1].schedule"]}
    assert paths(case["policy"]) == unreached.get(case["id"], [])


def test_all_faults_are_found_at_once_with_their_paths():
    policy = {
        "schedules": {
            "main": {
                "tz": "Nowhere",
                "weekly": [{"days": ["mo", "xx"], "start": "9", "end": "17:00", "colour": 1}],
                "blocks": [{"kind": "nap", "from_date": "2025-05-06", "until_date": "2025-05-05"}],
                "holidays": {"country": "NL", "skip": ["x"]},
                "overrides": [{"date": "2025-05-06", "windows": [["09:00", "09:00"]]}],
            },
            "loop": {"any_of": ["loop"]},
            "none": None,
        },
        "rules": [
            {"respond": {"kind": "same_day", "days": 2}, "rounding": "coarse"},
            {"respond": {"kind": "working_days", "days": 1}, "schedule": "gone"},
            7,
        ],
        "horizon_days": 0,
        "name": "x",
    }
    assert sorted(paths(policy)) == [
        "horizon_days",
        "name",
        "rules[0].respond.days",
        "rules[0].rounding",
        "rules[1].schedule",
        "rules[2]",
        "schedules.loop.any_of[0]",
        "schedules.main.blocks[0].kind",
        "schedules.main.blocks[0].until_date",
        "schedules.main.holidays.skip[0]",
        "schedules.main.overrides[0].windows[0]",
        "schedules.main.tz",
        "schedules.main.weekly[0].colour",
        "schedules.main.weekly[0].days[1]",
        "schedules.main.weekly[0].start",
        "schedules.none",
    ]


def test_graded_rounding_is_a_known_key():
    rule = {"respond": {"kind": "working_minutes", "minutes": 60}, "rounding": "graded"}
    assert check_plan({**DEFAULT_PLAN, "rules": [rule]}) == []


def test_a_parsed_plan_has_read_all_that_its_rules_name():
    parse_plan({**DEFAULT_PLAN, "surprise": 1})
    policy = {**DEFAULT_PLAN, "rules": [*DEFAULT_PLAN["rules"], {"respond": {"kind": "x"}}]}
    with pytest.raises(InvalidPlan, match=r"rules\[1\]\.respond\.kind"):
        parse_plan(policy)


def test_a_plan_that_is_never_open_or_serves_no_ordinary_message_is_warned_about():
    shut = {"schedules": {"main": {"tz": "Europe/Amsterdam"}}, "rules": DEFAULT_PLAN["rules"]}
    assert warnings(shut, NOW) == [PlanWarning.NO_PROMISE]
    assert warnings({"schedules": {}, "rules": []}, NOW) == list(PlanWarning)
    urgent = [{**DEFAULT_PLAN["rules"][0], "urgency": "urgent"}]
    assert warnings({**DEFAULT_PLAN, "rules": urgent}, NOW) == [PlanWarning.NO_OPEN_CHANNEL]


def test_the_dutch_holidays_are_those_of_python_holidays():
    for year in range(2014, 2051):
        known = holidays.country_holidays("NL", years=year, categories=("public", "optional"))
        ours = {date.fromordinal(day) for _, day in dutch_holidays(year)}
        assert ours == set(known), year


NAMES = """schedules rules horizon_days main tz weekly days start end blocks kind from to
    from_date until_date respond minutes capacity at cutoff any_of ics busy travel holidays skip"""
names = st.sampled_from(NAMES.split())
leaves = st.none() | st.booleans() | st.integers(-5, 10**19) | st.floats() | st.text(max_size=6)
leaves |= st.sampled_from(["mo", "09:00", "24:00", "Europe/Amsterdam", "2025-05-06", "focus"])
anything = st.recursive(
    leaves, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=4)
)


@st.composite
def damaged(draw):
    """An example case with one value, anywhere, replaced by anything; and the part it is in."""
    case = json.loads(json.dumps(draw(st.sampled_from(CASES))))
    at = case
    part = key = draw(
        st.sampled_from([key for key in ("policy", "item", "revision") if key in case])
    )
    while isinstance(at[key], dict | list) and at[key] and draw(st.integers(0, 5)):
        at = at[key]
        key = draw(st.sampled_from(sorted(at) if isinstance(at, dict) else range(len(at))))
    at[key] = draw(anything)
    return case, part


@given(damaged())
def test_no_damage_to_a_case_ends_in_a_crash(damage):
    case, part = damage
    answer = evaluate(case["policy"], case["item"], case.get("revision"))
    assert {"error", "due_at", "status"} & answer.keys()
    faults = check_plan(case["policy"])
    # a case that is refused has a fault in its plan, or was damaged outside it
    assert answer != {"error": "invalid_policy"} or faults or part != "policy"


@given(anything)
def test_any_json_value_can_be_checked(value):
    check_plan(value)
    check_plan({"schedules": {"main": value}, "rules": [value]})
