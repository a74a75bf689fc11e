"""The METHOD of a calendar part (RFC 5545 3.7.2), also where only the calendar itself says it."""

import re
from dataclasses import replace
from types import MappingProxyType

from reachapp.core.message import Part
from reachapp.core.mime.tree import Leaf, leaf_bytes

_ROOM = 65_536
_METHOD = re.compile(
    rb"^METHOD(?:;[^:\r\n]{0,200})?:[ \t]*([A-Za-z-]{1,40})[ \t]*\r?$", re.MULTILINE | re.IGNORECASE
)
_FOLD = re.compile(rb"\r?\n[ \t]")


def part_with_method(raw: bytes, leaf: Leaf) -> Part:
    """Return the part of `leaf`; a calendar without the parameter gets it from its content.

    RFC 6047 2.4 demands the parameter, but programs that attach a file leave it out.
    """
    part = leaf.part
    if part.content_type != "text/calendar" or "method" in part.params:
        return part
    found = _METHOD.search(_FOLD.sub(b"", leaf_bytes(raw, leaf, limit=_ROOM)))
    if found is None:
        return part
    params = {**part.params, "method": found[1].decode("ascii").lower()}
    return replace(part, params=MappingProxyType(params))
