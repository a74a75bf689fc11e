"""What the header tells about machines: the readings that replies, forwards and triage share.

Field bodies come unfolded from `Message.headers`; comments are taken out here, because RFC 5322
allows them in each of these fields and a word in a comment must never count.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from reachapp.core.addresses import ascii_domain, strip_comments
from reachapp.core.message import Message

LOOP_MARK = "X-Reachapp-Ref"
"""The field that everything we send carries; mail that has it came from a Reachapp."""

LONGEST_ADDRESS = 254
"""Octets of a path without its brackets (RFC 5321 4.5.3.1.3)."""

_LONGEST_FIELD = 4_096
_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_WIDE_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~\u0080-\U0010ffff-]+"
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"
_WIDE_LABEL = r"[A-Za-z0-9\u0080-\U0010ffff](?:[A-Za-z0-9\u0080-\U0010ffff-]*)"
# A quoted local part may hold only what cannot be taken for a second address.
_QUOTED = r"\"[A-Za-z0-9!#$%&'*+/=?^_`{|}~. -]+\""
_MAILBOX = re.compile(rf"(?:{_ATOM}(?:\.{_ATOM})*|{_QUOTED})@{_LABEL}(?:\.{_LABEL})+")
_WIDE_MAILBOX = re.compile(rf"{_WIDE_ATOM}(?:\.{_WIDE_ATOM})*@{_WIDE_LABEL}(?:\.{_WIDE_LABEL})+")
_SOURCE_ROUTE = re.compile(r"@[A-Za-z0-9.,@-]+:")
_RETURNED = frozenset({"message/rfc822", "message/global", "text/rfc822-headers"})
_REPORTS = frozenset(
    {
        "multipart/report",
        "message/delivery-status",
        "message/disposition-notification",
        "message/feedback-report",
        "message/global-delivery-status",
        "message/global-disposition-notification",
        "message/tracking-status",
        "application/tlsrpt+gzip",
        "application/tlsrpt+json",
    }
)


class PathKind(StrEnum):
    """What stands in the topmost Return-Path field."""

    MISSING = "missing"
    NULL = "null"
    """`<>`: a notification, never to be answered (RFC 5321 4.5.5)."""
    BAD = "bad"
    """Not exactly one address."""
    ADDRESS = "address"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnPath:
    """The envelope sender, as the final delivery wrote it down (RFC 5321 4.4)."""

    kind: PathKind
    address: str = ""
    """The addr-spec, with the local part as it was written; only with kind `ADDRESS`."""

    @property
    def needs_smtputf8(self) -> bool:
        """Whether only a server with SMTPUTF8 (RFC 6531) can deliver to it."""
        return not self.address.isascii()


def return_path(message: Message) -> ReturnPath:
    """Read the topmost Return-Path; a source route (RFC 5321 appendix C) is dropped."""
    field = message.header("return-path")
    if field is None:
        return ReturnPath(kind=PathKind.MISSING)
    path = strip_comments(field[:_LONGEST_FIELD]).strip()
    if path.startswith("<") and path.endswith(">"):
        path = path[1:-1].strip()
    if not path:
        return ReturnPath(kind=PathKind.NULL)
    path = _SOURCE_ROUTE.sub("", path, count=1) if path.startswith("@") else path
    if not is_mailbox(path):
        return ReturnPath(kind=PathKind.BAD)
    local, _, domain = path.rpartition("@")
    # with A-labels it can be written to over any server; a local part beyond ASCII cannot
    return ReturnPath(kind=PathKind.ADDRESS, address=f"{local}@{ascii_domain(domain.lower())}")


def is_mailbox(spec: str) -> bool:
    """Say whether `spec` is one address that a mail can safely be sent to.

    Narrower than RFC 5322: no literals, no escapes, no domain of a single label. Characters
    beyond ASCII (RFC 6531) are let through, controls and invisible ones are not.
    """
    if "=?" in spec or len(spec.encode(errors="replace")) > LONGEST_ADDRESS:
        return False
    if spec.isascii():
        return _MAILBOX.fullmatch(spec) is not None
    return spec.isprintable() and _WIDE_MAILBOX.fullmatch(spec) is not None


def auto_submitted(message: Message) -> tuple[str, ...]:
    """Return the keyword of every Auto-Submitted field, lower case (RFC 3834 5.1).

    Comments and parameters are left out: `No (typed); x=y` is `no`. An empty field is an empty
    keyword.
    """
    return tuple(
        strip_comments(field[:_LONGEST_FIELD]).partition(";")[0].strip().lower()
        for field in message.headers_named("auto-submitted")
    )


def is_report(message: Message) -> bool:
    """Say whether the mail is a report: DSN, MDN, feedback, TLS (RFC 6522).

    A report inside a forwarded mail does not count: its parts are not among this mail's. The field
    itself is read too, since a report whose boundary is broken is shown as plain text. Old mail
    systems wrap the status in a multipart/mixed, or send the returned mail as postmaster.
    """
    field = message.header("content-type") or ""
    declared = strip_comments(field[:_LONGEST_FIELD]).partition(";")[0].strip().lower()
    leaves = {part.content_type for part in message.parts}
    is_returned = not leaves.isdisjoint(_RETURNED) and any(
        author.spec.lower().startswith("postmaster@") for author in message.from_
    )
    return is_returned or not _REPORTS.isdisjoint({message.content_type, declared, *leaves})


def is_own(message: Message) -> bool:
    """Say whether a Reachapp, this one or another, made this mail."""
    return message.header(LOOP_MARK.lower()) is not None
