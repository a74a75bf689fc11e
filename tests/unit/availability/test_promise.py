"""What a sender may be told, what the owner is at a moment, and how a promise moves."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from reachapp.availability.plan import parse_plan
from reachapp.availability.presets import BOTH_ENDS_OF_THE_DAY, DEFAULT_PLAN
from reachapp.availability.promise import (
    NoPromise,
    NoPromiseReason,
    Promised,
    Revision,
    promise_for,
    revise,
    state_at,
)
from reachapp.availability.situation import Situation

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)  # 10:00 in Amsterdam


def at(day, hour, minute=0):
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


def plan_with(*blocks, rules=None, **more):
    policy = json.loads(json.dumps(DEFAULT_PLAN))
    policy["schedules"]["main"] |= {"blocks": list(blocks), **more}
    policy["rules"] = rules or policy["rules"]
    return parse_plan(policy)


def ask(
    plan, received_at=MONDAY, *, channel="email", contact_class="normal", urgency="later", **more
):
    return promise_for(
        plan,
        channel=channel,
        contact_class=contact_class,
        urgency=urgency,
        received_at=received_at,
        **more,
    )


def test_the_default_plan_promises_the_end_of_the_next_working_day():
    promised = ask(parse_plan(DEFAULT_PLAN))
    assert promised.promise_at == promised.due_at == at(24, 16)
    assert promised.statement == "dinsdag 24 november voor 17:00"
    assert promised.statement_near == "morgen voor 17:00"
    assert promised.zone == "Europe/Amsterdam"
    assert promised.rule.index == 0
    assert promised.state.situation is Situation.OPEN


@pytest.mark.parametrize(
    ("language", "long", "near"),
    [
        ("nl", "dinsdag 1 december voor 17:00", "morgen voor 17:00"),
        ("en", "Tuesday 1 December by 17:00", "tomorrow by 17:00"),
        ("de", "Dienstag, 1. Dezember bis 17:00 Uhr", "morgen bis 17:00 Uhr"),
        ("fr", "mardi 1er décembre avant 17:00", "demain avant 17:00"),
        ("xx", "Tuesday 1 December by 17:00", "tomorrow by 17:00"),
    ],
)
def test_the_statement_is_in_the_readers_language(language, long, near):
    promised = ask(parse_plan(DEFAULT_PLAN), at(30, 9), language=language)
    assert (promised.statement, promised.statement_near) == (long, near)


@pytest.mark.parametrize(
    ("language", "wanted"),
    [
        ("de", "Dienstag, 24. November bis 11:00 Uhr (Zeit in New York)"),
        ("fr", "mardi 24 novembre avant 11:00 (heure locale : New York)"),
    ],
)
def test_another_clock_is_named(language, wanted):
    promised = ask(parse_plan(DEFAULT_PLAN), client_tz="America/New_York", language=language)
    assert promised.statement == wanted


def test_an_unknown_zone_of_a_reader_counts_as_none():
    assert ask(parse_plan(DEFAULT_PLAN), client_tz="Mars/Olympus").zone == "Europe/Amsterdam"


def test_grey_takes_its_own_rule_and_else_the_one_for_later():
    hour = {"kind": "working_minutes", "minutes": 60}
    day = {"kind": "working_days", "days": 1}
    later = {"urgency": "later", "respond": day}
    grey = {"urgency": "grey", "respond": hour}
    both = plan_with(rules=[later, grey])
    assert ask(both, urgency=("grey", "later")).rule.index == 1
    assert ask(both, urgency="later").rule.index == 0
    assert ask(plan_with(rules=[later]), urgency=("grey", "later")).rule.index == 0


def test_without_a_rule_a_time_or_the_customers_word_there_is_no_promise():
    only_phone = plan_with(rules=[{"channel": "phone", "respond": {"kind": "same_day"}}])
    assert ask(only_phone) == NoPromise(reason=NoPromiseReason.NO_RULE)
    away = {"kind": "vacation", "from_date": "2026-11-01", "until_date": "2027-12-31"}
    gone = ask(plan_with(away))
    assert gone.reason is NoPromiseReason.NO_AVAILABILITY
    assert gone.state.situation is Situation.VACATION
    assert gone.state.until is None
    waiting = ask(parse_plan(DEFAULT_PLAN), pauses=[(MONDAY, None)])
    assert waiting.reason is NoPromiseReason.PAUSED


def test_pauses_and_the_queue_move_the_time():
    rule = {"respond": {"kind": "working_minutes", "minutes": 60}}
    rule["capacity"] = {"minutes_per_item": 30}
    plan = plan_with(rules=[rule])
    assert ask(plan).due_at == at(23, 10)
    assert ask(plan, items_ahead=3).due_at == at(23, 11)
    pause = (at(23, 9, 30), at(23, 11))
    assert ask(plan, pauses=[pause]).due_at == at(23, 11, 30)


def test_open_until_focus_then_open_again():
    plan = plan_with({"kind": "focus", "days": ["mo"], "start": "13:00", "end": "15:00"})
    state = state_at(plan, "main", MONDAY)
    assert (state.situation, state.until, state.next_situation) == (
        Situation.OPEN,
        at(23, 12),
        Situation.FOCUS,
    )
    assert state.next_open_at == MONDAY
    shown = [(f"{part.start:%d %H:%M}", part.situation.value) for part in state.today]
    assert shown == [
        ("22 23:00", "closed"),
        ("23 08:00", "open"),
        ("23 12:00", "focus"),
        ("23 14:00", "open"),
        ("23 16:00", "closed"),
    ]
    in_focus = state_at(plan, "main", at(23, 13))
    assert (in_focus.situation, in_focus.until) == (Situation.FOCUS, at(23, 14))


def test_a_meeting_within_hours_is_focus_and_outside_them_nothing():
    meeting = {"from": "2026-11-23T16:00:00Z", "to": "2026-11-23T20:00:00Z"}
    assert state_at(plan_with(busy=[meeting]), "main", at(23, 17)).situation is Situation.CLOSED
    meeting["from"] = "2026-11-23T09:00:00Z"
    assert state_at(plan_with(busy=[meeting]), "main", MONDAY).situation is Situation.FOCUS


def test_closed_for_the_night_and_over_the_weekend():
    state = state_at(plan_with(), "main", at(27, 20))
    assert (state.situation, state.until, state.next_situation) == (
        Situation.CLOSED,
        at(30, 8),
        Situation.OPEN,
    )
    assert state.next_open_at == at(30, 8)


def test_a_holiday_is_named_and_an_override_opens_it():
    christmas = datetime(2026, 12, 25, 10, tzinfo=UTC)
    state = state_at(plan_with(), "main", christmas)
    assert (state.situation, state.holiday) == (Situation.HOLIDAY, "christmas")
    assert state.next_situation is Situation.CLOSED
    assert state.next_open_at == datetime(2026, 12, 28, 8, tzinfo=UTC)
    opened = plan_with(overrides=[{"date": "2026-12-25", "windows": [["10:00", "12:00"]]}])
    state = state_at(opened, "main", christmas)
    assert (state.situation, state.holiday) == (Situation.OPEN, None)


def test_sick_wins_over_vacation_and_lasts_through_the_night():
    sick = {"kind": "sick", "from_date": "2026-11-23", "until_date": "2026-11-24"}
    away = {"kind": "vacation", "from_date": "2026-11-23", "until_date": "2026-11-29"}
    state = state_at(plan_with(sick, away), "main", at(23, 22))
    assert (state.situation, state.until, state.next_situation) == (
        Situation.SICK,
        at(24, 23),
        Situation.VACATION,
    )


def test_of_a_combination_the_first_members_reason_counts():
    policy = json.loads(json.dumps(DEFAULT_PLAN))
    away = {"kind": "vacation", "from_date": "2026-11-23", "until_date": "2026-11-29"}
    policy["schedules"]["main"]["blocks"] = [away]
    week = [{"days": ["mo"], "start": "10:00", "end": "12:00"}]
    policy["schedules"]["va"] = {"tz": "Europe/Amsterdam", "weekly": week}
    policy["schedules"]["desk"] = {"any_of": ["main", "va"]}
    plan = parse_plan(policy)
    assert state_at(plan, "desk", MONDAY).situation is Situation.OPEN
    assert state_at(plan, "desk", at(23, 12)).situation is Situation.VACATION


def test_both_ends_of_the_day_promise_the_next_pair_of_hours():
    plan = parse_plan(BOTH_ENDS_OF_THE_DAY)
    assert ask(plan, at(23, 11)).promise_at == at(23, 16)
    assert ask(plan, at(23, 15, 45)).promise_at == at(24, 10)


def test_a_told_time_only_moves_later_and_what_is_broken_is_not_announced():
    told, later, sooner = at(24, 16), at(25, 16), at(24, 12)
    assert revise(told, later, now=MONDAY) == Revision(promise_at=later, notify=True, broken=False)
    assert revise(told, sooner, now=MONDAY) == Revision(promise_at=told, notify=False, broken=False)
    assert revise(told, later, now=told) == Revision(promise_at=later, notify=False, broken=True)
    assert revise(told, None, now=MONDAY) == Revision(promise_at=None, notify=True, broken=False)


def test_an_answer_depends_on_the_plan_alone_not_on_what_was_asked_before():
    warm = plan_with({"kind": "focus", "days": ["mo"], "start": "13:00", "end": "15:00"})
    moments = [MONDAY + timedelta(hours=7 * n) for n in range(40)]
    first = [ask(warm, moment) for moment in moments]
    assert [ask(warm, moment) for moment in reversed(moments)] == first[::-1]
    assert all(isinstance(promised, Promised) for promised in first)
