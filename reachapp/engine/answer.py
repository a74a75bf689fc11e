"""A person's answer to a client: a plain mail from the owner's address, with a copy in Sent."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from reachapp.core.addresses import is_plain_address
from reachapp.core.automatic import LOOP_MARK
from reachapp.core.journal import Happened, JournalEntry
from reachapp.core.outbox import Outgoing, OutgoingKind, computed_message_id, reference
from reachapp.core.written_mail import (
    date,
    is_message_id,
    mail,
    mailbox,
    message_ids,
    one_line,
    text_part,
    unstructured,
)
from reachapp.desk.conversation import Conversation
from reachapp.engine.errors import Conflict, Refused
from reachapp.engine.plans import zone_of
from reachapp.engine.requests import Answer, Outcome
from reachapp.engine.stored import find_profile
from reachapp.engine.units import Shelves, StoredMessage
from reachapp.engine.withdraw import withdraw_waiting

LONGEST = 200_000
"""Characters of one answer."""
LONGEST_NAME = 100
LONGEST_SUBJECT = 200


def answer(
    shelves: Shelves, request: Answer, install_key: bytes, *, undo: timedelta, now: datetime
) -> Outcome:
    """Put the answer into the outbox; it leaves after the undo time.

    Raises `Conflict` where the conversation changed, `Refused` where it cannot be answered.
    """
    conversation = shelves.conversations.get(request.conversation)
    if conversation.version != request.version:
        raise Conflict("changed_meanwhile", conversation.taken_by)
    text = request.text.strip()
    if not text:
        raise Refused("empty_answer")
    if len(text) > LONGEST:
        raise Refused("answer_too_long")
    if not is_plain_address(conversation.answer_to):
        raise Refused("no_address")
    draft = _draft(shelves, conversation, text, install_key)
    key = f"answer:{conversation.id}:{conversation.version}"
    item = draft.outgoing(key, due_at=now + undo, now=now)
    if not shelves.outbox.add(item):
        raise Conflict("already_answered")
    shelves.journal.add(
        JournalEntry(
            at=now, what=Happened.ANSWER_QUEUED, conversation=conversation.id, by=request.by
        )
    )
    shelves.conversations.save(conversation.taken(request.by, now=now).answered(now=now))
    waiting = {OutgoingKind.REPLY, OutgoingKind.PAGE}
    withdraw_waiting(shelves, conversation.id, waiting, reason="answered", now=now)
    return Outcome(undo_key=key, undo_until=item.due_at)


def _draft(shelves: Shelves, conversation: Conversation, text: str, install_key: bytes) -> "_Draft":
    profile = find_profile(shelves)
    mails = shelves.messages.of_conversation(conversation.id)
    incoming = [mail for mail in mails if mail.is_incoming]
    if not incoming:
        raise Refused("nothing_to_answer")
    own = conversation.own_address or next(iter(profile.owner.addresses), "")
    if not is_plain_address(own):
        raise Refused("no_own_address")
    return _Draft(
        conversation=conversation,
        last=incoming[-1],
        owner=profile.owner.name,
        own_address=own,
        zone=ZoneInfo(zone_of(profile)),
        text=text,
        install_key=install_key,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Draft:
    conversation: Conversation
    last: StoredMessage
    owner: str
    own_address: str
    zone: ZoneInfo
    text: str
    install_key: bytes

    def outgoing(self, key: str, *, due_at: datetime, now: datetime) -> Outgoing:
        domain = self.own_address.rpartition("@")[2]
        message_id = computed_message_id(self.install_key, key, domain)
        return Outgoing(
            key=key,
            kind=OutgoingKind.ANSWER,
            channel=f"mail:{self.conversation.account}",
            recipient=self.conversation.answer_to,
            body=self._mail(key, message_id, now=now),
            message_id=message_id,
            due_at=due_at,
            conversation=self.conversation.id,
            message=self.last.id,
        )

    def _mail(self, key: str, message_id: str, *, now: datetime) -> bytes:
        """The answer as RFC 5322 text; foreign words enter as data only."""
        owner = one_line(self.owner, LONGEST_NAME)
        known = dict.fromkeys(
            each for each in (*self.last.thread_ids, self.last.message_id) if each
        )
        ids = [each for each in known if is_message_id(each)][-20:]
        text_fields, body = text_part(self.text.replace("\r\n", "\n").replace("\r", "\n"))
        fields = [
            ("From", mailbox(owner, self.own_address)),
            ("To", self.conversation.answer_to),
            ("Subject", unstructured(answer_subject(self.last.subject))),
            ("Date", date(now.astimezone(self.zone))),
            ("Message-ID", message_id),
            *([("In-Reply-To", ids[-1])] if self.last.message_id in ids[-1:] else []),
            *([("References", message_ids(ids))] if ids else []),
            (LOOP_MARK, reference(self.install_key, key)),
            ("MIME-Version", "1.0"),
            *text_fields,
        ]
        return mail(fields, body)


def answer_subject(subject: str) -> str:
    """`Re: ` and the subject, once, as one clean line."""
    clean = one_line(subject, LONGEST_SUBJECT) or "..."
    return clean if clean.lower().startswith("re:") else f"Re: {clean}"
