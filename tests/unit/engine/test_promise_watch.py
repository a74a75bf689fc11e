"""The watch of promises: it warns once before, says once that one broke, and knows who was told."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from reachapp.core.promises import PromiseState
from reachapp.engine.promise_watch import LAST_HOUR, warn_at, watch
from tests.unit.engine.desks import HOUR, NOW, a_promise, set_up


def story(units):
    with units.reading() as shelves:
        return [entry.what.value for entry in shelves.journal.since(NOW)]


def put(units, **changes):
    conversation, message = set_up(units)
    with units.writing() as shelves:
        shelves.promises.add(a_promise(conversation, message, **changes))


@given(hours=st.integers(1, 24 * 30))
def test_the_warning_lies_before_the_moment_and_within_its_last_hour(hours):
    promise = a_promise(1, 1, promise_at=NOW + timedelta(hours=hours))
    assert NOW <= warn_at(promise) < promise.promise_at
    assert promise.promise_at - warn_at(promise) <= LAST_HOUR


def test_what_was_worked_out_when_it_was_made_decides():
    assert warn_at(a_promise(1, 1, warn_at=NOW + HOUR)) == NOW + HOUR


def test_a_promise_is_warned_of_once_and_breaks_once(units):
    put(units)
    for minutes in range(0, 26 * 60, 20):
        watch(units, now=NOW + timedelta(minutes=minutes))
    assert story(units) == ["promise_due_soon", "promise_broken"]
    with units.reading() as shelves:
        promise = shelves.promises.of_message(1)
    assert (promise.state, promise.ended_at) == (PromiseState.BROKEN, promise.promise_at)


def test_the_moment_itself_is_in_time(units):
    put(units)
    watch(units, now=NOW + 24 * HOUR)
    assert story(units) == ["promise_due_soon"]


def test_what_nobody_was_told_cannot_break(units):
    put(units, told_at=None)
    watch(units, now=NOW + 48 * HOUR)
    assert story(units) == []


def test_what_was_told_without_a_time_cannot_break(units):
    put(units, unspecified=True)
    watch(units, now=NOW + 48 * HOUR)
    assert story(units) == []


def test_one_that_breaks_does_not_touch_its_neighbours(units):
    put(units)
    with units.writing() as shelves:
        shelves.promises.add(a_promise(1, 1, told_at=None))
        shelves.promises.add(a_promise(1, 1, unspecified=True))
    watch(units, now=NOW + 48 * HOUR)
    assert story(units) == ["promise_broken"]
