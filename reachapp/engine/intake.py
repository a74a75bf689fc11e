"""Takes mails in: what a mail is, what its sender gets, who is told; in one transaction.

Message, verdict, promise, outbox rows, journal and the UID cursor are committed together, so a
crash either has all of it or reads the mail again.
"""

import logging
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from reachapp.availability.promise import Promised
from reachapp.core.journal import Happened
from reachapp.core.message import Message
from reachapp.core.outbox import OutgoingKind
from reachapp.core.parse import unreadable
from reachapp.core.profile import Account, Profile
from reachapp.core.verdict import Urgency
from reachapp.desk.conversation import Conversation
from reachapp.engine.arrival import (
    Arrival,
    author_of,
    conversation_of,
    find_conversation,
    key_of,
    stored_message,
)
from reachapp.engine.arrival_story import tell, tell_decision, tell_observed
from reachapp.engine.decide import Decider, Decision, Incoming
from reachapp.engine.errors import ReachappError
from reachapp.engine.learned_authserv import note_authserv
from reachapp.engine.live_exchange import is_live
from reachapp.engine.pages import Paged, Words
from reachapp.engine.ports import Role
from reachapp.engine.probe import note_arrival
from reachapp.engine.queue_up import queue_pages, queue_reply
from reachapp.engine.settle import end_promises
from reachapp.engine.stored import (
    INSTALLED_AT,
    LAST_MAIL_AT,
    SENDS_SINCE,
    find_moment,
    find_profile,
)
from reachapp.engine.units import Cursor, Shelves, Units
from reachapp.engine.weekly import is_own_mail
from reachapp.engine.withdraw import withdraw_waiting

log = logging.getLogger(__name__)


class Intake:
    """Takes in what the watches find."""

    def __init__(self, *, units: Units, decider: Decider, words: Words, install_key: bytes) -> None:
        self._units = units
        self._decider = decider
        self._words = words
        self._install_key = install_key

    def take_in(self, arrivals: Sequence[Arrival], cursor: Cursor, *, now: datetime) -> int:
        """Take these mails in and move the cursor; return how many were new.

        A mail that trips over a bug of ours is shown to a person as unreadable; the others and
        the ones to come go on.
        """
        try:
            for arrival in arrivals:
                self._decider.prepare(arrival.message)
            return self._take_all(arrivals, cursor, now=now)
        except ReachappError:
            raise
        except Exception:  # whatever a mail does to us, it must not stop the watch
            log.exception("a mail could not be decided on: %d mails one by one", len(arrivals))
        count = sum(self._take_alone(arrival, cursor, now=now) for arrival in arrivals)
        return count + self._take_all([], cursor, now=now)

    def _take_alone(self, arrival: Arrival, cursor: Cursor, *, now: datetime) -> int:
        upto = replace(cursor, last_uid=arrival.fetched.uid)
        try:
            return self._take_all([arrival], upto, now=now)
        except ReachappError:
            raise
        except Exception:
            log.exception("a mail of %d bytes could not be decided on", arrival.fetched.size)
        unread = unreadable("bug", arrival.fetched.raw, size=arrival.fetched.size)
        return self._take_all([replace(arrival, message=unread)], upto, now=now)

    def _take_all(self, arrivals: Sequence[Arrival], cursor: Cursor, *, now: datetime) -> int:
        count = 0
        with self._units.writing() as shelves:
            profile = find_profile(shelves)
            for arrival in arrivals:
                count += self._take_one(shelves, profile, arrival, now=now)
            shelves.cursors.put(cursor)
            if arrivals:
                mails = [each.message for each in arrivals if each.role is Role.INBOX]
                note_authserv(shelves, cursor.account, mails)
                name = LAST_MAIL_AT + cursor.account
                shelves.facts.put(name, now.isoformat())
        return count

    def _take_one(
        self, shelves: Shelves, profile: Profile, arrival: Arrival, *, now: datetime
    ) -> int:
        key = key_of(arrival)
        known = shelves.messages.find_key(arrival.account.name, key)
        if known is not None:
            shelves.messages.moved(
                known.id,
                mailbox=arrival.mailbox,
                uid=arrival.fetched.uid,
                uid_validity=arrival.uid_validity,
            )
            return 0
        if arrival.is_from_before and _was_answered(shelves, arrival):
            return 0
        if is_own_mail(profile, arrival.message):
            name, at = arrival.account.name, arrival.fetched.internal_date
            note_arrival(shelves, name, arrival.message, at)
            return 0
        decision = self._decide(shelves, profile, arrival, key, now=now)
        paged = Paged(
            profile=profile,
            account=arrival.account.name,
            message=arrival.message,
            raw=arrival.fetched.raw,
            decision=decision,
            words=self._words,
            install_key=self._install_key,
            now=now,
        )
        _store(shelves, arrival, paged, key)
        return 1

    def _decide(
        self, shelves: Shelves, profile: Profile, arrival: Arrival, key: str, *, now: datetime
    ) -> Decision:
        incoming = Incoming(
            message=arrival.message,
            raw=arrival.fetched.raw,
            role=arrival.role.value,
            flags=arrival.fetched.flags,
            internal_date=arrival.fetched.internal_date,
            is_renumbered=arrival.is_renumbered,
            key=f"{arrival.account.name}:{key}",
            items_ahead=shelves.promises.count_open(),
            is_live=_is_live(shelves, arrival),
            told_until=_told_until(shelves, arrival, now=now),
        )
        since = _answers_since(shelves, profile, arrival.account)
        return self._decider.decide(
            incoming, profile, shelves.replies, enabled_since=since, now=now
        )


