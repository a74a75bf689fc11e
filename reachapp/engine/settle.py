"""What follows when an outgoing row has moved: promise, ledger, conversation, journal.

All of it in the caller's transaction, so a row and its consequences are never apart.
"""

from dataclasses import replace
from datetime import datetime

from reachapp.core.journal import Happened, JournalEntry
from reachapp.core.outbox import Outgoing, OutgoingKind, SendState
from reachapp.core.promises import Promise, PromiseState
from reachapp.engine.notice_told import told
from reachapp.engine.units import Shelves

_STORY: dict[tuple[OutgoingKind, SendState], Happened] = {
    (OutgoingKind.REPLY, SendState.SENT): Happened.REPLY_SENT,
    (OutgoingKind.REPLY, SendState.FAILED): Happened.REPLY_FAILED,
    (OutgoingKind.REPLY, SendState.EXPIRED): Happened.REPLY_FAILED,
    (OutgoingKind.REPLY, SendState.UNSURE): Happened.REPLY_UNSURE,
    (OutgoingKind.REPLY, SendState.WITHDRAWN): Happened.REPLY_WITHDRAWN,
    (OutgoingKind.ANSWER, SendState.SENT): Happened.ANSWERED,
    (OutgoingKind.ANSWER, SendState.FAILED): Happened.ANSWER_FAILED,
    (OutgoingKind.ANSWER, SendState.UNSURE): Happened.REPLY_UNSURE,
    (OutgoingKind.ANSWER, SendState.WITHDRAWN): Happened.ANSWER_WITHDRAWN,
    (OutgoingKind.NOTICE, SendState.SENT): Happened.NOTICE_SENT,
    (OutgoingKind.NOTICE, SendState.FAILED): Happened.NOTICE_FAILED,
    (OutgoingKind.NOTICE, SendState.EXPIRED): Happened.NOTICE_WITHDRAWN,
    (OutgoingKind.NOTICE, SendState.UNSURE): Happened.NOTICE_UNSURE,
    (OutgoingKind.NOTICE, SendState.WITHDRAWN): Happened.NOTICE_WITHDRAWN,
    (OutgoingKind.FIRST_REPLY, SendState.SENT): Happened.FIRST_REPLY_SENT,
    (OutgoingKind.FIRST_REPLY, SendState.FAILED): Happened.FIRST_REPLY_FAILED,
    (OutgoingKind.FIRST_REPLY, SendState.EXPIRED): Happened.FIRST_REPLY_FAILED,
    (OutgoingKind.FIRST_REPLY, SendState.UNSURE): Happened.FIRST_REPLY_UNSURE,
    (OutgoingKind.FIRST_REPLY, SendState.WITHDRAWN): Happened.FIRST_REPLY_WITHDRAWN,
    (OutgoingKind.PAGE, SendState.SENT): Happened.FORWARD_SENT,
    (OutgoingKind.PAGE, SendState.FAILED): Happened.FORWARD_FAILED,
    (OutgoingKind.PAGE, SendState.EXPIRED): Happened.FORWARD_FAILED,
    (OutgoingKind.PAGE, SendState.WITHDRAWN): Happened.FORWARD_WITHDRAWN,
}
_NOT_TOLD = frozenset({SendState.FAILED, SendState.EXPIRED, SendState.WITHDRAWN})


def settled(shelves: Shelves, item: Outgoing, *, now: datetime) -> None:
    """Save the row and everything that follows from its new state."""
    old = shelves.outbox.find(item.key)
    shelves.outbox.save(item)
    if old is not None and old.state is item.state:
        return
    what = _STORY.get((item.kind, item.state))
    if what is not None:
        shelves.journal.add(_entry(item, what, now=now))
    shelves.topics.update({"desk", "status"})
    if item.kind in (OutgoingKind.REPLY, OutgoingKind.FIRST_REPLY):
        _reply_moved(shelves, item, now=now)
    elif item.kind is OutgoingKind.ANSWER:
        _answer_moved(shelves, item, now=now)
    elif item.kind is OutgoingKind.NOTICE:
        _notice_moved(shelves, item, now=now)


def _entry(item: Outgoing, what: Happened, *, now: datetime) -> JournalEntry:
    facts: dict[str, str | int | float | bool | None] = {}
    if item.problem:
        facts["problem"] = item.problem
    if item.kind is OutgoingKind.PAGE:
        facts["to"] = item.channel if item.channel.startswith("phone:") else item.recipient
    return JournalEntry(
        at=now, what=what, conversation=item.conversation, message=item.message, facts=facts
    )


