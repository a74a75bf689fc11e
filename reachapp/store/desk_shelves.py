"""The shelves of messages, conversations and promises."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from reachapp.core.promises import Promise, PromiseState
from reachapp.core.subjects import subject_key
from reachapp.desk.conversation import Conversation, ConversationState
from reachapp.engine.errors import Conflict, StoreError
from reachapp.engine.units import StoredMessage
from reachapp.store.rows import (
    conversation_of,
    conversation_row,
    message_of,
    message_row,
    promise_of,
    promise_row,
)
from reachapp.store.tables import conversations, messages, promises


class SqlMessages:
    """All mails that were seen."""

    def __init__(self, connection: Connection, topics: set[str]) -> None:
        self._connection = connection
        self._topics = topics

    def add(self, message: StoredMessage) -> int:
        """Store it; the (account, mail key) must be new."""
        result = self._connection.execute(sa.insert(messages), message_row(message))
        self._topics.add("desk")
        return _new_id(result)

    def get(self, message: int) -> StoredMessage:
        """The message of this id; raises `StoreError` where there is none."""
        found = self._first(messages.c.id == message)
        if found is None:
            raise StoreError("no_such_message")
        return found

    def find_key(self, account: str, mail_key: str) -> StoredMessage | None:
        """The message with this mail key."""
        return self._first(messages.c.account == account, messages.c.mail_key == mail_key)

    def find_thread(self, account: str, message_ids: Sequence[str]) -> StoredMessage | None:
        """The newest mail whose own Message-ID is one of these."""
        if not message_ids:
            return None
        return self._first(
            messages.c.account == account, messages.c.message_id.in_(list(message_ids))
        )

    def of_conversation(self, conversation: int) -> Sequence[StoredMessage]:
        """The mails of a conversation, oldest first."""
        query = (
            sa.select(messages)
            .where(messages.c.conversation == conversation)
            .order_by(messages.c.received_at, messages.c.id)
        )
        return [message_of(row) for row in self._connection.execute(query).mappings()]

    def moved(self, message: int, *, mailbox: str, uid: int, uid_validity: int) -> None:
        """The same mail lies elsewhere now."""
        place = {"mailbox": mailbox, "uid": uid, "uid_validity": uid_validity}
        query = sa.update(messages).where(messages.c.id == message).values(place)
        self._connection.execute(query)

    def incoming_between(self, start: datetime, end: datetime) -> Sequence[StoredMessage]:
        """What clients wrote in that time, by when the server took it, oldest first."""
        query = (
            sa.select(messages)
            .where(messages.c.is_incoming, messages.c.received_at.between(start, end))
            .order_by(messages.c.received_at, messages.c.id)
        )
        return [message_of(row) for row in self._connection.execute(query).mappings()]

    def _first(self, *conditions: sa.ColumnElement[bool]) -> StoredMessage | None:
        query = sa.select(messages).where(*conditions).order_by(messages.c.id.desc()).limit(1)
        row = self._connection.execute(query).mappings().first()
        return None if row is None else message_of(row)


class SqlConversations:
    """The desk."""

    def __init__(self, connection: Connection, topics: set[str]) -> None:
        self._connection = connection
        self._topics = topics

    def add(self, conversation: Conversation) -> int:
        """Store it and return its id."""
        row = conversation_row(conversation)
        self._topics.add("desk")
        return _new_id(self._connection.execute(sa.insert(conversations), row))

    def get(self, conversation: int) -> Conversation:
        """The conversation of this id; raises `StoreError` where there is none."""
        found = self.find(conversation)
        if found is None:
            raise StoreError("no_such_conversation")
        return found

    def find(self, conversation: int) -> Conversation | None:
        """The conversation of this id, or None."""
        found = self._all(conversations.c.id == conversation)
        return found[0] if found else None

    def save(self, conversation: Conversation) -> Conversation:
        """Write it with the next version; raises `Conflict` where it changed meanwhile."""
        newer = replace(conversation, version=conversation.version + 1)
        query = (
            sa.update(conversations)
            .where(
                conversations.c.id == conversation.id,
                conversations.c.version == conversation.version,
            )
            .values(conversation_row(newer))
        )
        if self._connection.execute(query).rowcount != 1:
            raise Conflict("changed_meanwhile")
        self._topics.add("desk")
        return newer

    def find_with(self, account: str, address: str, subject: str) -> Conversation | None:
        """The newest one with this client and normalised subject."""
        found = self._all(
            conversations.c.account == account,
            conversations.c.address == address,
            conversations.c.subject_key == subject_key(subject),
        )
        return found[-1] if found else None

    def moments_moved(
        self, conversation: int, due_at: datetime | None, promise_at: datetime | None
    ) -> None:
        """The plan moved its moments; whoever works on it is not disturbed by a new version."""
        query = sa.update(conversations).where(conversations.c.id == conversation)
        self._connection.execute(query.values(due_at=due_at, promise_at=promise_at))
        self._topics.add("desk")

    def open(self) -> Sequence[Conversation]:
        """All that are open."""
        return self._all(conversations.c.state == ConversationState.OPEN)

    def ended_since(self, moment: datetime) -> Sequence[Conversation]:
        """Those that ended at or after `moment`."""
        return self._all(conversations.c.ended_at >= moment)

    def _all(self, *conditions: sa.ColumnElement[bool]) -> list[Conversation]:
        query = sa.select(conversations).where(*conditions).order_by(conversations.c.id)
        return [conversation_of(row) for row in self._connection.execute(query).mappings()]


class SqlPromises:
    """The ledger of what was told."""

    def __init__(self, connection: Connection, topics: set[str]) -> None:
        self._connection = connection
        self._topics = topics

    def add(self, promise: Promise) -> int:
        """Store it and return its id."""
        self._topics.add("promises")
        return _new_id(self._connection.execute(sa.insert(promises).values(promise_row(promise))))

    def save(self, promise: Promise) -> None:
        """Write a promise that is already there."""
        query = sa.update(promises).where(promises.c.id == promise.id)
        self._connection.execute(query.values(promise_row(promise)))
        self._topics.add("promises")

    def open_of(self, conversation: int) -> Sequence[Promise]:
        """The open promises of a conversation."""
        return self._all(
            promises.c.conversation == conversation, promises.c.state == PromiseState.OPEN
        )

    def last_of(self, conversation: int) -> Promise | None:
        """The newest promise of a conversation, whatever became of it."""
        found = self._all(promises.c.conversation == conversation)
        return found[-1] if found else None

    def of_message(self, message: int) -> Promise | None:
        """The promise that was made for this mail."""
        found = self._all(promises.c.message == message)
        return found[-1] if found else None

    def open(self) -> Sequence[Promise]:
        """All open promises, the earliest first."""
        query = (
            sa.select(promises)
            .where(promises.c.state == PromiseState.OPEN)
            .order_by(promises.c.promise_at)
        )
        return [promise_of(row) for row in self._connection.execute(query).mappings()]

    def get(self, promise: int) -> Promise:
        """The promise of this id; raises `StoreError` where there is none."""
        found = self._all(promises.c.id == promise)
        if not found:
            raise StoreError("no_such_promise")
        return found[0]

    def told_by(self, key: str) -> Promise | None:
        """The promise that the outbox row of this key tells."""
        found = self._all(promises.c.told_by == key) if key else []
        return found[-1] if found else None

    def count_open(self) -> int:
        """How many are open: the work that lies ahead of a new mail."""
        query = sa.select(sa.func.count()).where(promises.c.state == PromiseState.OPEN)
        return self._connection.execute(query).scalar() or 0

    def broken_waiting(self) -> Sequence[Promise]:
        """The broken ones whose client still waits."""
        query = (
            sa.select(promises)
            .join(conversations, conversations.c.id == promises.c.conversation)
            .where(
                promises.c.state == PromiseState.BROKEN,
                conversations.c.state == ConversationState.OPEN,
            )
            .order_by(promises.c.promise_at)
        )
        return [promise_of(row) for row in self._connection.execute(query).mappings()]

    def due_since(self, moment: datetime) -> Sequence[Promise]:
        """All whose told time is `moment` or later, whatever became of them."""
        query = (
            sa.select(promises)
            .where(promises.c.promise_at >= moment)
            .order_by(promises.c.promise_at, promises.c.id)
        )
        return [promise_of(row) for row in self._connection.execute(query).mappings()]

    def broken_since(self, moment: datetime) -> int:
        """How many broke at or after `moment`."""
        query = sa.select(sa.func.count()).where(
            promises.c.state == PromiseState.BROKEN, promises.c.ended_at >= moment
        )
        return self._connection.execute(query).scalar() or 0

    def _all(self, *conditions: sa.ColumnElement[bool]) -> list[Promise]:
        query = sa.select(promises).where(*conditions).order_by(promises.c.id)
        return [promise_of(row) for row in self._connection.execute(query).mappings()]


def _new_id(result: sa.CursorResult[Any]) -> int:
    key = result.inserted_primary_key
    if key is None:
        raise StoreError("no_key")
    return int(key[0])
