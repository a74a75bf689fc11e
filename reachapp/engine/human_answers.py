"""Answers that a person sent from any mail program: found in Sent, they keep the promise.

Only a person's answer to the client counts: an automatic mail, our own copies, a
forward to somebody else or a mail to another person does not.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from reachapp.core.addresses import canonical_sender
from reachapp.core.automatic import auto_submitted, is_own, is_report
from reachapp.core.journal import Happened, JournalEntry
from reachapp.core.mailkey import mail_key
from reachapp.core.message import Message, Unreadable
from reachapp.core.outbox import OutgoingKind
from reachapp.core.profile import Account
from reachapp.desk.conversation import Conversation
from reachapp.engine.ports import Fetched
from reachapp.engine.probe import note_copy
from reachapp.engine.settle import end_promises
from reachapp.engine.units import Cursor, Shelves, StoredMessage, Units
from reachapp.engine.withdraw import withdraw_waiting

SentMail = tuple[Fetched, Message | Unreadable]
SLACK = timedelta(minutes=2)
"""Clocks of two servers differ: an answer filed this much before the mail still answers it."""


class HumanAnswers:
    """Takes in what lies in Sent."""

    def __init__(self, *, units: Units) -> None:
        self._units = units

    def take_in(
        self, account: Account, mails: Sequence[SentMail], cursor: Cursor, *, now: datetime
    ) -> None:
        """Look at these mails and move the cursor, in one transaction."""
        with self._units.writing() as shelves:
            for fetched, message in mails:
                if isinstance(message, Message):
                    _look_at(shelves, account, cursor, fetched, message, now=now)
            shelves.cursors.put(cursor)


def _look_at(
    shelves: Shelves,
    account: Account,
    cursor: Cursor,
    fetched: Fetched,
    message: Message,
    *,
    now: datetime,
) -> None:
    if is_own(message):
        note_copy(shelves, account.name, message)
        return
    if not is_by_a_person(message):
        return
    key = mail_key(message)
    if shelves.messages.find_key(account.name, key) is not None:
        return
    named = (*message.in_reply_to, *message.references)
    if named:
        shelves.replies.record_answers(message.in_reply_to, now=now)
    conversation = _conversation_of(shelves, account, message, named)
    if conversation is None or fetched.internal_date < conversation.opened_at - SLACK:
        return
    shelves.messages.add(_stored(cursor, fetched, message, key, conversation.id, now))
    _answered(shelves, conversation, fetched.internal_date, now=now)


def is_by_a_person(message: Message) -> bool:
    """A vacation notice or a receipt that another program filed in Sent keeps no promise."""
    return not is_report(message) and all(word == "no" for word in auto_submitted(message))


def _conversation_of(
    shelves: Shelves, account: Account, message: Message, named: Sequence[str]
) -> Conversation | None:
    """The conversation that this mail answers: by its ids, else by client and subject."""
    to = {canonical_sender(address.spec) for address in message.recipients}
    mail = shelves.messages.find_thread(account.name, named)
    if mail is not None:
        found = shelves.conversations.get(mail.conversation)
        client = {canonical_sender(each) for each in (found.address, found.answer_to) if each}
        return found if client & to else None
    for address in sorted(to):
        found_with = shelves.conversations.find_with(account.name, address, message.subject)
        if found_with is not None and found_with.is_open and message.subject.strip():
            return found_with
    return None


def _stored(
    cursor: Cursor, fetched: Fetched, message: Message, key: str, conversation: int, now: datetime
) -> StoredMessage:
    sender = message.from_[0] if message.from_ else None
    return StoredMessage(
        account=cursor.account,
        mailbox=cursor.mailbox,
        uid=fetched.uid,
        uid_validity=cursor.uid_validity,
        mail_key=key,
        message_id=message.message_id or "",
        thread_ids=(*message.references, *message.in_reply_to),
        conversation=conversation,
        is_incoming=False,
        contact=(sender.name or sender.spec) if sender else "",
        address=sender.spec if sender else "",
        subject=message.subject,
        received_at=fetched.internal_date,
        stored_at=now,
        text="\n\n".join(part for part in (message.body.new_text, message.body.signature) if part),
        quoted=message.body.quoted,
    )


def _answered(shelves: Shelves, conversation: Conversation, at: datetime, *, now: datetime) -> None:
    """The client has an answer: promises end, what waits is withdrawn, the desk is clear."""
    shelves.journal.add(
        JournalEntry(at=at, what=Happened.ANSWERED_ELSEWHERE, conversation=conversation.id)
    )
    end_promises(shelves, conversation.id, answered_at=at, now=now)
    current = shelves.conversations.get(conversation.id)
    if current.is_open:
        shelves.conversations.save(current.answered(now=at))
    waiting = {OutgoingKind.REPLY, OutgoingKind.PAGE}
    withdraw_waiting(shelves, conversation.id, waiting, reason="answered", now=now)
    shelves.topics.update({"desk", "status"})
