"""Web forms: mail of a script, answered under strict conditions and only if the owner asked for it.

A form lets any stranger aim the owner's server at any victim, and RFC 3834 4 forbids personal
responders to follow Reply-To. So: named by the owner, signed by his own domain, one Reply-To.
"""

from reachapp.autoreply import senders
from reachapp.autoreply.authentication import signed_by
from reachapp.autoreply.case import Case, ReplySettings
from reachapp.autoreply.public_domains import PUBLIC_DOMAINS
from reachapp.autoreply.sender_rows import authors
from reachapp.autoreply.silence import Silence
from reachapp.core.automatic import is_mailbox
from reachapp.core.message import Message


def is_named_form(message: Message, settings: ReplySettings) -> bool:
    """Say whether the owner named the only author as one of his web forms."""
    named = {entry.strip().lower() for entry in settings.form_senders}
    written_by = set(authors(message))
    return len(written_by) == 1 and written_by <= named


def form_recipient(message: Message) -> str:
    """Return the one address that the form gives as its sender; empty if there is not one."""
    addresses = {address.spec for address in message.reply_to}
    only = addresses.pop() if len(addresses) == 1 else ""
    return only if only.isascii() and is_mailbox(only) else ""


def form_fault(case: Case) -> Silence | None:
    """A named form that does not keep the conditions."""
    if not case.is_form:
        return None
    if not case.recipient:
        return Silence.NO_AUTHOR
    (author,) = set(authors(case.message))
    signers = signed_by(case.message, case.settings.trusted_authserv_ids)
    is_signed = any(
        signer in _own_domains(case) and _is_within(author.rpartition("@")[2], signer)
        for signer in signers
    )
    return None if is_signed else Silence.AUTH_FAILED


def unnamed_form(case: Case) -> Silence | None:
    """A web form that the owner did not name: its author is a script, not the one who asks.

    Known by a Reply-To elsewhere, on mail from a script's name or from the owner's own domain.
    """
    if case.is_form or not case.message.reply_to:
        return None
    written_by = set(authors(case.message))
    domains = {address.rpartition("@")[2] for address in written_by}
    if all(address.domain in domains for address in case.message.reply_to):
        return None
    is_script = any(map(senders.is_form_script, written_by))
    return Silence.ROLE_SENDER if is_script or domains & _own_domains(case) else None


def _own_domains(case: Case) -> set[str]:
    return {address.rpartition("@")[2] for address in case.own} - PUBLIC_DOMAINS


def _is_within(domain: str, parent: str) -> bool:
    return domain == parent or domain.endswith("." + parent)
