"""Whom we answered automatically, and when: the memory behind repetition, threads and caps.

`Ledger` is what the guards ask; the store implements it, `MemoryLedger` serves `explain` and tests.
Only replies that left (or may have left) are recorded, never suppressed ones (RFC 3834 2).
"""

from bisect import bisect_left, insort
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
        self._times: list[datetime] = []
        self._form_times: list[datetime] = []
        self._domains: dict[str, dict[str, dict[str, LedgerEntry]]] = {}
        """Entries by key, by sender, by domain."""
        self._threads: dict[str, dict[str, datetime]] = {}
        self._answered: set[str] = set()
        self._tripped = False

    def record(self, entry: LedgerEntry) -> None:
        """Note a reply that left."""
        self.forget(entry.key)
        self._entries[entry.key] = entry
        for times in self._times_of(entry):
            insort(times, entry.at)
        senders = self._domains.setdefault(entry.domain, {})
        senders.setdefault(entry.canonical, {})[entry.key] = entry
        for message_id in entry.thread_ids:
            self._threads.setdefault(message_id, {})[entry.key] = entry.at

    def forget(self, key: str) -> None:
        """Take the reply of this outbox row back: it did not leave."""
        entry = self._entries.pop(key, None)
        if entry is None:
            return
        for times in self._times_of(entry):
            times.remove(entry.at)
        del self._domains[entry.domain][entry.canonical][key]
        for message_id in set(entry.thread_ids):
            del self._threads[message_id][key]

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
        times = [entry.at for entry in self._of(canonical) if entry.handle == handle]
        return max(times, default=None)

    def replied_in_thread(self, ids: Iterable[str], since: datetime) -> bool:
        """Say whether one of these mails was answered automatically, or is such an answer."""
        return any(at >= since for each in ids for at in self._threads.get(each, {}).values())

    def replies_since(self, moment: datetime) -> int:
        """Count the replies that left since `moment`."""
        return len(self._times) - bisect_left(self._times, moment)

    def form_replies_since(self, moment: datetime) -> int:
        """Count the replies to web forms among them."""
        return len(self._form_times) - bisect_left(self._form_times, moment)

    def replies_to_since(self, canonical: str, moment: datetime) -> int:
        """Count the replies to one sender, over all handles."""
        return sum(entry.at >= moment for entry in self._of(canonical))

    def new_addresses_since(self, domain: str, moment: datetime) -> int:
        """Count the senders of this domain whose very first reply left since `moment`."""
        senders = self._domains.get(domain, {}).values()
        return sum(
            min(entry.at for entry in entries.values()) >= moment for entries in senders if entries
        )

    def has_sent_answer_to(self, message_id: str) -> bool:
        """Say whether a person answered this mail."""
        return message_id in self._answered

    def is_tripped(self) -> bool:
        """Say whether a cap was reached and the owner has not resumed yet."""
        return self._tripped

    def _of(self, canonical: str) -> Iterable[LedgerEntry]:
        domain = canonical.rpartition("@")[2]
        return self._domains.get(domain, {}).get(canonical, {}).values()

    def _times_of(self, entry: LedgerEntry) -> tuple[list[datetime], ...]:
        return (self._times, self._form_times) if entry.is_form else (self._times,)
