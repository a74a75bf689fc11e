"""`Message` to JSON and back: the child may be in a stranger's hands, so nothing is unpickled.

Whatever comes from the child is checked field by field; what does not fit is a `ValueError`.
"""

import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any, TypeVar

from reachapp.core.message import Address, Body, Message, Part, Unreadable
from reachapp.core.mime.cleaning import is_clean

_MOST_ITEMS = 2000
_T = TypeVar("_T")


def to_json(result: Message | Unreadable) -> bytes:
    """Return the result as JSON, for the way from the child."""
    plain = _plain_message(result) if isinstance(result, Message) else _plain_note(result)
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def from_json(data: bytes, *, size: int) -> Message | Unreadable:
    """Return the result that the JSON describes; `size` is what the child was given.

    Raises ValueError for anything that `to_json` cannot have written.
    """
    try:
        plain = json.loads(data)
        kind = _text(_pop(plain, "kind"))
        result = _message(plain) if kind == "message" else _note(plain)
    except (TypeError, KeyError, RecursionError) as fault:
        raise ValueError("no answer of a reader") from fault
    if result.size != size or plain:
        raise ValueError("the answer is about another mail")
    return result


def _plain_message(message: Message) -> dict[str, object]:
    return {
        "kind": "message",
        "headers": {name: list(values) for name, values in message.headers.items()},
        "message_id": message.message_id,
        "in_reply_to": list(message.in_reply_to),
        "references": list(message.references),
        "subject": message.subject,
        "from": _plain_addresses(message.from_),
        "sender": _plain_addresses(message.sender),
        "reply_to": _plain_addresses(message.reply_to),
        "recipients": _plain_addresses(message.recipients),
        "sent_at": message.sent_at.isoformat() if message.sent_at else None,
        "content_type": message.content_type,
        "content_params": dict(message.content_params),
        "parts": [_plain_part(part) for part in message.parts],
        "paragraphs": list(message.body.paragraphs),
        "signature": message.body.signature,
        "quoted": message.body.quoted,
        "text": message.text,
        "size": message.size,
        "is_cut": message.is_cut,
    }


def _plain_note(note: Unreadable) -> dict[str, object]:
    fields = {"why": note.why, "size": note.size, "sender": note.sender, "subject": note.subject}
    return {"kind": "unreadable", **fields}


def _plain_addresses(addresses: tuple[Address, ...]) -> list[list[str]]:
    return [[address.name, address.spec] for address in addresses]


def _plain_part(part: Part) -> list[object]:
    shape = [part.content_type, dict(part.params), part.filename]
    return [*shape, part.is_attachment, part.size]


def _message(plain: dict[str, Any]) -> Message:
    headers = {
        _text(name): _list(values, _text) for name, values in _dict(_pop(plain, "headers")).items()
    }
    return Message(
        headers=MappingProxyType(headers),
        message_id=_optional(_pop(plain, "message_id")),
        in_reply_to=_list(_pop(plain, "in_reply_to"), _text),
        references=_list(_pop(plain, "references"), _text),
        subject=_line(_pop(plain, "subject")),
        from_=_list(_pop(plain, "from"), _address),
        sender=_list(_pop(plain, "sender"), _address),
        reply_to=_list(_pop(plain, "reply_to"), _address),
        recipients=_list(_pop(plain, "recipients"), _address),
        sent_at=_moment(_pop(plain, "sent_at")),
        content_type=_text(_pop(plain, "content_type")),
        content_params=_params(_pop(plain, "content_params")),
        parts=_list(_pop(plain, "parts"), _part),
        body=Body(
            paragraphs=_list(_pop(plain, "paragraphs"), _text, most=1 << 17),
            signature=_text(_pop(plain, "signature")),
            quoted=_text(_pop(plain, "quoted")),
        ),
        text=_text(_pop(plain, "text")),
        size=_whole(_pop(plain, "size")),
        is_cut=_flag(_pop(plain, "is_cut")),
    )


def _note(plain: dict[str, Any]) -> Unreadable:
    return Unreadable(
        why=_line(_pop(plain, "why")),
        size=_whole(_pop(plain, "size")),
        sender=_line(_pop(plain, "sender")),
        subject=_line(_pop(plain, "subject")),
    )


def _pop(plain: object, key: str) -> object:
    return _dict(plain).pop(key)


def _dict(value: object) -> dict[str, Any]:
    if not isinstance(value, dict) or len(value) > _MOST_ITEMS:
        raise ValueError("no object")
    return value


def _list(
    value: object, item: Callable[[object], _T], *, most: int = _MOST_ITEMS
) -> tuple[_T, ...]:
    if not isinstance(value, list) or len(value) > most:
        raise ValueError("no list")
    return tuple(item(each) for each in value)


def _text(value: object) -> str:
    if not isinstance(value, str) or not is_clean(value):
        raise ValueError("no clean text")
    return value


def _line(value: object) -> str:
    text = _text(value)
    if "\n" in text:
        raise ValueError("more than a line")
    return text


def _optional(value: object) -> str | None:
    return None if value is None else _line(value)


def _whole(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise ValueError("no size")
    return value


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError("no flag")  # noqa: TRY004  one error for every misfit
    return value


def _moment(value: object) -> datetime | None:
    if value is None:
        return None
    moment = datetime.fromisoformat(_line(value))
    if moment.tzinfo is None:
        raise ValueError("a naive time")
    return moment.astimezone(UTC)


def _params(value: object) -> Mapping[str, str]:
    return MappingProxyType({_line(key): _line(text) for key, text in _dict(value).items()})


def _address(value: object) -> Address:
    name, spec = _list(value, _line, most=2)
    return Address(name, spec)


def _part(value: object) -> Part:
    content_type, params, filename, is_attachment, size = _list(value, _any, most=5)
    return Part(
        content_type=_line(content_type),
        params=_params(params),
        filename=_optional(filename),
        is_attachment=_flag(is_attachment),
        size=_whole(size),
    )


def _any(value: object) -> object:
    return value
