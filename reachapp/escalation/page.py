"""An urgent message as it is told to a person: a mail to the assistant, a text to a telephone.

The mail is a new one (RFC 5436 2.7.1), not a redirect, which SRS and DMARC would break; the
original is attached as it came. A telephone gets name and subject, never the text of a mail.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from reachapp.core import written_mail
from reachapp.core.automatic import LOOP_MARK, is_mailbox
from reachapp.core.message import Message, Unreadable
from reachapp.core.profile import Language
from reachapp.core.written_mail import BadMail, Field, is_message_id, one_line
from reachapp.escalation.page_words import WORDS, PageWords

_LONGEST_WHO = 60
_LONGEST_SUBJECT = 120
_LONGEST_REASON = 200
_LONGEST_SMS = 160
"""Signs of one text message in the GSM alphabet."""
_MOST_REASONS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarm:
    """What is told."""

    message: Message | Unreadable
    reasons: tuple[str, ...] = ()
    """Why it is urgent, in words for the one who is called."""
    statement: str = ""
    """What the sender was promised; empty where nothing was told."""
    owner_name: str = ""
    language: Language = "nl"


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """How a page by mail travels, and the marks by which it is known again."""

    from_address: str
    """The account that sends it."""
    to_address: str
    owner_address: str
    """Whose message it is: the `owner-email` of RFC 5436."""
    message_id: str
    reference: str


def page_mail(alarm: Alarm, envelope: Envelope, *, raw: bytes, now: datetime) -> bytes:
    """Return the mail to the assistant with the original attached; `now` in the owner's zone.

    Raises `BadMail` where an address or a mark is unfit.
    """
    addresses = (envelope.from_address, envelope.to_address, envelope.owner_address)
    if not all(address.isascii() and is_mailbox(address) for address in addresses):
        raise BadMail("not one address")
    if not is_message_id(envelope.message_id) or not envelope.reference.isalnum():
        raise BadMail("the marks are malformed")
    boundary = _boundary(raw, envelope.reference)
    owner = one_line(alarm.owner_name, _LONGEST_WHO)
    quoted_owner = envelope.owner_address.replace("\\", "\\\\").replace('"', '\\"')
    fields: list[Field] = [
        ("From", written_mail.mailbox(owner, envelope.from_address)),
        ("To", envelope.to_address),
        ("Subject", written_mail.unstructured(page_title(alarm))),
        ("Date", written_mail.date(now)),
        ("Message-ID", envelope.message_id),
        ("Auto-Submitted", f'auto-notified; owner-email="{quoted_owner}"'),
        ("X-Auto-Response-Suppress", "All"),
        (LOOP_MARK, envelope.reference),
        ("Importance", "high"),
        ("MIME-Version", "1.0"),
        ("Content-Type", f'multipart/mixed;\r\n boundary="{boundary}"'),
    ]
    text, content = written_mail.text_part(_text(alarm))
    parts = [_part(text, content), _original(raw)]
    border = f"--{boundary}".encode()
    body = b"".join(border + b"\r\n" + part + b"\r\n" for part in parts)
    return written_mail.mail(fields, body + border + b"--\r\n")


def page_title(alarm: Alarm) -> str:
    """Return one line that says who it is and what about: `Spoed: Anna Visser: lekkage`."""
    words = WORDS[alarm.language]
    is_read = isinstance(alarm.message, Message)
    return f"{words.urgent if is_read else words.unreadable}: {_who(alarm)}: {_subject(alarm)}"


def phone_note(alarm: Alarm, *, number: str = "") -> dict[str, str]:
    """Return what a telephone shows, as the JSON body of an outbox row."""
    words = WORDS[alarm.language]
    is_read = isinstance(alarm.message, Message)
    text = page_title(alarm)
    return {
        "title": f"{words.urgent if is_read else words.unreadable}: {_who(alarm)}",
        "message": _subject(alarm),
        "number": number,
        "text": one_line(text, _LONGEST_SMS),
    }


def _who(alarm: Alarm) -> str:
    """Return the author's name, else the address, as far as there is one."""
    message = alarm.message
    if isinstance(message, Unreadable):
        name = message.sender
    else:
        name = next((author.name or author.spec for author in message.from_), "")
    return one_line(name, _LONGEST_WHO) or WORDS[alarm.language].unknown_sender


def _subject(alarm: Alarm) -> str:
    return one_line(alarm.message.subject, _LONGEST_SUBJECT) or WORDS[alarm.language].no_subject


def _text(alarm: Alarm) -> str:
    words = WORDS[alarm.language]
    is_read = isinstance(alarm.message, Message)
    owner = one_line(alarm.owner_name, _LONGEST_WHO) or "Reachapp"
    opening = words.opening if is_read else words.opening_unreadable
    promise = one_line(alarm.statement, _LONGEST_REASON)
    lines = [
        opening.replace("{owner}", owner),
        "",
        f"{words.sender}: {_sender(alarm)}",
        f"{words.subject}: {_subject(alarm)}",
        "",
        *_reasons(alarm.reasons, words),
        f"{words.promised}: {promise}" if promise else words.nothing_promised,
        words.attached,
    ]
    return "\n".join(lines)


def _sender(alarm: Alarm) -> str:
    message = alarm.message
    if isinstance(message, Message) and message.from_:
        author = message.from_[0]
        known = f"{author.name} <{author.spec}>" if author.name else author.spec
        return one_line(known, 2 * _LONGEST_SUBJECT)
    return _who(alarm)


def _reasons(reasons: Sequence[str], words: PageWords) -> list[str]:
    told = [one_line(reason, _LONGEST_REASON) for reason in reasons[:_MOST_REASONS]]
    return [f"{words.reasons}:", *(f"- {reason}" for reason in told if reason), ""] if told else []


def _original(raw: bytes) -> bytes:
    """Return the original as a part, byte for byte.

    RFC 2046 5.2.1 forbids base64 for message/rfc822. A mail that cannot travel as it is (bare
    line ends, zero bytes, over-long lines) goes as a file instead.
    """
    if b"\r" not in raw:  # a file of this machine: its line ends are the only thing to change
        raw = raw.replace(b"\n", b"\r\n")
    lines = raw.split(b"\r\n")
    can_travel = bool(raw.strip()) and all(
        len(line) <= written_mail.LONGEST_LINE
        and not any(sign in line for sign in (b"\r", b"\n", b"\0"))
        for line in lines
    )
    if can_travel:
        fields = [
            ("Content-Type", "message/rfc822"),
            ("Content-Transfer-Encoding", "7bit" if raw.isascii() else "8bit"),
            ("Content-Disposition", 'attachment; filename="message.eml"'),
        ]
        return _part(fields, raw)
    fields = [
        ("Content-Type", 'application/octet-stream; name="message.eml"'),
        ("Content-Transfer-Encoding", "base64"),
        ("Content-Disposition", 'attachment; filename="message.eml"'),
    ]
    return _part(fields, written_mail.base64_body(raw))


def _part(fields: Sequence[Field], content: bytes) -> bytes:
    return written_mail.mail(fields, content)


def _boundary(raw: bytes, reference: str) -> str:
    """Return a boundary that the original does not hold; the same for the same page."""
    boundary = ""
    turn = 0
    while not boundary or boundary.encode() in raw:
        digest = hashlib.sha256(f"{reference}:{turn}".encode() + raw[:1024]).hexdigest()
        boundary, turn = f"=_{digest[:40]}", turn + 1
    return boundary
