"""Content-Type and Content-Disposition with their parameters (RFC 2045, 2183, 2231)."""

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from reachapp.core.mime.charsets import decode_bytes
from reachapp.core.mime.cleaning import clean_line
from reachapp.core.mime.encodedwords import decode_words

PLAIN = "text/plain"
NOTHING: Mapping[str, str] = MappingProxyType({})
_TYPE = re.compile(r"\s*([A-Za-z0-9!#$&^_.+-]{1,100}/[A-Za-z0-9!#$&^_.+-]{1,100})\s*(?:;|\(|$)")
_WORD = re.compile(r"\s*([A-Za-z-]{1,40})")
_PARAM = re.compile(
    r";\s*+([^\s=;\"]{1,100}+)\s*+=\s*+(?:\"((?:[^\"\\]|\\.)*+)(?:\"|$)|([^;\"\s]*+))"
)
_PIECE = re.compile(r"(.+?)(?:\*(\d{1,3}))?(\*)?")
_ESCAPE = re.compile(r"\\(.)")
_PERCENT = re.compile(rb"%([0-9A-Fa-f]{2})")
_EXTENDED = re.compile(r"([^']*)'[^']*'(.*)", re.DOTALL)
_MOST_PARAMS = 100
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\.|$)")
_UNSAFE = re.compile(
    '[\x00-\x1f\x7f-\x9f<>:"|?*\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]'
)
_NAME_BYTES = 120
_LONGEST_ENDING = 20


@lru_cache(maxsize=512)
def parse_content_type(value: str) -> tuple[str, Mapping[str, str]]:
    """Return the lower-case type and its parameters; an invalid type is `text/plain`."""
    match = _TYPE.match(value)
    return (match[1].lower() if match else PLAIN), _params(value)


@lru_cache(maxsize=512)
def parse_disposition(value: str) -> tuple[str, Mapping[str, str]]:
    """Return the lower-case disposition (empty where it is invalid) and its parameters."""
    match = _WORD.match(value)
    return (match[1].lower() if match else ""), _params(value)


def _params(value: str) -> Mapping[str, str]:
    if ";" not in value:
        return NOTHING
    params: dict[str, str] = {}
    pieces: dict[str, dict[int, tuple[str, bool]]] = {}
    for number, match in enumerate(_PARAM.finditer(value)):
        if number == _MOST_PARAMS:
            break
        name = match[1].lower()
        content = match[3] if match[2] is None else _ESCAPE.sub(r"\1", match[2])
        parted = _PIECE.fullmatch(name) if "*" in name else None
        if parted is None:
            params.setdefault(name, content)
        else:
            place = int(parted[2] or 0)
            pieces.setdefault(parted[1], {}).setdefault(place, (content, bool(parted[3])))
    for name, found in pieces.items():
        params[name] = _joined(found)
    return MappingProxyType({name: clean_line(content) for name, content in params.items()})


def _joined(pieces: dict[int, tuple[str, bool]]) -> str:
    """Put a value of RFC 2231 together: `charset'language'text` over numbered pieces."""
    charset: str | None = None
    data = b""
    for place, (content, is_encoded) in sorted(pieces.items()):
        text = content
        if is_encoded and place == 0 and (match := _EXTENDED.fullmatch(content)):
            charset, text = match[1], match[2]
        raw = text.encode("utf-8", "replace")
        data += _PERCENT.sub(lambda hit: bytes.fromhex(hit[1].decode()), raw) if is_encoded else raw
    return decode_bytes(data, charset)


def safe_filename(text: str) -> str | None:
    """Return a name that is safe as a file in any folder, or None where nothing is left."""
    name = unicodedata.normalize("NFC", decode_words(text[:1000]))
    name = _UNSAFE.sub("", name.replace("\\", "/").rpartition("/")[2])
    name = " ".join(name.split()).strip(" .")
    if _RESERVED.match(name):
        name = f"_{name}"
    return _cut_name(name) or None


def _cut_name(name: str) -> str:
    """Cut the stem, not the ending: the ending says what a file does."""
    if len(name.encode()) <= _NAME_BYTES:
        return name
    stem, dot, ending = name.rpartition(".")
    if not dot or len(ending.encode()) > _LONGEST_ENDING:
        stem, ending = name, ""
    room = _NAME_BYTES - len((dot + ending).encode())
    cut = stem.encode()[:room].decode("utf-8", "ignore").rstrip(" .")
    return f"{cut}.{ending}" if ending else cut
