"""Who gets an automatic reply: one function a row of the decision table, first match is silent.

No robot is answered, nobody twice in the period, and only the envelope's return path. The subject,
the text and the Date of a mail are never looked at: the last row alone trusts triage with words.
"""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import lru_cache

from reachapp.autoreply import header_rows, ledger_rows, sender_rows, senders
from reachapp.autoreply.authentication import authentication_failed
from reachapp.autoreply.caps import Cap, cap_reached
from reachapp.autoreply.case import Arrival, Case, ReplySettings, ReplyTo
from reachapp.autoreply.forms import form_fault, form_recipient, is_named_form, unnamed_form
from reachapp.autoreply.ledger import FORM_SUFFIX, Ledger
from reachapp.autoreply.silence import Silence
from reachapp.core.automatic import return_path
from reachapp.core.message import Message, Unreadable
from reachapp.core.verdict import Urgency, Verdict

URGENT_SUFFIX = "+urgent"
"""Ends the handle of the reply to an urgent mail: one further reply in the period."""

Row = Callable[[Case], Silence | None]

ROWS: tuple[Row, ...] = (
    ledger_rows.wrong_mailbox,
    ledger_rows.already_answered,
    ledger_rows.too_old,
    sender_rows.no_return_path,
    sender_rows.unusable_return_path,
    sender_rows.own_address,
    sender_rows.no_author,
    form_fault,
    sender_rows.role_sender,
    unnamed_form,
    sender_rows.noreply,
    header_rows.submitted_by_machine,
    header_rows.from_list,
    header_rows.precedence,
    header_rows.suppress_header,
    header_rows.machine_header,
    header_rows.report,
    header_rows.calendar_update,
    header_rows.spam,
    authentication_failed,
    header_rows.too_many_hops,
    ledger_rows.not_addressed,
    sender_rows.never_this_sender,
    ledger_rows.inside_hours,
    ledger_rows.replied_recently,
    ledger_rows.thread_replied,
    ledger_rows.capped,
    ledger_rows.no_reply_needed,
)
"""The table in its order; row 26 is that nothing matched."""


def decide(
    message: Message | Unreadable,
    *,
    arrival: Arrival,
    settings: ReplySettings,
    ledger: Ledger,
    verdict: Verdict | None,
    now: datetime,
) -> Silence | ReplyTo:
    """Return who gets the reply to `message`, or why nobody does; `now` and all times aware."""
    if isinstance(message, Unreadable):
        return Silence.UNREADABLE
    case = _case(message, arrival, settings, ledger, verdict, now)
    for row in ROWS:
        silence = row(case)
        if silence is not None:
            return silence
    return ReplyTo(
        recipient=case.recipient,
        canonical=case.canonical,
        handle=case.handle,
        from_address=ledger_rows.own_address_written_to(case),
        thread_ids=(message.message_id,) if message.message_id else (),
        is_urgent=_is_urgent(verdict),
        is_form=case.is_form,
    )


def broken_cap(
    message: Message,
    *,
    arrival: Arrival,
    settings: ReplySettings,
    ledger: Ledger,
    verdict: Verdict | None,
    now: datetime,
) -> Cap | None:
    """Return which limit stood behind `Silence.CAP`; unless `STOPPED`, the caller trips."""
    return cap_reached(_case(message, arrival, settings, ledger, verdict, now))


def _case(
    message: Message,
    arrival: Arrival,
    settings: ReplySettings,
    ledger: Ledger,
    verdict: Verdict | None,
    now: datetime,
) -> Case:
    path = return_path(message)
    is_form = is_named_form(message, settings)
    recipient = form_recipient(message) if is_form else path.address
    suffix = URGENT_SUFFIX if _is_urgent(verdict) else ""
    return Case(
        message=message,
        arrival=arrival,
        settings=settings,
        ledger=ledger,
        verdict=verdict,
        # aware times of one zone subtract by the wall clock; in UTC they do not
        now=now.astimezone(UTC),
        path=path,
        own=_own(settings.own_addresses),
        is_form=is_form,
        recipient=recipient,
        canonical=senders.canonical(recipient) if recipient else "",
        handle=settings.handle + suffix + (FORM_SUFFIX if is_form else ""),
    )


def _is_urgent(verdict: Verdict | None) -> bool:
    return verdict is not None and verdict.urgency is Urgency.URGENT


@lru_cache(maxsize=64)
def _own(addresses: tuple[str, ...]) -> Mapping[str, str]:
    return {senders.comparable(address): address.strip() for address in addresses if "@" in address}
