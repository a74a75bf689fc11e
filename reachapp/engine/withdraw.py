"""Why a row that waits must not leave any more: asked again right before each send."""

from collections.abc import Collection
from datetime import datetime

from reachapp.core.outbox import Outgoing, OutgoingKind, SendState
from reachapp.engine.settle import settled
from reachapp.engine.stored import find_profile
from reachapp.engine.units import Shelves


def why_not_now(shelves: Shelves, item: Outgoing) -> str:
    """Return the reason to withdraw `item`, or an empty text.

    A reply is dropped when a person answered first, when replies were stopped or the mode is
    observe; a page when somebody has it or it is done.
    """
    if item.kind not in (OutgoingKind.REPLY, OutgoingKind.PAGE) or item.conversation is None:
        return ""
    conversation = shelves.conversations.get(item.conversation)
    if item.kind is OutgoingKind.PAGE:
        if conversation.taken_by:
            return "taken"
        return "" if conversation.is_open else "done"
    settings = find_profile(shelves).autoreply
    if settings.stopped:
        return "stopped"
    if settings.mode == "observe":
        return "observe"
    return "" if conversation.is_open else "answered"


def withdraw_waiting(
    shelves: Shelves,
    conversation: int,
    kinds: Collection[OutgoingKind],
    *,
    reason: str,
    now: datetime,
) -> None:
    """Withdraw all rows of these kinds that still wait, in the caller's transaction."""
    for item in shelves.outbox.of_conversation(conversation):
        if item.kind in kinds and item.state is SendState.PENDING:
            settled(shelves, item.moved(SendState.WITHDRAWN, now=now, problem=reason), now=now)
