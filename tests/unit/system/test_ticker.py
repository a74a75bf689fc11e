"""The ticker wakes at each heartbeat and at the earliest due moment, whatever the clock does."""

import threading
from datetime import timedelta

import pytest

from reachapp.system.clock import SystemClock
from reachapp.system.ticker import Ticker


class Bell:
    """Counts the calls and lets a test wait for them."""

    def __init__(self) -> None:
        self._rang = threading.Semaphore(0)

    def __call__(self) -> None:
        self._rang.release()

    def rings(self, within: float) -> bool:
        return self._rang.acquire(timeout=within)


@pytest.fixture
def bell():
    return Bell()


def running(bell, heartbeat):
    ticker = Ticker(bell, clock=SystemClock(), heartbeat=heartbeat)
    ticker.start()
    return ticker


def test_it_beats(bell):
    ticker = running(bell, 0.05)
    assert all(bell.rings(5) for _ in range(3))
    ticker.stop()
    ticker.stop()


def test_it_wakes_at_the_earliest_due_moment(bell):
    ticker = running(bell, 20)
    ticker.wake_at(SystemClock().now() + timedelta(hours=1))
    ticker.wake_at(SystemClock().now() + timedelta(seconds=0.1))
    assert bell.rings(5)
    assert not bell.rings(0.1)
    ticker.stop()


def test_a_moment_that_has_passed_wakes_at_once(bell):
    ticker = running(bell, 20)
    ticker.wake_at(SystemClock().now() - timedelta(days=3))
    assert bell.rings(5)
    ticker.stop()


def test_a_wake_up_that_nobody_needs_any_more_is_taken_back(bell):
    ticker = running(bell, 20)
    ticker.wake_at(SystemClock().now() + timedelta(seconds=0.2))
    ticker.wake_at(None)
    ticker.wake_at(None)
    assert not bell.rings(0.4)
    ticker.stop()


def test_it_beats_on_when_the_wall_clock_is_set_back(bell):
    ticker = running(bell, 0.1)
    assert bell.rings(5)
    # what a wall clock that was set back by an hour looks like to the scheduler
    beat = ticker._scheduler.get_job("heartbeat")
    beat.modify(next_run_time=SystemClock().now() + timedelta(hours=1))
    assert bell.rings(5)
    assert bell.rings(5)
    ticker.stop()