def _reply_moved(shelves: Shelves, item: Outgoing, *, now: datetime) -> None:
    promise = _told_by(shelves, item)
    if item.state in (SendState.SENT, SendState.UNSURE):
        # unsure counts as told: the client may have read it
        if promise is not None and promise.told_at is None:
            shelves.promises.save(replace(promise, told_at=now))
            _release_later(shelves, promise, now=now)
        if item.kind is OutgoingKind.FIRST_REPLY and item.state is SendState.SENT:
            _copy_to_sent(shelves, item, now=now)
        return
    if item.state not in _NOT_TOLD:
        return
    shelves.replies.forget(item.key)
    if promise is not None and promise.state is PromiseState.OPEN:
        shelves.promises.save(promise.ended(PromiseState.RELEASED, now=now))
    if item.conversation is not None:
        _untell(shelves, item.conversation)


def _told_by(shelves: Shelves, item: Outgoing) -> Promise | None:
    """The promise that this reply tells; rows of the first version know it by the mail only."""
    promise = shelves.promises.told_by(item.key)
    if promise is not None or item.kind is not OutgoingKind.REPLY or item.message is None:
        return promise
    found = shelves.promises.of_message(item.message)
    return found if found is not None and not found.told_by else None


def _release_later(shelves: Shelves, promise: Promise, *, now: datetime) -> None:
    """The client was told an earlier moment for the same thing: only that one counts."""
    if promise.unspecified:
        return
    for other in shelves.promises.open_of(promise.conversation):
        if other.id != promise.id and other.promise_at >= promise.promise_at:
            shelves.promises.save(other.ended(PromiseState.RELEASED, now=now))
            shelves.journal.add(
                JournalEntry(
                    at=now,
                    what=Happened.PROMISE_RELEASED,
                    conversation=other.conversation,
                    message=other.message,
                )
            )


def _notice_moved(shelves: Shelves, item: Outgoing, *, now: datetime) -> None:
    shelves.topics.add("notices")
    if item.state in (SendState.SENT, SendState.UNSURE):
        told(shelves, item.key, now=now)
    if item.state is SendState.SENT:
        _copy_to_sent(shelves, item, now=now)


def _untell(shelves: Shelves, conversation_id: int) -> None:
    """The client was not told: the inner due time stays, the promise goes."""
    conversation = shelves.conversations.get(conversation_id)
    open_promises = shelves.promises.open_of(conversation_id)
    first = min((promise.promise_at for promise in open_promises), default=None)
    if conversation.promise_at != first:
        shelves.conversations.save(replace(conversation, promise_at=first))


def _answer_moved(shelves: Shelves, item: Outgoing, *, now: datetime) -> None:
    if item.conversation is None:
        return
    if item.state is SendState.SENT:
        end_promises(shelves, item.conversation, answered_at=now, now=now)
        _copy_to_sent(shelves, item, now=now)
        answered = [mail.message_id for mail in shelves.messages.of_conversation(item.conversation)]
        shelves.replies.record_answers([each for each in answered if each], now=now)
    elif item.state in (SendState.FAILED, SendState.WITHDRAWN):
        conversation = shelves.conversations.get(item.conversation)
        if not conversation.is_open:
            promises = shelves.promises.open_of(item.conversation)
            first = min((each.promise_at for each in promises), default=None)
            due = min((each.due_at for each in promises), default=conversation.due_at)
            shelves.conversations.save(conversation.reopened().promised(due, first))


def _copy_to_sent(shelves: Shelves, item: Outgoing, *, now: datetime) -> None:
    """The owner's other programs show the answer in Sent, too; the channel finds the mailbox."""
    account = item.channel.partition(":")[2]
    shelves.outbox.add(
        Outgoing(
            key=f"copy:{item.key}",
            kind=OutgoingKind.COPY,
            channel=f"imap:{account}",
            recipient="",
            body=item.body,
            message_id=item.message_id,
            due_at=now,
            conversation=item.conversation,
        )
    )


def end_promises(
    shelves: Shelves, conversation: int, *, answered_at: datetime, now: datetime
) -> None:
    """A person answered at `answered_at`: each open promise is kept, or was too late."""
    for promise in shelves.promises.open_of(conversation):
        in_time = promise.unspecified or answered_at <= promise.promise_at
        state = PromiseState.KEPT if in_time else PromiseState.BROKEN
        what = Happened.PROMISE_KEPT if in_time else Happened.PROMISE_BROKEN
        shelves.promises.save(promise.ended(state, now=answered_at))
        shelves.journal.add(
            JournalEntry(at=now, what=what, conversation=conversation, message=promise.message)
        )
    shelves.topics.add("promises")
