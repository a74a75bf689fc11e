"""When a notice may leave, and when the owner is warned: by the clock of who reads it."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from reachapp.availability.plan import Plan
from reachapp.availability.presets import DEFAULT_PLAN
from reachapp.engine.notice_time import awake, earliest
from reachapp.engine.working_time import warn_moment, working_minutes

HOME = ZoneInfo("Europe/Amsterdam")


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=HOME).astimezone(UTC)


NOON = at("2026-11-23 12:00")


def test_the_dust_settles_for_ten_minutes():
    promise_at = at("2026-11-23 17:00")
    found = earliest(changed_at=NOON, promise_at=promise_at, not_before=NOON, now=NOON)

    assert found == NOON + timedelta(minutes=10)


def test_half_an_hour_before_the_promise_goes_before_the_dust():
    promise_at = NOON + timedelta(minutes=35)
    found = earliest(changed_at=NOON, promise_at=promise_at, not_before=NOON, now=NOON)

    assert found == NOON + timedelta(minutes=5)


def test_what_is_too_late_already_leaves_now():
    promise_at = NOON + timedelta(minutes=20)

    assert earliest(changed_at=NOON, promise_at=promise_at, not_before=NOON, now=NOON) == NOON


@pytest.mark.parametrize(
    ("moment", "promise_at", "expected"),
    [
        ("2026-11-23 20:59", "2026-11-24 17:00", "2026-11-23 20:59"),
        ("2026-11-23 21:00", "2026-11-24 17:00", "2026-11-24 07:30"),
        ("2026-11-24 07:29", "2026-11-24 17:00", "2026-11-24 07:30"),
        ("2026-11-24 07:30", "2026-11-24 17:00", "2026-11-24 07:30"),
        ("2026-11-23 21:05", "2026-11-24 07:45", "2026-11-23 20:59"),
        ("2026-10-24 23:00", "2026-10-26 17:00", "2026-10-25 07:30"),
        ("2027-03-27 23:00", "2027-03-29 17:00", "2027-03-28 07:30"),
    ],
)
def test_the_night_of_the_client_is_left_in_peace(moment, promise_at, expected):
    now = at(moment) - timedelta(minutes=10)

    assert awake(at(moment), zone=HOME, promise_at=at(promise_at), now=now) == at(expected)


def test_an_evening_that_has_passed_is_no_way_out():
    moment = at("2026-11-23 22:00")
    found = awake(moment, zone=HOME, promise_at=at("2026-11-24 07:45"), now=moment)

    assert found == at("2026-11-24 07:30")


@pytest.mark.parametrize(
    ("received", "promised", "expected"),
    [
        ("2026-11-23 09:00", "2026-11-23 17:00", "2026-11-23 14:59"),
        ("2026-11-20 16:00", "2026-11-23 17:00", "2026-11-23 14:44"),
        ("2026-11-20 23:00", "2026-11-23 17:00", "2026-11-23 14:59"),
        ("2026-10-23 16:00", "2026-10-26 17:00", "2026-10-26 14:44"),
    ],
)
def test_the_owner_is_warned_after_three_quarters_of_the_working_time(received, promised, expected):
    plan = Plan(DEFAULT_PLAN)

    assert warn_moment(plan, plan.rule(0), at(received), at(promised)) == at(expected)


def test_no_warning_falls_outside_working_time():
    plan = Plan(DEFAULT_PLAN)
    for hours in range(0, 24 * 7, 5):
        received = at("2026-11-16 00:00") + timedelta(hours=hours)
        promised = received + timedelta(days=4)
        warned = warn_moment(plan, plan.rule(0), received, promised)

        assert received <= warned < promised
        assert plan.free_time(plan.rule(0)).holds(int(warned.timestamp() // 60))


def test_an_emergency_line_counts_real_time_at_night():
    rule = {"respond": {"kind": "elapsed_minutes", "minutes": 20}}
    plan = Plan({**DEFAULT_PLAN, "rules": [rule]})
    received = at("2026-11-23 02:00")

    warned = warn_moment(plan, plan.rule(0), received, received + timedelta(minutes=20))
    assert warned == received + timedelta(minutes=15)


def test_working_minutes_leave_the_night_out():
    plan = Plan(DEFAULT_PLAN)

    found = working_minutes(plan, plan.rule(0), at("2026-11-20 16:00"), at("2026-11-23 10:00"))
    assert found == 120
