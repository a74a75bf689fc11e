"""Puts what a decision asks for into the outbox: the reply, its mark, the pages."""

import json
from dataclasses import replace
from datetime import datetime, timedelta

from reachapp.autoreply.case import REPLIED_KEYWORD, ReplyTo
from reachapp.availability.promise import Promised
from reachapp.core.journal import Happened, JournalEntry
from reachapp.core.outbox import Outgoing, OutgoingKind
from reachapp.core.profile import Account, Profile
from reachapp.core.promises import Promise
from reachapp.desk.conversation import Conversation
from reachapp.engine.decide import Decision
from reachapp.engine.pages import Paged, pages_of
from reachapp.engine.units import Shelves, StoredMessage
from reachapp.engine.word_reply import WrittenReply


def queue_reply(  # noqa: PLR0913  one mail and what was decided about it
    shelves: Shelves,
    profile: Profile,
    account: Account,
    conversation: Conversation,
    message: StoredMessage,
    decision: Decision,
    *,
    now: datetime,
) -> bool:
    """Queue the automatic reply with its promise and ledger entry; False where there is none."""
    written, reply = decision.written, decision.reply
    if written is None or not isinstance(reply, ReplyTo):
        return False
    promised = decision.promised if isinstance(decision.promised, Promised) else None
    due_at = now + timedelta(seconds=profile.autoreply.delay_seconds)
    item = Outgoing(
        key=written.key,
        kind=OutgoingKind.REPLY,
        channel=f"mail:{account.name}",
        recipient=reply.recipient,
        body=written.composed.raw,
        message_id=written.message_id,
        due_at=due_at,
        expires_at=promised.promise_at if promised else now + timedelta(days=1),
        conversation=conversation.id,
        message=message.id,
    )
    if not shelves.outbox.add(item):
        return False
    entry = decision.ledger_entry(now)
    if entry is not None:
        shelves.replies.record(entry)
    _promise(shelves, conversation, message, decision, written, now=now)
    _mark(shelves, account, message, written.key, now=now)
    return promised is not None


def _promise(
    shelves: Shelves,
    conversation: Conversation,
    message: StoredMessage,
    decision: Decision,
    written: WrittenReply,
    *,
    now: datetime,
) -> None:
    promised = decision.promised
    told = isinstance(promised, Promised)
    far = now + timedelta(days=1)
    shelves.promises.add(
        Promise(
            conversation=conversation.id,
            message=message.id,
            due_at=promised.due_at if isinstance(promised, Promised) else far,
            promise_at=promised.promise_at if isinstance(promised, Promised) else far,
            statement=written.statement,
            made_at=now,
            unspecified=not told,
            why=json.dumps(_inputs(decision), ensure_ascii=False),
            received_at=message.received_at,
            told_by=written.key,
            language=written.language,
            warn_at=decision.warn_at,
        )
    )
    for what in (Happened.PROMISED, Happened.REPLY_QUEUED):
        shelves.journal.add(
            JournalEntry(
                at=now,
                what=what,
                conversation=conversation.id,
                message=message.id,
                facts={"statement": written.statement, "situation": decision.situation},
            )
        )


def _inputs(decision: Decision) -> dict[str, object]:
    """Why we said that: answerable months later."""
    promised = decision.promised
    rule = promised.rule
    return {
        "situation": decision.situation,
        "urgency": decision.verdict.urgency.value,
        "grey": decision.verdict.grey,
        "class": decision.contact_class,
        "zone": promised.zone if isinstance(promised, Promised) else "",
        "rule": rule.index if rule is not None else None,
        "schedule": rule.schedule if rule is not None else "",
    }


def _mark(
    shelves: Shelves, account: Account, message: StoredMessage, key: str, *, now: datetime
) -> None:
    """A keyword on the mail itself: the memory that survives a lost database."""
    place = {
        "mailbox": message.mailbox,
        "uid": message.uid,
        "uid_validity": message.uid_validity,
        "message_id": message.message_id,
        "keyword": REPLIED_KEYWORD,
    }
    shelves.outbox.add(
        Outgoing(
            key=f"mark:{key}",
            kind=OutgoingKind.MARK,
            channel=f"imap:{account.name}",
            recipient=message.mailbox,
            body=json.dumps(place).encode(),
            due_at=now,
            expires_at=now + timedelta(days=7),
            message=message.id,
        )
    )


def queue_pages(
    shelves: Shelves, paged: Paged, conversation: Conversation, message: StoredMessage
) -> None:
    """Queue the pages of an urgent mail, one per person that is to be told."""
    if not paged.decision.forward.is_forward:
        return
    for page in pages_of(paged):
        item = replace(page, conversation=conversation.id, message=message.id)
        if shelves.outbox.add(item):
            to = item.channel if item.channel.startswith("phone:") else item.recipient
            shelves.journal.add(
                JournalEntry(
                    at=paged.now,
                    what=Happened.FORWARD_QUEUED,
                    conversation=conversation.id,
                    message=message.id,
                    facts={"to": to},
                )
            )
