"""Reads FETCH answers: an own tokenizer, 30 times cheaper than a whole parser of RFC 9051.

An answer comes as pieces, text and literal in turn: `[b"* 1 FETCH (BODY[] ", literal, b")"]`.
"""

import re
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta, timezone

from reachapp.engine.ports import Fetched

Value = bytes | None | list["Value"]
Attributes = dict[bytes, Value]

_FETCH = re.compile(rb"\* \d+ FETCH ", re.IGNORECASE)
_TOKEN = re.compile(
    rb'(\()|(\))|"((?:[^"\\]|\\.)*)"|([^\s()"\[]+(?:\[[^\]]*\](?:<\d+>)?)?[^\s()"]*)'
)
_DATE = re.compile(rb"\s*(\d{1,2})-([A-Za-z]{3})-(\d{4}) (\d\d):(\d\d):(\d\d) ([+-])(\d\d)(\d\d)")
_MONTHS = {
    name: number
    for number, name in enumerate(
        b"jan feb mar apr may jun jul aug sep oct nov dec".split(), start=1
    )
}


def parse_fetch(pieces: Sequence[bytes]) -> Attributes | None:
    """Return the attributes of a FETCH answer by upper-case name; None where it is none."""
    head = _FETCH.match(pieces[0])
    if head is None:
        return None
    values: list[Value] = []
    stack = [values]
    for number, piece in enumerate(pieces):
        if number % 2:
            stack[-1].append(piece)
        else:
            _read_text(piece, head.end() if number == 0 else 0, stack)
    inner = values[0] if values and isinstance(values[0], list) else []
    return {_name(key): value for key, value in zip(inner[::2], inner[1::2], strict=False)}


def _read_text(text: bytes, start: int, stack: list[list[Value]]) -> None:
    for opened, closed, quoted, atom in _TOKEN.findall(text, start):
        if atom:
            stack[-1].append(None if atom.upper() == b"NIL" else atom)
        elif opened:
            inner: list[Value] = []
            stack[-1].append(inner)
            stack.append(inner)
        elif closed:
            if len(stack) > 1:
                stack.pop()
        else:
            stack[-1].append(re.sub(rb"\\(.)", rb"\1", quoted) if b"\\" in quoted else quoted)


def _name(key: Value) -> bytes:
    """`BODY[]<0>` and `BODY[]` are one thing to us: we ask for one slice only."""
    return key.upper().partition(b"<")[0] if isinstance(key, bytes) else b""


def uid_of(attributes: Attributes) -> int | None:
    """Return the UID, which an unasked FETCH may lack."""
    value = attributes.get(b"UID")
    return int(value) if isinstance(value, bytes) and value.isdigit() else None


def fetched(
    uid: int, attributes: Attributes, *, limit: int, now: Callable[[], datetime]
) -> Fetched:
    """Return the mail of a complete answer; NIL for a body means that it cannot be read (`b""`).

    A mail without a readable INTERNALDATE came at the moment that we saw it.
    """
    flags, size = attributes.get(b"FLAGS"), attributes.get(b"RFC822.SIZE")
    body = attributes.get(b"BODY[]")
    raw = body[:limit] if isinstance(body, bytes) else b""
    return Fetched(
        uid=uid,
        flags=_flags(flags),
        internal_date=internal_date(attributes.get(b"INTERNALDATE")) or now(),
        size=int(size) if isinstance(size, bytes) and size.isdigit() else len(raw),
        raw=raw,
    )


def _flags(value: Value | None) -> frozenset[str]:
    words = value if isinstance(value, list) else []
    return frozenset(word.decode("ascii", "replace") for word in words if isinstance(word, bytes))


def internal_date(value: Value | None) -> datetime | None:
    """Return the moment in UTC, or None where it is no date-time of RFC 9051."""
    found = _DATE.match(value) if isinstance(value, bytes) else None
    if found is None:
        return None
    day, month, year, hour, minute, second, sign, zone_hours, zone_minutes = found.groups()
    offset = timedelta(hours=int(zone_hours), minutes=int(zone_minutes))
    try:
        local = datetime(
            *(int(year), _MONTHS[month.lower()], int(day)),
            *(int(hour), int(minute), int(second)),
            tzinfo=timezone(-offset if sign == b"-" else offset),
        )
        return local.astimezone(UTC)
    except (ValueError, KeyError, OverflowError):
        return None
