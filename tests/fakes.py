"""Small stand-ins: clock, way out, mailbox. Each passes the contract suite of its port."""

import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from reachapp.core.outbox import Outgoing
from reachapp.core.parse import read_headers
from reachapp.engine.errors import OwnerMustAct, ReachappError, Refused, Unreachable, Unsure
from reachapp.engine.ports import Fetched, MailboxInfo, MailboxState, Role

ROLES = {
    "INBOX": Role.INBOX,
    "Sent": Role.SENT,
    "Drafts": Role.DRAFTS,
    "Junk": Role.JUNK,
    "Trash": Role.TRASH,
}


class FakeClock:
    """A clock that stands still until it is moved."""

    def __init__(self, now: datetime) -> None:
        self._now = now.astimezone(UTC)
        self._seconds = 0.0

    def now(self) -> datetime:
        return self._now

    def monotonic(self) -> float:
        return self._seconds

    def advance(self, by: timedelta) -> None:
        """Let time pass."""
        self._now += by
        self._seconds += by.total_seconds()

    def set(self, now: datetime) -> None:
        """Put the hands elsewhere, as a time server does; the stopwatch does not notice."""
        self._now = now.astimezone(UTC)


@dataclass(frozen=True, slots=True)
class Fault:
    """What one sending meets."""

    error: Exception
    is_taken: bool = False
    """The other side has it all the same."""
    is_late: bool = False
    """It will have it only when `arrive_late` is called."""


class FakeChannel:
    """The port `Channel`: keeps what it takes, and fails as it is told."""

    def __init__(self, *, proves_absence: bool = False, files_copies: bool = True) -> None:
        """`files_copies`: what was taken can be found; else nothing is ever proved."""
        self.taken: list[Outgoing] = []
        self.on_the_way: list[Outgoing] = []
        self.looks = 0
        """How often somebody looked for an unsure item."""
        self._proves_absence = proves_absence
        self._files_copies = files_copies
        self._planned: deque[Fault] = deque()
        self._always: Fault | None = None

    def fails_next(self, error: Exception, *, is_taken: bool = False) -> None:
        """Fail the next sending that is not planned for yet."""
        self._planned.append(Fault(error, is_taken))

    def loses_the_line(self, *, is_taken: bool, is_late: bool = False) -> None:
        """Break at the next sending after everything was handed over."""
        self._planned.append(Fault(Unsure("line_lost"), is_taken and not is_late, is_late))

    def arrive_late(self) -> None:
        """Take what was on its way (RFC 5321 4.5.3.2.6: up to ten minutes after the dot)."""
        self.taken += self.on_the_way
        self.on_the_way.clear()

    def goes_down(self, error: ReachappError | None = None) -> None:
        """Fail each sending and each look from now on."""
        self._always = Fault(error or Unreachable("connection_refused"))

    def comes_up(self) -> None:
        """Take everything again."""
        self._always = None
        self._planned.clear()

    def send(self, item: Outgoing) -> None:
        fault = self._always or (self._planned.popleft() if self._planned else None)
        if fault is None or fault.is_taken:
            self.taken.append(item)
        elif fault.is_late:
            self.on_the_way.append(item)
        if fault is not None:
            raise fault.error

    def find_sent(self, item: Outgoing) -> bool | None:
        if self._always is not None:
            raise self._always.error
        self.looks += 1
        if not self._files_copies:
            return None
        if any(each.key == item.key for each in self.taken):
            return True
        return False if self._proves_absence else None


@dataclass(slots=True, kw_only=True)
class FakeMailbox:
    """One mailbox of the server."""

    uid_validity: int
    uid_next: int = 1
    mails: dict[int, Fetched] = field(default_factory=dict)
    news: int = 0
    """Rises with each mail that comes in."""


class FakeMailServer:
    """A mail server in memory, for one account; `FakeInbox` is the line to it."""

    def __init__(self, clock, *, user: str = "sanne", password: str = "geheim-2026") -> None:
        self.user, self.password = user, password
        self.changed = threading.Condition()
        self.drops = 0
        self.is_up = True
        self.refuses = False
        self.mailboxes = {name: FakeMailbox(uid_validity=7) for name in ROLES}
        self._clock = clock

    def deliver(
        self,
        raw: bytes,
        mailbox: str = "INBOX",
        *,
        at: datetime | None = None,
        flags: Iterable[str] = (),
    ) -> int:
        """Put a mail in, as it would come off the wire; return its UID."""
        with self.changed:
            box = self.mailboxes[mailbox]
            uid = box.uid_next
            box.uid_next += 1
            box.news += 1
            box.mails[uid] = Fetched(
                uid=uid,
                flags=frozenset(flags),
                # INTERNALDATE has whole seconds
                internal_date=(at or self._clock.now()).astimezone(UTC).replace(microsecond=0),
                size=len(raw),
                raw=raw,
            )
            self.changed.notify_all()
        return uid

    def create(self, mailbox: str) -> None:
        self.mailboxes[mailbox] = FakeMailbox(uid_validity=7)

    def expunge(self, mailbox: str, uid: int) -> None:
        del self.mailboxes[mailbox].mails[uid]

    def raws(self, mailbox: str) -> list[bytes]:
        return [mail.raw for mail in self.mailboxes[mailbox].mails.values()]

    def drop_connections(self) -> None:
        with self.changed:
            self.drops += 1
            self.changed.notify_all()

    def change_uidvalidity(self, mailbox: str) -> None:
        """Give the mailbox new numbers; whoever has it open is shown out."""
        box = self.mailboxes[mailbox]
        mails = list(box.mails.values())
        # the numbers move, so that an old one names another mail
        numbers = range(100, 100 + len(mails))
        box.uid_validity += 1
        box.uid_next = 100 + len(mails)
        box.mails = {uid: replace(mail, uid=uid) for uid, mail in zip(numbers, mails, strict=True)}
        self.drop_connections()

    def refuse_logins(self, refuse: bool) -> None:
        self.refuses = refuse
        if refuse:
            self.drop_connections()

    def start(self) -> None:
        self.is_up = True

    def stop(self) -> None:
        self.is_up = False
        self.drop_connections()


