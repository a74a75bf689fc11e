"""Bytes to `Message`: the one place where foreign bytes become words, whatever the bytes are.

All work is linear and cut: header block 300 kB and 1,000 fields, 50 levels, 500 parts, 64 kB text.
"""

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from reachapp.core.addresses import parse_addresses, strip_comments
from reachapp.core.message import Address, Message, Unreadable
from reachapp.core.mime.calendars import part_with_method
from reachapp.core.mime.contenttype import parse_content_type
from reachapp.core.mime.dates import parse_date
from reachapp.core.mime.encodedwords import decode_words
from reachapp.core.mime.fields import (
    BLOCK_LIMIT,
    FIELD_LIMIT,
    Field,
    cut_value,
    split_header,
    value_text,
)
from reachapp.core.mime.textparts import visible_text
from reachapp.core.mime.tree import find_leaves
from reachapp.core.newtext import split_body

_ATEXT = r"-A-Za-z0-9!#$%&'*+/=?^_`{|}~."
_MESSAGE_ID = re.compile(rf"<[{_ATEXT}]{{1,250}}+@(?:[{_ATEXT}]{{1,250}}+|\[[!-Z^-~]{{1,250}}+\])>")
_LAST_REFERENCES = 20
_RECIPIENTS = ("to", "cc", "bcc", "resent-to", "resent-cc", "resent-bcc")
_MOST_RECIPIENTS = 1000
_OLD_MAC = 65_536

Headers = Mapping[str, tuple[str, ...]]


def read_message(raw: bytes, *, size: int | None = None) -> Message | Unreadable:
    """Return the mail as a value; `size` is that of the whole mail where `raw` is its beginning.

    Never raises: what nobody foresaw becomes `Unreadable`, which a person looks at.
    """
    whole = len(raw) if size is None else size
    try:
        if not raw.strip():
            return Unreadable(why="empty", size=whole)
        return _read(_with_line_ends(raw), whole, is_short=whole > len(raw))
    except MemoryError:
        return Unreadable(why="memory", size=whole)
    except Exception:  # noqa: BLE001  the contract of Reader: whatever the bytes, an answer
        return unreadable("crash", raw, size=whole)


def unreadable(why: str, raw: bytes, *, size: int | None = None) -> Unreadable:
    """Return the note for a mail that could not be read, with what its header says of it."""
    whole = len(raw) if size is None else size
    try:
        headers = read_headers(raw[:_OLD_MAC])
        sender = decode_words(_first(headers, "from"))
        return Unreadable(
            why=why, size=whole, sender=sender, subject=decode_words(_first(headers, "subject"))
        )
    except Exception:  # noqa: BLE001  this is the last resort already
        return Unreadable(why=why, size=whole)


def read_headers(raw: bytes) -> Headers:
    """Return the fields of the header block, as `Message.headers` has them."""
    return _headers(split_header(_with_line_ends(raw))[0])


def _with_line_ends(raw: bytes) -> bytes:
    """Read bare CR as a line end where there is no other, as on an old Macintosh."""
    head = raw[:_OLD_MAC]
    return raw.replace(b"\r", b"\n") if b"\r" in head and b"\n" not in head else raw


def _read(raw: bytes, whole: int, *, is_short: bool) -> Message:
    fields, body_at = split_header(raw)
    headers = _headers(fields)
    leaves, left_out = find_leaves(raw, fields, body_at)
    text, was_cut = visible_text(raw, leaves)
    content_type, params = parse_content_type(_first(headers, "content-type"))
    return Message(
        headers=headers,
        message_id=_own_id(headers),
        in_reply_to=_ids(headers, "in-reply-to"),
        references=_ids(headers, "references")[-_LAST_REFERENCES:],
        subject=decode_words(_first(headers, "subject")).strip(),
        from_=_addresses(headers, ("from",)),
        sender=_addresses(headers, ("sender",)),
        reply_to=_addresses(headers, ("reply-to",)),
        recipients=_addresses(headers, _RECIPIENTS),
        sent_at=parse_date(strip_comments(_first(headers, "date"))),
        content_type=content_type,
        content_params=params,
        parts=tuple(part_with_method(raw, leaf) for leaf in leaves),
        body=split_body(text),
        text=text,
        size=whole,
        is_cut=is_short or left_out or was_cut or _is_cut(fields, body_at),
    )


def _headers(fields: Sequence[Field]) -> Headers:
    found: dict[str, tuple[str, ...]] = {}
    for name, value in fields:
        text = value_text(cut_value(name, value))
        found[name] = (*found[name], text) if name in found else (text,)
    return MappingProxyType(found)


def _is_cut(fields: Sequence[Field], body_at: int) -> bool:
    if len(fields) == FIELD_LIMIT or body_at > BLOCK_LIMIT:
        return True
    return any(len(cut_value(name, value)) < len(value) for name, value in fields)


def _first(headers: Headers, name: str) -> str:
    values = headers.get(name)
    return values[0] if values else ""


def _own_id(headers: Headers) -> str | None:
    value = strip_comments(_first(headers, "message-id")).strip()
    return value if _MESSAGE_ID.fullmatch(value) and "=?" not in value else None


def _ids(headers: Headers, name: str) -> tuple[str, ...]:
    """Return the valid ids; one with an encoded word inside could become a header (RFC 2047)."""
    values = headers.get(name)
    if not values:
        return ()
    ids = (match[0] for value in values for match in _MESSAGE_ID.finditer(value))
    return tuple(found for found in ids if "=?" not in found)


def _addresses(headers: Headers, names: Sequence[str]) -> tuple[Address, ...]:
    """Return the addresses of all fields of these names; a field that stands twice counts once."""
    found: list[Address] = []
    for name in names:
        for value in dict.fromkeys(headers.get(name, ())):
            found.extend(parse_addresses(value))
            if len(found) >= _MOST_RECIPIENTS:
                return tuple(found[:_MOST_RECIPIENTS])
    return tuple(found)
