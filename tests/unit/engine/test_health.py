"""What does not work is told once, with the moment since when."""

from datetime import timedelta

from reachapp.engine.health import Health
from tests.unit.engine.desks import NOW

LATER = NOW + timedelta(hours=1)


def a_health():
    changes = []
    return Health(changed=lambda: changes.append(1)), changes


def test_a_fault_keeps_its_first_moment_and_is_told_once():
    health, changes = a_health()
    health.fault("imap:main", "unreachable", now=NOW)
    health.fault("imap:main", "unreachable", now=LATER, detail="the server's words")
    (line,) = health.lines()
    assert (line.since, line.detail, len(changes)) == (NOW, "the server's words", 1)


def test_another_fault_of_the_same_part_begins_anew():
    health, changes = a_health()
    health.fault("imap:main", "unreachable", now=NOW)
    health.fault("imap:main", "login_refused", now=LATER)
    assert [(line.code, line.since) for line in health.lines()] == [("login_refused", LATER)]
    assert len(changes) == 2


def test_what_works_again_is_told_and_what_always_worked_is_not():
    health, changes = a_health()
    health.well("imap:main")
    assert not changes
    health.fault("imap:main", "unreachable", now=NOW)
    health.well("imap:main")
    assert (health.lines(), len(changes)) == ((), 2)


def test_faults_come_before_remarks_and_the_oldest_first():
    health, _ = a_health()
    health.fault("plan", "no_hours", now=NOW, is_fault=False)
    health.fault("b", "x", now=LATER)
    health.fault("a", "x", now=NOW)
    assert [line.part for line in health.lines()] == ["a", "b", "plan"]
