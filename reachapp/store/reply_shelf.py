"""The reply ledger in the store: whom we answered automatically, and when."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection
from sqlalchemy.dialects.sqlite import insert

from reachapp.autoreply.ledger import LedgerEntry
from reachapp.store.tables import answered, facts, replies, reply_threads

TRIPPED = "replies_tripped_at"


class SqlReplies:
    """The ledger that lasts."""

    def __init__(self, connection: Connection, topics: set[str]) -> None:
        self._connection = connection
        self._topics = topics

    def record(self, entry: LedgerEntry) -> None:
        """Note a reply that leaves with this transaction's outbox row."""
        self.forget(entry.key)
        row = {
            "key": entry.key,
            "canonical": entry.canonical,
            "domain": entry.domain,
            "handle": entry.handle,
            "is_form": entry.is_form,
            "at": entry.at,
        }
        self._connection.execute(sa.insert(replies).values(row))
        threads = [{"message_id": each, "key": entry.key} for each in set(entry.thread_ids)]
        if threads:
            self._connection.execute(sa.insert(reply_threads), threads)

    def forget(self, key: str) -> None:
        """Take the reply of this outbox row back: it did not leave."""
        self._connection.execute(sa.delete(reply_threads).where(reply_threads.c.key == key))
        self._connection.execute(sa.delete(replies).where(replies.c.key == key))

    def record_answers(self, message_ids: Sequence[str], *, now: datetime) -> None:
        """Note that a person answered these mails."""
        rows = [{"message_id": each, "at": now} for each in message_ids]
        if rows:
            query = insert(answered).on_conflict_do_nothing(["message_id"])
            self._connection.execute(query, rows)

    def trip(self, *, now: datetime) -> None:
        """Stop all replies: a cap was reached."""
        row = {"name": TRIPPED, "value": now.isoformat()}
        query = insert(facts).values(row).on_conflict_do_update(["name"], set_=row)
        self._connection.execute(query)
        self._topics.add("status")

    def resume(self, *, now: datetime) -> None:  # noqa: ARG002  the ledger's form
        """Let replies go again: the owner has looked."""
        self._connection.execute(sa.delete(facts).where(facts.c.name == TRIPPED))
        self._topics.add("status")

    def last_reply(self, canonical: str, handle: str) -> datetime | None:
        """When this sender last got this response."""
        found: datetime | None = self._one(
            sa.func.max(replies.c.at),
            replies.c.canonical == canonical,
            replies.c.handle == handle,
        )
        return found

    def replied_in_thread(self, ids: Iterable[str], since: datetime) -> bool:
        """Say whether one of these mails was answered automatically, or is such an answer."""
        wanted = list(ids)
        if not wanted:
            return False
        query = (
            sa.select(sa.literal(1))
            .select_from(reply_threads.join(replies, replies.c.key == reply_threads.c.key))
            .where(reply_threads.c.message_id.in_(wanted), replies.c.at >= since)
            .limit(1)
        )
        return self._connection.execute(query).first() is not None

    def replies_since(self, moment: datetime) -> int:
        """Count the replies that left since `moment`."""
        return self._count(replies.c.at >= moment)

    def form_replies_since(self, moment: datetime) -> int:
        """Count the replies to web forms among them."""
        return self._count(replies.c.at >= moment, replies.c.is_form)

    def replies_to_since(self, canonical: str, moment: datetime) -> int:
        """Count the replies to one sender, over all handles."""
        return self._count(replies.c.at >= moment, replies.c.canonical == canonical)

    def new_addresses_since(self, domain: str, moment: datetime) -> int:
        """Count the senders of this domain whose very first reply left since `moment`."""
        firsts = (
            sa.select(sa.func.min(replies.c.at).label("first"))
            .where(replies.c.domain == domain)
            .group_by(replies.c.canonical)
            .subquery()
        )
        query = sa.select(sa.func.count()).where(firsts.c.first >= moment)
        return int(self._connection.execute(query).scalar() or 0)

    def has_sent_answer_to(self, message_id: str) -> bool:
        """Say whether a person answered this mail."""
        return self._one(answered.c.message_id, answered.c.message_id == message_id) is not None

    def is_tripped(self) -> bool:
        """Say whether a cap was reached and the owner has not resumed yet."""
        return self._one(facts.c.name, facts.c.name == TRIPPED) is not None

    def _one(self, column: Any, *conditions: sa.ColumnElement[bool]) -> Any:
        return self._connection.execute(sa.select(column).where(*conditions)).scalar()

    def _count(self, *conditions: sa.ColumnElement[bool]) -> int:
        return int(self._one(sa.func.count(), *conditions) or 0)
