"""Weeks: ISO numbers, the owner's midnight, the weeks in which the clock changes."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reachapp.report.iso_week import IsoWeek, read_week, week_of
from tests.unit.report.stories import HOME, at

ZONES = ("Europe/Amsterdam", "Australia/Lord_Howe", "Africa/Cairo", "Pacific/Apia", "UTC")


@pytest.mark.parametrize(
    ("text", "monday"),
    [
        ("2026-W47", date(2026, 11, 16)),
        ("2026-w01", date(2025, 12, 29)),
        ("2026-W53", date(2026, 12, 28)),
    ],
)
def test_a_week_begins_on_its_monday(text, monday):
    week = read_week(text)

    assert (week.monday, str(week)) == (monday, text.upper())


@pytest.mark.parametrize("text", ["", "2026", "2026-47", "2025-W53", "2026-W00", "0000-W01", "W47"])
def test_what_is_no_week_is_refused(text):
    with pytest.raises(ValueError, match="week"):
        read_week(text)


def test_sunday_night_belongs_to_the_week_that_ends_by_the_owners_clock():
    assert week_of(at("2026-11-22 23:59"), HOME) == IsoWeek(2026, 47)
    assert week_of(at("2026-11-23 00:00"), HOME) == IsoWeek(2026, 48)


@pytest.mark.parametrize(("number", "hours"), [(13, 167), (43, 169), (47, 168)])
def test_a_week_in_which_the_clock_changes_is_an_hour_shorter_or_longer(number, hours):
    week = IsoWeek(2026, number)

    assert week.end(HOME) - week.start(HOME) == timedelta(hours=hours)


@given(
    day=st.dates(date(2000, 1, 10), date(2040, 1, 1)),
    minute=st.integers(0, 1439),
    zone=st.sampled_from(ZONES),
)
def test_each_moment_lies_in_exactly_one_week(day, minute, zone):
    zone = ZoneInfo(zone)
    moment = at(f"{day} 00:00") + timedelta(minutes=minute)
    week = week_of(moment, zone)

    assert week.start(zone) <= moment < week.end(zone)
    assert week.next.start(zone) == week.end(zone)
    assert week.next.previous == week
