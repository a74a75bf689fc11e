"""FETCH: which parts of a mail a client asked for, and how they are written."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from reachapp.sample.imap_store import StoredMail
from reachapp.sample.imap_structure import (
    body_of,
    bodystructure,
    envelope,
    header_fields,
    mime_header_of,
    part_at,
    split_mail,
)
from reachapp.sample.imap_syntax import (
    BadCommandError,
    Value,
    date_time_text,
    literal,
    text_of,
)

_MACROS = {
    b"ALL": (b"FLAGS", b"INTERNALDATE", b"RFC822.SIZE", b"ENVELOPE"),
    b"FAST": (b"FLAGS", b"INTERNALDATE", b"RFC822.SIZE"),
    b"FULL": (b"FLAGS", b"INTERNALDATE", b"RFC822.SIZE", b"ENVELOPE", b"BODY"),
}
_BODY = re.compile(
    rb"BODY(?P<peek>\.PEEK)?\[(?P<section>[^\]]*)\](?:<(?P<start>\d{1,10})\.(?P<count>\d{1,10})>)?",
    re.IGNORECASE,
)
_SECTION = re.compile(
    rb"(?P<path>[1-9]\d{0,4}(?:\.[1-9]\d{0,4}){0,30})?\.?"
    rb"(?P<what>HEADER\.FIELDS(?P<without>\.NOT)? \((?P<names>[^()]*)\)|HEADER|TEXT|MIME)?",
    re.IGNORECASE,
)

Writer = Callable[[StoredMail], bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchItem:
    """One thing asked for: the name in the answer, its writer, and whether reading marks `Seen`."""

    name: bytes
    write: Writer
    marks_seen: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """What stands between the square brackets of BODY[]."""

    path: tuple[int, ...]
    what: str
    names: frozenset[str]

    def read(self, raw: bytes) -> bytes | None:
        """Return the bytes, or None for a part that does not exist."""
        if not self.path:
            return self._of(*split_mail(raw))
        part = part_at(raw, self.path)
        if part is None:
            return None
        if self.what == "MIME":
            return mime_header_of(part)
        body = body_of(part)
        return self._of(*split_mail(body)) if self.what else body

    def _of(self, header: bytes, body: bytes) -> bytes:
        if self.what == "HEADER":
            return header
        if self.what == "TEXT":
            return body
        if self.what.startswith("HEADER.FIELDS"):
            return header_fields(header, self.names, without=self.what.endswith(".NOT"))
        return header + body


def parse_items(value: Value) -> list[FetchItem]:
    """Read the items of a FETCH, a single one or a list."""
    if isinstance(value, tuple):
        if not value:
            raise BadCommandError("nothing to fetch")
        return [_item(text_of(word)) for word in value]
    return [_item(name) for name in _MACROS.get(value.upper(), (value,))]


def write_flags(mail: StoredMail) -> bytes:
    """Write the flags as a list."""
    return b"(" + " ".join(sorted(mail.flags)).encode("utf-8") + b")"


def _item(word: bytes) -> FetchItem:
    name = word.upper()
    if name in _SIMPLE:
        write, marks = _SIMPLE[name]
        return FetchItem(name=name, write=write, marks_seen=marks)
    found = _BODY.fullmatch(word)
    if found is None:
        raise BadCommandError("unknown FETCH item")
    return _body_item(found)


def _body_item(found: re.Match[bytes]) -> FetchItem:
    section = _section(found["section"])
    name = b"BODY[" + found["section"].upper() + b"]"
    if found["start"] is None:
        return FetchItem(name=name, write=_whole(section), marks_seen=not found["peek"])
    start, count = int(found["start"]), int(found["count"])
    return FetchItem(
        name=b"%b<%d>" % (name, start),
        write=_slice(section, start, count),
        marks_seen=not found["peek"],
    )


def _section(text: bytes) -> Section:
    found = _SECTION.fullmatch(text)
    if found is None:
        raise BadCommandError("unknown section")
    what = (found["what"] or b"").decode("ascii").upper().split(" ")[0]
    if what == "MIME" and not found["path"]:
        raise BadCommandError("MIME needs a part number")
    names = (found["names"] or b"").replace(b'"', b" ").decode("latin-1").casefold().split()
    path = tuple(int(number) for number in (found["path"] or b"").split(b".") if number)
    return Section(path=path, what=what, names=frozenset(names))


def _whole(section: Section) -> Writer:
    def write(mail: StoredMail) -> bytes:
        text = section.read(mail.raw)
        return b"NIL" if text is None else literal(text)

    return write


def _slice(section: Section, start: int, count: int) -> Writer:
    def write(mail: StoredMail) -> bytes:
        text = section.read(mail.raw)
        return b"NIL" if text is None else literal(text[start : start + count])

    return write


_SIMPLE: dict[bytes, tuple[Writer, bool]] = {
    b"UID": (lambda mail: b"%d" % mail.uid, False),
    b"FLAGS": (write_flags, False),
    b"INTERNALDATE": (lambda mail: date_time_text(mail.at), False),
    b"RFC822.SIZE": (lambda mail: b"%d" % len(mail.raw), False),
    b"ENVELOPE": (lambda mail: envelope(mail.raw), False),
    b"BODYSTRUCTURE": (lambda mail: bodystructure(mail.raw, extended=True), False),
    b"BODY": (lambda mail: bodystructure(mail.raw, extended=False), False),
    b"RFC822": (lambda mail: literal(mail.raw), True),
    b"RFC822.HEADER": (lambda mail: literal(split_mail(mail.raw)[0]), False),
    b"RFC822.TEXT": (lambda mail: literal(split_mail(mail.raw)[1]), True),
}
