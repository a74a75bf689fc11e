"""IMAP's grammar, as far as a small server reads it (RFC 3501 section 9, RFC 9051)."""

import base64
import binascii
import re
import sys
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

MAX_DEPTH = 20
LONGEST_QUOTED = 1000  # bytes
_LITERAL_END = re.compile(rb"~?\{(\d{1,20})(\+?)\}\Z")
_COMMAND = re.compile(
    rb"([^\x00-\x20(){%*\"\\+\x7f-\xff]{1,200}) ([A-Za-z-]{1,40})(?: (.*))?\Z", re.DOTALL
)
_TOKEN = re.compile(
    rb"""\ *(?:
        (?P<bracket>[()])
      | "(?P<quoted>(?:[^"\\\r\n\x00]|\\["\\])*)"
      | (?P<literal>~?\{\d{1,20}\+?\}\Z)
      | (?P<atom>(?:[^\x00-\x20()"{\[\x7f]|\[(?:[^\]"]|"[^"]*")*\])+)
    )""",
    re.VERBOSE | re.DOTALL,
)
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class BadCommandError(Exception):
    """The client broke the grammar; it hears BAD."""


class CommandRefusedError(Exception):
    """The command is well formed and cannot be done; the client hears NO."""


class Atom(bytes):
    """A bare word; quoted strings and literals are plain `bytes`."""

    __slots__ = ()


