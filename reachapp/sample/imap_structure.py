"""ENVELOPE, BODYSTRUCTURE and the parts of a mail, in IMAP's own notation (RFC 3501 7.4.2)."""

import re
from email import message_from_string
from email.message import Message
from email.utils import getaddresses
from typing import Any

from reachapp.sample.imap_syntax import quoted

NIL = b"NIL"
MAX_PART_DEPTH = 20
_HEADER_END = re.compile(rb"\r\n\r\n|\A\r\n")
_FIELD = re.compile(rb"[^\r\n]*(?:\r\n[ \t][^\r\n]*)*(?:\r\n|\Z)")


def split_mail(raw: bytes) -> tuple[bytes, bytes]:
    """Return header, with its closing empty line, and body."""
    found = _HEADER_END.search(raw)
    return (raw[: found.end()], raw[found.end() :]) if found else (raw, b"")


def header_fields(header: bytes, names: frozenset[str], *, without: bool = False) -> bytes:
    """Return the fields of these names as they stand (or all others), and an empty line."""
    kept = []
    for field in _FIELD.findall(header):
        name = field.split(b":", 1)[0].strip().decode("latin-1").casefold()
        if field.strip() and (name in names) is not without:
            kept.append(field)
    return b"".join(kept) + b"\r\n"


def parse(raw: bytes) -> Message:
    """Return the mail as a tree of Latin-1 text, in which each character is one byte.

    The old policy never raises on hostile headers; `message_from_bytes` would lose 8-bit bodies.
    """
    return message_from_string(raw.decode("latin-1"))


def part_at(raw: bytes, path: tuple[int, ...]) -> Message | None:
    """Return the part with this number; a mail without parts has itself as part 1."""
    part = parse(raw)
    for number in path:
        if part.get_content_type() == "message/rfc822" and (whole := inner_parts(part)):
            part = whole[0]
        inner = inner_parts(part)
        if inner and number <= len(inner):
            part = inner[number - 1]
        elif inner or number != 1:
            return None
    return part


def inner_parts(part: Message) -> list[Message]:
    """Return the parts of a part; none for a leaf."""
    inner: Any = part.get_payload()
    return inner if isinstance(inner, list) else []


def body_of(part: Message) -> bytes:
    """Return the undecoded body of a part."""
    return split_mail(_bytes(part))[1]


def mime_header_of(part: Message) -> bytes:
    """Return the header of a part."""
    return split_mail(_bytes(part))[0]


def _bytes(part: Message) -> bytes:
    lines = [f"{name}: {value}\r\n" for name, value in part.raw_items()]
    payload = part.get_payload()
    text = payload if isinstance(payload, str) else ""
    return ("".join(lines) + "\r\n" + text).encode("latin-1", "replace") + _joined(part)


def _joined(part: Message) -> bytes:
    inner = inner_parts(part)
    if not inner:
        return b""
    if part.get_content_maintype() == "message":
        whole = b"".join(_bytes(one) for one in inner)
        # the parser reads a delivery report as blocks, the last one without its empty line
        is_report = part.get_content_type() == "message/delivery-status"
        return whole.removesuffix(b"\r\n") if is_report else whole
    mark = b"--" + str(part.get_boundary("")).encode("latin-1", "replace")
    pieces = [mark + b"\r\n" + _bytes(one) + b"\r\n" for one in inner]
    return b"".join(pieces) + mark + b"--\r\n"


def envelope(raw: bytes) -> bytes:
    """Return ENVELOPE: date, subject, six address lists, in-reply-to, message-id."""
    head = parse(split_mail(raw)[0])
    sender = _addresses(head, "From")
    words = [
        _text(head, "Date"),
        _text(head, "Subject"),
        sender,
        _addresses(head, "Sender", default=sender),
        _addresses(head, "Reply-To", default=sender),
        _addresses(head, "To"),
        _addresses(head, "Cc"),
        _addresses(head, "Bcc"),
        _text(head, "In-Reply-To"),
        _text(head, "Message-ID"),
    ]
    return b"(" + b" ".join(words) + b")"


