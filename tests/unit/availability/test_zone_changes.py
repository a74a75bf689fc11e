"""Every way in which a clock changes, 2025 to 2030: due times around it are right."""

from datetime import UTC, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

import pytest

from reachapp.availability.evaluate import evaluate
from tests.unit.availability import oracle

FIRST, LAST = datetime(2025, 1, 1, tzinfo=UTC), datetime(2031, 1, 1, tzinfo=UTC)
WINDOWS = [
    ("00:00", "24:00"),
    ("22:00", "06:00"),
    ("00:00", "03:00"),
    ("01:30", "02:30"),
    ("02:00", "03:00"),
    ("23:00", "00:30"),
]
RESPONDS = [
    {"kind": "working_minutes", "minutes": 150},
    {"kind": "working_days", "days": 1},
    {"kind": "working_days", "days": 1, "at": "02:30"},
    {"kind": "next_window", "min_minutes": 45},
]


def changes(zone):
    """The instants, to the minute, at which the zone's offset changes."""
    found = []
    day = FIRST
    while day < LAST:
        after = day + timedelta(days=1)
        if offset(day, zone) != offset(after, zone):
            low, high = day, after
            while high - low > timedelta(minutes=1):
                middle = low + (high - low) / 2
                middle = middle.replace(second=0, microsecond=0)
                low, high = (
                    (middle, high) if offset(middle, zone) == offset(day, zone) else (low, middle)
                )
            found.append((high, offset(day, zone), offset(after, zone)))
        day = after
    return tuple(found)


def offset(moment, zone):
    return moment.astimezone(zone).utcoffset()


@cache
def distinct_rule_sets():
    """One zone for each different list of changes."""
    return {
        rules: name for name in sorted(available_timezones()) if (rules := changes(ZoneInfo(name)))
    }


def check(name, change, windows=WINDOWS):
    for start, end in windows:
        days = oracle.DAYS
        main = {"tz": name, "weekly": [{"days": days, "start": start, "end": end}]}
        for respond in RESPONDS:
            policy = {
                "schedules": {"main": main},
                "rules": [{"respond": respond}],
                "horizon_days": 4,
            }
            item = {"received_at": (change - timedelta(hours=20, minutes=7)).isoformat()}
            found = evaluate(policy, item)
            wanted = oracle.answer(policy, item)
            assert {key: found.get(key) for key in wanted} == wanted, (name, change, start, respond)


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("Europe/Amsterdam", "2025-03-30T01:00Z"),
        ("Australia/Lord_Howe", "2025-04-05T15:00Z"),
        ("Africa/Cairo", "2025-10-30T21:00Z"),
        ("Antarctica/Troll", "2025-10-26T01:00Z"),
        ("Pacific/Apia", "2011-12-30T10:00Z"),
    ],
)
def test_a_change_that_is_known_to_be_awkward_is_counted_right(name, day):
    check(name, datetime.fromisoformat(day), WINDOWS[1:4])


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_every_kind_of_change_is_counted_right():
    rule_sets = distinct_rule_sets()
    assert len(rule_sets) > 25
    for rules, name in rule_sets.items():
        for change, _, _ in rules:
            check(name, change)
