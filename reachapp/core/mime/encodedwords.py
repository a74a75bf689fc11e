"""Encoded words of header fields (RFC 2047), decoded once, each by itself."""

import binascii
import re

from reachapp.core.mime.charsets import codec_of, decode_bytes
from reachapp.core.mime.cleaning import clean_line, without_words

WORD = r"=\?[^?\s]{1,60}\?[bBqQ]\?[^?\n]{0,2000}\?="
_WORD = re.compile(r"=\?([^?\s]{1,60})\?([bBqQ])\?([^?\n]{0,2000})\?=")
_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/]+")
_MOST_WORDS = 500


def decode_words(text: str) -> str:
    """Return `text` with its encoded words read, clean and on one line.

    A word that cannot be read stays as it stands. What looks like an encoded word afterwards is
    broken up: read twice, it could carry a line end into a header that we write.
    """
    if "=?" not in text:
        return clean_line(text)
    pieces: list[str] = []
    waiting = _Waiting()
    end = 0
    for number, match in enumerate(_WORD.finditer(text)):
        between = text[end : match.start()]
        data = _bytes_of(match[2], match[3]) if number < _MOST_WORDS else None
        charset = match[1].partition("*")[0].lower()  # RFC 2231 5: a language may follow
        follows = number > 0 and (not between or between.isspace())
        if data is None or not follows or waiting.charset != charset:
            pieces.append(waiting.text())
        if not (follows and data is not None and waiting.is_word):
            pieces.append(between)
        if data is None:
            pieces.append(match[0])
            waiting = _Waiting()
        else:
            waiting.add(data, charset)
        end = match.end()
    pieces.extend((waiting.text(), text[end:]))
    return without_words(clean_line("".join(pieces)))


class _Waiting:
    """The bytes of neighbouring words: some writers part a character between two of them."""

    __slots__ = ("_data", "charset", "is_word")

    def __init__(self) -> None:
        self._data = b""
        self.charset = ""
        self.is_word = False

    def add(self, data: bytes, charset: str) -> None:
        self._data += data
        self.charset = charset
        self.is_word = True

    def text(self) -> str:
        """Hand over what has waited."""
        data, self._data = self._data, b""
        return decode_bytes(data, self.charset if codec_of(self.charset) else None) if data else ""


def _bytes_of(encoding: str, content: str) -> bytes | None:
    """Return the bytes of one word, or None where it is damaged."""
    if not content.isascii():
        return None
    if encoding in "qQ":
        return binascii.a2b_qp(content.encode("ascii"), header=True)
    plain = _NOT_BASE64.sub(b"", content.encode("ascii"))
    if len(plain) % 4 == 1:
        return None
    return binascii.a2b_base64(plain + b"=" * (-len(plain) % 4))
