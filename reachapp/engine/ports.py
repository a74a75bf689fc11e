"""The outside as the engine sees it: small protocols, implemented by adapters and by fakes."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from reachapp.core.message import Message, Unreadable
from reachapp.core.outbox import Outgoing
from reachapp.core.profile import Account, CalendarSource


class Role(StrEnum):
    """What a mailbox is for (RFC 6154), found by SPECIAL-USE, a known name, or the settings."""

    INBOX = "inbox"
    SENT = "sent"
    DRAFTS = "drafts"
    JUNK = "junk"
    TRASH = "trash"
    ARCHIVE = "archive"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class MailboxInfo:
    """A mailbox that the account has."""

    name: str
    role: Role
    selectable: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class MailboxState:
    """What the server says on opening a mailbox."""

    uid_validity: int
    uid_next: int
    exists: int
    keeps_keywords: bool
    """PERMANENTFLAGS holds `\\*`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """One mail as it lies in a mailbox."""

    uid: int
    flags: frozenset[str]
    internal_date: datetime
    """Aware, UTC."""
    size: int
    raw: bytes
    """The whole mail, or its first bytes where it is larger than the limit."""


class Inbox(Protocol):
    """One account's line to its mail server; one thread at a time.

    Every method raises `Unreachable`, `Throttled`, `Refused` or `OwnerMustAct`, and after
    `Unreachable` the line is closed: the next call opens it anew.
    """

    def mailboxes(self) -> Sequence[MailboxInfo]: ...

    def open(self, mailbox: str) -> MailboxState:
        """Select it read-only for the eyes of others (BODY.PEEK only); the mailbox stays open."""
        ...

    def uids_after(self, uid: int) -> Sequence[int]:
        """UIDs above `uid` in the open mailbox, rising."""
        ...

    def uids_since(self, moment: datetime) -> Sequence[int]:
        """UIDs of the open mailbox with INTERNALDATE on or after that day, rising."""
        ...

    def fetch(self, uids: Sequence[int], *, limit: int) -> Iterator[Fetched]:
        """The mails in that order, cut at `limit` bytes each; those that are gone are left out."""
        ...

    def find_message_id(self, message_id: str) -> Sequence[int]:
        """UIDs of the open mailbox whose Message-ID field is exactly this."""
        ...

    def wait(self, seconds: float) -> bool:
        """Block in IDLE (where there is none: for at most a minute) until news or the time is over.

        True means: look now. News is only a hint; the caller always looks by UID.
        """
        ...

    def append(self, mailbox: str, raw: bytes, *, flags: Iterable[str], at: datetime) -> None: ...

    def add_keyword(self, mailbox: str, uid: int, keyword: str) -> None: ...

    def interrupt(self) -> None:
        """End a running `wait` from another thread."""
        ...

    def close(self) -> None: ...


class Channel(Protocol):
    """A way out."""

    def send(self, item: Outgoing) -> None:
        """Hand `item` over; returning means that the other side has taken it.

        Raises `ChannelError` (nothing left, try later), `Refused`, `OwnerMustAct`, or `Unsure`.
        """
        ...

    def find_sent(self, item: Outgoing) -> bool | None:
        """Look whether an `unsure` item arrived: True, False, or None where nothing proves it."""
        ...


class Reader(Protocol):
    """Reads the bytes of a mail; whatever they are, it answers and never raises."""

    def read(self, raw: bytes, *, size: int | None = None) -> Message | Unreadable: ...


class Secrets(Protocol):
    """Passwords and tokens, by name; raises `OwnerMustAct("no_keyring")` where none can be kept."""

    def find(self, name: str) -> str | None: ...

    def put(self, name: str, value: str) -> None: ...

    def forget(self, name: str) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchedCalendar:
    """What a calendar source answered."""

    text: str | None
    """iCalendar text (RFC 5545), or None where nothing changed since `etag`."""
    etag: str = ""
    """What to show at the next fetch (RFC 9110 8.8.3); empty where the source has none."""


class Calendars(Protocol):
    """Reads the owner's calendars; never writes to them."""

    def fetch(self, source: CalendarSource, etag: str, *, now: datetime) -> FetchedCalendar:
        """Fetch one calendar; raises `ChannelError`, `Refused` or `OwnerMustAct`."""
        ...


class Notifier(Protocol):
    """Tells the owner something on this desktop."""

    def tell(self, title: str, text: str, *, is_urgent: bool) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class TestResult:
    """What a connection test found, for the account dialog."""

    __test__ = False  # pytest: not a test class

    works: bool
    code: str
    """`ok`, or the code of the error."""
    detail: str = ""
    """The server's own words; shown folded, never logged."""
    seconds: float = 0.0
    mailboxes: tuple[MailboxInfo, ...] = ()
    messages: int = 0


class Tester(Protocol):
    """Tries out settings that are not saved yet; nothing is stored or sent to anyone else."""

    def imap(self, account: Account, password: str) -> TestResult: ...

    def smtp(self, account: Account, password: str) -> TestResult: ...


@dataclass(frozen=True, slots=True)
class Changed:
    """What the faces should look at again, and who caused it (`engine`, `desk`, `tray`)."""

    topics: frozenset[str]
    by: str = "engine"


Listener = Callable[[Changed], None]
