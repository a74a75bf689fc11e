"""A person's first word to a client: it has been read, and the answer comes at that moment.

The moment is worked out now and becomes a promise like any other. It keeps no promise and closes
nothing: the answer is still to come.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from reachapp.autoreply.language import detected
from reachapp.autoreply.letters import Point, Writing, letter_body
from reachapp.autoreply.texts import Letter, Texts
from reachapp.autoreply.wording import plain_name
from reachapp.availability.form import InvalidPlan
from reachapp.availability.promise import Promised, promise_for
from reachapp.core.addresses import is_plain_address, same_address
from reachapp.core.journal import Happened, JournalEntry
from reachapp.core.outbox import Outgoing, OutgoingKind
from reachapp.core.profile import Contact, Profile
from reachapp.core.promises import Promise
from reachapp.core.written_mail import BadMail
from reachapp.desk.conversation import Conversation
from reachapp.engine.answer import LONGEST
from reachapp.engine.errors import Conflict, Refused
from reachapp.engine.plans import Plans, zone_of
from reachapp.engine.renegotiate import CHANNEL
from reachapp.engine.requests import DraftFirstReply, FirstReply, Outcome
from reachapp.engine.stored import find_profile
from reachapp.engine.thread_mail import ThreadMail
from reachapp.engine.units import Shelves, StoredMessage
from reachapp.engine.views import FirstReplyDraft
from reachapp.engine.withdraw import withdraw_waiting
from reachapp.engine.working_time import warn_moment


@dataclass(frozen=True, slots=True, kw_only=True)
class _Case:
    """What a first reply is made from."""

    conversation: Conversation
    last: StoredMessage
    profile: Profile
    contact: Contact | None
    language: str
    promised: Promised
    told: Promise | None
    """What the client was told already, where that is no later: it stands."""
    warn_at: datetime

    @property
    def statement(self) -> str:
        """The moment in words."""
        return self.told.statement if self.told is not None else self.promised.statement

    @property
    def promise_at(self) -> datetime:
        """The moment that is told."""
        return self.told.promise_at if self.told is not None else self.promised.promise_at


class FirstReplies:
    """Drafts and sends first replies."""

    def __init__(self, *, plans: Plans, texts: Mapping[str, Texts], install_key: bytes) -> None:
        self._plans = plans
        self._texts = texts
        self._install_key = install_key

    def draft(self, shelves: Shelves, request: DraftFirstReply, *, now: datetime) -> Outcome:
        """The text as it would be sent now; nothing is stored."""
        case = self._case(shelves, shelves.conversations.get(request.conversation), now)
        text = self._text(case, on_behalf=request.on_behalf)
        draft = FirstReplyDraft(text=text, statement=case.statement, promise_at=case.promise_at)
        return Outcome(result=draft)

    def send(
        self, shelves: Shelves, request: FirstReply, *, undo: timedelta, now: datetime
    ) -> Outcome:
        """Queue it; raises `Conflict` where the conversation changed, `Refused` where it cannot.

        A text without the moment is refused: nothing is promised that the client did not read.
        """
        conversation = shelves.conversations.get(request.conversation)
        if conversation.version != request.version:
            raise Conflict("changed_meanwhile", conversation.taken_by)
        if not conversation.is_open:
            raise Refused("already_answered")
        # the person's word replaces the automatic one that still waits
        kinds = {OutgoingKind.REPLY}
        withdraw_waiting(shelves, conversation.id, kinds, reason="answered", now=now)
        case = self._case(shelves, shelves.conversations.get(conversation.id), now)
        text = request.text if request.text is not None else None
        text = self._text(case, on_behalf=request.on_behalf) if text is None else text.strip()
        if case.statement not in text:
            raise Refused("promise_missing")
        if len(text) > LONGEST:
            raise Refused("answer_too_long")
        item = self._outgoing(case, text, due_at=now + undo, now=now)
        if not shelves.outbox.add(item):
            raise Conflict("changed_meanwhile")
        _remember(shelves, case, item, request, now=now)
        return Outcome(undo_key=item.key, undo_until=item.due_at)

    def _case(self, shelves: Shelves, conversation: Conversation, now: datetime) -> _Case:
        profile = find_profile(shelves)
        mails = shelves.messages.of_conversation(conversation.id)
        last = next((mail for mail in reversed(mails) if mail.is_incoming), None)
        if last is None:
            raise Refused("nothing_to_answer")
        if not is_plain_address(conversation.answer_to):
            raise Refused("no_address")
        contact = _contact(profile, conversation.address)
        language = _language(shelves, conversation, last, contact, profile)
        try:
            plan = self._plans.plan_of(profile)
        except InvalidPlan as error:
            raise Refused("invalid_plan") from error
        label = conversation.urgency.value
        promised = promise_for(
            plan,
            channel=CHANNEL,
            contact_class="vip" if contact is not None and contact.vip else "normal",
            urgency=("grey", label) if conversation.is_grey else label,
            received_at=now,
            language=language,
        )
        if not isinstance(promised, Promised):
            raise Refused("no_time")
        return _Case(
            conversation=conversation,
            last=last,
            profile=profile,
            contact=contact,
            language=language,
            promised=promised,
            told=_standing(shelves, conversation, promised, now),
            warn_at=warn_moment(plan, promised.rule, now, promised.promise_at),
        )

    def _text(self, case: _Case, *, on_behalf: bool) -> str:
        contact = case.contact
        name = contact.name if contact is not None and contact.name else ""
        zone = case.promised.zone
        point = Point(
            letter=Letter.ON_BEHALF if on_behalf else Letter.FIRST_REPLY,
            statement=case.statement,
            zone=zone if case.told is None else zone_of(case.profile),
        )
        writing = Writing(
            form=case.profile.owner.form,
            name=name or plain_name(case.conversation.contact),
            owner_name=case.profile.owner.name,
        )
        texts = self._texts.get(case.language, self._texts["en"])
        return letter_body(texts, writing, [point])

    def _outgoing(self, case: _Case, text: str, *, due_at: datetime, now: datetime) -> Outgoing:
        conversation = case.conversation
        own = conversation.own_address or next(iter(case.profile.owner.addresses), "")
        if not is_plain_address(own):
            raise Refused("no_own_address")
        mail = ThreadMail(
            key=f"first:{conversation.id}:{conversation.version}",
            profile=case.profile,
            own_address=own,
            recipient=conversation.answer_to,
            answers=case.last,
            text=text,
        )
        try:
            body = mail.written(self._install_key, now=now)
        except BadMail as error:
            raise Refused("bad_text") from error
        return Outgoing(
            key=mail.key,
            kind=OutgoingKind.FIRST_REPLY,
            channel=f"mail:{conversation.account}",
            recipient=conversation.answer_to,
            body=body,
            message_id=mail.message_id(self._install_key),
            due_at=due_at,
            expires_at=case.promise_at,
            conversation=conversation.id,
            message=case.last.id,
        )


def _contact(profile: Profile, address: str) -> Contact | None:
    found = (each for each in profile.contacts if same_address(each.address, address))
    return next(found, None)


def _language(
    shelves: Shelves,
    conversation: Conversation,
    last: StoredMessage,
    contact: Contact | None,
    profile: Profile,
) -> str:
    """The language that the client was told in before, else that of the last mail."""
    promise = shelves.promises.last_of(conversation.id)
    return (
        (promise.language if promise is not None else "")
        or detected(last.text)
        or (contact.language if contact is not None else None)
        or profile.owner.language
        or "nl"
    )


def _standing(
    shelves: Shelves, conversation: Conversation, promised: Promised, now: datetime
) -> Promise | None:
    """What was told and is no later than the new moment; a promise never moves back silently."""
    standing = [
        promise
        for promise in shelves.promises.open_of(conversation.id)
        if not promise.unspecified
        and promise.told_at is not None
        and now < promise.promise_at <= promised.promise_at
    ]
    return min(standing, key=lambda each: each.promise_at, default=None)


def _remember(
    shelves: Shelves, case: _Case, item: Outgoing, request: FirstReply, *, now: datetime
) -> None:
    conversation = case.conversation
    if case.told is None:
        shelves.promises.add(_promise(case, item, now=now))
        due_at, promise_at = case.promised.due_at, case.promise_at
        conversation = replace(conversation, due_at=due_at, promise_at=promise_at)
    shelves.conversations.save(conversation)
    shelves.journal.add(
        JournalEntry(
            at=now,
            what=Happened.FIRST_REPLY_QUEUED,
            conversation=conversation.id,
            message=case.last.id,
            by=request.by,
            facts={"statement": case.statement, "on_behalf": request.on_behalf},
        )
    )


def _promise(case: _Case, item: Outgoing, *, now: datetime) -> Promise:
    conversation, rule = case.conversation, case.promised.rule
    why = {
        "situation": "first_reply",
        "urgency": conversation.urgency.value,
        "grey": conversation.is_grey,
        "class": "vip" if case.contact is not None and case.contact.vip else "normal",
        "zone": case.promised.zone,
        "rule": rule.index,
        "schedule": rule.schedule,
    }
    return Promise(
        conversation=conversation.id,
        message=case.last.id,
        due_at=case.promised.due_at,
        promise_at=case.promise_at,
        statement=case.statement,
        made_at=now,
        received_at=now,
        told_by=item.key,
        language=case.language,
        warn_at=case.warn_at,
        why=json.dumps(why, ensure_ascii=False),
    )
