"""One conversation with a client: who has it, what it is worth, whether it is done.

Changes return a new value named after what happened; the store compares versions on saving, so
two people who act at once cannot both win.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from reachapp.core.verdict import Urgency


class ConversationState(StrEnum):
    """Open until a person answered or closed it, or nobody waits."""

    OPEN = "open"
    ANSWERED = "answered"
    CLOSED = "closed"


_RANK = {Urgency.NO_REPLY: 0, Urgency.LATER: 1, Urgency.URGENT: 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """A thread with one contact."""

    id: int = 0
    account: str
    address: str
    """The client's address, lower case; empty where the mail could not be read."""
    contact: str
    """The client's display name, or the address."""
    subject: str
    answer_to: str = ""
    """Where a person's answer goes: Reply-To where it is one plain address, else `address`."""
    own_address: str = ""
    """The owner's address that the client wrote to; answers leave from it."""
    urgency: Urgency
    is_grey: bool = False
    is_unreadable: bool = False
    state: ConversationState = ConversationState.OPEN
    taken_by: str = ""
    taken_at: datetime | None = None
    opened_at: datetime
    received_at: datetime
    """Of the client's last mail."""
    due_at: datetime | None = None
    """Inner: when the plan says that an answer is due; told or not."""
    promise_at: datetime | None = None
    """Told: the moment that the client read."""
    is_from_before: bool = False
    messages: int = 1
    ended_at: datetime | None = None
    version: int = 0

    @property
    def is_open(self) -> bool:
        """Somebody still has to do something, or at least may."""
        return self.state is ConversationState.OPEN

    def taken(self, by: str, *, now: datetime) -> "Conversation":
        """`by` is on it."""
        return replace(self, taken_by=by, taken_at=now)

    def released(self) -> "Conversation":
        """Nobody is on it any more."""
        return replace(self, taken_by="", taken_at=None)

    def closed(self, *, now: datetime) -> "Conversation":
        """It is done without an answer."""
        return replace(self, state=ConversationState.CLOSED, ended_at=now)

    def answered(self, *, now: datetime) -> "Conversation":
        """A person answered: the client waits for nothing.

        `due_at` stays until it is opened again, for an answer that is taken back.
        """
        return replace(
            self,
            state=ConversationState.ANSWERED,
            ended_at=now,
            promise_at=None,
            is_from_before=False,
        )

    def reopened(self) -> "Conversation":
        """It is not done after all; what was answered is due no more."""
        due_at = None if self.state is ConversationState.ANSWERED else self.due_at
        return replace(self, state=ConversationState.OPEN, ended_at=None, due_at=due_at)

    def relabelled(self, urgency: Urgency) -> "Conversation":
        """A person says what it is worth."""
        return replace(self, urgency=urgency, is_grey=False)

    def promised(self, due_at: datetime | None, promise_at: datetime | None) -> "Conversation":
        """The plan gave a time; `promise_at` only where the client is told."""
        return replace(self, due_at=due_at, promise_at=promise_at)

    def joined(
        self, urgency: Urgency, *, is_grey: bool, received_at: datetime, is_from_before: bool
    ) -> "Conversation":
        """The client wrote again: it can only become more urgent while it is open.

        A mail from before Reachapp came does not wake a conversation that is done. One that wakes
        begins anew: nobody has it, and what was due or told before is over.
        """
        wakes = not self.is_open and urgency is not Urgency.NO_REPLY and not is_from_before
        base = self.reopened().released().promised(None, None) if wakes else self
        raised = not self.is_open or _RANK[urgency] > _RANK[self.urgency]
        return replace(
            base,
            urgency=urgency if raised else self.urgency,
            is_grey=is_grey if raised else self.is_grey or is_grey,
            received_at=max(received_at, self.received_at),
            messages=self.messages + 1,
            is_from_before=self.is_from_before and is_from_before,
        )
