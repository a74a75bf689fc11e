"""The leaves of a MIME tree (RFC 2046), found by their boundaries with a stack and with limits."""

import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from reachapp.core.message import Part
from reachapp.core.mime.contenttype import parse_content_type, parse_disposition, safe_filename
from reachapp.core.mime.fields import Field, cut_value, split_header, value_text

MOST_PARTS = 500
DEEPEST = 50
_MOST_NODES = 1000
_HEADER_ROOM = 65_536
_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/]+")
_LONGEST_BOUNDARY = 200
_LONGEST_LINE = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """A part, where its bytes stand, and between which versions a reader would choose."""

    part: Part
    start: int
    end: int
    encoding: str
    choice: int
    """The number of the outermost multipart/alternative around it; 0 where there is none."""


class _Node(NamedTuple):
    """A part of the tree that is still to be looked at."""

    fields: list[Field]
    start: int
    end: int
    depth: int
    choice: int
    default: str = ""


def find_leaves(raw: bytes, fields: list[Field], body_at: int) -> tuple[list[Leaf], bool]:
    """Return the leaves in their order, and whether any were left out.

    At most 500 leaves, 50 levels and 1,000 nodes. What is deeper counts as one leaf of plain text.
    A multipart without usable boundary is text, too: its words stand there for people to see.
    """
    leaves: list[Leaf] = []
    waiting = [_Node(fields, body_at, len(raw), 0, 0)]
    nodes = 0
    while waiting:
        node = waiting.pop()
        nodes += 1
        if len(leaves) == MOST_PARTS or nodes > _MOST_NODES:
            return leaves, True
        content_type, params = parse_content_type(_value(node.fields, "content-type"))
        if not _value(node.fields, "content-type") and node.default:
            content_type = node.default
        spans = _spans(raw, node, params.get("boundary", "")) if _is_multi(content_type) else []
        if spans and node.depth < DEEPEST:
            waiting.extend(reversed(_children(raw, node, content_type, spans, nodes)))
        else:
            leaves.append(_leaf(node, content_type))
    return leaves, False


def _is_multi(content_type: str) -> bool:
    return content_type.startswith("multipart/")


def _value(fields: list[Field], name: str) -> str:
    for field, value in fields:
        if field == name:
            return value_text(cut_value(name, value))
    return ""


def _children(
    raw: bytes, node: _Node, content_type: str, spans: list[tuple[int, int]], number: int
) -> list[_Node]:
    choice = node.choice or (number if content_type == "multipart/alternative" else 0)
    default = "message/rfc822" if content_type == "multipart/digest" else ""
    children = []
    for start, end in spans:
        # A part's own header is short; a longer one is text that lost its blank line.
        fields, body_at = split_header(raw, start, end) if start < end else ([], start)
        children.append(_Node(fields, body_at, end, node.depth + 1, choice, default))
    return children


def _spans(raw: bytes, node: _Node, boundary: str) -> list[tuple[int, int]]:
    """Return where the parts stand; the last one may lack its closing line."""
    mark = boundary.rstrip().encode("utf-8", "replace")
    if not 0 < len(mark) <= _LONGEST_BOUNDARY:
        return []
    spans: list[tuple[int, int]] = []
    start = -1
    for line_start, line_end, is_last in _boundary_lines(raw, b"--" + mark, node.start, node.end):
        if start >= 0:
            spans.append((start, max(start, _before_line_end(raw, line_start))))
        start = line_end
        if is_last or len(spans) > MOST_PARTS:
            return spans
    if start >= 0:
        spans.append((start, node.end))
    return spans


def _boundary_lines(
    raw: bytes, mark: bytes, start: int, end: int
) -> Iterator[tuple[int, int, bool]]:
    """Yield where each boundary line begins and ends, and whether it closes the multipart."""
    at = raw.find(mark, start, end)
    while at >= 0:
        after = at + len(mark)
        line_end = raw.find(b"\n", after, after + _LONGEST_LINE)
        line_end = min(line_end + 1, end) if line_end >= 0 else end
        if (at == start or raw[at - 1 : at] == b"\n") and line_end - after <= _LONGEST_LINE:
            rest = raw[after:line_end].strip()
            if rest in {b"", b"--"}:
                yield at, line_end, rest == b"--"
        at = raw.find(mark, after, end)


def _before_line_end(raw: bytes, at: int) -> int:
    """RFC 2046 5.1.1: the line end before a boundary belongs to the boundary."""
    if raw[at - 2 : at] == b"\r\n":
        return at - 2
    return at - 1 if raw[at - 1 : at] == b"\n" else at


def _leaf(node: _Node, content_type: str) -> Leaf:
    value = _value(node.fields, "content-type")
    _, params = parse_content_type(value)
    kind, options = parse_disposition(_value(node.fields, "content-disposition"))
    given = options.get("filename") or params.get("name") or ""
    filename = safe_filename(given) if given else None
    if _is_multi(content_type):
        content_type = "text/plain"
    part = Part(
        content_type=content_type,
        params=params,
        filename=filename,
        is_attachment=_is_attachment(content_type, kind, has_name=bool(given)),
        size=node.end - node.start,
    )
    encoding = _value(node.fields, "content-transfer-encoding").strip().lower()
    return Leaf(part=part, start=node.start, end=node.end, encoding=encoding, choice=node.choice)


def _is_attachment(content_type: str, disposition: str, *, has_name: bool) -> bool:
    if disposition == "attachment":
        return True
    main = content_type.partition("/")[0]
    if main == "text":
        return has_name and disposition != "inline"
    return main not in {"image", "multipart"} or (has_name and disposition != "inline")


def leaf_bytes(raw: bytes, leaf: Leaf, *, limit: int) -> bytes:
    """Return the decoded content of a leaf, from at most `limit` bytes as they are sent."""
    data = raw[leaf.start : min(leaf.end, leaf.start + limit)]
    if leaf.encoding == "base64":
        return _from_base64(data)
    if leaf.encoding == "quoted-printable":
        return binascii.a2b_qp(data)
    return data


def _from_base64(data: bytes) -> bytes:
    """Decode what is there, damaged or cut as it may be."""
    try:
        return binascii.a2b_base64(data)
    except binascii.Error:
        plain = _NOT_BASE64.sub(b"", data)
        plain = plain[: len(plain) - 1] if len(plain) % 4 == 1 else plain
        return binascii.a2b_base64(plain + b"=" * (-len(plain) % 4))