def _answers_since(shelves: Shelves, profile: Profile, account: Account) -> datetime | None:
    """From when on mail is answered: the latest of set-up here, the switch, and the settings."""
    moments = [
        find_moment(shelves, INSTALLED_AT + account.name),
        find_moment(shelves, SENDS_SINCE),
        profile.autoreply.enabled_since,
    ]
    found = [moment for moment in moments if moment is not None]
    # INTERNALDATE has whole seconds
    return max(found).replace(microsecond=0) if found else None


def _was_answered(shelves: Shelves, arrival: Arrival) -> bool:
    if "\\answered" in {flag.lower() for flag in arrival.fetched.flags}:
        return True
    message = arrival.message
    if not isinstance(message, Message) or message.message_id is None:
        return False
    return shelves.replies.has_sent_answer_to(message.message_id)


def _store(shelves: Shelves, arrival: Arrival, paged: Paged, key: str) -> None:
    profile, decision, now = paged.profile, paged.decision, paged.now
    conversation = conversation_of(shelves, arrival, decision)
    message = stored_message(profile, arrival, decision, key, conversation.id, now=now)
    message = replace(message, id=shelves.messages.add(message))
    tell(shelves, conversation, message, Happened.RECEIVED, now=arrival.fetched.internal_date)
    tell_decision(shelves, conversation, message, decision, now=now)
    if arrival.is_from_before:
        return
    if profile.autoreply.mode == "observe":
        tell_observed(shelves, conversation, message, decision, now=now)
        _remember_due(shelves, conversation, decision, is_told=False)
        return
    if conversation.is_open and _was_answered(shelves, arrival):
        _is_done(shelves, conversation, now=now)
        return
    told = queue_reply(shelves, profile, arrival.account, conversation, message, decision, now=now)
    _remember_due(shelves, shelves.conversations.get(conversation.id), decision, is_told=told)
    queue_pages(shelves, paged, conversation, message)
    # the owner's own stop is no limit that was reached
    is_new = not profile.autoreply.stopped and not shelves.replies.is_tripped()
    if decision.trips_cap and is_new:
        shelves.replies.trip(now=now)
        facts = {"cap": decision.cap.value} if decision.cap is not None else {}
        tell(shelves, conversation, message, Happened.CAP_REACHED, now=now, facts=facts)


def _is_done(shelves: Shelves, conversation: Conversation, *, now: datetime) -> None:
    """A person answered before the mail was read here: nobody waits, and nobody is called."""
    end_promises(shelves, conversation.id, answered_at=now, now=now)
    shelves.conversations.save(conversation.answered(now=now))
    waiting = {OutgoingKind.REPLY, OutgoingKind.PAGE}
    withdraw_waiting(shelves, conversation.id, waiting, reason="answered", now=now)


def _remember_due(
    shelves: Shelves, conversation: Conversation, decision: Decision, *, is_told: bool
) -> None:
    """Keep when the answer is due; a client who was told earlier keeps the earlier moment."""
    promised = decision.promised
    if decision.verdict.urgency is Urgency.NO_REPLY or not isinstance(promised, Promised):
        return
    due = min(filter(None, (conversation.due_at, promised.due_at)))
    told = conversation.promise_at
    if is_told:
        told = min(filter(None, (told, promised.promise_at)))
    shelves.conversations.save(conversation.promised(due, told))


def _is_live(shelves: Shelves, arrival: Arrival) -> bool:
    """Say whether a person is writing with the sender right now."""
    message = arrival.message
    if not isinstance(message, Message):
        return False
    address, _ = author_of(message)
    received_at = arrival.fetched.internal_date
    return is_live(shelves, arrival.account.name, address, received_at=received_at)


def _told_until(shelves: Shelves, arrival: Arrival, *, now: datetime) -> datetime | None:
    """The moment ahead that this conversation was told: a second mail starts no new promise."""
    found = find_conversation(shelves, arrival)
    told = found.promise_at if found is not None and found.is_open else None
    return told if told is not None and told > now else None
