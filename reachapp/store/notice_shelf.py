"""The shelf of notices: what clients were told about promises that move."""

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy import Connection

from reachapp.core.promises import Notice
from reachapp.store.rows import notice_of, notice_row
from reachapp.store.tables import notices


class SqlNotices:
    """Notices by the outbox row that carries them."""

    def __init__(self, connection: Connection, topics: set[str]) -> None:
        self._connection = connection
        self._topics = topics

    def add(self, notice: Notice) -> None:
        """Note it in the transaction that queues its mail."""
        self._connection.execute(sa.insert(notices).values(notice_row(notice)))
        self._topics.add("promises")

    def sent(self, key: str, *, at: datetime) -> None:
        """The mail has left: the clock of the next notice runs from here."""
        query = sa.update(notices).where(notices.c.key == key)
        self._connection.execute(query.values(sent_at=at))
        self._topics.add("promises")

    def of_key(self, key: str) -> Sequence[Notice]:
        """All that one mail says."""
        return self._all(notices.c.key == key)

    def of_promise(self, promise: int) -> Sequence[Notice]:
        """The notices of a promise, oldest first."""
        return self._all(notices.c.promise == promise)

    def since(self, moment: datetime) -> Sequence[Notice]:
        """Those that were queued at or after `moment`, oldest first."""
        return self._all(notices.c.queued_at >= moment)

    def _all(self, *conditions: sa.ColumnElement[bool]) -> list[Notice]:
        query = sa.select(notices).where(*conditions)
        query = query.order_by(notices.c.queued_at, notices.c.promise)
        return [notice_of(row) for row in self._connection.execute(query).mappings()]
