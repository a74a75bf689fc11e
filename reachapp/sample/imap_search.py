"""SEARCH: the question of a client as a function over mails (RFC 3501 6.4.4)."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parsedate_to_datetime

from reachapp.sample.imap_store import StoredMail
from reachapp.sample.imap_structure import parse
from reachapp.sample.imap_syntax import (
    MONTHS,
    BadCommandError,
    CommandRefusedError,
    Value,
    parse_set,
    text_of,
)

Test = Callable[[int, StoredMail], bool]
_FLAGS = {
    "ANSWERED": "\\Answered",
    "DELETED": "\\Deleted",
    "DRAFT": "\\Draft",
    "FLAGGED": "\\Flagged",
    "SEEN": "\\Seen",
}
_DAY = re.compile(rb"(\d{1,2})-([A-Za-z]{3})-(\d{4})")
MAX_LOGIC_DEPTH = 150
_NUMBERS_ONLY = re.compile(rb"[0-9*:,]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Horizon:
    """What `*` means: the largest message number and the largest UID."""

    number: int
    uid: int


def parse_search(args: tuple[Value, ...], horizon: Horizon) -> Test:
    """Read all keys of a SEARCH; a mail must pass every one."""
    words = list(args)
    if words and isinstance(words[0], bytes) and words[0].upper() == b"CHARSET":
        charset = text_of(words[1]).upper() if len(words) > 1 else b""
        if charset not in {b"UTF-8", b"US-ASCII"}:
            raise CommandRefusedError("[BADCHARSET (UTF-8 US-ASCII)] Unknown charset")
        words = words[2:]
    if not words:
        raise BadCommandError("SEARCH wants a key")
    return _Reader(words, horizon).all_of()


class _Reader:
    """Takes words off the front, one key at a time."""

    def __init__(self, words: list[Value], horizon: Horizon) -> None:
        self._words = words
        self._next = 0
        self._depth = 0
        self._horizon = horizon

    def all_of(self) -> Test:
        tests = []
        while self._next < len(self._words):
            tests.append(self._key())
        return lambda number, mail: all(test(number, mail) for test in tests)

    def _take(self) -> Value:
        if self._next >= len(self._words):
            raise BadCommandError("SEARCH key without its argument")
        self._next += 1
        return self._words[self._next - 1]

    def _key(self) -> Test:
        word = self._take()
        if isinstance(word, tuple):
            return _Reader(list(word), self._horizon).all_of()
        if _NUMBERS_ONLY.fullmatch(word):
            numbers = parse_set(word, largest=self._horizon.number)
            return lambda number, _: number in numbers
        name = word.decode("ascii", "replace").upper()
        plain = _plain(name)
        return plain if plain is not None else self._key_with_argument(name)

    def _key_with_argument(self, name: str) -> Test:
        if name in {"NOT", "OR"}:
            return self._logic(name)
        if name in {"FROM", "TO", "CC", "BCC", "SUBJECT"}:
            return _header_has(name, _needle(self._take()))
        if name == "HEADER":
            field = text_of(self._take()).decode("latin-1")
            return _header_has(field, _needle(self._take()))
        return self._other(name, self._take())

    def _logic(self, name: str) -> Test:
        # NOT and OR nest without a bracket, so the grammar does not bound them
        self._depth += 1
        if self._depth > MAX_LOGIC_DEPTH:
            raise BadCommandError("SEARCH nested too deep")
        first = self._key()
        second = self._key() if name == "OR" else None
        self._depth -= 1
        if second is None:
            return lambda number, mail: not first(number, mail)
        return lambda number, mail: first(number, mail) or second(number, mail)

    def _other(self, name: str, value: Value) -> Test:
        if name == "UID":
            uids = parse_set(value, largest=self._horizon.uid)
            return lambda _, mail: mail.uid in uids
        if name in {"KEYWORD", "UNKEYWORD"}:
            flag = text_of(value).decode("utf-8", "replace")
            return lambda _, mail: mail.has(flag) is (name == "KEYWORD")
        if name in {"BODY", "TEXT"}:
            return _text_has(_needle(value), with_header=name == "TEXT")
        if name in {"LARGER", "SMALLER"}:
            return _size(name, value)
        return _day_test(name, value)


def _plain(name: str) -> Test | None:
    if name in {"ALL", "OLD"}:
        return lambda _number, _mail: True
    if name in {"RECENT", "NEW"}:
        return lambda _number, _mail: False  # \Recent is never set here
    if name in _FLAGS:
        return lambda _, mail: mail.has(_FLAGS[name])
    if name.startswith("UN") and name[2:] in _FLAGS:
        return lambda _, mail: not mail.has(_FLAGS[name[2:]])
    return None


def _needle(value: Value) -> str:
    try:
        return text_of(value).decode("utf-8").casefold()
    except UnicodeDecodeError as error:
        raise CommandRefusedError("[BADCHARSET (UTF-8)] Not UTF-8") from error


def _header_has(field: str, needle: str) -> Test:
    def test(_: int, mail: StoredMail) -> bool:
        values = [v for n, v in parse(mail.raw).raw_items() if n.casefold() == field.casefold()]
        return any(needle in _decoded(str(value)) for value in values)

    return test


def _decoded(value: str) -> str:
    raw = re.sub(r"\r?\n", "", value).encode("latin-1", "replace")
    flat = raw.decode("utf-8", "replace")
    try:
        return str(make_header(decode_header(flat))).casefold()
    except (HeaderParseError, LookupError, ValueError):  # ValueError: undecodable bytes
        return flat.casefold()


def _text_has(needle: str, *, with_header: bool) -> Test:
    def test(_: int, mail: StoredMail) -> bool:
        tree = parse(mail.raw)
        texts = [_decoded(str(value)) for _, value in tree.raw_items()] if with_header else []
        texts += [_body(part) for part in tree.walk() if part.get_content_maintype() == "text"]
        return any(needle in text for text in texts)

    return test


def _body(part: Message) -> str:
    payload = part.get_payload(decode=True)
    raw = payload if isinstance(payload, bytes) else b""
    try:
        return raw.decode(part.get_content_charset("utf-8"), "replace").casefold()
    except LookupError:
        return raw.decode("latin-1").casefold()


def _size(name: str, value: Value) -> Test:
    text = text_of(value)
    if not re.fullmatch(rb"\d{1,15}", text):
        raise BadCommandError("not a size")
    size = int(text)
    if name == "LARGER":
        return lambda _, mail: len(mail.raw) > size
    return lambda _, mail: len(mail.raw) < size


def _day_test(name: str, value: Value) -> Test:
    sent = name.startswith("SENT")
    kind = name.removeprefix("SENT")
    if kind not in {"BEFORE", "ON", "SINCE"}:
        raise BadCommandError("unknown SEARCH key")
    day = _day(text_of(value))

    def test(_: int, mail: StoredMail) -> bool:
        own = _sent_on(mail) if sent else mail.at.date()
        if own is None:
            return False
        return own < day if kind == "BEFORE" else own == day if kind == "ON" else own >= day

    return test


def _day(text: bytes) -> date:
    found = _DAY.fullmatch(text)
    month = found[2].decode("ascii").capitalize() if found else ""
    if found is None or month not in MONTHS:
        raise BadCommandError("not a date")
    try:
        return date(int(found[3]), MONTHS.index(month) + 1, int(found[1]))
    except ValueError as error:
        raise BadCommandError("not a date") from error


def _sent_on(mail: StoredMail) -> date | None:
    value = next((v for n, v in parse(mail.raw).raw_items() if n.casefold() == "date"), None)
    try:
        return parsedate_to_datetime(str(value)).date()
    except (TypeError, ValueError):
        return None
