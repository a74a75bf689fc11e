"""What the guards look at: one mail with how it arrived, the owner's settings, and the ledger."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from reachapp.autoreply.ledger import Ledger
from reachapp.core.automatic import ReturnPath
from reachapp.core.message import Message
from reachapp.core.verdict import Verdict

REPLIED_KEYWORD = "$ReachappReplied"
"""The IMAP keyword that marks an answered mail: a memory that survives a restored database."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """How the mail came to lie where it lies."""

    role: str
    """What the mailbox is for: `inbox sent drafts junk trash archive other`."""
    flags: frozenset[str] = frozenset()
    internal_date: datetime
    """When the server took it; aware. The Date field is the sender's word and is never used."""
    is_renumbered: bool = False
    """The mailbox got a new UIDVALIDITY: the mail may be one that was seen before."""
    promise_at: datetime | None = None
    """What the reply would promise, where that is known; a moment that has passed is too late."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplySettings:
    """The owner's wishes, and the facts about his mail system."""

    own_addresses: tuple[str, ...]
    """All addresses of the owner, as he spells them."""
    enabled_since: datetime | None = None
    """Mail from before is not answered; aware."""
    trusted_authserv_ids: tuple[str, ...] = ()
    period: timedelta = timedelta(days=7)
    """The quiet time between two equal replies to one sender; elapsed, not calendar days."""
    max_age: timedelta = timedelta(days=7)
    """Older mail is not answered, where it is not known what would be promised."""
    handle: str = "office"
    never: tuple[str, ...] = ()
    """Addresses, or domains as `@colleague.example`."""
    form_senders: tuple[str, ...] = ()
    """From addresses of the owner's own web forms, whose Reply-To is answered."""
    answer_no_reply: bool = False
    stopped: bool = False
    outside_hours_only: bool = False
    is_open_now: bool = False
    """The plan's word; counts with `outside_hours_only`."""
    speaks_smtputf8: bool = False
    """The way out can deliver to addresses beyond ASCII (RFC 6531)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyTo:
    """Who gets the reply; the opposite of a silence."""

    recipient: str
    """The bare address that it goes to."""
    canonical: str
    """The same sender in the ledger."""
    handle: str
    """Which response it is, in the ledger."""
    from_address: str
    """The own address that was written to, as the owner spells it."""
    thread_ids: tuple[str, ...] = ()
    """The Message-ID of the mail, for the ledger; empty where it has none."""
    is_urgent: bool = False
    is_form: bool = False
    """The recipient is the Reply-To of a web form; the text must not repeat what was filled in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One mail before the guards, with the readings that several of them need."""

    message: Message
    arrival: Arrival
    settings: ReplySettings
    ledger: Ledger
    verdict: Verdict | None
    now: datetime
    path: ReturnPath
    own: Mapping[str, str]
    """The owner's addresses as he spells them, by their comparable form."""
    is_form: bool = False
    recipient: str = ""
    canonical: str = ""
    """The recipient as the ledger knows him."""
    handle: str = ""
