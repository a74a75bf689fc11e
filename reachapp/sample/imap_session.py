"""One client's session: who it is, what it has open, and what it has been told so far."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from reachapp.sample.imap_fetch import write_flags
from reachapp.sample.imap_store import Mailbox, MailStore, StoredMail
from reachapp.sample.imap_syntax import BadCommandError, CommandRefusedError, Value, parse_set


@dataclass(frozen=True, slots=True, kw_only=True)
class Login:
    """Who may come in; `refuse` turns everybody away."""

    user: str
    password: str
    refuse: bool = False

    def accepts(self, user: bytes, password: bytes) -> bool:
        """Return whether this is the one account."""
        own = (self.user.encode(), self.password.encode())
        return not self.refuse and (user, password) == own


@dataclass(slots=True, kw_only=True)
class View:
    """A mailbox as this session knows it: message numbers are places in `uids` (RFC 3501 2.3.1)."""

    mailbox: Mailbox
    read_only: bool
    uids: list[int] = field(default_factory=list)
    told: dict[int, frozenset[str]] = field(default_factory=dict)
    version: int = -1

    def chosen(self, value: Value, *, by_uid: bool) -> list[tuple[int, StoredMail]]:
        """Return number and mail for a sequence set; mails gone since are left out."""
        if by_uid:
            wanted = parse_set(value, largest=self.uids[-1] if self.uids else 0)
            return [(n, m) for n, m in self.all() if m.uid in wanted]
        wanted = parse_set(value, largest=len(self.uids))
        highest = max(high for _, high in wanted.ranges)
        if highest > len(self.uids):
            raise BadCommandError("no such message number")
        return [(n, m) for n, m in self.all() if n in wanted]

    def all(self) -> Iterable[tuple[int, StoredMail]]:
        """Yield number and mail of all mails that still exist."""
        for number, uid in enumerate(self.uids, start=1):
            mail = self.mailbox.mails.get(uid)
            if mail is not None:
                yield number, mail


class Session:
    """What the commands work on; lines for the client gather in `out`."""

    def __init__(self, store: MailStore, login: Login) -> None:
        self.store = store
        self.login = login
        self.logged_in = False
        self.leaving = False
        self.view: View | None = None
        self.out = bytearray()

    def say(self, line: bytes) -> None:
        """Add an untagged answer."""
        self.out += b"* " + line + b"\r\n"

    def take_out(self) -> bytes:
        """Return what is to be written, once."""
        data = bytes(self.out)
        self.out.clear()
        return data

    def get_view(self) -> View:
        """Return the open mailbox."""
        if self.view is None:
            raise BadCommandError("no mailbox is open")
        return self.view

    def get_writable(self) -> View:
        """Return the open mailbox, if it may be changed."""
        view = self.get_view()
        if view.read_only:
            raise CommandRefusedError("[READ-ONLY] Opened by EXAMINE")
        return view

    def sync(self, *, expunge: bool = True) -> None:
        """Tell what changed; removals wait while the client speaks in message numbers.

        RFC 3501 7.4.1: no EXPUNGE during FETCH, STORE and SEARCH.
        """
        view = self.view
        if view is None or view.version == view.mailbox.version:
            return
        gone = [uid for uid in view.uids if uid not in view.mailbox.mails]
        if expunge:
            self._tell_removed(view, gone)
        self._tell_arrived(view)
        self._tell_flags(view)
        if expunge or not gone:
            view.version = view.mailbox.version

    def tell_flags_as_known(self, view: View, mail: StoredMail) -> None:
        """Remember that the client knows these flags."""
        view.told[mail.uid] = mail.flags

    def _tell_removed(self, view: View, gone: list[int]) -> None:
        if not gone:
            return
        missing = set(gone)
        for number in range(len(view.uids), 0, -1):
            if view.uids[number - 1] in missing:
                self.say(b"%d EXPUNGE" % number)
        view.uids = [uid for uid in view.uids if uid not in missing]
        for uid in gone:
            view.told.pop(uid, None)

    def _tell_arrived(self, view: View) -> None:
        last = view.uids[-1] if view.uids else 0
        new = [uid for uid in view.mailbox.mails if uid > last]
        if new:
            view.uids += new
            view.told.update({uid: view.mailbox.mails[uid].flags for uid in new})
            self.say(b"%d EXISTS" % len(view.uids))
            self.say(b"0 RECENT")

    def _tell_flags(self, view: View) -> None:
        for number, mail in view.all():
            if view.told.get(mail.uid) != mail.flags:
                view.told[mail.uid] = mail.flags
                self.say(b"%d FETCH (UID %d FLAGS %b)" % (number, mail.uid, write_flags(mail)))
