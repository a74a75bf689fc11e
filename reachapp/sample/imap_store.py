"""The mailboxes of the sample office: mails, flags, UIDs; safe to use from any thread."""

import re
import threading
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime

from reachapp.sample.imap_syntax import CommandRefusedError

SYSTEM_FLAGS = ("\\Answered", "\\Flagged", "\\Deleted", "\\Seen", "\\Draft")
_CANONICAL = {flag.casefold(): flag for flag in SYSTEM_FLAGS}
SPECIAL_USE = {"Sent": "\\Sent", "Drafts": "\\Drafts", "Junk": "\\Junk", "Trash": "\\Trash"}
FIRST_UIDVALIDITY = 1_700_000_001


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredMail:
    """One mail in one mailbox."""

    uid: int
    raw: bytes
    flags: frozenset[str]
    at: datetime

    def has(self, flag: str) -> bool:
        """Return whether the flag is set; flags know no case (RFC 9051 2.3.2)."""
        wanted = flag.casefold()
        return any(own.casefold() == wanted for own in self.flags)


@dataclass(slots=True, kw_only=True)
class Mailbox:
    """One mailbox; `version` rises with every change, so that sessions know when to look."""

    name: str
    uidvalidity: int
    uidnext: int = 1
    mails: dict[int, StoredMail] = field(default_factory=dict)
    version: int = 0

    def put(self, raw: bytes, flags: Iterable[str], at: datetime) -> StoredMail:
        """Add a mail with the next UID."""
        mail = StoredMail(uid=self.uidnext, raw=raw, flags=canonical_flags(flags), at=at)
        self.uidnext += 1
        self.mails[mail.uid] = mail
        self.version += 1
        return mail

    def set_flags(self, uid: int, flags: Iterable[str]) -> StoredMail:
        """Replace the flags of a mail."""
        mail = replace(self.mails[uid], flags=canonical_flags(flags))
        self.mails[uid] = mail
        self.version += 1
        return mail

    def remove(self, uids: Collection[int]) -> None:
        """Take mails out for good."""
        for uid in uids:
            self.mails.pop(uid, None)
        self.version += 1


def canonical_flags(flags: Iterable[str]) -> frozenset[str]:
    """Write system flags as the RFC does and drop doubles; keywords keep their case."""
    kept: dict[str, str] = {}
    for flag in flags:
        kept.setdefault(flag.casefold(), _CANONICAL.get(flag.casefold(), flag))
    kept.pop("\\recent", None)
    return frozenset(kept.values())


class MailStore:
    """All mailboxes of the one account; hold `lock` over any use from several threads."""

    def __init__(self) -> None:
        self.lock = threading.RLock()
        self.changed: Callable[[], None] = _nothing
        self.subscribed: set[str] = set()
        self._uidvalidity = FIRST_UIDVALIDITY
        self._mailboxes: dict[str, Mailbox] = {}
        for name in ("INBOX", *SPECIAL_USE):
            self.create(name)

    def names(self) -> list[str]:
        """Return the names, INBOX first."""
        return sorted(self._mailboxes, key=lambda name: (name != "INBOX", name))

    def find(self, name: str) -> Mailbox | None:
        """Return the mailbox, or None."""
        return self._mailboxes.get(name)

    def get(self, name: str, *, code: str = "NONEXISTENT") -> Mailbox:
        """Return the mailbox; `code` tells the client why not."""
        mailbox = self._mailboxes.get(name)
        if mailbox is None:
            raise CommandRefusedError(f"[{code}] No such mailbox")
        return mailbox

    def append(self, name: str, raw: bytes, flags: Iterable[str], at: datetime) -> StoredMail:
        """Store a mail with CRLF line ends, as it would come off the wire."""
        with self.lock:
            mail = self.get(name, code="TRYCREATE").put(with_crlf(raw), flags, at)
        self.changed()
        return mail

    def create(self, name: str) -> Mailbox:
        """Make a mailbox and those above it."""
        name = name.rstrip("/")
        if not name or name in self._mailboxes:
            raise CommandRefusedError("[ALREADYEXISTS] Mailbox exists")
        parent = name.rpartition("/")[0]
        if parent and parent not in self._mailboxes:
            self.create(parent)
        mailbox = Mailbox(name=name, uidvalidity=self._next_uidvalidity())
        self._mailboxes[name] = mailbox
        self.subscribed.add(name)
        return mailbox

    def delete(self, name: str) -> None:
        """Remove a mailbox; sessions that have it open see it run empty."""
        if name == "INBOX":
            raise CommandRefusedError("[CANNOT] INBOX stays")
        mailbox = self.get(name)
        mailbox.remove(list(mailbox.mails))
        del self._mailboxes[name]
        self.subscribed.discard(name)
        self.changed()

    def rename(self, old: str, new: str) -> None:
        """Rename; INBOX only gives its mails away (RFC 3501 6.3.5)."""
        mailbox = self.get(old)
        if new in self._mailboxes:
            raise CommandRefusedError("[ALREADYEXISTS] Mailbox exists")
        if old == "INBOX":
            target = self.create(new)
            for mail in mailbox.mails.values():
                target.put(mail.raw, mail.flags, mail.at)
            mailbox.remove(list(mailbox.mails))
        else:
            for name in [n for n in self._mailboxes if n == old or n.startswith(old + "/")]:
                moved = self._mailboxes.pop(name)
                moved.name = new + name[len(old) :]
                self._mailboxes[moved.name] = moved
        self.changed()

    def change_uidvalidity(self, name: str) -> None:
        """Give a mailbox new numbers, as a server does after it lost its index."""
        with self.lock:
            mailbox = self.get(name)
            mails = list(mailbox.mails.values())
            mailbox.mails = {}
            mailbox.uidnext = 1
            mailbox.uidvalidity = self._next_uidvalidity()
            for mail in mails:
                mailbox.put(mail.raw, mail.flags, mail.at)

    def _next_uidvalidity(self) -> int:
        self._uidvalidity += 1
        return self._uidvalidity


def with_crlf(raw: bytes) -> bytes:
    """Return the mail with CRLF at every line end."""
    return re.sub(rb"\r?\n", b"\r\n", raw)


def _nothing() -> None:
    """Stand in until a server listens."""
