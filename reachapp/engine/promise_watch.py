"""Watches the promises: warns before one breaks, and says that it broke."""

from dataclasses import replace
from datetime import datetime, timedelta

from reachapp.core.journal import Happened, JournalEntry
from reachapp.core.promises import Promise, PromiseState
from reachapp.engine.units import Shelves, Units

LAST_HOUR = timedelta(hours=1)


def warn_at(promise: Promise) -> datetime:
    """When the owner is warned: worked out in working time when the promise was made or moved.

    One that was never worked out (of the first version) warns in its last quarter, and not before
    its last hour.
    """
    if promise.warn_at is not None:
        return promise.warn_at
    quarter = promise.made_at + (promise.promise_at - promise.made_at) * 3 / 4
    return max(quarter, promise.promise_at - LAST_HOUR)


def watch(units: Units, *, now: datetime) -> None:
    """Mark what broke or is due soon at `now`, and tell the journal of it once."""
    with units.reading() as shelves:
        waiting = [promise for promise in shelves.promises.open() if _is_over_soon(promise, now)]
    if not waiting:
        return
    with units.writing() as shelves:
        for promise in shelves.promises.open():
            if promise.unspecified or promise.told_at is None:
                continue
            if promise.promise_at < now:
                _broke(shelves, promise, now=now)
            elif promise.warned_at is None and warn_at(promise) <= now:
                shelves.promises.save(replace(promise, warned_at=now))
                _tell(shelves, promise, Happened.PROMISE_DUE_SOON, now=now)


def _is_over_soon(promise: Promise, now: datetime) -> bool:
    if promise.unspecified or promise.told_at is None:
        return False
    is_near = promise.warned_at is None and warn_at(promise) <= now
    return is_near or promise.promise_at < now


def _broke(shelves: Shelves, promise: Promise, *, now: datetime) -> None:
    shelves.promises.save(promise.ended(PromiseState.BROKEN, now=promise.promise_at))
    _tell(shelves, promise, Happened.PROMISE_BROKEN, now=now)


def _tell(shelves: Shelves, promise: Promise, what: Happened, *, now: datetime) -> None:
    shelves.journal.add(
        JournalEntry(at=now, what=what, conversation=promise.conversation, message=promise.message)
    )
    shelves.topics.update({"desk", "status"})
