"""One mail as it was found in a mailbox, and the rows that it becomes: message, conversation."""

from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import blake2b

from reachapp.core.addresses import is_plain_address
from reachapp.core.mailkey import mail_key
from reachapp.core.message import Message, Unreadable
from reachapp.core.profile import Account, Profile
from reachapp.desk.conversation import Conversation
from reachapp.engine.decide import Decision
from reachapp.engine.ports import Fetched, Role
from reachapp.engine.units import Shelves, StoredMessage

STORED_TEXT = 32_000
"""Characters of a mail that the desk keeps; the mail itself stays in the mailbox."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """One mail as it was found in a mailbox, read."""

    account: Account
    mailbox: str
    role: Role
    uid_validity: int
    fetched: Fetched
    message: Message | Unreadable
    is_from_before: bool = False
    is_renumbered: bool = False


def key_of(arrival: Arrival) -> str:
    """The mail's own key; one that could not be read is known by its place only."""
    if isinstance(arrival.message, Message):
        return mail_key(arrival.message)
    place = f"{arrival.mailbox}:{arrival.uid_validity}:{arrival.fetched.uid}"
    return f"uid:{blake2b(place.encode(), digest_size=16).hexdigest()}"


def conversation_of(shelves: Shelves, arrival: Arrival, decision: Decision) -> Conversation:
    """The conversation that the mail belongs to, or a new one, saved."""
    found = find_conversation(shelves, arrival)
    verdict = decision.verdict
    if found is not None:
        joined = found.joined(
            verdict.urgency,
            is_grey=verdict.grey,
            received_at=arrival.fetched.internal_date,
            is_from_before=arrival.is_from_before,
        )
        return shelves.conversations.save(joined)
    new = _new_conversation(arrival, decision)
    return replace(new, id=shelves.conversations.add(new))


def find_conversation(shelves: Shelves, arrival: Arrival) -> Conversation | None:
    """The conversation of the mails that it answers, where the same person writes."""
    message = arrival.message
    if not isinstance(message, Message):
        return None
    ids = (*message.in_reply_to, *message.references)
    mail = shelves.messages.find_thread(arrival.account.name, ids)
    if mail is not None:
        found = shelves.conversations.get(mail.conversation)
        address, _ = author_of(message)
        if found.address == address:
            return found
    return None


def author_of(message: Message) -> tuple[str, str]:
    """The address and the shown name of who wrote it."""
    if not message.from_:
        return "", ""
    author = message.from_[0]
    return author.spec.lower(), author.name or author.spec


def _new_conversation(arrival: Arrival, decision: Decision) -> Conversation:
    message = arrival.message
    if isinstance(message, Unreadable):
        address, contact, subject, answer_to = "", message.sender, message.subject, ""
    else:
        address, contact = author_of(message)
        subject, answer_to = message.subject, _answer_to(message, address)
    return Conversation(
        account=arrival.account.name,
        address=address,
        contact=contact or address,
        subject=subject,
        answer_to=answer_to,
        own_address=decision.own_address,
        urgency=decision.verdict.urgency,
        is_grey=decision.verdict.grey,
        is_unreadable=isinstance(message, Unreadable),
        opened_at=arrival.fetched.internal_date,
        received_at=arrival.fetched.internal_date,
        is_from_before=arrival.is_from_before,
    )


def _answer_to(message: Message, address: str) -> str:
    """Where a person's answer goes: one plain Reply-To, else the author (RFC 5322 3.6.2)."""
    if len(message.reply_to) == 1 and is_plain_address(message.reply_to[0].spec):
        return message.reply_to[0].spec
    return address if is_plain_address(address) else ""


def stored_message(
    profile: Profile,
    arrival: Arrival,
    decision: Decision,
    key: str,
    conversation: int,
    *,
    now: datetime,
) -> StoredMessage:
    """The mail as the store keeps it, with what was decided."""
    message, fetched = arrival.message, arrival.fetched
    is_decided = not arrival.is_from_before
    base = StoredMessage(
        account=arrival.account.name,
        mailbox=arrival.mailbox,
        uid=fetched.uid,
        uid_validity=arrival.uid_validity,
        mail_key=key,
        conversation=conversation,
        received_at=fetched.internal_date,
        stored_at=now,
        verdict=decision.verdict,
        reply_verdict=decision.reply_verdict if is_decided else "",
        reply_reason=decision.reply_reason if is_decided else "",
        is_observed=is_decided and profile.autoreply.mode == "observe",
        forward_verdict=decision.forward_verdict if is_decided else "",
        forward_reason=decision.forward_reason if is_decided else "",
        is_from_before=arrival.is_from_before,
        reply_body=decision.reply_body if is_decided else "",
    )
    if isinstance(message, Unreadable):
        return replace(base, contact=message.sender, subject=message.subject)
    address, contact = author_of(message)
    body = message.body
    shown = "\n\n".join(part for part in (body.new_text, body.signature) if part)
    return replace(
        base,
        message_id=message.message_id or "",
        thread_ids=message.references or message.in_reply_to,
        contact=contact,
        address=address,
        subject=message.subject,
        text=shown[:STORED_TEXT],
        quoted=body.quoted[:STORED_TEXT],
        attachments=tuple(
            part.filename or part.content_type for part in message.parts if part.is_attachment
        ),
    )
