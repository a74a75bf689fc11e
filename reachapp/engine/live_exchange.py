"""Automatic replies keep out of talks between people, and wait visibly before they leave."""

from datetime import datetime, timedelta

from reachapp.core.outbox import OutgoingKind, SendState
from reachapp.engine.errors import Conflict
from reachapp.engine.requests import CancelReply, Outcome
from reachapp.engine.settle import settled
from reachapp.engine.units import Shelves
from reachapp.engine.views import PendingReply

LIVE = timedelta(minutes=15)
"""So long after a person wrote to a client, both are taken to be at their keyboards."""


def is_live(shelves: Shelves, account: str, address: str, *, received_at: datetime) -> bool:
    """Say whether a person wrote to this client shortly before the mail came."""
    return bool(address) and shelves.journal.is_live(account, address, received_at - LIVE)


def pending_replies(shelves: Shelves, *, now: datetime) -> tuple[PendingReply, ...]:
    """The automatic replies that still wait, the next to leave first."""
    found = []
    for item in shelves.outbox.in_state(SendState.PENDING):
        if item.kind is not OutgoingKind.REPLY or item.conversation is None:
            continue
        conversation = shelves.conversations.get(item.conversation)
        mail = shelves.messages.get(item.message) if item.message is not None else None
        left = (item.due_at - now).total_seconds()
        found.append(
            PendingReply(
                key=item.key,
                conversation=conversation.id,
                contact=conversation.contact,
                address=item.recipient,
                subject=conversation.subject,
                leaves_at=item.due_at,
                seconds_left=max(int(left), 0),
                text=mail.reply_body if mail is not None else "",
            )
        )
    return tuple(sorted(found, key=lambda each: (each.leaves_at, each.key)))


def cancel_reply(shelves: Shelves, request: CancelReply, *, now: datetime) -> Outcome:
    """Withdraw a waiting reply; its promise is released, since nobody was told."""
    item = shelves.outbox.find(request.key)
    is_waiting = item is not None and item.state is SendState.PENDING
    if item is None or not is_waiting or item.kind is not OutgoingKind.REPLY:
        raise Conflict("already_sent")
    moved = item.moved(SendState.WITHDRAWN, now=now, problem="cancelled")
    settled(shelves, moved, now=now)
    return Outcome()
