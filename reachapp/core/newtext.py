"""Takes the visible text of a mail apart: new words, signature, quoted."""

import re

from reachapp.core.message import Body

_PARAGRAPH_END = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")


def split_body(text: str) -> Body:
    """Return the text taken apart."""
    pieces = (piece.strip() for piece in _PARAGRAPH_END.split(text))
    return Body(paragraphs=tuple(piece for piece in pieces if piece))
