"""Random plans: the engine and a slow minute-by-minute walk agree on every answer."""

import json
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reachapp.availability.evaluate import evaluate
from tests.unit.availability import oracle
from tests.unit.availability.test_dev_cases import CASES

ZONES = [
    "Europe/Amsterdam",
    "America/New_York",
    "Asia/Kolkata",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
    "Africa/Cairo",
    "Pacific/Kiritimati",
    "Pacific/Pago_Pago",
    "Antarctica/Troll",
    "America/Nuuk",
]
# Changes of the clock, Dutch holidays, the turn of a year with week 53, and a lost day in Apia.
DATES = ["2025-03-29", "2025-04-24", "2025-10-04", "2025-10-25", "2025-12-24", "2026-12-30"]
KINDS = ["focus", "vacation", "sick", "busy", "other"]

clocks = st.integers(0, 95).map(lambda n: f"{n // 4:02}:{n % 4 * 15:02}")
ends = st.integers(1, 96).map(lambda n: f"{n // 4:02}:{n % 4 * 15:02}")
spans = st.tuples(clocks, ends).filter(lambda pair: pair[0] != pair[1])
weekdays = st.lists(st.sampled_from(oracle.DAYS), min_size=1, max_size=7, unique=True)
bases = st.sampled_from([date.fromisoformat(text) for text in DATES])


def optional(**keys):
    return st.fixed_dictionaries({}, optional=keys)


@st.composite
def patterns(draw, base):
    start, end = draw(spans)
    window = {"days": draw(weekdays), "start": start, "end": end}
    near = st.integers(-3, 8).map(lambda n: (base + timedelta(days=n)).isoformat())
    window |= draw(
        optional(
            until=near,
            week_parity=st.sampled_from(["even", "odd"]),
            **{"except": st.lists(near, max_size=2), "from": near},
        )
        | st.just({})
    )
    if draw(st.integers(0, 5)) == 0:
        window |= {"every_weeks": draw(st.integers(1, 3)), "anchor": draw(near)}
    return window


@st.composite
def instants(draw, base, hours=240):
    start = datetime(base.year, base.month, base.day, tzinfo=UTC) - timedelta(hours=12)
    moment = start + timedelta(seconds=draw(st.integers(0, hours * 3600)))
    if draw(st.booleans()):
        moment = moment.replace(second=0)
    return moment.astimezone(ZoneInfo(draw(st.sampled_from(ZONES[:3]))))


@st.composite
def fixed(draw, base):
    start = draw(instants(base))
    end = start + timedelta(seconds=draw(st.integers(1, 100000)))
    return {"from": start.isoformat(), "to": end.isoformat()}


@st.composite
def blocks(draw, base, recurring=True):
    kind = {"kind": draw(st.sampled_from(KINDS))}
    first = base + timedelta(days=draw(st.integers(-1, 6)))
    last = first + timedelta(days=draw(st.integers(0, 2)))
    whole = {"from_date": first.isoformat(), "until_date": last.isoformat()}
    forms = [st.just(whole), fixed(base)] + ([patterns(base)] if recurring else [])
    return {**kind, **draw(st.one_of(forms))}


@st.composite
def schedules(draw, base):
    near = st.integers(-1, 7).map(lambda n: (base + timedelta(days=n)).isoformat())
    schedule = {
        "tz": draw(st.sampled_from(ZONES)),
        "weekly": draw(st.lists(patterns(base), max_size=3)),
        "blocks": draw(st.lists(blocks(base), max_size=2)),
        "busy": draw(st.lists(fixed(base), max_size=1)),
        "overrides": draw(
            st.lists(
                st.fixed_dictionaries({"date": near, "windows": st.lists(spans, max_size=2)}),
                max_size=2,
            )
        ),
        "travel": [],
    }
    if draw(st.booleans()):
        schedule["holidays"] = {"country": "NL", "skip": draw(st.sampled_from([[], ["christmas"]]))}
    for _ in range(draw(st.sampled_from([0, 0, 0, 1, 2]))):
        first = base + timedelta(days=draw(st.integers(-1, 4)))
        last = first + timedelta(days=draw(st.integers(0, 4)))
        trip = {"from_date": first.isoformat(), "until_date": last.isoformat()}
        schedule["travel"].append({**trip, "tz": draw(st.sampled_from(ZONES))})
    return schedule


responds = st.one_of(
    st.builds(lambda n: {"kind": "working_minutes", "minutes": n}, st.integers(0, 900)),
    st.builds(lambda n: {"kind": "elapsed_minutes", "minutes": n}, st.integers(0, 6000)),
    st.builds(lambda n: {"kind": "next_window", "min_minutes": n}, st.integers(1, 300)),
    st.builds(
        lambda n, more: {"kind": "working_days", "days": n, **more},
        st.integers(0, 3),
        optional(cutoff=ends, at=ends),
    ),
    st.builds(lambda more: {"kind": "same_day", **more}, optional(cutoff=clocks)),
)


@st.composite
def cases(draw):
    base = draw(bases)
    policy = {"schedules": {"main": draw(schedules(base))}, "horizon_days": draw(st.integers(1, 9))}
    rule = {"respond": draw(responds), "schedule": "main"}
    if draw(st.integers(0, 3)) == 0:
        policy["schedules"]["va"] = draw(schedules(base))
        members = draw(st.permutations(["main", "va"]))
        policy["schedules"]["desk"] = {draw(st.sampled_from(["any_of", "all_of"])): members}
        rule["schedule"] = "desk"
    rule |= draw(
        optional(
            rounding_minutes=st.sampled_from([1, 5, 10, 15, 20, 30, 60]),
            through=st.lists(st.sampled_from(KINDS), max_size=2),
            capacity=st.fixed_dictionaries(
                {"minutes_per_item": st.integers(1, 60), "share_percent": st.integers(30, 100)}
            ),
        )
    )
    policy["rules"] = [rule]
    item = {"received_at": draw(instants(base, 72)).isoformat()}
    item |= draw(
        optional(
            items_ahead=st.integers(0, 5),
            client_tz=st.sampled_from(ZONES),
            pauses=st.lists(fixed(base), max_size=2),
        )
    )
    revision = None
    if draw(st.integers(0, 2)) == 0:
        added = draw(st.lists(blocks(base, recurring=False), min_size=1, max_size=2))
        revision = {"at": draw(instants(base, 96)).isoformat(), "add_blocks": added}
    return {"policy": policy, "item": item, "revision": revision}


def first_levels(answer):
    return {key: value for key, value in answer.items() if not key.startswith("statement")}


def agree(case):
    case = json.loads(json.dumps(case))
    wanted = oracle.answer(case["policy"], case["item"], case["revision"])
    found = evaluate(case["policy"], case["item"], case["revision"])
    assert first_levels(found) == wanted


@settings(max_examples=30)
@given(cases())
def test_the_engine_agrees_with_the_slow_walk(case):
    agree(case)


@pytest.mark.slow
@pytest.mark.timeout(3600)
@settings(max_examples=1000)
@given(cases())
def test_the_engine_agrees_with_the_slow_walk_on_many_plans(case):
    agree(case)


VALID = [
    case
    for case in CASES
    if not ({"invalid_policy", "no_rule"} & {case["expect"].get("error")})
    and case["group"] != "ics"
]


@pytest.mark.slow
@pytest.mark.parametrize("case", VALID, ids=lambda case: case["id"])
def test_the_slow_walk_itself_answers_the_example_cases(case):
    wanted = first_levels(case["expect"])
    assert oracle.answer(case["policy"], case["item"], case.get("revision")) == wanted
