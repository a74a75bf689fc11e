"""Who would answer a mail that came in right now, for one account: since when, and why."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from reachapp.core.journal import Happened
from reachapp.core.profile import Profile
from reachapp.engine.stored import INSTALLED_AT, SENDS_SINCE, find_moment
from reachapp.engine.units import Shelves

SERVER_UNTIL = "server_answers_until:"
"""Fact per account: until when a script on the mail server answers; absent without one."""
_STOPS = frozenset({Happened.REPLIES_STOPPED, Happened.CAP_REACHED})


class Answerer(StrEnum):
    """Who answers."""

    ENGINE = "engine"
    SERVER = "server"
    NOBODY = "nobody"


class Why(StrEnum):
    """Why it is so; the first that holds."""

    OBSERVING = "observing"
    """Observe mode: decides and shows, sends nothing."""
    STOPPED = "stopped"
    """The owner stopped replies."""
    CAP = "cap"
    """A limit was reached."""
    LEASED = "leased"
    """A script on the server holds the right to answer."""
    CONNECTED = "connected"
    OFFLINE = "offline"
    """The engine runs, but has no line to the mailbox."""
    NOT_RUNNING = "not_running"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answering:
    """The answer."""

    by: Answerer
    why: Why
    since: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What is known of the engine's line to the account."""

    is_running: bool
    is_connected: bool
    since: datetime | None = None
    """Since when it is so, where that is known."""


def answering(
    shelves: Shelves, profile: Profile, account: str, line: Line, *, now: datetime
) -> Answering:
    """Return who answers for `account` at `now`."""
    settings = profile.autoreply
    live = _latest(find_moment(shelves, INSTALLED_AT + account), find_moment(shelves, SENDS_SINCE))
    if settings.mode == "observe":
        installed = find_moment(shelves, INSTALLED_AT + account)
        return Answering(by=Answerer.NOBODY, why=Why.OBSERVING, since=installed)
    if settings.stopped or shelves.replies.is_tripped():
        why = Why.STOPPED if settings.stopped else Why.CAP
        return Answering(by=Answerer.NOBODY, why=why, since=_stopped_at(shelves, live))
    until = find_moment(shelves, SERVER_UNTIL + account)
    if until is not None and until > now:
        return Answering(by=Answerer.SERVER, why=Why.LEASED, since=line.since)
    if line.is_connected:
        return Answering(by=Answerer.ENGINE, why=Why.CONNECTED, since=_latest(live, line.since))
    why = Why.OFFLINE if line.is_running else Why.NOT_RUNNING
    return Answering(by=Answerer.NOBODY, why=why, since=line.since)


def _stopped_at(shelves: Shelves, live: datetime | None) -> datetime | None:
    """When the stop that still holds began: the oldest one after replies last went."""
    since: datetime | None = None
    for entry in shelves.journal.since(live) if live is not None else ():
        if entry.what in _STOPS:
            since = since or entry.at
        elif entry.what is Happened.REPLIES_RESUMED:
            since = None
    return since


def _latest(*moments: datetime | None) -> datetime | None:
    return max((moment for moment in moments if moment is not None), default=None)
