"""What the faces ask: the desk, one conversation, the status; reading only."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import assert_never

from reachapp.core.outbox import OutgoingKind, SendState
from reachapp.core.promises import Promise
from reachapp.core.verdict import Urgency
from reachapp.desk.conversation import Conversation, ConversationState
from reachapp.engine.promise_watch import warn_at
from reachapp.engine.units import Shelves, StoredMessage
from reachapp.engine.views import (
    ConversationView,
    DeskRow,
    DeskView,
    HistoryLine,
    MessageView,
    Pile,
    PromiseView,
    ReplyView,
    RowState,
)

FAR = timedelta(days=36500)


def desk(shelves: Shelves, *, today: datetime, now: datetime) -> DeskView:
    """The whole desk in order; what ended before `today` is not on it."""
    unsure = {item.conversation for item in shelves.outbox.in_state(SendState.UNSURE)}
    promises = _first_promises(shelves.promises.open())
    waiting = [*shelves.conversations.open(), *shelves.conversations.ended_since(today)]
    rows = [
        _row(each, promises.get(each.id), is_unsure=each.id in unsure, now=now) for each in waiting
    ]
    rows.sort(key=_order(now))
    counts = {pile: sum(row.pile is pile for row in rows) for pile in Pile}
    return DeskView(rows=tuple(rows), counts=counts)


def _first_promises(promises: Sequence[Promise]) -> Mapping[int, Promise]:
    first: dict[int, Promise] = {}
    for promise in promises:
        first.setdefault(promise.conversation, promise)
    return first


_PILES = {Pile.NOW: 0, Pile.LATER: 1, Pile.NO_REPLY: 2, Pile.DONE: 3}
_STATES = {RowState.URGENT: 0, RowState.UNREADABLE: 0, RowState.BROKEN: 1, RowState.UNSURE: 1}


def _order(now: datetime) -> Callable[[DeskRow], tuple[int, int, datetime, datetime]]:
    def key(row: DeskRow) -> tuple[int, int, datetime, datetime]:
        due = row.answer_at or now + FAR
        return (_PILES[row.pile], _STATES.get(row.state, 2), due, row.received_at)

    return key


def desk_row(shelves: Shelves, conversation_id: int, *, now: datetime) -> DeskRow:
    """One line of the desk."""
    promises = shelves.promises.open_of(conversation_id)
    rows = shelves.outbox.of_conversation(conversation_id)
    return _row(
        shelves.conversations.get(conversation_id),
        promises[0] if promises else None,
        is_unsure=any(item.state is SendState.UNSURE for item in rows),
        now=now,
    )


def _row(
    conversation: Conversation, promise: Promise | None, *, is_unsure: bool, now: datetime
) -> DeskRow:
    state = _state(conversation, promise, is_unsure=is_unsure, now=now)
    told = promise.promise_at if promise and not promise.unspecified else conversation.promise_at
    return DeskRow(
        id=conversation.id,
        pile=_pile(conversation, state),
        state=state,
        contact=conversation.contact,
        address=conversation.address,
        subject=conversation.subject,
        received_at=conversation.received_at,
        answer_at=None if state is RowState.KEPT else told or conversation.due_at,
        is_promised=told is not None,
        taken_by=conversation.taken_by,
        is_from_before=conversation.is_from_before,
        messages=conversation.messages,
        version=conversation.version,
    )


def _state(
    conversation: Conversation, promise: Promise | None, *, is_unsure: bool, now: datetime
) -> RowState:
    if is_unsure:
        return RowState.UNSURE
    match conversation.state:
        case ConversationState.ANSWERED:
            return RowState.KEPT
        case ConversationState.CLOSED:
            return RowState.CLOSED
        case ConversationState.OPEN:
            return _open_state(conversation, promise, now=now)
        case _:
            assert_never(conversation.state)


def _open_state(conversation: Conversation, promise: Promise | None, *, now: datetime) -> RowState:
    if conversation.is_unreadable:
        return RowState.UNREADABLE
    if conversation.urgency is Urgency.URGENT:
        return RowState.URGENT
    if conversation.urgency is Urgency.NO_REPLY:
        return RowState.NO_REPLY
    if conversation.promise_at is not None and conversation.promise_at < now:
        return RowState.BROKEN
    if _is_near(promise, now=now) or _is_overdue(conversation, now=now):
        return RowState.DUE_SOON
    return RowState.WATCHING if conversation.is_grey else RowState.LATER


def _is_near(promise: Promise | None, *, now: datetime) -> bool:
    return promise is not None and not promise.unspecified and warn_at(promise) <= now


def _is_overdue(conversation: Conversation, *, now: datetime) -> bool:
    """Nobody was told a time, but the plan's own has passed: somebody should look."""
    due = conversation.due_at
    return due is not None and due < now and not conversation.is_from_before


