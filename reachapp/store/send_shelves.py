"""The shelves of facts, cursors, outbox and journal."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection
from sqlalchemy.dialects.sqlite import insert

from reachapp.core.journal import Happened, JournalEntry
from reachapp.core.outbox import Outgoing, SendState
from reachapp.engine.units import Cursor
from reachapp.store.rows import (
    journal_of,
    journal_row,
    outgoing_of,
    outgoing_row,
)
from reachapp.store.tables import conversations, cursors, facts, journal, outbox


class SqlFacts:
    """Named JSON values."""

    def __init__(self, connection: Connection, topics: set[str]) -> None:
        self._connection = connection
        self._topics = topics

    def get(self, name: str) -> Any:
        """The value, or None."""
        query = sa.select(facts.c.value).where(facts.c.name == name)
        return self._connection.execute(query).scalar()

    def put(self, name: str, value: Any) -> None:
        """Write it, whatever stood there."""
        row = {"name": name, "value": value}
        query = insert(facts).values(row).on_conflict_do_update(["name"], set_=row)
        self._connection.execute(query)
        self._topics.add("facts")


class SqlCursors:
    """Where reading stopped, per mailbox."""

    def __init__(self, connection: Connection, topics: set[str]) -> None:
        self._connection = connection
        self._topics = topics

    def find(self, account: str, mailbox: str) -> Cursor | None:
        """The cursor, or None for a mailbox that was never read."""
        query = sa.select(cursors).where(cursors.c.account == account, cursors.c.mailbox == mailbox)
        row = self._connection.execute(query).mappings().first()
        return None if row is None else Cursor(**{str(name): row[name] for name in row})

    def put(self, cursor: Cursor) -> None:
        """Write it, whatever stood there."""
        row = {name: getattr(cursor, name) for name in cursor.__dataclass_fields__}
        query = insert(cursors).values(row)
        query = query.on_conflict_do_update(["account", "mailbox"], set_=row)
        self._connection.execute(query)


class SqlOutbox:
    """What is to leave."""

    def __init__(self, connection: Connection, topics: set[str]) -> None:
        self._connection = connection
        self._topics = topics

    def add(self, item: Outgoing) -> bool:
        """Put it in; False where the key is already there."""
        query = insert(outbox).values(outgoing_row(item)).on_conflict_do_nothing(["key"])
        self._topics.add("outbox")
        return self._connection.execute(query).rowcount == 1

    def find(self, key: str) -> Outgoing | None:
        """The row of this key, or None."""
        row = (
            self._connection.execute(sa.select(outbox).where(outbox.c.key == key))
            .mappings()
            .first()
        )
        return None if row is None else outgoing_of(row)

    def save(self, item: Outgoing) -> None:
        """Write a row that is already there."""
        row = outgoing_row(item)
        self._connection.execute(sa.update(outbox).where(outbox.c.key == item.key).values(row))
        self._topics.add("outbox")

    def due(self, now: datetime, *, limit: int) -> Sequence[Outgoing]:
        """Pending rows whose time has come, the oldest first."""
        query = (
            sa.select(outbox)
            .where(outbox.c.state == SendState.PENDING, outbox.c.due_at <= now)
            .order_by(outbox.c.due_at, outbox.c.key)
            .limit(limit)
        )
        return self._all(query)

    def in_state(self, state: SendState) -> Sequence[Outgoing]:
        """All rows in this state."""
        return self._all(sa.select(outbox).where(outbox.c.state == state))

    def of_conversation(self, conversation: int) -> Sequence[Outgoing]:
        """All rows about this conversation."""
        return self._all(sa.select(outbox).where(outbox.c.conversation == conversation))

    def next_due_at(self) -> datetime | None:
        """When the next pending row becomes due."""
        query = sa.select(sa.func.min(outbox.c.due_at)).where(outbox.c.state == SendState.PENDING)
        return self._connection.execute(query).scalar()

    def waiting(self) -> int:
        """How many rows are pending."""
        query = sa.select(sa.func.count()).where(outbox.c.state == SendState.PENDING)
        return self._connection.execute(query).scalar() or 0

    def _all(self, query: sa.Select[Any]) -> Sequence[Outgoing]:
        return [outgoing_of(row) for row in self._connection.execute(query).mappings()]


class SqlJournal:
    """The append-only story."""

    def __init__(self, connection: Connection, topics: set[str]) -> None:
        self._connection = connection
        self._topics = topics

    def add(self, entry: JournalEntry) -> None:
        """Append it."""
        self._connection.execute(sa.insert(journal), journal_row(entry))
        self._topics.add("journal")

    def of_conversation(self, conversation: int) -> Sequence[JournalEntry]:
        """The story of one conversation, oldest first."""
        return self._all(journal.c.conversation == conversation)

    def is_live(self, account: str, address: str, moment: datetime) -> bool:
        """Say whether a person wrote to this client since `moment`."""
        human = [Happened.ANSWER_QUEUED, Happened.ANSWERED, Happened.ANSWERED_ELSEWHERE]
        human.append(Happened.FIRST_REPLY_QUEUED)
        query = (
            sa.select(sa.literal(1))
            .select_from(journal.join(conversations, conversations.c.id == journal.c.conversation))
            .where(
                journal.c.at >= moment,
                journal.c.what.in_([what.value for what in human]),
                conversations.c.account == account,
                conversations.c.address == address,
            )
            .limit(1)
        )
        return self._connection.execute(query).first() is not None

    def since(self, moment: datetime) -> Sequence[JournalEntry]:
        """The story since `moment`, oldest first."""
        return self._all(journal.c.at >= moment)

    def _all(self, condition: sa.ColumnElement[bool]) -> Sequence[JournalEntry]:
        query = sa.select(journal).where(condition).order_by(journal.c.at, journal.c.id)
        return [journal_of(row) for row in self._connection.execute(query).mappings()]
