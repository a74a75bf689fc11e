"""Busy time from calendars: fetched when due, the last good text kept, one bad event left out."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from reachapp.availability.busy_calendar import BadCalendar
from reachapp.availability.calendar_text import busy_text
from reachapp.availability.plan import check_plan
from reachapp.availability.promise import Promised, promise_for, state_at
from reachapp.availability.situation import Situation
from reachapp.core.profile import CalendarSource
from reachapp.engine.calendars import CalendarWatch
from reachapp.engine.errors import Refused, Unreachable
from reachapp.engine.health import Health
from reachapp.engine.plans import Plans, policy_of, with_calendars
from reachapp.engine.ports import FetchedCalendar
from reachapp.engine.stored import save_profile
from tests.contract.calendar_servers import a_calendar, an_event
from tests.stories.world import a_profile, at

NOW = at("2026-11-23 10:00")
HOME = ZoneInfo("Europe/Amsterdam")
BUSY = at("2026-11-24 10:30")
"""In the middle of the event that `an_event` gives."""
LONG_AGO = date(2020, 1, 1)


class FakeCalendars:
    """The port `Calendars`: says what it is told, by the name of the source."""

    def __init__(self, **texts):
        self.texts = texts
        self.asked = []

    def fetch(self, source, etag, *, now):
        self.asked.append((source.name, etag))
        found = self.texts[source.name]
        if isinstance(found, Exception):
            raise found
        if etag and etag == str(hash(found)):
            return FetchedCalendar(text=None, etag=etag)
        return FetchedCalendar(text=found, etag=str(hash(found)))


class Followed:
    """A watch of calendars over a store."""

    def __init__(self, units, *names, schedule="main", plan=None, **texts):
        self.units = units
        self.plans = Plans()
        self.health = Health(changed=lambda: None)
        self.calendars = FakeCalendars(**texts)
        self.news = 0
        sources = [
            CalendarSource(name=name, kind="file", path=f"/{name}.ics", schedule=schedule)
            for name in names or texts
        ]
        self.save(sources, plan=plan)
        self.watch = CalendarWatch(
            units=units,
            calendars=self.calendars,
            plans=self.plans,
            health=self.health,
            changed=self.changed,
        )

    def changed(self):
        self.news += 1

    def save(self, sources, plan=None):
        self.profile = a_profile(plan=plan).model_copy(update={"calendars": tuple(sources)})
        with self.units.writing() as shelves:
            save_profile(shelves, self.profile, now=NOW)

    def is_busy(self, moment=BUSY, schedule="main"):
        state = state_at(self.plans.plan_of(self.profile), schedule, moment)
        return state.situation is not Situation.OPEN

    def faults(self):
        return {line.part: (line.code, line.is_fault) for line in self.health.lines()}


@pytest.fixture
def followed(units):
    def make(*names, **how):
        return Followed(units, *names, **how)

    return make


def test_the_owner_is_busy_when_the_calendar_is(followed):
    made = followed(work=a_calendar(an_event()))
    assert not made.is_busy()
    made.watch.refresh(NOW)

    assert made.is_busy()
    assert not made.is_busy(at("2026-11-24 13:00"))
    assert (made.news, made.faults()) == (1, {})


def test_a_promise_goes_around_a_day_that_is_full(followed):
    whole = an_event(start="20261124T070000Z", end="20261124T170000Z")
    made = followed(work=a_calendar(whole))
    made.watch.refresh(NOW)
    told = promise_for(
        made.plans.plan_of(made.profile),
        channel="email",
        contact_class="normal",
        urgency="later",
        received_at=NOW,
    )

    assert isinstance(told, Promised)
    assert told.promise_at == at("2026-11-25 17:00")


def test_it_is_fetched_again_after_fifteen_minutes_and_not_before(followed):
    made = followed(work=a_calendar(an_event()))
    made.watch.refresh(NOW)
    made.watch.refresh(NOW + timedelta(minutes=14))
    assert len(made.calendars.asked) == 1
    assert made.watch.is_due(NOW + timedelta(minutes=15))
    made.watch.refresh(NOW + timedelta(minutes=15))

    (_, first), (_, second) = made.calendars.asked
    assert (first, bool(second)) == ("", True)
    assert made.news == 1


def test_whoever_asks_does_not_wait(followed):
    made = followed(work=a_calendar(an_event()))
    made.watch.refresh(NOW)
    made.watch.refresh(NOW, is_asked=True)

    assert len(made.calendars.asked) == 2


@pytest.mark.parametrize("fault", [Unreachable("timeout"), Refused("too_large"), "rubbish"])
def test_the_last_good_text_counts_while_the_source_is_down(followed, fault):
    made = followed(work=a_calendar(an_event()))
    made.watch.refresh(NOW)
    made.calendars.texts["work"] = fault
    made.watch.refresh(NOW + timedelta(hours=1))
    faults = made.faults()
    made.plans.follow({})
    made.watch.load()

    assert made.is_busy()
    assert faults["calendar:work"][1]
    made.calendars.texts["work"] = a_calendar()
    made.watch.refresh(NOW + timedelta(hours=2))
    assert (made.is_busy(), made.faults()) == (False, {})


def test_a_bug_in_one_calendar_leaves_the_others(followed, expects_log):
    expects_log("a calendar could not be read")
    made = followed(bad=ZeroDivisionError(), work=a_calendar(an_event()))
    made.watch.refresh(NOW)

    assert made.is_busy()
    assert made.faults() == {"calendar:bad": ("bug", True)}


def test_one_broken_event_is_left_out_and_said(followed):
    broken = an_event("b", "DTSTART:gisteren", start=None, end=None)
    endless = an_event("c", "RRULE:FREQ=SECONDLY")
    made = followed(work=a_calendar(broken, an_event(), endless))
    made.watch.refresh(NOW)

    assert made.is_busy()
    assert made.faults() == {"calendar:work": ("events_skipped", False)}


def test_two_calendars_with_the_same_ids_are_both_busy(followed):
    later = an_event(start="20261125T090000Z", end="20261125T110000Z")
    made = followed(one=a_calendar(an_event()), two=a_calendar(later))
    made.watch.refresh(NOW)

    assert made.is_busy()
    assert made.is_busy(at("2026-11-25 10:30"))


def test_a_calendar_that_was_taken_away_is_not_followed(followed):
    made = followed(work=a_calendar(an_event()), bad=Unreachable("timeout"))
    made.watch.refresh(NOW)
    made.save([])
    made.watch.load()
    made.watch.refresh(NOW)

    assert (made.is_busy(), made.faults()) == (False, {})


def test_what_came_from_another_place_does_not_count(followed):
    made = followed(work=a_calendar(an_event()))
    made.watch.refresh(NOW)
    made.save([CalendarSource(name="work", kind="file", path="/elsewhere.ics")])
    made.watch.load()

    assert not made.is_busy()
    assert made.watch.is_due(NOW)


def test_a_schedule_that_is_not_there_is_said(followed):
    made = followed(schedule="phone", work=a_calendar(an_event()))
    made.watch.refresh(NOW)

    assert made.faults() == {"calendar:work": ("no_such_schedule", True)}
    assert not made.is_busy()


def test_the_kept_text_holds_times_and_no_words(followed):
    made = followed(work=a_calendar(an_event()))
    made.watch.refresh(NOW)
    with made.units.reading() as shelves:
        text = shelves.facts.get("calendar_text:work")

    assert "DTSTART" in text
    assert "Tandarts" not in text


def test_the_policy_of_the_owner_stays_as_it_was(followed):
    made = followed(work=a_calendar(an_event()))
    before = policy_of(made.profile)
    made.watch.refresh(NOW)
    made.plans.plan_of(made.profile)

    assert policy_of(made.profile) == before
    assert "ics" not in before["schedules"]["main"]


def test_busy_time_of_the_plan_itself_stays_beside_the_calendar():
    policy = policy_of(a_profile())
    busy = [{"from": "2026-11-26T10:00:00+01:00", "to": "2026-11-26T11:00:00+01:00"}]
    own = {"schedules": {"main": {**policy["schedules"]["main"], "busy": busy}}, "rules": []}
    laid = with_calendars(own, {"main": a_calendar(an_event())})
    plan = Plans()
    plan.follow({"main": a_calendar(an_event())})
    profile = a_profile(plan=own)

    assert check_plan(laid) == []
    for moment in (BUSY, at("2026-11-26 10:30")):
        found = state_at(plan.plan_of(profile), "main", moment).situation
        assert found is not Situation.OPEN


def test_of_a_combination_the_first_member_is_busy():
    main = policy_of(a_profile())["schedules"]["main"]
    both = {"schedules": {"main": {"any_of": ["sanne", "mia"]}, "sanne": main, "mia": main}}
    laid = with_calendars(both, {"main": a_calendar(an_event())})

    assert [("ics" in laid["schedules"][name]) for name in ("main", "sanne", "mia")] == [
        False,
        True,
        False,
    ]


def test_events_of_years_ago_are_left_out_and_series_stay():
    old = an_event("old", start="20100101T090000Z", end="20100101T100000Z")
    series = an_event("s", "RRULE:FREQ=WEEKLY", start="20100104T090000Z", end="20100104T100000Z")
    found = busy_text(a_calendar(old, series), HOME, since=date(2026, 1, 1))

    assert ("UID:old" in found.text, "UID:s" in found.text, found.skipped) == (False, True, 0)


@pytest.mark.parametrize("text", ["", "hello", "BEGIN:VCALENDAR\r\nBEGIN:VEVENT"])
def test_what_is_no_calendar_is_refused(text):
    with pytest.raises(BadCalendar):
        busy_text(text, HOME, since=LONG_AGO)


def test_a_clock_that_was_put_back_leaves_no_calendar_unread(followed):
    made = followed(work=a_calendar(an_event()))
    made.watch.refresh(datetime(2030, 1, 1, tzinfo=UTC))

    assert made.watch.is_due(NOW + timedelta(minutes=15)) is False
    made.watch.refresh(NOW, is_asked=True)
    assert made.watch.is_due(NOW + timedelta(minutes=15))
