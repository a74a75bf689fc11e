"""Takes out of a text what no window, database or header can bear, and puts it into NFC."""

import re
import unicodedata

_LINE_DIRT = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_TEXT_DIRT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_LINE_ENDS = re.compile("\r\n?|\u2028|\u2029|\x85")
_PIECE = 1000
_SEAM = 30


def clean_line(text: str) -> str:
    """Return `text` as one line: a space for each control, line separator and lone surrogate."""
    if text.isascii() and text.isprintable():
        return text
    return _composed(_LINE_DIRT.sub(" ", text))


def clean_text(text: str) -> str:
    """Return `text` with newline as its only line end and tab as its only other control."""
    if "\r" in text or not text.isascii():
        text = _LINE_ENDS.sub("\n", text)
    return _composed(_TEXT_DIRT.sub(" ", text))


def is_clean(text: str) -> bool:
    """Tell whether `text` holds nothing that `clean_text` would replace."""
    return _TEXT_DIRT.search(text) is None


def without_words(text: str) -> str:
    """Break up what still looks like an encoded word, so that nobody decodes a second time."""
    return text.replace("=?", "= ?") if "=?" in text else text


def _composed(text: str) -> str:
    """Return the NFC of `text`, in pieces.

    Sorting a run of n combining marks costs n squared, and a run may be as long as the mail.
    """
    if text.isascii():
        return text
    if len(text) <= _PIECE:
        return unicodedata.normalize("NFC", text)
    pieces = []
    start = 0
    while start < len(text):
        end = _seam(text, start + _PIECE)
        pieces.append(unicodedata.normalize("NFC", text[start:end]))
        start = end
    return "".join(pieces)


def _seam(text: str, at: int) -> int:
    """Return the place near `at` where no mark is parted from its letter, if there is one."""
    if at >= len(text):
        return len(text)
    for place in range(at, at - _SEAM, -1):
        if not unicodedata.combining(text[place]):
            return place
    return at
