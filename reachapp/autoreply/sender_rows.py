"""Rows 4 to 11, and the owner's own list: whom a reply would go to."""

from collections.abc import Iterable

from reachapp.autoreply import senders
from reachapp.autoreply.case import Case
from reachapp.autoreply.silence import Silence
from reachapp.core.automatic import PathKind, is_mailbox
from reachapp.core.message import Message


def no_return_path(case: Case) -> Silence | None:
    """Row 4: never fall back to From (RFC 3834 4)."""
    return Silence.NO_RETURN_PATH if case.path.kind is PathKind.MISSING else None


def unusable_return_path(case: Case) -> Silence | None:
    """Row 5: `<>` must never be answered (RFC 3834 2), two addresses or none cannot."""
    if case.path.kind is PathKind.NULL:
        return Silence.NULL_RETURN_PATH
    if case.path.kind is PathKind.BAD:
        return Silence.BAD_RETURN_PATH
    if case.path.needs_smtputf8 and not case.settings.speaks_smtputf8:
        return Silence.BAD_RETURN_PATH
    return None


def own_address(case: Case) -> Silence | None:
    """Row 6: mail of the owner's own would be a loop (RFC 3834 2).

    A form may send under an own address; then the one who filled it in counts.
    """
    asked = (case.recipient,) if case.is_form else (case.path.address, *authors(case.message))
    is_own = any(senders.comparable(address) in case.own for address in (*asked, case.canonical))
    return Silence.OWN_ADDRESS if is_own else None


def no_author(case: Case) -> Silence | None:
    """Row 7: From is an empty group (RFC 6854), holds no address, or stands there twice."""
    fields = set(case.message.headers_named("from"))
    usable = any(is_mailbox(address) for address in authors(case.message))
    return None if usable and len(fields) <= 1 else Silence.NO_AUTHOR


def role_sender(case: Case) -> Silence | None:
    """Rows 8 to 10: MAILER-DAEMON, list servers and bounce collectors (RFC 5230 4.6)."""
    return Silence.ROLE_SENDER if any(map(senders.is_role, _asked(case))) else None


def noreply(case: Case) -> Silence | None:
    """Row 11: the sender, or the author, says that replies are not read."""
    return Silence.NOREPLY if any(map(senders.is_noreply, _asked(case))) else None


def never_this_sender(case: Case) -> Silence | None:
    """The owner's own list, of addresses and of domains (`@colleague.example`)."""
    listed = {entry.strip().lower() for entry in case.settings.never}
    if not listed:
        return None
    asked = {case.canonical, case.recipient.lower(), *authors(case.message)}
    domains = {"@" + address.rpartition("@")[2] for address in asked}
    return Silence.NEVER_THIS_SENDER if listed & (asked | domains) else None


def authors(message: Message) -> tuple[str, ...]:
    """Return the addresses of From, in lower case."""
    return tuple(address.spec.lower() for address in message.from_)


def _asked(case: Case) -> Iterable[str]:
    """Envelope and From, or of a web form the one who filled it in."""
    asked = (case.recipient,) if case.is_form else (case.recipient, *authors(case.message))
    return (address for address in asked if is_mailbox(address))
