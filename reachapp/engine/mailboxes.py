"""One pass over the mailboxes of one account: what is new goes to intake, in order, once.

A mailbox is read by UID from its cursor. Its first reading, and a changed UIDVALIDITY, look only
at the last two weeks; what is known by its mail key is not decided again.
"""

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from reachapp.core.profile import Account
from reachapp.engine.arrival import Arrival
from reachapp.engine.human_answers import HumanAnswers
from reachapp.engine.intake import Intake
from reachapp.engine.ports import Fetched, Inbox, MailboxInfo, MailboxState, Reader, Role
from reachapp.engine.stored import INSTALLED_AT, find_moment
from reachapp.engine.units import Cursor, Units

log = logging.getLogger(__name__)

LOOK_BACK = timedelta(days=14)
AT_MOST = 500
"""Mails of a full mailbox that the first start puts on the desk."""
CHUNK = 20
FETCH_LIMIT = 512 * 1024
"""Bytes of one mail that triage reads; the rest stays on the server."""
SENT_LIMIT = 64 * 1024
SKIPPED = (Role.SENT, Role.DRAFTS, Role.JUNK, Role.TRASH)


@dataclass(frozen=True, slots=True)
class Place:
    """An open mailbox and how far it has been read."""

    info: MailboxInfo
    state: MailboxState
    cursor: Cursor | None


