"""One pass over all due work: a fault in one part is told, and the others go on."""

from types import SimpleNamespace

import pytest

from reachapp.engine.cycle import Cycle
from reachapp.engine.errors import StoreError, Unreachable
from reachapp.engine.health import Health
from tests.unit.engine.desks import NOW


class Work:
    """A part that fails as it is told."""

    def __init__(self, *errors):
        self.count = 0
        self._errors = list(errors)

    def __call__(self, *_now, **_how):
        self.count += 1
        if self._errors:
            raise self._errors.pop(0)


def a_cycle(units, **parts):
    health = Health(changed=lambda: None)
    cycle = Cycle(
        units=units,
        sender=SimpleNamespace(look_for_unsure=parts.pop("unsure", Work())),
        health=health,
        send_due=parts.pop("sender", Work()),
        negotiator=SimpleNamespace(watch=Work()),
        parts=parts,
    )
    return cycle, lambda: [(line.part, line.code) for line in health.lines()]


@pytest.mark.parametrize(
    ("error", "line"),
    [
        (ZeroDivisionError(), ("weekly", "bug")),
        (Unreachable("line_lost"), ("weekly", "line_lost")),
        (StoreError("disk_full"), ("store", "disk_full")),
    ],
)
def test_a_part_that_fails_is_told_and_the_others_run(units, expects_log, error, line):
    if line[1] == "bug":
        expects_log("the cycle's weekly failed")
    sender, unsure = Work(), Work()
    cycle, faults = a_cycle(units, weekly=Work(error), sender=sender, unsure=unsure)
    cycle.run(NOW)
    assert faults() == [line]
    assert (sender.count, unsure.count) == (1, 1)


def test_what_works_again_is_told(units):
    cycle, faults = a_cycle(units, sender=Work(Unreachable("line_lost"), StoreError("locked")))
    cycle.run(NOW)
    assert faults() == [("sender", "line_lost")]
    cycle.run(NOW)
    cycle.run(NOW)
    assert faults() == []


def test_a_store_without_space_is_proved_to_work_by_writing(units, monkeypatch):
    def full():
        raise StoreError("disk_full")

    real = units.writing
    cycle, faults = a_cycle(units, sender=Work(StoreError("disk_full")))
    monkeypatch.setattr(units, "writing", full)
    cycle.run(NOW)
    cycle.run(NOW)
    assert faults() == [("store", "disk_full")]
    monkeypatch.setattr(units, "writing", real)
    cycle.run(NOW)
    assert faults() == []
