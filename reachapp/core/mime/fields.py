"""Splits a header block into fields, on bytes: ten times as fast as a parser, and never deep."""

import re

from reachapp.core.mime.charsets import decode_bytes
from reachapp.core.mime.cleaning import clean_line

BLOCK_LIMIT = 300_000
FIELD_LIMIT = 1000
_VALUE_LIMIT = 16_384
_LIMITS = {
    **dict.fromkeys(("subject", "from", "sender", "reply-to", "return-path"), 2048),
    **dict.fromkeys(("message-id", "date"), 2048),
    **dict.fromkeys(("content-type", "content-disposition"), 4096),
    **dict.fromkeys(("to", "cc", "bcc", "resent-to", "resent-cc", "resent-bcc"), 65_536),
}
_END = re.compile(rb"\r?\n\r?\n")
# RFC 5322 4.5: a blank may stand before the colon. Lines that are no field are passed over, as
# Dovecot does, so that one stray line does not hide the marks of an automatic mail below it.
_FIELD = re.compile(
    rb"^([!-9;-~]{1,200}+)[ \t]*+:((?:[^\n]*+)(?:\n[ \t][^\n]*+)*+)",
    re.MULTILINE,
)
_FIELD_START = re.compile(rb"[!-9;-~]{1,200}+[ \t]*+:")
_PLAUSIBLE = re.compile(rb"^[A-Za-z][A-Za-z0-9-]{0,60}[ \t]*:", re.MULTILINE)
_CONTROLS = bytes.maketrans(bytes([*range(0x20), 0x7F]), b" " * 0x21)

Field = tuple[str, bytes]
"""The lower-case name, and the value as it stands, unfolded but neither cleaned nor decoded."""


def split_header(raw: bytes, start: int = 0, end: int | None = None) -> tuple[list[Field], int]:
    """Return the fields of the header block at `start`, and where the body begins.

    At most 1,000 fields from at most 300 kB. A text without any field is all body.
    """
    end = len(raw) if end is None else end
    if raw.startswith(b"From ", start):  # an mbox line
        start = raw.find(b"\n", start, end) + 1 or end
    if raw.startswith((b"\n", b"\r\n"), start):
        return [], raw.index(b"\n", start) + 1
    block_end, body_at = _bounds(raw, start, end)
    if not _FIELD_START.match(raw, start, block_end):
        stray = _FIELD.search(raw, start, block_end)
        if stray is None or not _PLAUSIBLE.match(raw, stray.start(), block_end):
            return [], start
    fields = []
    last = start
    for match in _FIELD.finditer(raw, start, min(block_end, start + BLOCK_LIMIT)):
        fields.append((match[1].decode("ascii").lower(), b" ".join(match[2].split())))
        last = match.end()
        if len(fields) == FIELD_LIMIT:
            return fields, body_at
    if block_end - start <= BLOCK_LIMIT and raw[last:block_end].strip():
        return fields, last + 1  # no blank line before the text
    return fields, body_at


def _bounds(raw: bytes, start: int, end: int) -> tuple[int, int]:
    """Return where the block ends and where the body begins."""
    found = _END.search(raw, start, end)
    return (found.start() + 1, found.end()) if found else (end, end)


def cut_value(name: str, value: bytes) -> bytes:
    """Return as much of a value as anyone may read; of References the end, which counts."""
    limit = _LIMITS.get(name, _VALUE_LIMIT)
    if len(value) <= limit:
        return value
    return value[-limit:] if name == "references" else value[:limit]


def value_text(value: bytes) -> str:
    """Return a value as one clean line; raw 8-bit bytes are UTF-8, else cp1252."""
    if value.isascii():
        return value.translate(_CONTROLS).decode("ascii")
    return clean_line(decode_bytes(value))
