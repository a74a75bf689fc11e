"""Rows to begin with, for tests of the engine's parts on a store in memory."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from reachapp.core.outbox import Outgoing, OutgoingKind
from reachapp.core.promises import Promise
from reachapp.core.verdict import Urgency
from reachapp.desk.conversation import Conversation
from reachapp.engine.stored import save_profile
from reachapp.engine.units import StoredMessage
from tests.stories.world import a_profile

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


def a_conversation(**changes) -> Conversation:
    """Return an open conversation with a client who waits."""
    given = {
        "account": "main",
        "address": "anna@client.example",
        "contact": "Anna Visser",
        "subject": "Offerte",
        "answer_to": "anna@client.example",
        "own_address": "sanne@deboer.example",
        "urgency": Urgency.LATER,
        "opened_at": NOW,
        "received_at": NOW,
    }
    return Conversation(**(given | changes))


def an_item(key="reply:1", **changes) -> Outgoing:
    """Return a reply that is due."""
    given = {
        "key": key,
        "kind": OutgoingKind.REPLY,
        "channel": "mail:main",
        "recipient": "anna@client.example",
        "body": b"Subject: x\r\n\r\n",
        "message_id": f"<{key}@deboer.example>",
        "due_at": NOW,
    }
    return Outgoing(**(given | changes))


def a_promise(conversation, message, **changes) -> Promise:
    """Return an open promise of tomorrow that the client was told."""
    given = {
        "conversation": conversation,
        "message": message,
        "due_at": NOW + 24 * HOUR,
        "promise_at": NOW + 24 * HOUR,
        "statement": "dinsdag",
        "made_at": NOW,
        "told_at": NOW,
    }
    return Promise(**(given | changes))


def a_mail(conversation, **changes) -> StoredMessage:
    """Return the client's mail."""
    given = {
        "account": "main",
        "mailbox": "INBOX",
        "uid": 1,
        "uid_validity": 7,
        "mail_key": "k1",
        "message_id": "<m1@client.example>",
        "conversation": conversation,
        "address": "anna@client.example",
        "received_at": NOW,
        "stored_at": NOW,
    }
    return StoredMessage(**(given | changes))


def set_up(units, **changes):
    """Save the profile, one conversation and its mail; return both ids."""
    with units.writing() as shelves:
        save_profile(shelves, a_profile(), now=NOW)
        conversation = shelves.conversations.add(a_conversation(**changes))
        message = shelves.messages.add(a_mail(conversation))
    return conversation, message


def about(item, conversation, message):
    """Return the item as one about this mail."""
    return replace(item, conversation=conversation, message=message)
