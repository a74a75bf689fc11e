"""Why a row that waits must not leave any more: asked again right before each send."""

from collections.abc import Callable, Collection
from datetime import datetime

from reachapp.core.outbox import Outgoing, OutgoingKind, SendState
from reachapp.desk.conversation import Conversation
from reachapp.engine.notices import is_current
from reachapp.engine.settle import settled
from reachapp.engine.stored import find_profile
from reachapp.engine.units import Shelves


def why_not_now(shelves: Shelves, item: Outgoing, *, now: datetime) -> str:
    """Return the reason to withdraw `item`, or an empty text.

    A reply is dropped when a person answered first, when replies were stopped or the mode is
    observe; a page when somebody took it since or it is done; a notice when it is not true.
    """
    if item.kind is OutgoingKind.NOTICE:
        return _why_no_notice(shelves, item, now=now)
    if item.kind not in _WATCHED or item.conversation is None:
        return ""
    conversation = shelves.conversations.get(item.conversation)
    if item.kind is OutgoingKind.PAGE:
        if _is_taken(shelves, item, conversation):
            return "taken"
        return "" if conversation.is_open else "done"
    off = _why_off(shelves) if item.kind is OutgoingKind.REPLY else ""
    return off or ("" if conversation.is_open else "answered")


_WATCHED = frozenset({OutgoingKind.REPLY, OutgoingKind.FIRST_REPLY, OutgoingKind.PAGE})


def _why_off(shelves: Shelves) -> str:
    """Say why nothing leaves without a person, or nothing."""
    settings = find_profile(shelves).autoreply
    if settings.stopped:
        return "stopped"
    return "observe" if settings.mode == "observe" else ""


def _why_no_notice(shelves: Shelves, item: Outgoing, *, now: datetime) -> str:
    """A notice is dropped when it is not true any more; of its own accord none leaves stopped."""
    notices = shelves.notices.of_key(item.key)
    if not all(is_current(shelves, notice, now=now) for notice in notices):
        return "changed"
    return "" if any(notice.by for notice in notices) else _why_off(shelves)


def _is_taken(shelves: Shelves, item: Outgoing, conversation: Conversation) -> bool:
    """Say whether somebody took it since this mail came: who had it before may not know of it."""
    if not conversation.taken_by:
        return False
    if item.message is None or conversation.taken_at is None:
        return True
    return conversation.taken_at >= shelves.messages.get(item.message).stored_at


def withdraw_replies(
    shelves: Shelves, is_meant: Callable[[Outgoing], bool], *, reason: str, now: datetime
) -> None:
    """Withdraw the automatic replies that still wait, of all conversations."""
    for item in shelves.outbox.in_state(SendState.PENDING):
        if item.kind is OutgoingKind.REPLY and is_meant(item):
            settled(shelves, item.moved(SendState.WITHDRAWN, now=now, problem=reason), now=now)


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
