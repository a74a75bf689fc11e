"""What is to leave: a row is committed first, the effect follows (transactional outbox)."""

import hashlib
import hmac
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum


class SendState(StrEnum):
    """Where an outgoing row stands; it only moves as `allowed_after` says."""

    PENDING = "pending"
    SENDING = "sending"
    UNSURE = "unsure"
    SENT = "sent"
    DELIVERED = "delivered"
    FAILED = "failed"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


ALLOWED: dict[SendState, frozenset[SendState]] = {
    SendState.PENDING: frozenset(
        {SendState.SENDING, SendState.WITHDRAWN, SendState.EXPIRED, SendState.FAILED}
    ),
    # back to pending only after a refusal that proves that nothing left
    SendState.SENDING: frozenset(
        {SendState.SENT, SendState.FAILED, SendState.UNSURE, SendState.PENDING}
    ),
    SendState.UNSURE: frozenset(
        {SendState.SENT, SendState.PENDING, SendState.FAILED, SendState.WITHDRAWN}
    ),
    SendState.SENT: frozenset({SendState.DELIVERED, SendState.FAILED}),
    SendState.DELIVERED: frozenset(),
    SendState.FAILED: frozenset(),
    SendState.WITHDRAWN: frozenset(),
    SendState.EXPIRED: frozenset(),
}


class OutgoingKind(StrEnum):
    """What it is; the kind decides what happens when the result is unknown."""

    REPLY = "reply"
    """The automatic reply: at most once."""
    ANSWER = "answer"
    """A person's answer: at most once, `unsure` is shown to the person."""
    NOTICE = "notice"
    """A promise moves, said on the owner's behalf: at most once."""
    FIRST_REPLY = "first_reply"
    """A person's first word with a promise, no answer yet: at most once."""
    PAGE = "page"
    """An urgent message on its way to a person: at least once."""
    COPY = "copy"
    """A copy of an answer into the Sent mailbox: repeatable."""
    PROBE = "probe"
    """A test mail to the owner's own mailbox: repeatable, and nobody is told of it."""
    MARK = "mark"
    """A keyword on the answered mail: repeatable."""
    REPORT = "report"
    """The weekly report to the owner: at most once."""


REPEATABLE = frozenset(
    {OutgoingKind.PAGE, OutgoingKind.COPY, OutgoingKind.MARK, OutgoingKind.PROBE}
)


class WrongStep(ValueError):
    """A state was to move backwards: a bug, never the world."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """One thing that is to leave."""

    key: str
    """Made from what it answers (`reply:<message>`); unique in the store."""
    kind: OutgoingKind
    channel: str
    """The name of a way out: `mail:<account>`, `imap:<account>`, `phone:<name>`."""
    recipient: str
    """One address, telephone number, or mailbox name."""
    body: bytes
    """The wire form: RFC 5322 with CRLF for mail, UTF-8 JSON for phones and marks."""
    message_id: str = ""
    due_at: datetime
    """Not before this moment (UTC)."""
    expires_at: datetime | None = None
    """Past this moment it is not sent any more (a promise that has passed)."""
    state: SendState = SendState.PENDING
    attempts: int = 0
    changed_at: datetime | None = None
    conversation: int | None = None
    message: int | None = None
    problem: str = ""
    """The class of the last failure, without addresses or server words."""

    def moved(self, state: SendState, *, now: datetime, problem: str = "") -> "Outgoing":
        """Return it in `state`; raises `WrongStep` where the order of states forbids it."""
        if state not in ALLOWED[self.state]:
            raise WrongStep(f"{self.state} -> {state}")
        attempts = self.attempts + (1 if state is SendState.SENDING else 0)
        return replace(self, state=state, attempts=attempts, changed_at=now, problem=problem)

    def put_off(self, wait: timedelta, *, now: datetime, problem: str) -> "Outgoing":
        """Return it waiting again: nothing left, a later try may work."""
        waiting = self.moved(SendState.PENDING, now=now, problem=problem)
        return replace(waiting, due_at=now + wait)


def computed_message_id(install_key: bytes, key: str, domain: str) -> str:
    """The Message-ID of an outbox row: the same after a crash or a restored database.

    Random ids would make a second copy look like another mail; this one is a keyed hash of the
    row's own key, so it tells nothing and repeats exactly.
    """
    return f"<{reference(install_key, key)}@{domain}>"


def reference(install_key: bytes, key: str) -> str:
    """The `X-Reachapp-Ref` of an outbox row: 32 hex digits of a keyed hash."""
    return hmac.new(install_key, key.encode(), hashlib.sha256).hexdigest()[:32]
