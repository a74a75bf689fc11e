"""Rows 1 to 3 and 22 to 25a: where the mail lies, whom it is for, and what was said before."""

import re
from datetime import timedelta
from itertools import islice

from reachapp.autoreply import senders
from reachapp.autoreply.caps import cap_reached
from reachapp.autoreply.case import REPLIED_KEYWORD, Case
from reachapp.autoreply.silence import Silence
from reachapp.core.verdict import Urgency

# Mail that the owner threw away or that is his own is not waiting for anyone.
_SILENT_ROLES = frozenset({"sent", "drafts", "junk", "trash"})
_SILENT_FLAGS = frozenset({"\\draft", "\\deleted", "$junk", "junk"})
_GUESSED_FROM_HEADER = frozenset({"machine", "auto_reply", "mailing"})
"""Codes of triage that only say who seems to have written."""
_ID = re.compile(r"<[^<>\s]{3,500}>")
_MOST_IDS = 500
_ANSWERED_FLAGS = frozenset({"\\answered", REPLIED_KEYWORD.lower()})


def wrong_mailbox(case: Case) -> Silence | None:
    """Row 1: sent, unsent, deleted or junk (RFC 6154). Whether it was seen means nothing."""
    is_wrong = case.arrival.role in _SILENT_ROLES or not _SILENT_FLAGS.isdisjoint(_flags(case))
    return Silence.WRONG_MAILBOX if is_wrong else None


def already_answered(case: Case) -> Silence | None:
    """Row 2: a person answered, on any device."""
    message_id = case.message.message_id
    is_answered = not _ANSWERED_FLAGS.isdisjoint(_flags(case)) or (
        message_id is not None and case.ledger.has_sent_answer_to(message_id)
    )
    return Silence.ALREADY_ANSWERED if is_answered else None


def too_old(case: Case) -> Silence | None:
    """Row 3: from before replies were on, of a renumbered mailbox, or past its own promise."""
    arrived, since = case.arrival.internal_date, case.settings.enabled_since
    if case.arrival.is_renumbered or (since is not None and arrived < since):
        return Silence.TOO_OLD
    promise = case.arrival.promise_at
    is_past = (
        promise <= case.now if promise is not None else case.now - arrived > case.settings.max_age
    )
    return Silence.TOO_OLD if is_past else None


def not_addressed(case: Case) -> Silence | None:
    """Row 22: none of the owner's addresses is a recipient (RFC 5230 4.5)."""
    return None if own_address_written_to(case) else Silence.NOT_ADDRESSED


def own_address_written_to(case: Case) -> str:
    """Return the first recipient that is the owner's, as he spells it; empty if there is none."""
    found = (case.own.get(senders.comparable(each.spec)) for each in case.message.recipients)
    return next(filter(None, found), "")


def inside_hours(case: Case) -> Silence | None:
    """The owner wants replies outside his hours only, and is there."""
    is_there = case.settings.outside_hours_only and case.settings.is_open_now
    return Silence.INSIDE_HOURS if is_there else None


def replied_recently(case: Case) -> Silence | None:
    """Row 23: this sender had this response within the period (RFC 5230 4.2).

    Elapsed time since the reply that left; suppressed mail does not move it.
    """
    last = case.ledger.last_reply(case.canonical, case.handle)
    is_recent = last is not None and case.now - last < case.settings.period
    return Silence.REPLIED_RECENTLY if is_recent else None


def thread_replied(case: Case) -> Silence | None:
    """Row 24: the mail answers one that was answered automatically: the mark of a loop."""
    ids = _named(case)
    # as in row 23: what lies back a whole period lies outside it
    since = case.now - case.settings.period + timedelta.resolution
    is_known = bool(ids) and case.ledger.replied_in_thread(ids, since)
    return Silence.THREAD_REPLIED if is_known else None


def _named(case: Case) -> set[str]:
    """All ids that the mail names: of a long thread the answered mail may be the oldest."""
    message = case.message
    fields = (*message.headers_named("references"), *message.headers_named("in-reply-to"))
    ids = (found for field in fields for found in _ID.findall(field))
    return {*message.references, *message.in_reply_to, *islice(ids, _MOST_IDS)}


def capped(case: Case) -> Silence | None:
    """Row 25: a limit was reached, now or before."""
    return None if cap_reached(case) is None else Silence.CAP


def no_reply_needed(case: Case) -> Silence | None:
    """Row 25a: triage found good reason that nobody waits for an answer.

    A name or a subject like a machine's is none: the rows above have read the header.
    """
    verdict = case.verdict
    if verdict is None or verdict.urgency is not Urgency.NO_REPLY or case.settings.answer_no_reply:
        return None
    codes = {reason.code for reason in verdict.reasons}
    is_guess = bool(codes) and codes <= _GUESSED_FROM_HEADER
    return None if is_guess else Silence.NO_REPLY_NEEDED


def _flags(case: Case) -> set[str]:
    return {flag.lower() for flag in case.arrival.flags}
