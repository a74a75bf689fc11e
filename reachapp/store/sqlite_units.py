"""Units of work on SQLite: WAL, one writer with `synchronous=FULL`, readers beside it."""

import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

import sqlalchemy as sa
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DatabaseError, OperationalError, SQLAlchemyError
from sqlalchemy.pool import QueuePool, StaticPool

from reachapp.engine.errors import StoreError
from reachapp.engine.units import Shelves
from reachapp.store.desk_shelves import SqlConversations, SqlMessages, SqlPromises
from reachapp.store.migrate import migrate
from reachapp.store.notice_shelf import SqlNotices
from reachapp.store.reply_shelf import SqlReplies
from reachapp.store.send_shelves import SqlCursors, SqlFacts, SqlJournal, SqlOutbox

CommitHook = Callable[[frozenset[str]], None]
PointHook = Callable[[str], None]
"""Called at each named point of a unit (`before_commit`, `after_commit`); for crash tests."""


def nothing(_point: str) -> None:
    """The hook of everyday use."""


class SqliteUnits:
    """A factory of transactions on one SQLite file (or in memory, for tests).

    Attributes
    ----------
    committed: called after each commit that changed something, with the topics.
    point: called at each named point of a unit.
    """

    def __init__(self, file: Path | None, *, point: PointHook = nothing) -> None:
        self.committed: CommitHook | None = None
        self.point = point
        self._lock = threading.RLock()
        self._engine = _engine(file)
        try:
            migrate(self._engine, file=file)
        except (DatabaseError, sqlite3.Error) as error:
            self._engine.dispose()
            raise store_error(error) from error
        except StoreError:
            self._engine.dispose()
            raise

    def writing(self) -> "SqliteUnit":
        """Begin a transaction that holds the write lock from its start."""
        return SqliteUnit(self, self._engine, self._lock, is_writing=True)

    def reading(self) -> "SqliteUnit":
        """Begin a transaction that sees one state and writes nothing."""
        return SqliteUnit(self, self._engine, self._lock, is_writing=False)

    def close(self) -> None:
        """Give the file back."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()


class SqliteUnit:
    """One transaction; leaves by commit, or by rollback where an exception passes."""

    def __init__(
        self, units: SqliteUnits, engine: Engine, lock: threading.RLock, *, is_writing: bool
    ) -> None:
        self._units = units
        self._engine = engine
        self._lock = lock
        self._is_writing = is_writing
        self._connection: Connection | None = None
        self._shelves: Shelves | None = None

    def __enter__(self) -> Shelves:
        if self._is_writing:
            self._lock.acquire()
        try:
            connection = self._engine.connect()
            self._connection = connection
            connection.exec_driver_sql("BEGIN IMMEDIATE" if self._is_writing else "BEGIN")
        except (SQLAlchemyError, sqlite3.Error) as error:
            self._leave()
            raise store_error(error) from error
        self._shelves = _shelves(connection)
        return self._shelves

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        connection, shelves = self._connection, self._shelves
        if connection is None or shelves is None:
            return
        topics: frozenset[str] = frozenset()
        try:
            if kind is None and self._is_writing:
                self._units.point("before_commit")
                connection.exec_driver_sql("COMMIT")
                topics = frozenset(shelves.topics)
                self._units.point("after_commit")
            elif _in_transaction(connection):
                # SQLite itself has rolled back where the disk is full
                connection.exec_driver_sql("ROLLBACK")
        except (DatabaseError, sqlite3.Error) as fault:
            raise store_error(fault) from fault
        finally:
            self._leave()
        if isinstance(error, DatabaseError):
            raise store_error(error) from error
        if topics and self._units.committed is not None:
            self._units.committed(topics)

    def _leave(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        if self._is_writing:
            self._lock.release()


def _in_transaction(connection: Connection) -> bool:
    return bool(getattr(connection.connection.dbapi_connection, "in_transaction", False))


def _shelves(connection: Connection) -> Shelves:
    topics: set[str] = set()
    return Shelves(
        facts=SqlFacts(connection, topics),
        cursors=SqlCursors(connection, topics),
        messages=SqlMessages(connection, topics),
        conversations=SqlConversations(connection, topics),
        promises=SqlPromises(connection, topics),
        outbox=SqlOutbox(connection, topics),
        replies=SqlReplies(connection, topics),
        journal=SqlJournal(connection, topics),
        notices=SqlNotices(connection, topics),
        topics=topics,
    )


def _engine(file: Path | None) -> Engine:
    if file is None:
        engine = sa.create_engine(
            "sqlite://", poolclass=StaticPool, connect_args={"check_same_thread": False}
        )
    else:
        engine = sa.create_engine(
            f"sqlite:///{file}",
            poolclass=QueuePool,
            pool_size=4,
            connect_args={"check_same_thread": False, "timeout": 15},
        )
    sa.event.listen(engine, "connect", _prepare)
    return engine


def _prepare(connection: sqlite3.Connection, _record: object) -> None:
    # we say BEGIN ourselves; the module's own implicit transactions would come too late
    connection.isolation_level = None
    for pragma in (
        "journal_mode=WAL",
        # NORMAL may drop the last commits at a power cut, and with them the
        # memory of what was sent
        "synchronous=FULL",
        "foreign_keys=ON",
        "busy_timeout=15000",
        "secure_delete=ON",
    ):
        connection.execute(f"PRAGMA {pragma}")


def store_error(error: Exception) -> StoreError:
    """Sort what the database says by who must act."""
    text = str(error).lower()
    if "full" in text:
        return StoreError("disk_full")
    if "locked" in text:
        return StoreError("locked")
    if "malformed" in text or "not a database" in text:
        return StoreError("damaged")
    if "readonly" in text or "unable to open" in text:
        return StoreError("cannot_open")
    if isinstance(error, OperationalError) or "i/o" in text:
        return StoreError("disk_error")
    return StoreError("database", type(error).__name__)
