"""The store as the engine sees it: one unit is one transaction, with a shelf per kind of row.

Leaving the `with` block commits; an exception rolls everything back. Every shelf raises
`StoreError` where the store itself fails, `Conflict` where a row changed since it was read.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from types import TracebackType
from typing import Any, Protocol, Self

from reachapp.autoreply.ledger import Ledger, LedgerEntry
from reachapp.core.journal import JournalEntry
from reachapp.core.outbox import Outgoing, SendState
from reachapp.core.promises import Notice, Promise
from reachapp.core.verdict import Verdict
from reachapp.desk.conversation import Conversation


@dataclass(frozen=True, slots=True, kw_only=True)
class Cursor:
    """How far a mailbox has been read; moves in the transaction that stores the mail."""

    account: str
    mailbox: str
    uid_validity: int
    last_uid: int
    first_seen_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredMessage:
    """A mail with what was decided about it."""

    id: int = 0
    account: str
    mailbox: str
    uid: int
    uid_validity: int
    mail_key: str
    message_id: str = ""
    thread_ids: tuple[str, ...] = ()
    conversation: int = 0
    is_incoming: bool = True
    contact: str = ""
    address: str = ""
    subject: str = ""
    received_at: datetime
    stored_at: datetime
    verdict: Verdict | None = None
    reply_verdict: str = ""
    """`reply`, `suppress`, or empty for mail from before."""
    reply_reason: str = ""
    is_observed: bool = False
    forward_verdict: str = ""
    forward_reason: str = ""
    text: str = ""
    quoted: str = ""
    attachments: tuple[str, ...] = ()
    is_from_before: bool = False
    reply_body: str = ""
    """The text of the automatic reply, sent or only observed."""


class Facts(Protocol):
    """Named JSON values: the profile, switches, what was learned about a server."""

    def get(self, name: str) -> Any: ...

    def put(self, name: str, value: Any) -> None: ...


class Cursors(Protocol):
    """Where reading stopped, per mailbox."""

    def find(self, account: str, mailbox: str) -> Cursor | None: ...

    def put(self, cursor: Cursor) -> None: ...


class Messages(Protocol):
    """All mails that were seen, unique by (account, mail key)."""

    def add(self, message: StoredMessage) -> int: ...

    def get(self, message: int) -> StoredMessage: ...

    def find_key(self, account: str, mail_key: str) -> StoredMessage | None: ...

    def find_thread(self, account: str, message_ids: Sequence[str]) -> StoredMessage | None:
        """The newest mail whose own Message-ID is one of these."""
        ...

    def of_conversation(self, conversation: int) -> Sequence[StoredMessage]: ...

    def incoming_between(self, start: datetime, end: datetime) -> Sequence[StoredMessage]:
        """What clients wrote in that time, oldest first."""
        ...

    def moved(self, message: int, *, mailbox: str, uid: int, uid_validity: int) -> None:
        """The same mail lies elsewhere now."""
        ...


class Conversations(Protocol):
    """The desk."""

    def add(self, conversation: Conversation) -> int: ...

    def get(self, conversation: int) -> Conversation: ...

    def find(self, conversation: int) -> Conversation | None: ...

    def save(self, conversation: Conversation) -> Conversation:
        """Write it and return it with the next version; raises `Conflict` if it changed."""
        ...

    def find_with(self, account: str, address: str, subject: str) -> Conversation | None:
        """The newest one with this client and normalised subject."""
        ...

    def moments_moved(
        self, conversation: int, due_at: datetime | None, promise_at: datetime | None
    ) -> None:
        """The plan moved its moments; the version stays, nobody's work is disturbed."""
        ...

    def open(self) -> Sequence[Conversation]: ...

    def ended_since(self, moment: datetime) -> Sequence[Conversation]: ...


class Promises(Protocol):
    """The ledger of what was told."""

    def add(self, promise: Promise) -> int: ...

    def save(self, promise: Promise) -> None: ...

    def open_of(self, conversation: int) -> Sequence[Promise]: ...

    def last_of(self, conversation: int) -> Promise | None: ...

    def of_message(self, message: int) -> Promise | None: ...

    def open(self) -> Sequence[Promise]: ...

    def get(self, promise: int) -> Promise: ...

    def told_by(self, key: str) -> Promise | None:
        """The promise that the outbox row of this key tells."""
        ...

    def count_open(self) -> int: ...

    def broken_waiting(self) -> Sequence[Promise]:
        """The broken ones whose client still waits."""
        ...

    def broken_since(self, moment: datetime) -> int: ...

    def due_since(self, moment: datetime) -> Sequence[Promise]:
        """All whose told time is `moment` or later, the earliest first."""
        ...


class Outbox(Protocol):
    """What is to leave, unique by key."""

    def add(self, item: Outgoing) -> bool:
        """Put it in; False where the key is already there (then nothing changes)."""
        ...

    def find(self, key: str) -> Outgoing | None: ...

    def save(self, item: Outgoing) -> None: ...

    def due(self, now: datetime, *, limit: int) -> Sequence[Outgoing]: ...

    def in_state(self, state: SendState) -> Sequence[Outgoing]: ...

    def of_conversation(self, conversation: int) -> Sequence[Outgoing]: ...

    def next_due_at(self) -> datetime | None: ...

    def waiting(self) -> int: ...


class Replies(Ledger, Protocol):
    """The reply ledger: the guards' questions, and its entries."""

    def record(self, entry: LedgerEntry) -> None: ...

    def forget(self, key: str) -> None:
        """The reply of this outbox row did not leave: it does not count."""
        ...

    def record_answers(self, message_ids: Sequence[str], *, now: datetime) -> None:
        """A person has answered these mails."""
        ...

    def trip(self, *, now: datetime) -> None: ...

    def resume(self, *, now: datetime) -> None: ...


class Journal(Protocol):
    """The append-only story."""

    def add(self, entry: JournalEntry) -> None: ...

    def of_conversation(self, conversation: int) -> Sequence[JournalEntry]: ...

    def since(self, moment: datetime) -> Sequence[JournalEntry]: ...

    def is_live(self, account: str, address: str, moment: datetime) -> bool:
        """Say whether a person wrote to this client since `moment`."""
        ...


class Notices(Protocol):
    """What clients are told about promises that move."""

    def add(self, notice: Notice) -> None: ...

    def sent(self, key: str, *, at: datetime) -> None:
        """The mail with this key has left."""
        ...

    def of_key(self, key: str) -> Sequence[Notice]: ...

    def of_promise(self, promise: int) -> Sequence[Notice]: ...

    def since(self, moment: datetime) -> Sequence[Notice]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelves:
    """The shelves of one unit."""

    facts: Facts
    cursors: Cursors
    messages: Messages
    conversations: Conversations
    promises: Promises
    outbox: Outbox
    replies: Replies
    journal: Journal
    notices: Notices
    topics: set[str] = field(default_factory=set)
    """What changed; told to the faces after the commit."""


class Unit(Protocol):
    """One transaction."""

    def __enter__(self) -> Shelves: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...


class Units(Protocol):
    """Makes units; `writing` takes the write lock at once, `reading` sees one consistent state."""

    def writing(self) -> Unit: ...

    def reading(self) -> Unit: ...

    def close(self) -> None: ...

    def __enter__(self) -> Self: ...

    def __exit__(self, *error: object) -> None: ...
