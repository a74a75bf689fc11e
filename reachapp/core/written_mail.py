"""Mail as bytes that we write: no field can be injected into, and what leaves is read back first.

`email.message` is not used for writing: several Python versions decode an assigned header once
more, and a doubly encoded subject then becomes a real `Bcc:` line.
"""

import base64
import binascii
import quopri
import re
import unicodedata
from collections.abc import Sequence
from datetime import datetime
from email.utils import format_datetime

from reachapp.core.mime.cleaning import clean_text

Field = tuple[str, str]
"""A field's name, and its body in the wire form, folded with `\\r\\n ` where it is long."""

LONGEST_LINE = 998
"""Octets of a line without its end (RFC 5322 2.1.1)."""

_LONGEST_PLAIN = 78
_FOLD_AT = 66
"""Signs of a line of a field, less the field's name."""
_WORD_BYTES = 39
"""UTF-8 bytes of an encoded word: with `Subject: ` they fill 73 of 76 signs (RFC 2047 2)."""
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9-]*")
_ATOMS = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~ -]*")
_ID = re.compile(
    r"<[!#-'*+./0-9=?A-Z^_`a-z{|}~-]{1,200}@[!#-'*+./0-9=?A-Z^_`a-z{|}~\[\]:-]{1,200}>"
)
# Turns the reading direction or hides signs: in a subject it shows another text than was written.
_TRICKS = re.compile("[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]")


class BadMail(ValueError):
    """What was to be written is not what stands in the bytes; nothing may leave."""


def one_line(text: str, limit: int) -> str:
    """Return foreign text as data: one line, no controls, no tricks, at most `limit` signs."""
    cut = text[: limit * 4]
    plain = "".join(
        " " if unicodedata.category(sign) in {"Cc", "Cs", "Zl", "Zp"} else sign
        for sign in _TRICKS.sub("", cut)
    )
    plain = " ".join(plain.replace("=?", "= ?").split())
    return plain if len(plain) <= limit else plain[: limit - 1].rstrip() + "…"


def unstructured(text: str) -> str:
    """Return the body of a field such as Subject; `text` is one line."""
    if not text.isascii():
        return "\r\n ".join(_encoded_words(text))
    return _folded(text)


def mailbox(name: str, address: str) -> str:
    """Return `name <address>`, or the bare address where there is no name."""
    if not name:
        return address
    if not name.isascii():
        return "\r\n ".join((*_encoded_words(name), f"<{address}>"))
    if not _ATOMS.fullmatch(name):
        escaped = name.replace("\\", "\\\\").replace('"', '\\"')
        name = f'"{escaped}"'
    separator = "\r\n " if len(name) + len(address) > _FOLD_AT else " "
    return f"{name}{separator}<{address}>"


def message_ids(ids: Sequence[str]) -> str:
    """Return the body of References or In-Reply-To, an id a line."""
    return "\r\n ".join(ids)


def is_message_id(text: str) -> bool:
    """Say whether `text` is one id that can be written again (RFC 5322 3.6.4).

    One that looks like an encoded word is refused, since readers decode it where they must not.
    """
    return "=?" not in text and _ID.fullmatch(text) is not None


def date(moment: datetime) -> str:
    """Return the body of a Date field, in the zone that `moment` has."""
    return format_datetime(moment)


def text_part(text: str) -> tuple[list[Field], bytes]:
    """Return the fields and the body of a text/plain part; any line end becomes CRLF."""
    data = clean_text(text).rstrip("\n").encode() + b"\n"
    is_plain = data.isascii() and all(len(line) <= _LONGEST_PLAIN for line in data.split(b"\n"))
    encoding = "7bit" if is_plain else "quoted-printable"
    charset = "us-ascii" if is_plain else "utf-8"
    body = data if is_plain else quopri.encodestring(data)
    fields = [
        ("Content-Type", f"text/plain; charset={charset}"),
        ("Content-Transfer-Encoding", encoding),
    ]
    return fields, body.replace(b"\n", b"\r\n")


def mail(fields: Sequence[Field], body: bytes) -> bytes:
    """Return the whole mail, read back and found to hold these fields and no others.

    Raises `BadMail` where a name, a body or the text could be read as something else.
    """
    head = "".join(f"{name}: {value}\r\n" for name, value in fields)
    try:
        raw = head.encode() + b"\r\n" + body
    except UnicodeEncodeError as error:
        raise BadMail("a lone surrogate") from error
    found = _names_of(raw)
    if found != [name for name, _ in fields] or not all(map(_NAME.fullmatch, found)):
        raise BadMail("other fields than were written")
    lines = raw.split(b"\r\n")
    if any(b"\r" in line or b"\n" in line or b"\0" in line for line in lines):
        raise BadMail("a bare line end or a zero byte")
    if any(len(line) > LONGEST_LINE for line in lines):
        raise BadMail("a line is too long")
    return raw


def _names_of(raw: bytes) -> list[str]:
    """Read the names of the fields as any server would: up to the first empty line."""
    names = []
    for line in raw.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n"):
        if not line:
            break
        if not line.startswith((b" ", b"\t")):
            names.append(line.partition(b":")[0].decode(errors="replace"))
        elif not line.strip():
            raise BadMail("a folded line without a word")
    return names


def _folded(text: str) -> str:
    """Fold between words; the blank that is folded at stays, so unfolding gives `text` again."""
    lines = [""]
    for word in text.split(" "):
        if lines[-1] and len(lines[-1]) + len(word) >= _FOLD_AT:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}" if lines[-1] else word
    return "\r\n ".join(lines)


def _encoded_words(text: str) -> list[str]:
    """Return encoded words in base64, none of which parts a sign (RFC 2047 5)."""
    chunks = [b""]
    for sign in text:
        data = sign.encode(errors="replace")
        if len(chunks[-1]) + len(data) > _WORD_BYTES:
            chunks.append(b"")
        chunks[-1] += data
    return [f"=?utf-8?b?{base64.b64encode(chunk).decode()}?=" for chunk in chunks]


def base64_body(data: bytes) -> bytes:
    """Return `data` in base64, 76 signs a line (RFC 2045 6.8)."""
    pieces = (data[start : start + 57] for start in range(0, len(data), 57))
    return b"\r\n".join(binascii.b2a_base64(piece, newline=False) for piece in pieces) + b"\r\n"