Value = bytes | tuple["Value", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Literal:
    """The announcement of a literal at the end of a line."""

    size: int
    synchronising: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One command as it came in."""

    tag: bytes
    name: str
    args: tuple[Value, ...]


def literal_at_end(line: bytes) -> Literal | None:
    """Return what the line announces: RFC 7888 adds the `+` that asks for no go-ahead."""
    found = _LITERAL_END.search(line)
    if found is None:
        return None
    return Literal(size=int(found[1]), synchronising=not found[2])


def tag_of(line: bytes) -> bytes:
    """Return the tag to answer a broken line with, or `*` when there is none."""
    word = line.split(b" ", 1)[0]
    return word if re.fullmatch(rb"[A-Za-z0-9.\-_]{1,64}", word) else b"*"


def parse_command(chunks: Sequence[bytes]) -> Command:
    """Read one command; `chunks` are a line, its literal, the next line, and so on."""
    found = _COMMAND.match(chunks[0])
    if found is None:
        raise BadCommandError("a command is a tag and a name")
    rest = [found[3] or b"", *chunks[1:]]
    return Command(tag=found[1], name=found[2].decode("ascii").upper(), args=_nested(_tokens(rest)))


def _tokens(chunks: Sequence[bytes]) -> Iterable[tuple[str, bytes]]:
    for index in range(0, len(chunks), 2):
        line, position = chunks[index], 0
        end = len(line.rstrip(b" "))
        while position < end:
            found = _TOKEN.match(line, position)
            if found is None or found.end() == position:
                raise BadCommandError("unreadable argument")
            position = found.end()
            kind = str(found.lastgroup)
            text = chunks[index + 1] if kind == "literal" else found[kind]
            yield kind, text


def _nested(tokens: Iterable[tuple[str, bytes]]) -> tuple[Value, ...]:
    stack: list[list[Value]] = [[]]
    for kind, text in tokens:
        if (kind, text) == ("bracket", b"("):
            stack.append([])
            if len(stack) > MAX_DEPTH:
                raise BadCommandError("nested too deep")
        elif kind == "bracket":
            if len(stack) == 1:
                raise BadCommandError("a bracket closes nothing")
            inner = tuple(stack.pop())
            stack[-1].append(inner)
        else:
            stack[-1].append(_word(kind, text))
    if len(stack) != 1:
        raise BadCommandError("a bracket stays open")
    return tuple(stack[0])


def _word(kind: str, text: bytes) -> bytes:
    if kind == "atom":
        return Atom(text)
    return re.sub(rb"\\(.)", rb"\1", text) if kind == "quoted" else text


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberSet:
    """A sequence set: message numbers or UIDs, `*` already replaced by the largest.

    The ranges are in order and apart from each other.
    """

    ranges: tuple[tuple[int, int], ...]

    def __contains__(self, number: int) -> bool:
        place = bisect_right(self.ranges, (number, sys.maxsize))
        return place > 0 and number <= self.ranges[place - 1][1]


def parse_set(value: Value, *, largest: int) -> NumberSet:
    """Read `1,3:5,7:*`; a range may stand in either order (RFC 3501 section 9, seq-range)."""
    if not isinstance(value, bytes) or not re.fullmatch(rb"[0-9*:,]{1,60000}", value):
        raise BadCommandError("not a sequence set")
    ranges = []
    for part in value.split(b","):
        found = re.fullmatch(rb"(\d{1,10}|\*)(?::(\d{1,10}|\*))?", part)
        if found is None:
            raise BadCommandError("not a sequence set")
        first = _number(found[1], largest)
        last = _number(found[2], largest) if found[2] else first
        ranges.append((min(first, last), max(first, last)))
    return NumberSet(ranges=tuple(_merged(sorted(ranges))))


def _merged(ranges: Iterable[tuple[int, int]]) -> Iterable[tuple[int, int]]:
    low, high = 0, -1
    for first, last in ranges:
        if first > high + 1:
            if high >= low:
                yield low, high
            low, high = first, last
        high = max(high, last)
    yield low, high


def _number(text: bytes, largest: int) -> int:
    return largest if text == b"*" else int(text)


def set_text(numbers: Iterable[int]) -> bytes:
    """Write numbers as a set; order is kept, as COPYUID pairs them (RFC 4315)."""
    return b",".join(b"%d" % number for number in numbers)


def quoted(text: bytes) -> bytes:
    """Write a string: quoted where that is allowed, else as a literal."""
    if re.search(rb"[\x00\r\n\x80-\xff]", text) or len(text) > LONGEST_QUOTED:
        return literal(text)
    return b'"' + re.sub(rb'(["\\])', rb"\\\1", text) + b'"'


def literal(text: bytes) -> bytes:
    """Write a string as a literal."""
    return b"{%d}\r\n%b" % (len(text), text)


def text_of(value: Value) -> bytes:
    """Return a string or atom; a list is an error."""
    if isinstance(value, tuple):
        raise BadCommandError("a string was expected")
    return value


def mailbox_name(value: Value) -> str:
    """Decode a mailbox name from modified UTF-7 (RFC 3501 5.1.3); INBOX in any case."""
    name = decode_utf7(text_of(value))
    return "INBOX" if name.upper() == "INBOX" else name


def decode_utf7(text: bytes) -> str:
    """Return the name that modified UTF-7 stands for; raw UTF-8 is accepted."""

    def plain(found: re.Match[str]) -> str:
        if not found[1]:
            return "&"
        packed = found[1].replace(",", "/")
        return base64.b64decode(packed + "=" * (-len(packed) % 4)).decode("utf-16-be")

    try:
        return re.sub(r"&([A-Za-z0-9+,]*)-", plain, text.decode("utf-8"))
    except (UnicodeDecodeError, binascii.Error) as error:
        raise BadCommandError("not a mailbox name") from error


def encode_utf7(name: str) -> bytes:
    """Write a mailbox name as modified UTF-7."""

    def packed(found: re.Match[str]) -> str:
        if found[0] == "&":
            return "&-"
        text = base64.b64encode(found[0].encode("utf-16-be")).decode("ascii")
        return "&" + text.rstrip("=").replace("/", ",") + "-"

    return re.sub(r"&|[^\x20-\x7e]+", packed, name).encode("ascii")


def parse_date_time(text: bytes) -> datetime:
    """Read the date-time of APPEND, such as ` 5-Nov-2026 09:00:00 +0100`."""
    try:
        return datetime.strptime(text.decode("ascii").strip(), "%d-%b-%Y %H:%M:%S %z")
    except (UnicodeDecodeError, ValueError) as error:
        raise BadCommandError("not a date-time") from error


def date_time_text(at: datetime) -> bytes:
    """Write INTERNALDATE; month names never follow the locale."""
    day = f"{at.day:2d}-{MONTHS[at.month - 1]}-{at.year:04d}"
    return f'"{day} {at:%H:%M:%S %z}"'.encode("ascii")
