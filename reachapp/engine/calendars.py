"""Keeps the owner's calendars at hand: fetched every 15 minutes, the last good text kept.

When a calendar is due stands in its row, not in a timer. While its source is down, the plan goes
on with what was read last, and health says so.
"""

import logging
import threading
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from reachapp.availability.busy_calendar import BadCalendar
from reachapp.availability.calendar_text import busy_text, joined
from reachapp.core.profile import CalendarSource, Profile
from reachapp.engine.errors import ReachappError, Refused, StoreError
from reachapp.engine.health import Health
from reachapp.engine.plans import HOME, Plans, plain_schedule, policy_of
from reachapp.engine.ports import Calendars
from reachapp.engine.stored import find_profile
from reachapp.engine.units import Shelves, Units

log = logging.getLogger(__name__)

EVERY = timedelta(minutes=15)
CALENDAR = "calendar:"
"""Names what is kept of a calendar, and its health line."""
TEXT = "calendar_text:"
"""Names its last good text; apart, since every cycle asks when a calendar is due."""
LOOK_BACK = timedelta(days=400)
"""Single events that are over for longer are not kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptCalendar:
    """What is known of one calendar, beside its text."""

    source: str
    """Which place and user it came from: of another place nothing of it counts."""
    etag: str = ""
    skipped: int = 0
    due_at: datetime
    """When to fetch it again."""

    def fact(self) -> dict[str, Any]:
        """Return it as JSON."""
        return {
            "source": self.source,
            "etag": self.etag,
            "skipped": self.skipped,
            "due_at": self.due_at.isoformat(),
        }


class CalendarWatch:
    """Fetches the calendars that are due and tells `Plans` what is busy."""

    def __init__(
        self,
        *,
        units: Units,
        calendars: Calendars,
        plans: Plans,
        health: Health,
        changed: Callable[[], None],
    ) -> None:
        self._units = units
        self._calendars = calendars
        self._plans = plans
        self._health = health
        self._changed = changed
        self._lock = threading.Lock()
        """Held for one round: two would only ask the same servers twice."""

    def load(self) -> None:
        """Follow what was kept: at the start, and after the profile changed."""
        with self._units.reading() as shelves:
            self._plans.follow(busy_of(shelves, find_profile(shelves)))

    def is_due(self, now: datetime) -> bool:
        """Say whether a calendar waits to be fetched."""
        with self._units.reading() as shelves:
            return any(
                find_kept(shelves, source, now=now).due_at <= now
                for source in find_profile(shelves).calendars
            )

    def refresh(self, now: datetime, *, is_asked: bool = False) -> None:
        """Fetch each calendar that is due, or all where a person asks; talks to the world."""
        if not self._lock.acquire(blocking=is_asked):
            return
        try:
            self._refresh(now, is_asked=is_asked)
        finally:
            self._lock.release()

    def _refresh(self, now: datetime, *, is_asked: bool) -> None:
        with self._units.reading() as shelves:
            profile = find_profile(shelves)
            kept = [(each, find_kept(shelves, each, now=now)) for each in profile.calendars]
        is_news = False
        for source, known in kept:
            if is_asked or known.due_at <= now:
                found, text = self._fetched(profile, source, known, now=now)
                with self._units.writing() as shelves:
                    shelves.facts.put(CALENDAR + source.name, found.fact())
                    if text is not None and text != shelves.facts.get(TEXT + source.name):
                        shelves.facts.put(TEXT + source.name, text)
                        is_news = True
        self._forget_health(profile)
        if is_news:
            self.load()
            self._changed()

    def _fetched(
        self, profile: Profile, source: CalendarSource, known: KeptCalendar, *, now: datetime
    ) -> tuple[KeptCalendar, str | None]:
        """What is known now, and the new text where there is one."""
        part = CALENDAR + source.name
        try:
            found, text = self._read(profile, source, known, now=now)
        except StoreError:
            raise
        except ReachappError as error:
            log.info("calendar not read: %s", error.code)
            self._health.fault(part, error.code, now=now, detail=error.detail)
            return _again(known, now=now), None
        except Exception:  # a bug in one calendar must not keep the others from being read
            log.exception("a calendar could not be read")
            self._health.fault(part, "bug", now=now)
            return _again(known, now=now), None
        if plain_schedule(policy_of(profile).get("schedules") or {}, source.schedule) is None:
            self._health.fault(part, "no_such_schedule", now=now, detail=source.schedule)
        elif found.skipped:
            told = str(found.skipped)
            self._health.fault(part, "events_skipped", now=now, detail=told, is_fault=False)
        else:
            self._health.well(part)
        return found, text

    def _read(
        self, profile: Profile, source: CalendarSource, known: KeptCalendar, *, now: datetime
    ) -> tuple[KeptCalendar, str | None]:
        answer = self._calendars.fetch(source, known.etag, now=now)
        if answer.text is None:
            return _again(known, now=now), None
        try:
            since = (now - LOOK_BACK).date()
            busy = busy_text(answer.text, _zone_of(profile, source.schedule), since=since)
        except BadCalendar as error:
            raise Refused("bad_calendar", str(error)) from error
        found = KeptCalendar(
            source=known.source, etag=answer.etag, skipped=busy.skipped, due_at=now + EVERY
        )
        return found, busy.text

    def _forget_health(self, profile: Profile) -> None:
        """A calendar that the owner took away has nothing to complain about any more."""
        known = {CALENDAR + source.name for source in profile.calendars}
        for line in self._health.lines():
            if line.part.startswith(CALENDAR) and line.part not in known:
                self._health.well(line.part)


def find_kept(shelves: Shelves, source: CalendarSource, *, now: datetime) -> KeptCalendar:
    """What is known of this calendar; due now where nothing came from this place yet."""
    place = _place(source)
    fact = shelves.facts.get(CALENDAR + source.name)
    if not isinstance(fact, Mapping) or fact.get("source") != place:
        return KeptCalendar(source=place, due_at=now)
    return KeptCalendar(
        source=place,
        etag=str(fact["etag"]),
        skipped=int(fact["skipped"]),
        # a clock that was put back must not leave a calendar unread for a year
        due_at=min(datetime.fromisoformat(str(fact["due_at"])), now + EVERY),
    )


def _place(source: CalendarSource) -> str:
    return "|".join((source.kind, source.path or source.url, source.user))


def _again(known: KeptCalendar, *, now: datetime) -> KeptCalendar:
    return replace(known, due_at=now + EVERY)


def busy_of(shelves: Shelves, profile: Profile) -> dict[str, str]:
    """The kept texts by schedule; what came from a place that the profile left does not count."""
    texts: dict[str, list[str]] = defaultdict(list)
    for source in profile.calendars:
        fact = shelves.facts.get(CALENDAR + source.name)
        text = shelves.facts.get(TEXT + source.name)
        if isinstance(fact, Mapping) and fact.get("source") == _place(source) and text:
            texts[source.schedule].append(str(text))
    return {schedule: joined(found) for schedule, found in texts.items()}


def _zone_of(profile: Profile, schedule: str) -> ZoneInfo:
    schedules = policy_of(profile).get("schedules") or {}
    plain = plain_schedule(schedules, schedule)
    try:
        return ZoneInfo(str(schedules[plain].get("tz", HOME)) if plain else HOME)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo(HOME)
