"""Which mail is the same one: a key that outlives folders, UIDs and UIDVALIDITY."""

import hashlib
from collections.abc import Mapping

from reachapp.core.message import Message
from reachapp.core.parse import read_headers

_FIRST_FIELDS = 12
# Stand on top of the header, but are written by whoever stores the mail, not on its way here.
_WRITTEN_HERE = frozenset(
    {"x-gmail-labels", "x-gm-thrid", "x-gm-msgid", "x-uid", "x-keywords", "x-mozilla-keys"}
    | {"x-mozilla-status", "x-mozilla-status2", "status", "x-status", "x-reachapp-ref"}
)


def mail_key(mail: Message | bytes, *, size: int | None = None) -> str:
    """Return the key of a mail: 32 hexadecimal digits over what no server changes.

    It reads Message-ID, Date, From, size and the first fields, so that neither a missing nor a
    guessed Message-ID makes a second mail look like one that we know. Bytes give the key that
    their `Message` would have; `size` is that of the whole mail where they are its beginning.
    """
    if isinstance(mail, bytes):
        return _key(read_headers(mail), len(mail) if size is None else size)
    return _key(mail.headers, mail.size)


def _key(headers: Mapping[str, tuple[str, ...]], size: int) -> str:
    digest = hashlib.blake2b(str(size).encode(), digest_size=16)
    for name in ("message-id", "date", "from", "subject"):
        digest.update("\0".join((name, *headers.get(name, ()), "\1")).encode())
    lines = [
        f"{name}:{value}"
        for name, values in headers.items()
        if name not in _WRITTEN_HERE
        for value in values
    ]
    digest.update("\0".join(lines[:_FIRST_FIELDS]).encode())
    return digest.hexdigest()


def received_hops(message: Message) -> int:
    """Return over how many servers it came (RFC 5321 6.3): a hundred mean a loop."""
    return len(message.headers_named("received"))
