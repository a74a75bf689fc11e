"""Books what a notice told once it has left: the promise moves, or a new one begins."""

from dataclasses import replace
from datetime import datetime

from reachapp.core.journal import Happened, JournalEntry
from reachapp.core.promises import Notice, NoticeKind, Outlook, Promise, PromiseState
from reachapp.engine.units import Shelves


def told(shelves: Shelves, key: str, *, now: datetime) -> None:
    """The mail has left (or may have): what it says is promised now. Counts once."""
    for notice in shelves.notices.of_key(key):
        if notice.sent_at is not None:
            continue
        promise = shelves.promises.get(notice.promise)
        if notice.kind is NoticeKind.APOLOGY:
            _promise_anew(shelves, notice, promise, now=now)
        elif promise.state is PromiseState.OPEN:
            _revise(shelves, notice, promise)
        notice_story(
            shelves,
            promise,
            Happened.PROMISE_REVISED,
            by=notice.by,
            now=now,
            statement=notice.statement,
        )
    shelves.notices.sent(key, at=now)
    shelves.topics.update({"promises", "notices", "desk", "status"})


def _revise(shelves: Shelves, notice: Notice, promise: Promise) -> None:
    revised = promise.revised_to(notice.promise_at, notice.statement or promise.statement)
    due_at, warn_at = notice.due_at or promise.due_at, notice.warn_at
    fits = Outlook.FITS if promise.again_at == notice.promise_at else promise.outlook
    shelves.promises.save(
        replace(revised, due_at=due_at, warn_at=warn_at or promise.warn_at, outlook=fits)
    )
    _move(shelves, promise.conversation)


def _promise_anew(shelves: Shelves, notice: Notice, promise: Promise, *, now: datetime) -> None:
    """The broken promise stays broken; the new moment is a promise of its own."""
    if notice.promise_at is None or notice.due_at is None:
        return
    if not shelves.conversations.get(promise.conversation).is_open:
        return
    fresh = replace(
        promise,
        id=0,
        state=PromiseState.OPEN,
        ended_at=None,
        warned_at=None,
        revised=False,
        made_at=notice.queued_at,
        told_at=now,
        told_by=notice.key,
        received_at=notice.queued_at,
        due_at=notice.due_at,
        promise_at=notice.promise_at,
        statement=notice.statement,
        warn_at=notice.warn_at,
        outlook=Outlook.FITS,
        again_at=None,
        again_statement="",
    )
    shelves.promises.add(fresh)
    _move(shelves, promise.conversation)


def _move(shelves: Shelves, conversation: int) -> None:
    promises = [each for each in shelves.promises.open_of(conversation) if not each.unspecified]
    due_at = min((each.due_at for each in promises), default=None)
    promise_at = min((each.promise_at for each in promises), default=None)
    shelves.conversations.moments_moved(conversation, due_at, promise_at)


def notice_story(
    shelves: Shelves,
    promise: Promise,
    what: Happened,
    *,
    by: str,
    now: datetime,
    statement: str,
) -> None:
    """Tell the journal what became of a notice."""
    shelves.journal.add(
        JournalEntry(
            at=now,
            what=what,
            conversation=promise.conversation,
            message=promise.message,
            by=by,
            facts={"statement": statement},
        )
    )
