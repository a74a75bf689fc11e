"""Puts approved notices into the outbox, and shows what stands there."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from reachapp.core.journal import Happened
from reachapp.core.outbox import Outgoing, OutgoingKind, SendState
from reachapp.core.promises import Notice, NoticeKind
from reachapp.core.written_mail import BadMail
from reachapp.engine.notice_told import notice_story
from reachapp.engine.notices import Around, Bundle, Draft, bundles
from reachapp.engine.thread_mail import ThreadMail
from reachapp.engine.units import Shelves, StoredMessage
from reachapp.engine.views import NoticeState, NoticeView

SHOWN_FOR = timedelta(days=1)
"""How long a notice that left stands in the list."""
STALE = timedelta(days=1)


def queue_bundle(
    shelves: Shelves, around: Around, bundle: Bundle, *, install_key: bytes, by: str
) -> bool:
    """Queue one mail with all that it tells; False where it cannot be written or is there."""
    first = bundle.drafts[0]
    answers = _last_mail(shelves, first)
    own = first.conversation.own_address or next(iter(around.profile.owner.addresses), "")
    if answers is None or not own:
        return False
    mail = ThreadMail(
        key=bundle.key,
        profile=around.profile,
        own_address=own,
        recipient=first.recipient,
        answers=answers,
        text=bundle.text,
        is_automatic=True,
    )
    try:
        body = mail.written(install_key, now=around.now)
    except BadMail:
        return False
    item = Outgoing(
        key=bundle.key,
        kind=OutgoingKind.NOTICE,
        channel=f"mail:{first.conversation.account}",
        recipient=first.recipient,
        body=body,
        message_id=mail.message_id(install_key),
        due_at=max(bundle.leaves_at, around.now),
        expires_at=_expires_at(bundle, around.now),
        conversation=first.conversation.id,
        message=answers.id,
    )
    if not shelves.outbox.add(item):
        return False
    for draft in bundle.drafts:
        _note(shelves, bundle, draft, by=by, now=around.now)
    return True


def _last_mail(shelves: Shelves, draft: Draft) -> StoredMessage | None:
    mails = shelves.messages.of_conversation(draft.conversation.id)
    return next((mail for mail in reversed(mails) if mail.is_incoming), None)


def _expires_at(bundle: Bundle, now: datetime) -> datetime:
    """When its words would not be true any more: an announced delay has become a breach."""
    moments = [
        draft.promise_at if draft.kind is NoticeKind.APOLOGY else draft.promise.promise_at
        for draft in bundle.drafts
    ]
    return min((each for each in moments if each is not None), default=now + STALE)


def _note(shelves: Shelves, bundle: Bundle, draft: Draft, *, by: str, now: datetime) -> None:
    promise = draft.promise
    shelves.notices.add(
        Notice(
            key=bundle.key,
            promise=promise.id,
            conversation=promise.conversation,
            kind=draft.kind,
            old_promise_at=promise.promise_at,
            old_statement=promise.statement,
            promise_at=draft.promise_at,
            due_at=draft.due_at,
            warn_at=draft.warn_at,
            statement=draft.statement,
            text=bundle.text,
            queued_at=now,
            by=by,
        )
    )
    notice_story(
        shelves, promise, Happened.NOTICE_QUEUED, by=by, now=now, statement=draft.statement
    )


def notice_views(
    shelves: Shelves, around: Around, ready: Sequence[Draft], *, is_automatic: bool
) -> tuple[NoticeView, ...]:
    """What should be told, then what is on its way or was told within a day."""
    found = [
        _proposal(draft, bundle.text, bundle, is_automatic=is_automatic)
        for bundle in bundles(around, ready)
        for draft in bundle.drafts
    ]
    found += [_held(draft) for draft in ready if draft.held_because]
    found += _queued(shelves, around.now)
    return tuple(found)


def _proposal(draft: Draft, text: str, bundle: Bundle, *, is_automatic: bool) -> NoticeView:
    conversations = dict.fromkeys(each.conversation.id for each in bundle.drafts)
    return replace(
        _held(draft),
        state=NoticeState.WAITING,
        text=text,
        bundle=tuple(conversations),
        leaves_at=bundle.leaves_at,
        is_automatic=is_automatic and not draft.is_declined,
    )


def _held(draft: Draft) -> NoticeView:
    return NoticeView(
        promise=draft.promise.id,
        conversation=draft.conversation.id,
        contact=draft.conversation.contact,
        address=draft.recipient,
        subject=draft.conversation.subject,
        kind=draft.kind,
        state=NoticeState.HELD,
        old_promise_at=draft.promise.promise_at,
        old_statement=draft.promise.statement,
        promise_at=draft.promise_at,
        statement=draft.statement,
        text="",
        bundle=(draft.conversation.id,),
        leaves_at=draft.leaves_at if draft.held_because == "recent_notice" else None,
        held_because=draft.held_because,
    )


_SHOWN = frozenset({SendState.PENDING, SendState.SENDING, SendState.UNSURE, SendState.SENT})


def _queued(shelves: Shelves, now: datetime) -> Iterator[NoticeView]:
    for notice in shelves.notices.since(now - SHOWN_FOR):
        row = shelves.outbox.find(notice.key)
        if row is None or row.state not in _SHOWN:
            continue
        conversation = shelves.conversations.get(notice.conversation)
        is_waiting = row.state in (SendState.PENDING, SendState.SENDING)
        yield NoticeView(
            promise=notice.promise,
            conversation=notice.conversation,
            contact=conversation.contact,
            address=row.recipient,
            subject=conversation.subject,
            kind=notice.kind,
            state=NoticeState.WAITING if is_waiting else NoticeState.SENT,
            old_promise_at=notice.old_promise_at,
            old_statement=notice.old_statement,
            promise_at=notice.promise_at,
            statement=notice.statement,
            text=notice.text,
            bundle=tuple(
                dict.fromkeys(each.conversation for each in shelves.notices.of_key(notice.key))
            ),
            leaves_at=row.due_at if is_waiting else None,
            is_queued=is_waiting,
            key=notice.key,
            sent_at=notice.sent_at,
            by=notice.by,
        )