class Mailboxes:
    """Reads the mailboxes of one account; used by one thread."""

    def __init__(  # noqa: PLR0913  the parts of one account
        self,
        *,
        account: Account,
        inbox: Inbox,
        reader: Reader,
        units: Units,
        intake: Intake,
        answers: HumanAnswers,
        now: Callable[[], datetime],
    ) -> None:
        self.account = account
        self._inbox = inbox
        self._reader = reader
        self._units = units
        self._intake = intake
        self._answers = answers
        self._now = now

    def look(self) -> int:
        """Read everything that is new, Sent first; return how many mails came in.

        Sent comes first so that a mail that the owner has answered from a telephone is known to
        be answered before it is decided.
        """
        infos = self._inbox.mailboxes()
        sent = self._sent(infos)
        if sent is not None:
            self._look_at_sent(sent)
        return sum(self._look_at(info) for info in self._watched(infos))

    def is_behind(self, mailbox: str, state: MailboxState) -> bool:
        """Say whether mail came in between the last look and this opening of the mailbox."""
        with self._units.reading() as shelves:
            cursor = shelves.cursors.find(self.account.name, mailbox)
        return cursor is None or (
            cursor.uid_validity != state.uid_validity or cursor.last_uid + 1 < state.uid_next
        )

    def _sent(self, infos: Sequence[MailboxInfo]) -> MailboxInfo | None:
        wanted = self.account.sent
        for info in infos:
            if info.name == wanted or (wanted is None and info.role is Role.SENT):
                return info
        return None

    def _watched(self, infos: Sequence[MailboxInfo]) -> list[MailboxInfo]:
        by_name = {info.name.casefold(): info for info in infos if info.selectable}
        found = [by_name.get(name.casefold()) for name in self.account.mailboxes]
        return [info for info in found if info is not None]

    def _place(self, info: MailboxInfo) -> Place:
        state = self._inbox.open(info.name)
        with self._units.reading() as shelves:
            cursor = shelves.cursors.find(self.account.name, info.name)
        return Place(info, state, cursor)

    def _look_at(self, info: MailboxInfo) -> int:
        place = self._place(info)
        cursor = place.cursor
        if cursor is None:
            return self._first_look(place)
        if cursor.uid_validity != place.state.uid_validity:
            log.warning("mailbox renumbered: account %s", self.account.name)
            return self._look_again(place, cursor)
        if place.state.uid_next == cursor.last_uid + 1:
            return 0
        uids = self._inbox.uids_after(cursor.last_uid)
        count = self._take_in(place, uids, first_seen_at=cursor.first_seen_at)
        self._reach(place, [cursor.last_uid, *uids], cursor.first_seen_at)
        return count

    def _reach(self, place: Place, uids: Sequence[int], first_seen_at: datetime) -> None:
        """Move the cursor behind all that the mailbox held, also where the last mails are gone."""
        last = max([place.state.uid_next - 1, *uids])
        with self._units.reading() as shelves:
            cursor = shelves.cursors.find(self.account.name, place.info.name)
        wanted = self._cursor(place, last, first_seen_at)
        if cursor != wanted:
            with self._units.writing() as shelves:
                shelves.cursors.put(wanted)

    def _installed_at(self) -> datetime:
        with self._units.reading() as shelves:
            found = find_moment(shelves, INSTALLED_AT + self.account.name)
        # INTERNALDATE has whole seconds
        return (found or self._now()).replace(microsecond=0)

    def _first_look(self, place: Place) -> int:
        """Put the last two weeks on the desk; nothing from before is answered or forwarded."""
        uids = self._inbox.uids_since(self._now() - LOOK_BACK)[-AT_MOST:]
        installed_at = self._installed_at()
        count = self._take_in(place, uids, first_seen_at=installed_at)
        self._reach(place, uids, installed_at)
        return count

    def _look_again(self, place: Place, cursor: Cursor) -> int:
        """The server renumbered the mailbox: known mails get their new place, new ones are read."""
        uids = self._inbox.uids_since(self._now() - LOOK_BACK)
        count = self._take_in(place, uids, first_seen_at=cursor.first_seen_at, is_renumbered=True)
        self._reach(place, uids, cursor.first_seen_at)
        return count

    def _cursor(self, place: Place, last_uid: int, first_seen_at: datetime) -> Cursor:
        return Cursor(
            account=self.account.name,
            mailbox=place.info.name,
            uid_validity=place.state.uid_validity,
            last_uid=last_uid,
            first_seen_at=first_seen_at,
        )

    def _take_in(
        self,
        place: Place,
        uids: Sequence[int],
        *,
        first_seen_at: datetime,
        is_renumbered: bool = False,
    ) -> int:
        count = 0
        for chunk in _chunks(uids):
            arrivals = [
                self._arrival(place, fetched, first_seen_at, is_renumbered)
                for fetched in self._fetched(chunk)
            ]
            cursor = self._cursor(place, chunk[-1], first_seen_at)
            count += self._intake.take_in(arrivals, cursor, now=self._now())
        return count

    def _fetched(self, uids: Sequence[int]) -> list[Fetched]:
        """The mails, and an empty one for each that is there but that the server will not give.

        A person sees the empty one as "could not be read"; a mail is never passed over.
        """
        found = list(self._inbox.fetch(uids, limit=FETCH_LIMIT))
        missing = set(uids) - {fetched.uid for fetched in found}
        if missing:
            missing &= set(self._inbox.uids_after(min(missing) - 1))
        nothing = [
            Fetched(uid=uid, flags=frozenset(), internal_date=self._now(), size=0, raw=b"")
            for uid in missing
        ]
        return sorted(found + nothing, key=lambda fetched: fetched.uid)

    def _arrival(
        self, place: Place, fetched: Fetched, first_seen_at: datetime, is_renumbered: bool
    ) -> Arrival:
        role = place.info.role
        return Arrival(
            account=self.account,
            mailbox=place.info.name,
            role=role if role in SKIPPED else Role.INBOX,
            uid_validity=place.state.uid_validity,
            fetched=fetched,
            message=self._reader.read(fetched.raw, size=fetched.size),
            is_from_before=fetched.internal_date < first_seen_at,
            is_renumbered=is_renumbered,
        )

    def _look_at_sent(self, info: MailboxInfo) -> None:
        """Look for answers that a person sent from another program."""
        place = self._place(info)
        cursor = place.cursor
        if cursor is not None and cursor.uid_validity == place.state.uid_validity:
            if place.state.uid_next == cursor.last_uid + 1:
                return
            uids = self._inbox.uids_after(cursor.last_uid)
        else:
            uids = self._inbox.uids_since(self._now() - LOOK_BACK)
        for chunk in _chunks(uids):
            mails = [
                (fetched, self._reader.read(fetched.raw, size=fetched.size))
                for fetched in self._inbox.fetch(chunk, limit=SENT_LIMIT)
            ]
            after = self._cursor(place, chunk[-1], cursor.first_seen_at if cursor else self._now())
            self._answers.take_in(self.account, mails, after, now=self._now())
        self._reach(place, uids, cursor.first_seen_at if cursor else self._now())


def _chunks(uids: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(uids), CHUNK):
        yield uids[start : start + CHUNK]
