"""The pages of one urgent mail: a mail to the assistant, a note to each telephone."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from reachapp.core.message import Message, Unreadable
from reachapp.core.outbox import (
    Outgoing,
    OutgoingKind,
    computed_message_id,
    reference,
)
from reachapp.core.profile import Assistant, Language, Phone, Profile
from reachapp.core.written_mail import BadMail
from reachapp.engine.decide import Decision
from reachapp.engine.plans import zone_of
from reachapp.escalation.forward import may_go_to
from reachapp.escalation.page import Alarm, Envelope, page_mail, phone_note

Words = Callable[[str, str], str]
"""The sentence of a triage reason, by code and language."""
STALE = timedelta(days=1)
"""A page that could not leave for a day is shown on the desk instead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paged:
    """What the pages tell about."""

    profile: Profile
    account: str
    message: Message | Unreadable
    raw: bytes
    decision: Decision
    words: Words
    install_key: bytes
    now: datetime


def pages_of(paged: Paged) -> Iterator[Outgoing]:
    """One outgoing row per person that is to be told; their keys repeat for the same mail."""
    assistant = paged.profile.assistant
    own = paged.profile.owner.addresses
    if assistant is not None and may_go_to(assistant.address, own):
        item = _mail(paged, assistant)
        if item is not None:
            yield item
    for phone in paged.profile.escalation.phones:
        yield _note(paged, phone)


def _mail(paged: Paged, assistant: Assistant) -> Outgoing | None:
    key = f"page:{paged.decision.key}:assistant"
    sender = paged.decision.own_address
    domain = sender.rpartition("@")[2].lower()
    message_id = computed_message_id(paged.install_key, key, domain)
    envelope = Envelope(
        from_address=sender,
        to_address=assistant.address,
        owner_address=sender,
        message_id=message_id,
        reference=reference(paged.install_key, key),
    )
    zone = ZoneInfo(zone_of(paged.profile))
    alarm = _alarm(paged, assistant.language)
    try:
        raw = page_mail(alarm, envelope, raw=paged.raw, now=paged.now.astimezone(zone))
    except BadMail:
        return None
    return Outgoing(
        key=key,
        kind=OutgoingKind.PAGE,
        channel=f"mail:{paged.account}",
        recipient=assistant.address,
        body=raw,
        message_id=message_id,
        due_at=paged.now,
        expires_at=paged.now + STALE,
    )


def _note(paged: Paged, phone: Phone) -> Outgoing:
    language: Language = paged.profile.owner.language or "nl"
    note = phone_note(_alarm(paged, language), number=phone.number)
    return Outgoing(
        key=f"page:{paged.decision.key}:phone:{phone.name}",
        kind=OutgoingKind.PAGE,
        channel=f"phone:{phone.name}",
        recipient=phone.number,
        body=json.dumps(note, ensure_ascii=False).encode(),
        due_at=paged.now,
        expires_at=paged.now + STALE,
    )


def _alarm(paged: Paged, language: Language) -> Alarm:
    written = paged.decision.written
    return Alarm(
        message=paged.message,
        reasons=tuple(
            _reason(paged.words(reason.code, language), reason.evidence)
            for reason in paged.decision.verdict.reasons
            if reason.weight >= 0
        ),
        statement=written.statement if written is not None else "",
        owner_name=paged.profile.owner.name,
        language=language,
    )


def _reason(sentence: str, evidence: str) -> str:
    return f"{sentence} '{evidence}'" if evidence else sentence
