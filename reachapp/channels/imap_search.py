"""UIDs as IMAP writes them: sets in commands, SEARCH and ESEARCH (RFC 4731) answers."""

import re
from collections.abc import Iterable, Sequence

from reachapp.channels.lines import BadAnswerError

MOST_UIDS = 5_000_000
"""A range like `1:4294967295` would fill the memory."""

_SEARCH = re.compile(rb"\* SEARCH\b(.*)", re.IGNORECASE | re.DOTALL)
_ESEARCH = re.compile(rb"\* ESEARCH\b.*?\bALL ([\d:,]+)", re.IGNORECASE | re.DOTALL)
_NUMBERS = re.compile(rb"\d+")


def found_uids(answer: Sequence[bytes]) -> list[int]:
    """Return the UIDs that one answer names; none where it is no answer to a search."""
    plain = _SEARCH.match(answer[0])
    if plain is not None:
        words = plain.group(1).partition(b"(")[0]  # a MODSEQ may follow
        return [int(word) for word in _NUMBERS.findall(words)]
    extended = _ESEARCH.match(answer[0])
    return expanded(extended.group(1)) if extended is not None else []


def expanded(text: bytes) -> list[int]:
    """Return the members of a set like `1:3,7`."""
    uids: list[int] = []
    for part in filter(None, text.split(b",")):
        first, _, last = part.partition(b":")
        low, high = sorted((int(first), int(last or first)))
        if high - low + len(uids) >= MOST_UIDS:
            raise BadAnswerError("a set of UIDs without end")
        uids.extend(range(low, high + 1))
    return uids


def uid_set(uids: Iterable[int]) -> bytes:
    """Return the shortest set that names `uids`: runs become ranges."""
    runs: list[list[int]] = []
    for uid in sorted(set(uids)):
        if runs and uid == runs[-1][1] + 1:
            runs[-1][1] = uid
        else:
            runs.append([uid, uid])
    return b",".join(b"%d" % low if low == high else b"%d:%d" % (low, high) for low, high in runs)
