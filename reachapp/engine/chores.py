"""What the engine does beside mail: follow calendars, mail the weekly report, rehearse the past.

These may take minutes, so they run on threads of their own; what is due stands in the store.
"""

import threading
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import datetime
from typing import assert_never

from reachapp.core.profile import Profile
from reachapp.engine.calendars import CalendarWatch
from reachapp.engine.errors import ReachappError, Refused
from reachapp.engine.rehearse import Rehearser
from reachapp.engine.requests import (
    Outcome,
    ReadReport,
    RefreshCalendars,
    Rehearse,
    Request,
)
from reachapp.engine.weekly import Weekly
from reachapp.report.iso_week import read_week

ChoreRequest = Rehearse | ReadReport | RefreshCalendars
Part = Callable[[datetime], None]


class Chores:
    """The calendars, the weekly report and the rehearsal of one engine."""

    def __init__(
        self,
        *,
        calendars: CalendarWatch,
        weekly: Weekly,
        rehearser: Rehearser,
        profile: Callable[[], Profile],
        now: Callable[[], datetime],
    ) -> None:
        self._calendars = calendars
        self._weekly = weekly
        self._rehearser = rehearser
        self._profile = profile
        self._now = now
        self._stopping = threading.Event()
        self._rehearser.is_stopping = self._stopping.is_set
        # a long rehearsal leaves a thread for the calendars
        self._pool = ThreadPoolExecutor(max_workers=2, thread_name_prefix="chore")
        self._refreshing: Future[None] | None = None

    @property
    def parts(self) -> Mapping[str, Part]:
        """What each cycle does for them, by the name of its health line."""
        return {"weekly": self._weekly.run, "calendars": self._refresh_due}

    def begin(self) -> None:
        """Follow what was kept of the calendars: at the start and after the profile changed."""
        self._calendars.load()

    def once(self, now: datetime) -> None:
        """Do what is due before mail is looked at, on the caller's thread."""
        self._calendars.load()
        self._calendars.refresh(now)

    def stop(self) -> None:
        """End; a rehearsal that runs is given up."""
        self._stopping.set()
        self._pool.shutdown(wait=True, cancel_futures=True)

    def takes(self, request: Request) -> bool:
        """Say whether `ask` answers this request."""
        return isinstance(request, ChoreRequest)

    def ask(self, request: Request) -> Future[Outcome]:
        """Queue a request that `takes` said yes to."""
        return self._pool.submit(self._answer, request)

    def _answer(self, request: Request) -> Outcome:
        try:
            return Outcome(result=self._result(request))
        except ReachappError as error:
            return Outcome(problem=error.code, detail=error.detail)

    def _result(self, request: Request) -> object:
        if not isinstance(request, ChoreRequest):
            raise Refused("not_an_action")
        match request:
            case Rehearse():
                return self._rehearser.rehearse(self._profile(), request.days, now=self._now())
            case ReadReport():
                return self._report(request.week)
            case RefreshCalendars():
                self._calendars.refresh(self._now(), is_asked=True)
                return None
            case _:
                assert_never(request)

    def _report(self, text: str) -> object:
        try:
            week = read_week(text) if text else None
        except ValueError as error:
            raise Refused("bad_week", str(error)) from error
        return self._weekly.report(week, now=self._now())

    def _refresh_due(self, now: datetime) -> None:
        """Start to fetch what is due; raises here what went wrong the last time."""
        running = self._refreshing
        if running is not None:
            if not running.done():
                return
            self._refreshing = None
            if not running.cancelled():
                running.result()
        if not self._stopping.is_set() and self._calendars.is_due(now):
            self._refreshing = self._pool.submit(self._calendars.refresh, now)
