"""Fetches many mails with one command, and none fails because of its neighbour."""

import re
from collections.abc import Callable, Sequence
from datetime import datetime

from reachapp.channels.imap_errors import refusal
from reachapp.channels.imap_fetch import Attributes, fetched, parse_fetch, uid_of
from reachapp.channels.imap_line import ImapLine, Reply
from reachapp.channels.imap_search import uid_set
from reachapp.engine.errors import ChannelError
from reachapp.engine.ports import Fetched

_FACTS = b"UID FLAGS INTERNALDATE RFC822.SIZE"
_FIELD = b"HEADER.FIELDS (MESSAGE-ID)"
_MOST_HITS = 100
_MESSAGE_ID = re.compile(rb"^message-id:\s*(.*?)\s*\Z", re.IGNORECASE | re.DOTALL)


def fetch_mails(
    line: ImapLine, uids: Sequence[int], *, limit: int, now: Callable[[], datetime]
) -> dict[int, Fetched]:
    """Return the mails by UID, cut at `limit` bytes; those that are gone are left out.

    One that the server refuses to give comes with an empty `raw`, so that a person hears of it.
    """
    items = b"(%s BODY.PEEK[]<0.%d>)" % (_FACTS, limit)
    reply, found = _ask(line, uids, items)
    for uid in uids:
        known = found.get(uid)
        is_told = known is not None and b"BODY[]" in known
        if not is_told and (known is not None or reply.status != "OK"):
            found.update(_one(line, uid, items))
    return {
        uid: fetched(uid, attributes, limit=limit, now=now) for uid, attributes in found.items()
    }


def message_ids(line: ImapLine, uids: Sequence[int]) -> dict[int, str]:
    """Return the Message-ID field of each mail, unfolded."""
    _, found = _ask(line, uids[:_MOST_HITS], b"(UID BODY.PEEK[%s])" % _FIELD)
    return {uid: _message_id(attributes) for uid, attributes in found.items()}


def _one(line: ImapLine, uid: int, items: bytes) -> dict[int, Attributes]:
    reply, found = _ask(line, [uid], items)
    if reply.status == "OK" and b"BODY[]" in found.get(uid, {}):
        return found
    _, facts = _ask(line, [uid], b"(%s)" % _FACTS)
    return facts


def _ask(line: ImapLine, uids: Sequence[int], items: bytes) -> tuple[Reply, dict[int, Attributes]]:
    """Return what came for these UIDs; a later answer on the same mail (new flags) adds to it."""
    reply = line.ask(b"UID FETCH %s %s" % (uid_set(uids), items))
    if reply.status != "OK":
        error = refusal(reply.text)
        if isinstance(error, ChannelError):
            raise error
    wanted = set(uids)
    found: dict[int, Attributes] = {}
    for answer in reply.answers:
        attributes = parse_fetch(answer)
        uid = uid_of(attributes) if attributes else None
        if attributes and uid in wanted and uid is not None:
            found.setdefault(uid, {}).update(attributes)
    return reply, found


def _message_id(attributes: Attributes) -> str:
    value = next((v for name, v in attributes.items() if name.startswith(b"BODY[HEADER")), None)
    found = _MESSAGE_ID.match(value) if isinstance(value, bytes) else None
    return found.group(1).decode("ascii", "replace") if found else ""
