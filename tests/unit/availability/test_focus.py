"""Focus now, and its usual ends."""

import json
from datetime import UTC, datetime

import pytest

from reachapp.availability.focus import (
    focus_until_end_of_day,
    focus_until_lunch,
    with_focus,
    without_focus,
)
from reachapp.availability.plan import check_plan, parse_plan
from reachapp.availability.presets import BOTH_ENDS_OF_THE_DAY, DEFAULT_PLAN
from reachapp.availability.promise import state_at
from reachapp.availability.situation import Situation


def at(hour, minute=0, second=0, day=23):
    """A Monday in winter, by the clock of UTC: an hour less than in Amsterdam."""
    return datetime(2026, 11, day, hour, minute, second, tzinfo=UTC)


def situation(policy, now):
    return state_at(parse_plan(policy), "main", now).situation


def plan_of(*windows, **more):
    week = [{"days": ["mo"], "start": start, "end": end} for start, end in windows]
    main = {"tz": "Europe/Amsterdam", "weekly": week, **more}
    rules = [{"respond": {"kind": "same_day"}}]
    return {"schedules": {"main": main}, "rules": rules}


def test_a_focus_begins_and_ends_where_it_is_told_and_leaves_the_plan_it_came_from_alone():
    before = json.dumps(DEFAULT_PLAN)
    focused = with_focus(DEFAULT_PLAN, at(9), at(11))
    assert situation(focused, at(10)) is Situation.FOCUS
    assert situation(focused, at(11)) is Situation.OPEN
    ended = without_focus(focused, at(9, 30, 40))
    assert situation(ended, at(9, 29)) is Situation.FOCUS
    assert situation(ended, at(9, 30)) is Situation.OPEN
    assert json.dumps(DEFAULT_PLAN) == before
    assert check_plan(focused) == check_plan(ended) == []


def test_a_focus_ended_in_its_first_minute_leaves_nothing():
    ended = without_focus(with_focus(DEFAULT_PLAN, at(9, 0, 5), at(11)), at(9, 0, 50))
    assert ended["schedules"]["main"]["blocks"] == []


def test_a_recurring_focus_is_ended_for_this_once():
    block = {"kind": "focus", "days": ["mo"], "start": "10:00", "end": "12:00"}
    ended = without_focus(plan_of(("09:00", "17:00"), blocks=[block]), at(10))
    assert check_plan(ended) == []
    assert situation(ended, at(9, 30)) is Situation.FOCUS
    assert situation(ended, at(10, 30)) is Situation.OPEN
    assert situation(ended, at(10, 30, day=30)) is Situation.FOCUS


def test_ending_a_focus_touches_no_other_block():
    blocks = [
        {"kind": "sick", "from_date": "2026-11-23", "until_date": "2026-11-23"},
        {"kind": "focus", "days": ["tu"], "start": "10:00", "end": "12:00"},
        {"kind": "focus", "from": "2026-11-23T14:00:00Z", "to": "2026-11-23T15:00:00Z"},
    ]
    policy = plan_of(("09:00", "17:00"), blocks=blocks)
    assert without_focus(policy, at(10)) == policy


def test_focus_in_a_combination_goes_to_its_first_member():
    policy = plan_of(("09:00", "17:00"))
    policy["schedules"]["desk"] = {"any_of": ["main"]}
    focused = with_focus(policy, at(9), at(11), schedule="desk")
    assert situation(focused, at(10)) is Situation.FOCUS
    assert situation(without_focus(focused, at(10), schedule="desk"), at(10)) is Situation.OPEN


@pytest.mark.parametrize(
    ("windows", "now", "wanted"),
    [
        ([("09:00", "17:00")], at(9), at(11, 30)),
        ([("09:00", "17:00")], at(11, 30), None),
        ([("09:00", "12:00"), ("13:00", "17:00")], at(9), at(11)),
        ([("09:00", "11:15"), ("11:30", "12:45"), ("13:45", "17:00")], at(9), at(11, 45)),
        ([("09:00", "11:00"), ("15:00", "17:00")], at(9), at(10)),
        ([("09:00", "11:00"), ("15:00", "17:00")], at(10), None),
    ],
)
def test_lunch_is_the_longest_gap_around_noon_or_half_past_twelve(windows, now, wanted):
    assert focus_until_lunch(parse_plan(plan_of(*windows)), now) == wanted


@pytest.mark.parametrize(
    ("windows", "now", "wanted"),
    [
        ([("09:00", "11:00"), ("15:00", "17:00")], at(9), at(16)),
        ([("09:00", "17:00")], at(16), None),
        ([("09:00", "17:00"), ("20:00", "02:00")], at(9), at(1, day=24)),
        ([("20:00", "02:00")], at(0, 30, day=24), at(1, day=24)),
        ([("00:00", "24:00")], at(9), at(23)),
    ],
)
def test_the_day_ends_with_its_last_window(windows, now, wanted):
    assert focus_until_end_of_day(parse_plan(plan_of(*windows)), now) == wanted


def test_focus_until_lunch_looks_at_hours_not_at_a_focus_that_runs():
    focused = with_focus(BOTH_ENDS_OF_THE_DAY, at(8), at(9))
    assert focus_until_lunch(parse_plan(focused), at(8, 30)) == at(10)
