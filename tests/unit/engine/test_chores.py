"""Chores of the running engine: asked for by a face, due by the clock, ended with the engine."""

from datetime import timedelta

import pytest

from reachapp.bootstrap import engine, running
from reachapp.engine.requests import ReadReport, RefreshCalendars, Rehearse
from reachapp.engine.stored import save_profile
from reachapp.report.week_report import WeekReport
from reachapp.system.clock import SystemClock
from reachapp.system.keyring_secrets import MemorySecrets
from reachapp.system.paths import find_paths
from tests.contract.calendar_servers import a_calendar, an_event
from tests.stories.world import a_profile


@pytest.fixture
def built(tmp_path):
    """An engine whose profile has a calendar in a file, and no account."""
    file = tmp_path / "agenda.ics"
    file.write_text(a_calendar(an_event("a", "RRULE:FREQ=DAILY")))
    calendar = {"name": "own", "kind": "file", "path": str(file)}
    data = a_profile().model_dump() | {"accounts": (), "calendars": (calendar,)}
    with engine(find_paths(tmp_path / "data"), secrets=MemorySecrets()) as made:
        with made.units.writing() as shelves:
            profile = type(a_profile()).model_validate(data)
            save_profile(shelves, profile, now=SystemClock().now() - timedelta(days=1))
        yield made


def asked(program, request):
    return program.ask(request).result(20)


def kept_text(built):
    with built.units.reading() as shelves:
        return shelves.facts.get("calendar_text:own") or ""


def test_one_pass_of_the_engine_reads_the_calendars_that_are_due(built):
    built.program.run_once()

    assert "RRULE:FREQ=DAILY" in kept_text(built)


def test_a_face_gets_the_report_and_fresh_calendars_from_the_running_engine(built, tmp_path):
    with running(built) as program:
        assert asked(program, RefreshCalendars()).problem == ""
        made = asked(program, ReadReport()).result
        other = asked(program, ReadReport("2026-W47")).result

    assert "FREQ=DAILY" in kept_text(built)
    assert isinstance(made, WeekReport)
    assert str(other.week) == "2026-W47"


@pytest.mark.parametrize(
    ("request_", "code"),
    [(ReadReport("47"), "bad_week"), (Rehearse(7), "no_account"), (Rehearse(0), "bad_days")],
)
def test_what_cannot_be_done_is_said_by_its_code(built, request_, code):
    with running(built) as program:
        assert asked(program, request_).problem == code
