"""One received mail as a value: what every rule sees instead of bytes.

Whoever makes a `Message` (see `core.parse`) has already cut, decoded and cleaned it: no text here
holds a lone surrogate, a control character other than newline and tab, or a naive time.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Address:
    """A mailbox of RFC 5322 3.4: the display name and the addr-spec, lower case in the domain."""

    name: str
    spec: str

    @property
    def domain(self) -> str:
        """The part after the last at sign, in lower case; empty where there is none."""
        return self.spec.rpartition("@")[2].lower() if "@" in self.spec else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One leaf of the MIME tree, described, not carried."""

    content_type: str
    """Lower case `type/subtype`; `text/plain` where the field is missing or invalid."""
    params: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Content-Type parameters, names in lower case (`charset`); a calendar part has its `method`
    also where only its content says it."""
    filename: str | None = None
    """A safe name (no path, no control or bidi characters, at most 120 bytes), or None."""
    is_attachment: bool = False
    size: int = 0
    """Bytes before decoding."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The text of a mail, taken apart: the writer's new words, the tail, and what is quoted."""

    paragraphs: tuple[str, ...] = ()
    """The new words, one entry a paragraph. A P.S. after the sign-off is a paragraph, too."""
    signature: str = ""
    """Closing line, name, telephone numbers, disclaimer: shown, never judged."""
    quoted: str = ""
    """Older mails below or between: shown folded, never judged."""

    @property
    def new_text(self) -> str:
        """The new words as one text."""
        return "\n\n".join(self.paragraphs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One received mail, clean."""

    headers: Mapping[str, tuple[str, ...]]
    """Unfolded, cleaned field bodies by lower-case name, top first. Not decoded (RFC 2047)."""
    message_id: str | None = None
    """`<id@host>` where it is syntactically valid (RFC 5322 3.6.4), else None."""
    in_reply_to: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    """Only valid ids, at most the last 20."""
    subject: str = ""
    """Decoded, one line."""
    from_: tuple[Address, ...] = ()
    sender: tuple[Address, ...] = ()
    reply_to: tuple[Address, ...] = ()
    recipients: tuple[Address, ...] = ()
    """To, Cc, Bcc, Resent-To, Resent-Cc and Resent-Bcc together."""
    sent_at: datetime | None = None
    """The Date field in UTC, or None where it is missing or absurd. Never used for a rule."""
    content_type: str = "text/plain"
    """Of the whole message, lower case, as for `Part`."""
    content_params: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    parts: tuple[Part, ...] = ()
    """The leaves, at most 500; those inside an attached message/rfc822 are not among them."""
    body: Body = field(default_factory=Body)
    text: str = ""
    """All the visible text, quotes and signature included, cut at 64 kB."""
    size: int = 0
    """Bytes of the raw message."""
    is_cut: bool = False
    """Something was left out because the mail is larger or deeper than we read."""

    def header(self, name: str) -> str | None:
        """The topmost field of this (lower-case) name, or None."""
        values = self.headers.get(name)
        return values[0] if values else None

    def headers_named(self, name: str) -> tuple[str, ...]:
        """All fields of this (lower-case) name, top first."""
        return self.headers.get(name, ())


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreadable:
    """A mail that could not be read: a person has to look, so it counts as possibly urgent."""

    why: str
    """A code such as `timeout`, `memory`, `crash`, `empty`."""
    size: int
    sender: str = ""
    """The From line as far as it could be saved, clean; for display only."""
    subject: str = ""