class FakeInbox:
    """The port `Inbox` over a `FakeMailServer`."""

    def __init__(self, server: FakeMailServer, password: str | None = None) -> None:
        self._server = server
        self._password = password
        self._drops: int | None = None
        """The server's count when the line was opened; None while there is none."""
        self._open: tuple[str, int] | None = None
        self._heard = 0
        self._rang = False
        """A ring that nobody waited for ends the next wait."""

    def mailboxes(self) -> Sequence[MailboxInfo]:
        self._connect()
        names = self._server.mailboxes
        return [MailboxInfo(name=name, role=ROLES.get(name, Role.OTHER)) for name in names]

    def open(self, mailbox: str) -> MailboxState:
        self._connect()
        box = self._get(mailbox)
        self._open = mailbox, box.uid_validity
        self._heard = box.news
        return MailboxState(
            uid_validity=box.uid_validity,
            uid_next=box.uid_next,
            exists=len(box.mails),
            keeps_keywords=True,
        )

    def uids_after(self, uid: int) -> Sequence[int]:
        return [each for each in self._opened().mails if each > uid]

    def uids_since(self, moment: datetime) -> Sequence[int]:
        # as real servers compare days in their own zone, the port asks from the day before
        day = (moment.astimezone(UTC) - timedelta(days=1)).date()
        mails = self._opened().mails.values()
        return [mail.uid for mail in mails if mail.internal_date.date() >= day]

    def fetch(self, uids: Sequence[int], *, limit: int) -> Iterator[Fetched]:
        mails = self._opened().mails
        return iter(
            [replace(mails[uid], raw=mails[uid].raw[:limit]) for uid in uids if uid in mails]
        )

    def find_message_id(self, message_id: str) -> Sequence[int]:
        mails = self._opened().mails.values()
        return [
            mail.uid for mail in mails if message_id in read_headers(mail.raw).get("message-id", ())
        ]

    def wait(self, seconds: float) -> bool:
        box, drops = self._opened(hears=False), self._drops

        def is_over() -> bool:
            lost = self._server.drops != drops
            return lost or box.news != self._heard or self._rang

        with self._server.changed:
            self._server.changed.wait_for(is_over, seconds)
            self._rang = False
        self._opened(hears=False)
        return box.news != self._heard

    def append(self, mailbox: str, raw: bytes, *, flags: Iterable[str], at: datetime) -> None:
        self._connect()
        self._get(mailbox)
        self._server.deliver(raw, mailbox, at=at, flags=flags)

    def add_keyword(self, mailbox: str, uid: int, keyword: str) -> None:
        self._connect()
        mails = self._get(mailbox).mails
        if uid in mails:
            mails[uid] = replace(mails[uid], flags=mails[uid].flags | {keyword})

    def interrupt(self) -> None:
        with self._server.changed:
            self._rang = True
            self._server.changed.notify_all()

    def close(self) -> None:
        self._drops = None

    def _connect(self) -> None:
        if self._drops is not None and self._drops != self._server.drops:
            self._drops = None
            raise Unreachable("line_lost")
        if self._drops is not None:
            return
        if not self._server.is_up:
            raise Unreachable("connection_refused")
        if self._password is None:
            raise OwnerMustAct("no_password")
        if self._server.refuses or self._password != self._server.password:
            raise OwnerMustAct("login_refused")
        self._drops = self._server.drops

    def _get(self, mailbox: str) -> FakeMailbox:
        found = self._server.mailboxes.get(mailbox)
        if found is None:
            raise Refused("no_such_mailbox")
        return found

    def _opened(self, *, hears: bool = True) -> FakeMailbox:
        if self._open is None:
            raise RuntimeError("no mailbox is open")
        self._connect()
        mailbox, uid_validity = self._open
        box = self._get(mailbox)
        if box.uid_validity != uid_validity:
            raise Unreachable("renumbered")
        if hears:
            self._heard = box.news
        return box
