"""What the journal tells about one mail that came in."""

from collections.abc import Mapping
from datetime import datetime

from reachapp.core.journal import Happened, JournalEntry
from reachapp.desk.conversation import Conversation
from reachapp.engine.decide import Decision
from reachapp.engine.units import Shelves, StoredMessage


def tell_decision(
    shelves: Shelves,
    conversation: Conversation,
    message: StoredMessage,
    decision: Decision,
    *,
    now: datetime,
) -> None:
    """Tell the label, and why nothing is answered."""
    label: str = decision.verdict.urgency.value
    facts: dict[str, str | bool | float] = {
        "label": label,
        "grey": decision.verdict.grey,
        "score": decision.verdict.score,
    }
    if message.is_from_before:
        facts["before"] = True  # the report counts what came while Reachapp was there
    tell(shelves, conversation, message, Happened.LABELLED, now=now, facts=facts)
    if message.reply_verdict == "suppress":
        reason = {"reason": decision.reply_reason}
        tell(shelves, conversation, message, Happened.REPLY_SUPPRESSED, now=now, facts=reason)


def tell_observed(
    shelves: Shelves,
    conversation: Conversation,
    message: StoredMessage,
    decision: Decision,
    *,
    now: datetime,
) -> None:
    """Tell what would have left, had it not been observe mode."""
    if decision.reply_verdict == "reply":
        reason = {"reason": decision.reply_reason}
        tell(shelves, conversation, message, Happened.WOULD_REPLY, now=now, facts=reason)
    if decision.forward_verdict == "forward":
        tell(shelves, conversation, message, Happened.WOULD_FORWARD, now=now)


def tell(
    shelves: Shelves,
    conversation: Conversation,
    message: StoredMessage,
    what: Happened,
    *,
    now: datetime,
    facts: Mapping[str, str | bool | float] | None = None,
) -> None:
    """Add one line to the story of a conversation."""
    shelves.journal.add(
        JournalEntry(
            at=now,
            what=what,
            conversation=conversation.id,
            message=message.id,
            facts=dict(facts or {}),
        )
    )
    shelves.topics.update({"desk", "status"})