def _value(head: Message, name: str) -> str | None:
    for own, value in head.raw_items():
        if own.casefold() == name.casefold():
            return re.sub(r"\r?\n", "", str(value))
    return None


def _string(text: str) -> bytes:
    return quoted(text.encode("latin-1", "replace"))


def _text(head: Message, name: str) -> bytes:
    value = _value(head, name)
    return NIL if value is None else _string(value.strip())


def _addresses(head: Message, name: str, default: bytes = NIL) -> bytes:
    value = _value(head, name)
    found = [pair for pair in getaddresses([value or ""]) if pair[1]]
    if not found:
        return default
    return b"(" + b"".join(_address(*pair) for pair in found) + b")"


def _address(name: str, address: str) -> bytes:
    local, _, domain = address.rpartition("@")
    words = [_string(name) if name else NIL, NIL, _string(local or domain), _string(domain)]
    return b"(" + b" ".join(words) + b")"


def bodystructure(raw: bytes, *, extended: bool) -> bytes:
    """Return BODYSTRUCTURE, or BODY when not extended."""
    return _structure(parse(raw), extended=extended, depth=0)


def _structure(part: Message, *, extended: bool, depth: int) -> bytes:
    inner = inner_parts(part)
    if part.get_content_maintype() == "multipart" and inner:
        if depth > MAX_PART_DEPTH:
            return b'("TEXT" "PLAIN" NIL NIL NIL "7BIT" 0 0)'
        parts = b"".join(_structure(p, extended=extended, depth=depth + 1) for p in inner)
        tail = b" " + _parameters(part) + b" NIL NIL NIL" if extended else b""
        return b"(" + parts + b" " + _string(part.get_content_subtype().upper()) + tail + b")"
    return _leaf(part, extended=extended, depth=depth)


def _leaf(part: Message, *, extended: bool, depth: int) -> bytes:
    body, kind = body_of(part), part.get_content_maintype()
    words = [
        _string(kind.upper()),
        _string(part.get_content_subtype().upper()),
        _parameters(part),
        _text(part, "Content-ID"),
        _text(part, "Content-Description"),
        _string((_value(part, "Content-Transfer-Encoding") or "7BIT").strip().upper()),
        b"%d" % len(body),
    ]
    inner = inner_parts(part)
    if part.get_content_type() == "message/rfc822" and inner:
        words += [envelope(body), _structure(inner[0], extended=extended, depth=depth + 1)]
    if kind == "text" or part.get_content_type() == "message/rfc822":
        words.append(b"%d" % body.count(b"\n"))
    if extended:
        words += [NIL, _disposition(part), _languages(part), NIL]
    return b"(" + b" ".join(words) + b")"


def _pairs(pairs: list[tuple[str, str]]) -> bytes:
    words = [word for pair in pairs for word in (_string(pair[0].upper()), _string(pair[1]))]
    return b"(" + b" ".join(words) + b")" if words else NIL


def _parameters(part: Message) -> bytes:
    pairs = _plain_parameters(part, "Content-Type")
    named = any(name.casefold() == "charset" for name, _ in pairs)
    if part.get_content_maintype() == "text" and not named:
        pairs = [*pairs, ("charset", "us-ascii")]  # RFC 2045 5.2: what silence means
    return _pairs(pairs)


def _disposition(part: Message) -> bytes:
    kind = part.get_content_disposition()
    if kind is None:
        return NIL
    pairs = _pairs(_plain_parameters(part, "Content-Disposition"))
    return b"(" + _string(kind.upper()) + b" " + pairs + b")"


def _languages(part: Message) -> bytes:
    words = re.findall(r"[A-Za-z0-9-]+", _value(part, "Content-Language") or "")
    return b"(" + b" ".join(_string(word) for word in words) + b")" if words else NIL


def _plain_parameters(part: Message, header: str) -> list[tuple[str, str]]:
    found = part.get_params(header=header, unquote=True) or []
    return [(str(name), _one(value)) for name, value in found[1:] if name]


def _one(value: object) -> str:
    # RFC 2231 values come as (charset, language, text)
    return str(value[2]) if isinstance(value, tuple) else str(value)
