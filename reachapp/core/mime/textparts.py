"""Chooses the parts of a mail that a person would read first, and gives their words."""

import re
from collections.abc import Iterable

from reachapp.core.mime.charsets import decode_bytes
from reachapp.core.mime.cleaning import clean_text
from reachapp.core.mime.htmltext import HTML_LIMIT, html_to_text
from reachapp.core.mime.tree import Leaf, leaf_bytes

TEXT_LIMIT = 65_536
_PLAIN_ROOM = 300_000
_RANK = {"text/plain": 0, "text/html": 1}
# Text to machines, or to people who asked for it.
_NOT_READ = {
    "text/calendar",
    "text/vcard",
    "text/x-vcard",
    "text/directory",
    "text/css",
    "text/csv",
}
_NOT_READ |= {"text/rfc822-headers", "text/javascript", "text/x-amp-html"}
_ENRICHED = {"text/enriched", "text/richtext"}
_COMMAND = re.compile(r"<(?!<)/?[A-Za-z-]{1,60}>")
_FLOWED_QUOTE = re.compile(r">*")


def visible_text(raw: bytes, leaves: Iterable[Leaf]) -> tuple[str, bool]:
    """Return the words of the mail, at most 65,536 characters, and whether there were more.

    Of alternatives the first with visible text counts, the plain one first; of all other parts
    each gives its text, because Apple's Mail writes on behind a picture.
    """
    readable = [leaf for leaf in leaves if _is_read(leaf)]
    pieces: list[str] = []
    room = TEXT_LIMIT
    is_cut = False
    answered: set[int] = set()
    for leaf in _in_order(readable):
        if leaf.choice in answered or room <= 0:
            is_cut = is_cut or room <= 0
            continue
        text, was_cut = _text_of(raw, leaf)
        text = text.strip("\n ")
        if not text.strip():
            continue
        if leaf.choice:
            answered.add(leaf.choice)
        pieces.append(text[:room])
        is_cut = is_cut or was_cut or len(text) > room
        room -= len(text) + 2
    return "\n\n".join(pieces)[:TEXT_LIMIT], is_cut


def _is_read(leaf: Leaf) -> bool:
    content_type = leaf.part.content_type
    if leaf.part.is_attachment or content_type in _NOT_READ:
        return False
    return content_type.startswith("text/")


def _in_order(leaves: list[Leaf]) -> list[Leaf]:
    """Return the leaves with the versions of one choice side by side, the plain ones first."""
    places: dict[int, int] = {}
    for number, leaf in enumerate(leaves):
        if leaf.choice:
            places.setdefault(leaf.choice, number)

    def place(numbered: tuple[int, Leaf]) -> tuple[int, int]:
        number, leaf = numbered
        if not leaf.choice:
            return number, 0
        return places[leaf.choice], _RANK.get(leaf.part.content_type, 2)

    return [leaf for _, leaf in sorted(enumerate(leaves), key=place)]


def _text_of(raw: bytes, leaf: Leaf) -> tuple[str, bool]:
    part = leaf.part
    is_html = part.content_type == "text/html"
    limit = HTML_LIMIT * 2 if is_html else _PLAIN_ROOM
    data = leaf_bytes(raw, leaf, limit=limit)
    text = decode_bytes(data, part.params.get("charset"))
    is_cut = leaf.end - leaf.start > limit
    if is_html:
        text, was_cut = html_to_text(text)
        return clean_text(text), is_cut or was_cut
    is_cut = is_cut or len(text) > TEXT_LIMIT * 2
    text = clean_text(text[: TEXT_LIMIT * 2])
    if part.content_type in _ENRICHED:
        text = _COMMAND.sub("", text).replace("<<", "<")
    if part.params.get("format", "").lower() == "flowed":
        text = _unflowed(text, deletes_space=part.params.get("delsp", "").lower() == "yes")
    return text, is_cut


def _unflowed(text: str, *, deletes_space: bool) -> str:
    """Join the lines that RFC 3676 parted: those that end in a blank, within one quote depth."""
    lines: list[list[str]] = []
    open_depth = -1
    for line in text.split("\n"):
        depth = len(_FLOWED_QUOTE.match(line)[0])  # type: ignore[index]  # matches always
        words = line[depth:].removeprefix(" ")
        if depth == open_depth and words != "-- ":
            lines[-1].append(words)
        else:
            lines.append(["> " * bool(depth), words])
        is_soft = words.endswith(" ") and words != "-- "
        if is_soft and deletes_space:
            lines[-1][-1] = words[:-1]
        open_depth = depth if is_soft else -1
    return "\n".join("".join(line) for line in lines)
