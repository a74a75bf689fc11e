"""Laws that every plan obeys, whatever its hours; and the time that answers may take."""

import copy
import itertools
import time
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from reachapp.availability.evaluate import evaluate
from reachapp.availability.instants import date_spans, from_wall, local, minute_of, moment_of
from reachapp.availability.intervals import intersect, subtract, union
from reachapp.availability.plan import parse_plan
from reachapp.availability.presets import DEFAULT_PLAN
from reachapp.availability.promise import promise_for
from tests.unit.availability.test_against_oracle import ZONES, cases, fixed
from tests.unit.availability.test_dev_cases import CASES

intervals = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=8)


def members(ranges):
    return {minute for start, end in ranges for minute in range(start, end)}


@given(intervals, intervals)
def test_interval_algebra_is_set_algebra(one, other):
    a, b = union(one), union(other)
    assert members(a) == members(one)
    assert members(subtract(a, b)) == members(a) - members(b)
    assert members(intersect(a, b)) == members(a) & members(b)
    for found in (a, subtract(a, b), intersect(a, b)):
        assert all(end < start for (_, end), (start, _) in itertools.pairwise(found))


def evaluated(case):
    return evaluate(case["policy"], case["item"])


@given(cases())
def test_an_answer_is_never_due_before_it_was_asked_nor_promised_before_it_is_due(case):
    answer = evaluated(case)
    if "due_at" in answer:
        received = datetime.fromisoformat(case["item"]["received_at"]).astimezone(UTC)
        assert received <= datetime.fromisoformat(answer["due_at"])
        assert answer["due_at"] <= answer["promise_at"]


@given(cases(), st.data())
def test_more_focus_never_makes_a_rule_of_minutes_faster(case, data):
    case["policy"]["rules"][0]["respond"] = {"kind": "working_minutes", "minutes": 90}
    case["policy"]["rules"][0].pop("through", None)
    received = datetime.fromisoformat(case["item"]["received_at"])
    block = {"kind": "focus", **data.draw(fixed(received.date()))}
    before = evaluated(case)
    busier = copy.deepcopy(case)
    busier["policy"]["schedules"]["main"]["blocks"].append(block)
    after = evaluated(busier)
    assert "due_at" not in after or before["due_at"] <= after["due_at"]


@given(cases())
def test_the_order_of_windows_blocks_and_overrides_does_not_matter(case):
    turned = copy.deepcopy(case)
    for schedule in turned["policy"]["schedules"].values():
        for key in ("weekly", "blocks", "overrides", "busy"):
            schedule.get(key, []).reverse()
    assert evaluated(case) == evaluated(turned)


@given(st.data())
def test_a_local_date_holds_its_instants_and_its_midnight(data):
    zone = ZoneInfo(data.draw(st.sampled_from([*ZONES, "America/St_Johns", "Pacific/Apia"])))
    moment = data.draw(st.datetimes(datetime(1990, 1, 1), datetime(2030, 1, 1)))  # noqa: DTZ001
    minute = minute_of(moment.replace(tzinfo=UTC))
    day, clock = local(minute, zone)
    assert any(start <= minute < end for start, end in date_spans(day, zone))
    assert from_wall(day, clock, zone) <= minute
    assert minute_of(moment_of(minute)) == minute


def median_ms(run, times):
    found = []
    for _ in range(times):
        start = time.perf_counter()
        run()
        found.append((time.perf_counter() - start) * 1000)
    return sorted(found)[times // 2]


def test_a_case_takes_under_two_milliseconds():
    def run():
        for case in CASES:
            evaluate(case["policy"], case["item"], case.get("revision"))

    assert median_ms(run, 5) / len(CASES) < 2


def test_five_hundred_open_promises_are_computed_again_within_a_second():
    start = datetime(2026, 11, 2, 8, tzinfo=UTC)

    def run():
        plan = parse_plan(DEFAULT_PLAN)
        for number in range(500):
            promise_for(
                plan,
                channel="email",
                contact_class="normal",
                urgency="later",
                received_at=start + timedelta(minutes=97 * number),
            )

    assert median_ms(run, 3) < 1000
