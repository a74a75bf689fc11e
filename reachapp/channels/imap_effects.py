"""What an answer leaves in the mailbox: a copy in Sent, and a keyword on the answered mail.

Both may be done again after a crash: each looks first whether it is done already.
"""

import json
import threading
from dataclasses import dataclass

from reachapp.core.clock import Clock
from reachapp.core.outbox import Outgoing, OutgoingKind
from reachapp.engine.errors import Refused
from reachapp.engine.ports import Inbox, Role

REPLIED_KEYWORD = "$ReachappReplied"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """Where the answered mail lay when it was read."""

    mailbox: str
    uid: int
    uid_validity: int
    message_id: str
    keyword: str


class ImapEffects:
    """`imap:<account>`: rows of kind COPY and MARK, over a line that nobody waits on."""

    def __init__(self, inbox: Inbox, *, clock: Clock) -> None:
        self._inbox = inbox
        self._clock = clock
        self._lock = threading.Lock()  # an Inbox is for one thread at a time

    def send(self, item: Outgoing) -> None:
        with self._lock:
            if item.kind is OutgoingKind.COPY:
                self._copy(item)
            elif item.kind is OutgoingKind.MARK:
                self._mark(_place(item.body))
            else:
                raise Refused("wrong_channel")

    def find_sent(self, item: Outgoing) -> bool | None:
        """Nothing to find out: both kinds are done again instead."""
        del item
        return None

    def close(self) -> None:
        """Close the line."""
        with self._lock:
            self._inbox.close()

    def _copy(self, item: Outgoing) -> None:
        mailbox = item.recipient or self._sent()
        self._inbox.open(mailbox)
        # servers such as Gmail have filed it themselves
        if not (item.message_id and self._inbox.find_message_id(item.message_id)):
            self._inbox.append(mailbox, item.body, flags=["\\Seen"], at=self._clock.now())

    def _sent(self) -> str:
        mailboxes = self._inbox.mailboxes()
        name = next((info.name for info in mailboxes if info.role is Role.SENT), None)
        if name is None:
            raise Refused("no_sent_mailbox")
        return name

    def _mark(self, place: _Place) -> None:
        """Mark the mail wherever it lies in that mailbox now; one that is gone needs no mark."""
        state = self._inbox.open(place.mailbox)
        is_numbered_as_then = state.uid_validity == place.uid_validity
        if place.message_id:
            uids = list(self._inbox.find_message_id(place.message_id))
            if is_numbered_as_then and place.uid in uids:
                uids = [place.uid]
        else:
            uids = [place.uid] if is_numbered_as_then else []
        for uid in uids:
            self._inbox.add_keyword(place.mailbox, uid, place.keyword)


def _place(body: bytes) -> _Place:
    try:
        told = json.loads(body)
        return _Place(
            mailbox=str(told["mailbox"]),
            uid=int(told["uid"]),
            uid_validity=int(told["uid_validity"]),
            message_id=str(told.get("message_id") or ""),
            keyword=str(told.get("keyword") or REPLIED_KEYWORD),
        )
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise Refused("bad_mark") from error
