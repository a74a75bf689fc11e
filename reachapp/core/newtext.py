"""Takes the visible text of a mail apart: new words, signature, quoted."""

import re

from reachapp.core.message import Body
from reachapp.core.quotelines import find_quoted
from reachapp.core.signatures import find_signature

_LIST_ITEM = re.compile(r"\s*(?:[-*•–]|\d{1,3}[.)]|[a-z]\))\s")
_WRAPPED_FROM = 50
_LONGEST_LINE = 2000


def split_body(text: str) -> Body:
    """Return the text taken apart; every line of it stands in one of the three."""
    lines = _lines(text)
    quoted = find_quoted(lines)
    paragraphs: list[str] = []
    signature: list[str] = []
    start = 0
    while start < len(lines):
        end = start
        while end < len(lines) and quoted[end] == quoted[start]:
            end += 1
        if not quoted[start]:
            segment = lines[start:end]
            tail = find_signature(segment)
            paragraphs.extend(_paragraphs(segment, tail))
            signature.extend(line for line, is_tail in zip(segment, tail, strict=True) if is_tail)
        start = end
    older = (line for line, is_older in zip(lines, quoted, strict=True) if is_older)
    return Body(
        paragraphs=tuple(paragraphs),
        signature="\n".join(signature).strip(),
        quoted="\n".join(older).strip(),
    )


def _lines(text: str) -> list[str]:
    """Return the lines, over-long ones in pieces, so that no pattern meets a line without end."""
    lines: list[str] = []
    for line in text.split("\n"):
        if len(line) <= _LONGEST_LINE:
            lines.append(line)
        else:
            lines.extend(line[at : at + _LONGEST_LINE] for at in range(0, len(line), _LONGEST_LINE))
    return lines


def _paragraphs(lines: list[str], tail: list[bool]) -> list[str]:
    """Return the lines that are no signature as paragraphs, with wrapped lines joined."""
    paragraphs: list[str] = []
    current = ""
    last = ""
    for line, is_tail in zip(lines, tail, strict=True):
        if is_tail or not line.strip():
            if current:
                paragraphs.append(current)
            current = ""
        elif current:
            is_wrapped = len(last) >= _WRAPPED_FROM and not _LIST_ITEM.match(line)
            current += f"{' ' if is_wrapped else chr(10)}{line.strip()}"
        else:
            current = line.strip()
        last = line
    return [*paragraphs, current] if current else paragraphs