_NOW = frozenset(
    {
        RowState.URGENT,
        RowState.BROKEN,
        RowState.DUE_SOON,
        RowState.WATCHING,
        RowState.UNSURE,
        RowState.UNREADABLE,
    }
)


def _pile(conversation: Conversation, state: RowState) -> Pile:
    if state in _NOW:
        # what lay there before Reachapp came does not cry for attention
        return Pile.LATER if conversation.is_from_before else Pile.NOW
    if state in (RowState.KEPT, RowState.CLOSED):
        return Pile.DONE
    return Pile.NO_REPLY if state is RowState.NO_REPLY else Pile.LATER


def conversation(
    shelves: Shelves, conversation_id: int, *, now: datetime
) -> ConversationView | None:
    """All that the reading pane shows, or None where it is gone."""
    found = shelves.conversations.find(conversation_id)
    if found is None:
        return None
    mails = shelves.messages.of_conversation(conversation_id)
    outbox = shelves.outbox.of_conversation(conversation_id)
    open_promises = shelves.promises.open_of(conversation_id)
    promise = open_promises[0] if open_promises else shelves.promises.last_of(conversation_id)
    is_unsure = any(item.state is SendState.UNSURE for item in outbox)
    judged = _judged(mails, found)
    incoming = [mail for mail in mails if mail.is_incoming]
    return ConversationView(
        row=_row(found, open_promises[0] if open_promises else None, is_unsure=is_unsure, now=now),
        urgency=found.urgency,
        is_grey=found.is_grey,
        reasons=judged.verdict.reasons if judged and judged.verdict else (),
        messages=tuple(_message(mail) for mail in mails),
        promise=_promise(promise) if promise else None,
        reply=_reply(shelves, incoming),
        history=tuple(
            HistoryLine(at=entry.at, what=entry.what, by=entry.by, facts=entry.facts)
            for entry in shelves.journal.of_conversation(conversation_id)
        ),
        can_answer=bool(found.answer_to),
        answer_to=found.answer_to,
    )


def _judged(mails: Sequence[StoredMessage], conversation: Conversation) -> StoredMessage | None:
    """The mail that gave the conversation its label: the newest with it, else the newest."""
    judged = [mail for mail in mails if mail.verdict is not None]
    same = [
        mail for mail in judged if mail.verdict and mail.verdict.urgency is conversation.urgency
    ]
    found = same or judged
    return found[-1] if found else None


def _message(mail: StoredMessage) -> MessageView:
    return MessageView(
        id=mail.id,
        is_incoming=mail.is_incoming,
        contact=mail.contact,
        address=mail.address,
        subject=mail.subject,
        at=mail.received_at,
        text=mail.text,
        quoted=mail.quoted,
        attachments=mail.attachments,
    )


def _promise(promise: Promise) -> PromiseView:
    return PromiseView(
        statement=promise.statement,
        promise_at=promise.promise_at,
        made_at=promise.made_at,
        told_at=promise.told_at,
        state=promise.state,
        is_revised=promise.revised,
        is_unspecified=promise.unspecified,
    )


def _reply(shelves: Shelves, incoming: Sequence[StoredMessage]) -> ReplyView | None:
    """The reply of the newest mail that got one, else why the newest got none."""
    decided = [mail for mail in incoming if mail.reply_verdict]
    if not decided:
        return None
    answered = [mail for mail in decided if mail.reply_verdict == "reply"]
    mail = (answered or decided)[-1]
    item = next(
        (
            each
            for each in shelves.outbox.of_conversation(mail.conversation)
            if each.kind is OutgoingKind.REPLY and each.message == mail.id
        ),
        None,
    )
    return ReplyView(
        verdict=mail.reply_verdict,
        reason=mail.reply_reason,
        is_observed=mail.is_observed,
        state=item.state.value if item else "",
        text=mail.reply_body,
        sent_at=item.changed_at if item and item.state is SendState.SENT else None,
    )


def broken_promises(shelves: Shelves, *, since: datetime) -> int:
    """How many promises broke since then."""
    return shelves.promises.broken_since(since)
