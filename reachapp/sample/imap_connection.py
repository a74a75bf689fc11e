"""One connection: reads commands with their literals, writes answers, waits in IDLE."""

import asyncio
import contextlib
import logging
from collections.abc import Callable
from datetime import datetime
from typing import Any

from reachapp.sample.imap_commands import CAPABILITY, sasl_plain
from reachapp.sample.imap_dispatch import answer
from reachapp.sample.imap_session import Session
from reachapp.sample.imap_syntax import (
    BadCommandError,
    Command,
    CommandRefusedError,
    Literal,
    literal_at_end,
    parse_command,
    tag_of,
    text_of,
)

LINE_LIMIT = 64 * 1024  # bytes of one line, as in RFC 7162 section 4 for servers
LITERAL_LIMIT = 50 * 1024 * 1024  # bytes
MAX_LITERALS = 1000  # in one command

log = logging.getLogger(__name__)


class LineLostError(Exception):
    """The client is gone, or said something after which no line end can be trusted."""


class Connection:
    """Speaks IMAP with one client until either side leaves."""

    def __init__(
        self,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
        *,
        session: Session,
        clock: Callable[[], datetime],
    ) -> None:
        self.session = session
        self.news = asyncio.Event()
        self._reader = reader
        self._writer = writer
        self._clock = clock

    async def serve(self) -> None:
        """Greet and answer until the end; no error of a client reaches the server."""
        try:
            await self._write(b"* OK [" + CAPABILITY + b"] Sample office ready\r\n")
            while not self.session.leaving:
                await self._one_command()
        except (LineLostError, OSError, asyncio.IncompleteReadError) as error:
            log.debug("connection ended: %s", type(error).__name__)
        finally:
            self._writer.close()
            with contextlib.suppress(OSError):
                await self._writer.wait_closed()

    def drop(self, farewell: bytes = b"") -> None:
        """End the line now, with or without a last word."""
        if farewell:
            self._writer.write(farewell)
            self._writer.close()
        else:
            self._writer.transport.abort()

    async def _write(self, data: bytes) -> None:
        self._writer.write(data)
        await self._writer.drain()

    async def _one_command(self) -> None:
        chunks = await self._read_chunks()
        if chunks is None:
            return
        try:
            command = parse_command(chunks)
        except BadCommandError as error:
            text = tag_of(chunks[0]) + b" BAD " + str(error).encode()
            await self._write(text + b"\r\n")
            return
        await self._do(command)

    async def _do(self, command: Command) -> None:
        if command.name == "IDLE":
            await self._idle(command)
        elif command.name == "AUTHENTICATE":
            await self._authenticate(command)
        else:
            self._answer(command)
            await self._write(self.session.take_out())

    def _answer(self, command: Command) -> None:
        try:
            answer(self.session, command, now=self._clock())
        except Exception:  # like the cycle's guard: one hostile mail must not end the server
            log.exception("%s failed", command.name)
            self.session.out += command.tag + b" NO [SERVERBUG] Internal error\r\n"

    async def _read_line(self) -> bytes:
        try:
            line = await self._reader.readuntil(b"\n")
        except asyncio.LimitOverrunError as error:
            await self._write(b"* BYE Line too long\r\n")
            raise LineLostError from error
        return line.removesuffix(b"\n").removesuffix(b"\r")

    async def _read_chunks(self) -> list[bytes] | None:
        """Return line, literal, line, …; None when a literal was refused."""
        chunks = [await self._read_line()]
        while (announced := literal_at_end(chunks[-1])) is not None:
            if announced.size > LITERAL_LIMIT or len(chunks) > 2 * MAX_LITERALS:
                await self._refuse(announced, tag_of(chunks[0]))
                return None
            if announced.synchronising:
                await self._write(b"+ OK\r\n")
            chunks.append(await self._reader.readexactly(announced.size))
            chunks.append(await self._read_line())
        return chunks

    async def _refuse(self, announced: Literal, tag: bytes) -> None:
        """Refuse what is too large; without go-ahead it is on its way already, so hang up."""
        if announced.synchronising:
            await self._write(tag + b" NO [TOOBIG] Literal too large\r\n")
            return
        await self._write(b"* BYE [TOOBIG] Literal too large\r\n")
        raise LineLostError

    async def _idle(self, command: Command) -> None:
        """Push news until DONE (RFC 2177)."""
        if not self.session.logged_in or command.args:
            await self._write(command.tag + b" BAD IDLE is not possible now\r\n")
            return
        await self._write(b"+ idling\r\n")
        line = asyncio.create_task(self._read_line())
        try:
            while not line.done():
                self.news.clear()
                with self.session.store.lock:
                    self.session.sync()
                await self._write(self.session.take_out())
                await self._line_or_news(line)
        finally:
            line.cancel()
        said_done = line.result().strip().upper() == b"DONE"
        verdict = b" OK Idle completed\r\n" if said_done else b" BAD DONE was expected\r\n"
        await self._write(command.tag + verdict)

    async def _line_or_news(self, line: "asyncio.Task[bytes]") -> None:
        news = asyncio.create_task(self.news.wait())
        either: set[asyncio.Task[Any]] = {line, news}
        try:
            await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
        finally:
            news.cancel()

    async def _authenticate(self, command: Command) -> None:
        """Log in by SASL PLAIN, with or without the initial response (RFC 4959)."""
        try:
            response = await self._sasl_response(command)
            done = b" OK " + sasl_plain(self.session, response)
        except BadCommandError as error:
            done = b" BAD " + str(error).encode()
        except CommandRefusedError as error:
            done = b" NO " + str(error).encode()
        await self._write(command.tag + done + b"\r\n")

    async def _sasl_response(self, command: Command) -> bytes:
        words = [text_of(word) for word in command.args]
        if not words or words[0].upper() != b"PLAIN" or len(words) > 2:  # noqa: PLR2004
            raise CommandRefusedError("[CANNOT] Only PLAIN is offered")
        if len(words) == 1:
            await self._write(b"+ \r\n")
            words.append(await self._read_line())
        if words[1] == b"*":
            raise BadCommandError("cancelled")
        return words[1]
