"""An embedded IMAP4rev1 server on loopback, for the sample office and for tests.

It runs in a thread of its own and keeps its mails in memory. Only what Reachapp and usual clients
need is there: IDLE, UIDPLUS, MOVE, SPECIAL-USE, keywords; no TLS, as nothing leaves the machine.
"""

import asyncio
import contextlib
import threading
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from datetime import datetime
from email.utils import localtime

from reachapp.sample.imap_connection import LINE_LIMIT, Connection
from reachapp.sample.imap_session import Login, Session
from reachapp.sample.imap_store import MailStore, StoredMail

HOST = "127.0.0.1"
START_LIMIT = 10.0  # seconds
GOODBYE_LIMIT = 1.0  # seconds


class SampleImapServer:
    """The server; its mails outlive `stop()`, and a new `start()` keeps the port."""

    def __init__(
        self, user: str, password: str, *, clock: Callable[[], datetime] = localtime
    ) -> None:
        """`clock` gives the INTERNALDATE where nobody named one."""
        self.host = HOST
        self.port = 0
        self.store = MailStore()
        self._login = Login(user=user, password=password)
        self._clock = clock
        self._connections: dict[Connection, asyncio.Task[None]] = {}
        self._loop: asyncio.AbstractEventLoop | None = None
        self._leave = asyncio.Event()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Listen; returns when the port is open."""
        ready: Future[int] = Future()
        self._thread = threading.Thread(
            target=self._run, args=(ready,), name="sample-imap", daemon=True
        )
        self._thread.start()
        self.port = ready.result(START_LIMIT)

    def stop(self) -> None:
        """Say BYE to all and close the port."""
        if self._loop is not None and self._thread is not None:
            self._loop.call_soon_threadsafe(self._leave.set)
            self._thread.join(START_LIMIT)
        self._thread = None

    def deliver(
        self, mailbox: str, raw: bytes, flags: Iterable[str] = (), at: datetime | None = None
    ) -> int:
        """Put a mail into a mailbox and return its UID."""
        return self.store.append(mailbox, raw, flags, at or self._clock()).uid

    def messages(self, mailbox: str) -> list[StoredMail]:
        """Return the mails of a mailbox in the order of their UIDs."""
        with self.store.lock:
            return list(self.store.get(mailbox).mails.values())

    def drop_connections(self) -> None:
        """Cut all lines without a word."""

        def drop_all() -> None:
            for connection in self._connections:
                connection.drop()

        self._on_loop(drop_all)

    def change_uidvalidity(self, mailbox: str) -> None:
        """Give a mailbox new numbers; sessions that have it open are shown out."""
        self.store.change_uidvalidity(mailbox)

        def show_out() -> None:
            for connection in self._connections:
                view = connection.session.view
                if view is not None and view.mailbox.name == mailbox:
                    connection.drop(b"* BYE Mailbox was numbered anew\r\n")

        self._on_loop(show_out)

    def refuse_logins(self, refuse: bool) -> None:
        """Turn everybody away from now on, or let them in again."""
        login = Login(user=self._login.user, password=self._login.password, refuse=refuse)
        self._login = login

        def tell_sessions() -> None:
            for connection in self._connections:
                connection.session.login = login

        self._on_loop(tell_sessions)

    def _on_loop(self, action: Callable[[], object]) -> None:
        """Do something in the server's thread and wait for it; nothing when it is stopped."""
        loop = self._loop
        if loop is None:
            return
        done: Future[None] = Future()

        def act() -> None:
            action()
            done.set_result(None)

        loop.call_soon_threadsafe(act)
        done.result(START_LIMIT)

    def _run(self, ready: "Future[int]") -> None:
        try:
            asyncio.run(self._serve(ready))
        except OSError as error:
            if ready.done():
                raise
            ready.set_exception(error)

    async def _serve(self, ready: "Future[int]") -> None:
        self._leave = asyncio.Event()
        server = await asyncio.start_server(self._welcome, HOST, self.port, limit=LINE_LIMIT)
        self._loop = asyncio.get_running_loop()
        self.store.changed = self._spread_news
        ready.set_result(server.sockets[0].getsockname()[1])
        await self._leave.wait()
        self._loop = None
        server.close()
        for connection in self._connections:
            connection.drop(b"* BYE The sample office closes\r\n")
        await self._see_them_leave()
        await server.wait_closed()

    async def _see_them_leave(self) -> None:
        if self._connections:
            await asyncio.wait(self._connections.values(), timeout=GOODBYE_LIMIT)
        for connection in self._connections:
            connection.drop()
        if self._connections:
            await asyncio.wait(self._connections.values())

    async def _welcome(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        session = Session(self.store, self._login)
        connection = Connection(reader, writer, session=session, clock=self._clock)
        task: asyncio.Task[None] | None = asyncio.current_task()
        if task is None:
            return
        self._connections[connection] = task
        try:
            await connection.serve()
        finally:
            del self._connections[connection]

    def _spread_news(self) -> None:
        """Wake the sessions that idle; called from any thread."""
        loop = self._loop
        if loop is not None:
            with contextlib.suppress(RuntimeError):  # the loop closed since we looked
                loop.call_soon_threadsafe(self._wake_all)

    def _wake_all(self) -> None:
        for connection in self._connections:
            connection.news.set()
