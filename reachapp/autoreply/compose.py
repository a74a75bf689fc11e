"""The reply as bytes (RFC 3834 3): one recipient, marked as automatic, nothing of the stranger's.

Whatever the mail held, the result is read back and compared before it is given out.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.header import decode_header, make_header
from email.parser import BytesHeaderParser
from email.policy import compat32

from reachapp.autoreply.case import ReplyTo
from reachapp.core import written_mail
from reachapp.core.addresses import ascii_domain
from reachapp.core.automatic import LOOP_MARK, is_mailbox
from reachapp.core.message import Message
from reachapp.core.written_mail import BadMail, Field, is_message_id, one_line

_LONGEST_SUBJECT = 100
_LONGEST_NAME = 100
_MOST_REFERENCES = 20
# What mail programs put before the subject of an answer; "Auto:" is our own word.
_CHAIN = re.compile(
    r"(?:\s*(?:re|aw|antw|antwoord|betr|sv|vs|ref|auto|automatic reply|automatisch antwoord"
    r"|automatische antwort|réponse automatique)\s*(?:\[\d{1,3}\]|\(\d{1,3}\))?\s*:)+\s*",
    re.IGNORECASE,
)


class ComposeFault(ValueError):
    """The reply cannot be written without risk; the mail counts as `bad_return_path`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """Who a reply comes from, and the marks by which it is known again."""

    owner_name: str
    message_id: str
    """From `core.outbox.computed_message_id`."""
    reference: str
    """From `core.outbox.reference`."""
    may_use_utf8: bool = False
    """The way out speaks SMTPUTF8 (RFC 6531)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    """A reply, ready to leave."""

    raw: bytes
    """RFC 5322 with CRLF."""
    message_id: str
    subject: str
    body: str


def compose(
    message: Message,
    reply: ReplyTo,
    *,
    body: str,
    fallback_subject: str,
    signature: Signature,
    now: datetime,
) -> Composed:
    """Return the reply to `message`; `now` is in the owner's zone, and so is the Date field.

    Raises `ComposeFault` where recipient or marks are unfit, or the bytes say something else.
    """
    sender = _sender(reply.from_address, signature)
    if not is_mailbox(reply.recipient) or not _is_allowed(reply.recipient, signature):
        raise ComposeFault("the recipient is not one address")
    if not is_message_id(signature.message_id) or not signature.reference.isalnum():
        raise ComposeFault("the marks of the reply are malformed")
    subject = reply_subject("" if reply.is_form else message.subject, fallback_subject)
    part, content = written_mail.text_part(body)
    fields: list[Field] = [
        ("From", written_mail.mailbox(one_line(signature.owner_name, _LONGEST_NAME), sender)),
        ("To", reply.recipient),
        ("Subject", written_mail.unstructured(subject)),
        ("Date", written_mail.date(now)),
        ("Message-ID", signature.message_id),
        *_thread_fields(message),
        ("Auto-Submitted", "auto-replied"),
        ("X-Auto-Response-Suppress", "All"),
        (LOOP_MARK, signature.reference),
        ("MIME-Version", "1.0"),
        *part,
    ]
    raw = _read_back(fields, content, recipient=reply.recipient, subject=subject)
    return Composed(raw=raw, message_id=signature.message_id, subject=subject, body=body)


def reply_subject(subject: str, fallback: str) -> str:
    """Return "Auto: " and at most 100 signs of `subject`, without the chain before it."""
    plain = one_line(subject, 10 * _LONGEST_SUBJECT)
    chain = _CHAIN.match(plain)
    plain = plain[chain.end() :] if chain is not None else plain
    return "Auto: " + (one_line(plain, _LONGEST_SUBJECT) or fallback)


def _sender(address: str, signature: Signature) -> str:
    """Return the own address as it can be sent: with A-labels, in ASCII unless UTF-8 is spoken."""
    local, _, domain = address.strip().rpartition("@")
    sender = f"{local}@{ascii_domain(domain.lower())}"
    if not is_mailbox(sender) or not _is_allowed(sender, signature):
        raise ComposeFault("the own address cannot be sent from")
    return sender


def _is_allowed(address: str, signature: Signature) -> bool:
    return address.isascii() or signature.may_use_utf8


def _thread_fields(message: Message) -> list[Field]:
    """Return In-Reply-To and References (RFC 5322 3.6.4), of valid ids only."""
    own = message.message_id
    parent = [own] if own is not None and is_message_id(own) else []
    ancestors: Sequence[str] = message.references
    if not ancestors and len(message.in_reply_to) == 1:
        ancestors = message.in_reply_to
    valid = [each for each in ancestors if is_message_id(each) and each not in parent]
    references = [*valid[1 - _MOST_REFERENCES :], *parent]
    fields = [("In-Reply-To", parent[0])] if parent else []
    if references:
        fields.append(("References", written_mail.message_ids(references)))
    return fields


def _read_back(fields: list[Field], content: bytes, *, recipient: str, subject: str) -> bytes:
    """Return the bytes after a second, independent reader found in them what was meant."""
    try:
        raw = written_mail.mail(fields, content)
    except BadMail as fault:
        raise ComposeFault(str(fault)) from fault
    read = BytesHeaderParser(policy=compat32).parsebytes(raw)
    said = str(make_header(decode_header(str(read["Subject"]).replace("\r\n", ""))))
    is_same = (
        read.keys() == [name for name, _ in fields]
        and b"\r\nTo: " + recipient.encode() + b"\r\n" in raw.partition(b"\r\n\r\n")[0]
        and said == subject
    )
    if not is_same:
        raise ComposeFault("the bytes say something else")
    return raw
