"""Says "look now" every 20 seconds, and at the moment that something is due.

Due times live in rows, never in timers: a wake-up that is missed costs one heartbeat, nothing else.
"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from apscheduler.jobstores.base import JobLookupError
from apscheduler.schedulers.background import BackgroundScheduler

from reachapp.core.clock import Clock

HEARTBEAT = 20.0
"""Seconds (no other polling timer is under a minute)."""

_BEAT, _NEXT = "heartbeat", "next-due"


class _SteadyScheduler(BackgroundScheduler):  # type: ignore[misc]  # APScheduler has no types
    """Beats on when the wall clock is set back.

    APScheduler waits for a moment of the wall clock: set back by an hour it would be silent for
    an hour.
    """

    def __init__(self, clock: Clock, heartbeat: float) -> None:
        self._clock = clock
        self._heartbeat = timedelta(seconds=heartbeat)
        super().__init__(
            timezone=UTC,
            job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
        )

    def _process_jobs(self) -> float:
        beat, now = self.get_job(_BEAT), self._clock.now()
        if beat is not None and beat.next_run_time - now > self._heartbeat:
            beat.modify(next_run_time=now)
        longest = self._heartbeat.total_seconds()
        try:
            wait: float | None = super()._process_jobs()
        except JobLookupError:  # stopped while a job that has just run is taken off the list
            return longest
        return longest if wait is None else min(wait, longest)


class Ticker:
    """Calls `wake` from its own threads; the call must only set a flag."""

    def __init__(
        self, wake: Callable[[], None], *, clock: Clock, heartbeat: float = HEARTBEAT
    ) -> None:
        self._wake = wake
        self._scheduler = _SteadyScheduler(clock, heartbeat)
        self._scheduler.add_job(wake, "interval", seconds=heartbeat, id=_BEAT)

    def start(self) -> None:
        """Begin to beat."""
        self._scheduler.start()

    def wake_at(self, moment: datetime | None) -> None:
        """Wake at the earliest due row too (aware); None where nothing waits."""
        if moment is not None:
            when = moment.astimezone(UTC)
            self._scheduler.add_job(
                self._wake, "date", run_date=when, id=_NEXT, replace_existing=True
            )
            return
        try:
            self._scheduler.remove_job(_NEXT)
        except JobLookupError:
            return  # it has run, or nothing waited

    def stop(self) -> None:
        """End the beat; a call of `wake` that runs is waited for."""
        if self._scheduler.running:
            self._scheduler.shutdown()
