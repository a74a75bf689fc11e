"""An SMTP server on loopback that keeps what it is given and sends nothing on.

It can be told to misbehave: to refuse, to put off, or to lose the line at any point of a delivery.
"""

import asyncio
import logging
import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime
from email.utils import localtime
from enum import Enum, auto

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from typing_extensions import override

HOST = "127.0.0.1"
START_LIMIT = 10.0  # seconds
SIZE_LIMIT = 50 * 1024 * 1024  # bytes


class Phase(Enum):
    """Where in a delivery an answer is given."""

    EHLO = auto()
    AUTH = auto()
    MAIL = auto()
    RCPT = auto()
    DATA = auto()
    AFTER_DOT = auto()


class Cut(Enum):
    """The line is lost; after the dot it matters whether the mail was taken first."""

    LINE = auto()
    LINE_AFTER_TAKING_IT = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class SunkMail:
    """One mail as it was handed in; the null return path is the empty string."""

    envelope_from: str
    rcpt_tos: tuple[str, ...]
    raw: bytes
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class _Planned:
    reply: str | Cut
    always: bool


class SmtpSink:
    """The server; runs in a thread of its own and keeps its port over `stop()` and `start()`."""

    def __init__(
        self,
        user: str,
        password: str,
        *,
        on_mail: Callable[[SunkMail], None] | None = None,
        clock: Callable[[], datetime] = localtime,
    ) -> None:
        """`on_mail` is called in the server's thread, before the sender hears `250`."""
        self.host = HOST
        self.port = 0
        self._account = (user.encode(), password.encode())
        self._on_mail = on_mail
        self._clock = clock
        self._lock = threading.Lock()
        self._mails: list[SunkMail] = []
        self._planned: dict[Phase, _Planned] = {}
        self._lines: set[SMTP] = set()
        self._connections = 0
        self._loop: asyncio.AbstractEventLoop | None = None
        self._leave = asyncio.Event()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Listen; returns when the port is open."""
        logging.getLogger("mail.log").addFilter(_is_news)
        ready: Future[int] = Future()
        self._thread = threading.Thread(
            target=self._run, args=(ready,), name="sample-smtp", daemon=True
        )
        self._thread.start()
        self.port = ready.result(START_LIMIT)

    def stop(self) -> None:
        """Cut all lines and close the port."""
        if self._loop is not None and self._thread is not None:
            self._loop.call_soon_threadsafe(self._leave.set)
            self._thread.join(START_LIMIT)
        self._thread = None

    @property
    def mails(self) -> list[SunkMail]:
        """What was taken so far, in order."""
        with self._lock:
            return list(self._mails)

    @property
    def connections(self) -> int:
        """How many lines were opened so far, whatever came over them."""
        return self._connections

    def answer(self, phase: Phase, reply: str | Cut, *, always: bool = False) -> None:
        """Give this answer at this point, such as `451 4.3.0 Later`: once, or from now on."""
        with self._lock:
            self._planned[phase] = _Planned(reply=reply, always=always)

    def behave(self) -> None:
        """Forget all planned answers."""
        with self._lock:
            self._planned.clear()

    def planned(self, phase: Phase) -> str | Cut | None:
        """Return the planned answer and use it up, unless it was meant for always."""
        with self._lock:
            planned = self._planned.get(phase)
            if planned is None:
                return None
            if not planned.always:
                del self._planned[phase]
            return planned.reply

    def take(self, envelope: Envelope) -> None:
        """Keep a mail and tell whoever listens."""
        sender = envelope.mail_from or ""
        mail = SunkMail(
            envelope_from="" if sender == "<>" else sender,
            rcpt_tos=tuple(envelope.rcpt_tos),
            raw=envelope.original_content or b"",
            at=self._clock(),
        )
        with self._lock:
            self._mails.append(mail)
        if self._on_mail is not None:
            self._on_mail(mail)

    def accepts(self, login: LoginPassword) -> bool:
        """Return whether this is the one account."""
        return (login.login, login.password) == self._account

    def opened(self, line: SMTP) -> None:
        """Count a line, and remember it to cut it at the end."""
        self._connections += 1
        self._lines.add(line)

    def closed(self, line: SMTP) -> None:
        """Forget a line."""
        self._lines.discard(line)

    def _run(self, ready: "Future[int]") -> None:
        try:
            asyncio.run(self._serve(ready))
        except OSError as error:
            if ready.done():
                raise
            ready.set_exception(error)

    async def _serve(self, ready: "Future[int]") -> None:
        self._leave = asyncio.Event()
        loop = asyncio.get_running_loop()
        server = await loop.create_server(lambda: _Line(self, loop), HOST, self.port)
        self._loop = loop
        ready.set_result(server.sockets[0].getsockname()[1])
        await self._leave.wait()
        self._loop = None
        server.close()
        for line in list(self._lines):
            cut(line)
        await server.wait_closed()
        await asyncio.sleep(0)  # the cut lines hear of it


class _Taker:
    """What aiosmtpd asks after the dot."""

    def __init__(self, sink: SmtpSink) -> None:
        self._sink = sink

    async def handle_DATA(  # noqa: N802 - aiosmtpd finds it by this name
        self, server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        reply = self._sink.planned(Phase.AFTER_DOT)
        if isinstance(reply, str):
            return reply
        if reply is not Cut.LINE:
            self._sink.take(envelope)
        if reply is not None:
            cut(server)
        return "250 2.0.0 Taken"


class _Line(SMTP):
    """One connection; asks the sink at each point whether it is to misbehave."""

    def __init__(self, sink: SmtpSink, loop: asyncio.AbstractEventLoop) -> None:
        self._sink = sink
        super().__init__(
            _Taker(sink),
            data_size_limit=SIZE_LIMIT,
            enable_SMTPUTF8=True,
            hostname="localhost",
            ident="Reachapp sample office",
            auth_require_tls=False,
            authenticator=self._check,
            loop=loop,
        )

    def _check(
        self, _server: SMTP, _session: Session, _envelope: Envelope, _mechanism: str, data: object
    ) -> AuthResult:
        known = isinstance(data, LoginPassword) and self._sink.accepts(data)
        return AuthResult(success=known, handled=False)

    @override
    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        super().connection_made(transport)
        self._sink.opened(self)

    @override
    def connection_lost(self, error: Exception | None) -> None:
        self._sink.closed(self)
        super().connection_lost(error)

    async def _misbehaves(self, phase: Phase) -> bool:
        reply = self._sink.planned(phase)
        if isinstance(reply, str):
            await self.push(reply)
        elif reply is not None:
            cut(self)
        return reply is not None

    @override
    async def smtp_EHLO(self, hostname: str) -> None:
        if not await self._misbehaves(Phase.EHLO):
            await super().smtp_EHLO(hostname)

    @override
    async def smtp_AUTH(self, arg: str) -> None:
        if not await self._misbehaves(Phase.AUTH):
            await super().smtp_AUTH(arg)

    @override
    async def smtp_MAIL(self, arg: str | None) -> None:
        if not await self._misbehaves(Phase.MAIL):
            await super().smtp_MAIL(arg)

    @override
    async def smtp_RCPT(self, arg: str | None) -> None:
        if not await self._misbehaves(Phase.RCPT):
            await super().smtp_RCPT(arg)

    @override
    async def smtp_DATA(self, arg: str) -> None:
        if not await self._misbehaves(Phase.DATA):
            await super().smtp_DATA(arg)


def _is_news(record: logging.LogRecord) -> bool:
    # WORKAROUND https://github.com/aio-libs/aiosmtpd/blob/v1.4.6/aiosmtpd/smtp.py (smtp_AUTH):
    # it warns of its own old attribute at every login
    return "login_data is deprecated" not in record.getMessage()


def cut(line: SMTP) -> None:
    """Lose the line, without a word."""
    if isinstance(line.transport, asyncio.WriteTransport):
        line.transport.abort()
