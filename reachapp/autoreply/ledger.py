"""Whom we answered automatically, and when: the memory behind repetition, threads and caps.

`Ledger` is what the guards ask; the store implements it, `MemoryLedger` serves `explain` and tests.
Only replies that left (or may have left) are recorded, never suppressed ones (RFC 3834 2).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

FORM_SUFFIX = "+form"
"""Ends the handle of a reply to a web form, which keeps a book of its own."""

EVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerEntry:
    """One reply that left."""

    key: str
    """The key of its outbox row; recording a key again replaces the entry."""
    canonical: str
    """Whom it went to, see `senders.canonical`."""
    handle: str
    """Which response it was (RFC 5230 4.2)."""
    at: datetime
    """When it left; aware."""
    thread_ids: tuple[str, ...] = ()
    """The Message-IDs of the mail that it answers and of the reply itself."""

    @property
    def domain(self) -> str:
        """The domain of the sender, in lower case."""
        return self.canonical.rpartition("@")[2]

    @property
    def is_form(self) -> bool:
        """Whether it answered a web form."""
        return self.handle.endswith(FORM_SUFFIX)


class Ledger(Protocol):
    """What the guards ask. A moment counts as "since" itself (`at >= moment`)."""

    def last_reply(self, canonical: str, handle: str) -> datetime | None:
        """When this sender last got this response."""
        ...

    def replied_in_thread(self, ids: Iterable[str], since: datetime) -> bool:
        """Say whether one of these mails was answered automatically, or is such an answer."""
        ...

    def replies_since(self, moment: datetime) -> int: ...

    def form_replies_since(self, moment: datetime) -> int:
        """Count the replies to web forms among them."""
        ...

    def replies_to_since(self, canonical: str, moment: datetime) -> int:
        """Count the replies to one sender, over all handles."""
        ...

    def new_addresses_since(self, domain: str, moment: datetime) -> int:
        """Count the senders of this domain whose very first reply left since `moment`."""
        ...

    def has_sent_answer_to(self, message_id: str) -> bool:
        """Say whether a person answered this mail, from here or from any other device."""
        ...

    def is_tripped(self) -> bool:
        """Say whether a cap was reached and the owner has not resumed yet."""
        ...


class MemoryLedger:
    """A ledger that lives as long as it is held; the rules are those of the kept one."""

    def __init__(self) -> None:
        self._entries: dict[str, LedgerEntry] = {}
        self._answered: set[str] = set()
        self._tripped = False

    def record(self, entry: LedgerEntry) -> None:
        """Note a reply that left."""
        self._entries[entry.key] = entry

    def forget(self, key: str) -> None:
        """Take the reply of this outbox row back: it did not leave."""
        self._entries.pop(key, None)

    def record_answers(self, message_ids: Iterable[str], *, now: datetime) -> None:  # noqa: ARG002  the kept ledger dates them
        """Note that a person answered these mails."""
        self._answered.update(message_ids)

    def trip(self, *, now: datetime) -> None:  # noqa: ARG002  the kept ledger dates it
        """Stop all replies: a cap was reached."""
        self._tripped = True

    def resume(self, *, now: datetime) -> None:  # noqa: ARG002  the kept ledger dates it
        """Let replies go again: the owner has looked."""
        self._tripped = False

    def last_reply(self, canonical: str, handle: str) -> datetime | None:
        """When this sender last got this response."""
        times = [
            entry.at
            for entry in self._entries.values()
            if entry.canonical == canonical and entry.handle == handle
        ]
        return max(times, default=None)

    def replied_in_thread(self, ids: Iterable[str], since: datetime) -> bool:
        """Say whether one of these mails was answered automatically, or is such an answer."""
        wanted = set(ids)
        return any(
            entry.at >= since and not wanted.isdisjoint(entry.thread_ids)
            for entry in self._entries.values()
        )

    def replies_since(self, moment: datetime) -> int:
        """Count the replies that left since `moment`."""
        return sum(entry.at >= moment for entry in self._entries.values())

    def form_replies_since(self, moment: datetime) -> int:
        """Count the replies to web forms among them."""
        return sum(entry.at >= moment and entry.is_form for entry in self._entries.values())

    def replies_to_since(self, canonical: str, moment: datetime) -> int:
        """Count the replies to one sender, over all handles."""
        return sum(
            entry.at >= moment and entry.canonical == canonical for entry in self._entries.values()
        )

    def new_addresses_since(self, domain: str, moment: datetime) -> int:
        """Count the senders of this domain whose very first reply left since `moment`."""
        firsts: dict[str, datetime] = {}
        for entry in self._entries.values():
            if entry.domain == domain:
                known = firsts.get(entry.canonical, entry.at)
                firsts[entry.canonical] = min(known, entry.at)
        return sum(first >= moment for first in firsts.values())

    def has_sent_answer_to(self, message_id: str) -> bool:
        """Say whether a person answered this mail."""
        return message_id in self._answered

    def is_tripped(self) -> bool:
        """Say whether a cap was reached and the owner has not resumed yet."""
        return self._tripped
