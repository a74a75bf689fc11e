"""One account's line to its IMAP server (RFC 3501, 9051): the port `Inbox` on imapclient.

UID commands and BODY.PEEK only. Each method runs at one border, where library errors become
those of `engine.errors`, and where a line that failed is closed.
"""

from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

from imapclient.exceptions import IMAPClientReadOnlyError

from reachapp.channels.imap_bulk import fetch_mails, message_ids
from reachapp.channels.imap_errors import LIBRARY_ERRORS, port_error, refusal
from reachapp.channels.imap_line import Heard, ImapLine
from reachapp.channels.imap_login import ImapLimits, hang_up, signed_in
from reachapp.channels.imap_roles import mailbox_infos
from reachapp.channels.imap_search import found_uids
from reachapp.channels.passwords import Password
from reachapp.channels.wakeup import Wakeup
from reachapp.core.clock import Clock
from reachapp.core.profile import Account
from reachapp.engine.errors import ChannelError, OwnerMustAct, Refused, Unreachable
from reachapp.engine.ports import Fetched, MailboxInfo, MailboxState

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MOST_AT_ONCE = 500
_MOST_BYTES_AT_ONCE = 64_000_000


class ImapInbox:
    """The line; one thread at a time, but for `interrupt`."""

    def __init__(
        self,
        account: Account,
        password: Password,
        *,
        clock: Clock,
        limits: ImapLimits | None = None,
    ) -> None:
        self._account = account
        self._password = password
        self._clock = clock
        self._limits = limits or ImapLimits()
        self._wakeup = Wakeup()
        self._line: ImapLine | None = None
        self._selected: tuple[str, MailboxState] | None = None
        self._open: tuple[str, MailboxState] | None = None
        """What the caller works in; `_selected` may differ for the time of a keyword."""

    def mailboxes(self) -> Sequence[MailboxInfo]:
        with self._border():
            listed = self._get_line().client.list_folders()
            return mailbox_infos(listed, sent=self._account.sent)

    def open(self, mailbox: str) -> MailboxState:
        with self._border():
            self._selected = None  # SELECT again also tells what changed in the meantime
            state = self._select(self._get_line(), mailbox)
            self._open = mailbox, state
            return state

    def uids_after(self, uid: int) -> Sequence[int]:
        # `n:*` always names the newest mail, also when it lies below n
        return [found for found in self._search(b"UID %d:*" % (uid + 1)) if found > uid]

    def uids_since(self, moment: datetime) -> Sequence[int]:
        """UIDs of the open mailbox with INTERNALDATE on or after that day, rising.

        SINCE compares days in the zone of the server's choice (RFC 3501 6.4.4), so this asks from
        the day before: a few too many, none too few.
        """
        day = moment.astimezone(UTC) - timedelta(days=1)
        return self._search(f"SINCE {day.day}-{_MONTHS[day.month - 1]}-{day.year}".encode())

    def fetch(self, uids: Sequence[int], *, limit: int) -> Iterator[Fetched]:
        """The mails in that order; one that the server cannot give comes with `raw` empty."""
        step = max(1, min(_MOST_AT_ONCE, _MOST_BYTES_AT_ONCE // max(limit, 1)))
        for start in range(0, len(uids), step):
            wanted = uids[start : start + step]
            with self._border():
                found = fetch_mails(
                    self._in_open_mailbox(), wanted, limit=limit, now=self._clock.now
                )
            yield from (found[uid] for uid in wanted if uid in found)

    def find_message_id(self, message_id: str) -> Sequence[int]:
        if not message_id or not message_id.isascii() or not message_id.isprintable():
            return []  # no server can be asked for it
        words = message_id.replace("\\", "\\\\").replace('"', '\\"').encode()
        hits = self._search(b'HEADER Message-ID "%s"' % words)
        with self._border():
            # some servers search by words: the field itself decides
            fields = message_ids(self._in_open_mailbox(), hits) if hits else {}
        return [uid for uid in hits if fields.get(uid) == message_id]

    def wait(self, seconds: float) -> bool:
        with self._border():
            end = self._clock.monotonic() + seconds
            line = self._in_open_mailbox()
            while not line.has_news():
                left = end - self._clock.monotonic()
                if left <= 0:
                    return False
                if not line.can_idle:
                    return self._wait_without_idle(line, left)
                heard = line.idle(min(left, self._limits.idle_round), self._wakeup)
                if heard is Heard.RING:
                    return False
                if heard is Heard.SILENCE:
                    line.client.noop()  # proves the line, and some servers tell only here
            return True

    def append(self, mailbox: str, raw: bytes, *, flags: Iterable[str], at: datetime) -> None:
        with self._border():
            self._get_line().client.append(mailbox, raw, tuple(flags), at)

    def add_keyword(self, mailbox: str, uid: int, keyword: str) -> None:
        r"""Set the keyword where the mailbox keeps keywords; elsewhere do nothing.

        `\Answered` would be kept everywhere, but the owner's mail program shows it as "you have
        answered this", which an automatic reply did not do. `MailboxState.keeps_keywords` says
        beforehand whether this second memory works.
        """
        with self._border():
            line = self._get_line()
            if self._select(line, mailbox).keeps_keywords:
                line.client.add_flags([uid], [keyword], silent=True)

    def interrupt(self) -> None:
        self._wakeup.ring()

    def close(self) -> None:
        line, self._line = self._line, None
        self._selected = None
        self._wakeup.close()
        if line is not None:
            try:
                line.client.logout()
            except LIBRARY_ERRORS:  # the line was broken already: only the socket is left
                hang_up(line.client)

    def _wait_without_idle(self, line: ImapLine, left: float) -> bool:
        if self._wakeup.wait(min(left, self._limits.poll)):
            return False
        line.client.noop()
        return True

    def _search(self, criteria: bytes) -> list[int]:
        with self._border():
            line = self._in_open_mailbox()
            line.forget_news()
            how = b"RETURN (ALL) " if line.can_esearch else b""
            reply = line.ask(b"UID SEARCH " + how + criteria)
            if reply.status != "OK":
                raise refusal(reply.text)
            return sorted({uid for answer in reply.answers for uid in found_uids(answer)})

    def _in_open_mailbox(self) -> ImapLine:
        """Return the line with the open mailbox selected, as it was when it was opened."""
        if self._open is None:
            raise RuntimeError("no mailbox is open")
        mailbox, before = self._open
        line = self._get_line()
        if self._select(line, mailbox).uid_validity != before.uid_validity:
            raise Unreachable("renumbered")  # UIDs that the caller holds name other mails now
        return line

    def _get_line(self) -> ImapLine:
        if self._line is not None and self._line.rested() > self._limits.rested:
            try:
                self._line.client.noop()
            except LIBRARY_ERRORS:  # servers end lines that rest; a new one is opened below
                self._drop()
        if self._line is None:
            client = signed_in(self._account.imap, self._password, self._limits)
            self._line = ImapLine(client, clock=self._clock, limits=self._limits)
        return self._line

    def _select(self, line: ImapLine, mailbox: str) -> MailboxState:
        if self._selected is not None and self._selected[0] == mailbox:
            return self._selected[1]
        self._selected = None
        try:
            said = line.client.select_folder(mailbox)
        except IMAPClientReadOnlyError:  # somebody else's, shared with us
            said = line.client.select_folder(mailbox, readonly=True)
        state = _state(said)
        self._selected = mailbox, state
        if state.uid_next == 0:  # an old server: the newest mail tells
            last = max(self._newest(line), default=0)
            state = _state({**said, b"UIDNEXT": last + 1})
            self._selected = mailbox, state
        line.forget_news()
        return state

    @staticmethod
    def _newest(line: ImapLine) -> list[int]:
        reply = line.ask(b"UID SEARCH UID *")
        return [uid for answer in reply.answers for uid in found_uids(answer)]

    @contextmanager
    def _border(self) -> Generator[None]:
        try:
            yield
        except (ChannelError, OwnerMustAct):
            self._drop()
            raise
        except LIBRARY_ERRORS as error:
            found = port_error(error)
            if not isinstance(found, Refused):
                self._drop()
            raise found from error

    def _drop(self) -> None:
        line, self._line = self._line, None
        self._selected = None
        if line is not None:
            hang_up(line.client)


def _state(said: dict[bytes, Any]) -> MailboxState:
    """Return what SELECT told; without a UIDVALIDITY nothing can be remembered of a mailbox."""
    if not said.get(b"UIDVALIDITY"):
        raise Refused("no_uidvalidity")
    return MailboxState(
        uid_validity=int(said[b"UIDVALIDITY"]),
        uid_next=int(said.get(b"UIDNEXT", 0)),
        exists=int(said.get(b"EXISTS", 0)),
        keeps_keywords=b"\\*" in said.get(b"PERMANENTFLAGS", ()) and b"READ-ONLY" not in said,
    )
