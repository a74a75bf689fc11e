"""The world beside the engine, in a process of its own: an SMTP sink and an IMAP relay.

It prints one JSON line an event: `exists` when news passes to the engine, `trip` when the engine
speaks after the server did, `mail` when the sink took a mail. Its times are of the clock that all
processes of the machine share.
"""

import asyncio
import json
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Self

ROOT = Path(__file__).resolve().parent.parent
HOST = "127.0.0.1"


def tell(what: str, **facts: object) -> None:
    sys.stdout.write(json.dumps({"what": what, "at": time.monotonic(), **facts}) + "\n")
    sys.stdout.flush()


class Taker:
    """Takes every mail, as aiosmtpd calls it."""

    async def handle_DATA(self, _server, _session, _envelope):  # noqa: N802
        tell("mail")
        return "250 OK"


async def relay(imap_port: int, reader, writer) -> None:
    """Carry bytes both ways and tell of what passes."""
    up, down = await asyncio.open_connection(HOST, imap_port)
    for each in (writer, down):
        each.get_extra_info("socket").setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    state = {"server_spoke": True, "idles": False}

    async def carry(source, target, *, is_server: bool) -> None:
        while chunk := await source.read(1 << 18):
            # only the line that waits is given news; other answers count mails too
            if is_server and state["idles"] and b" EXISTS\r\n" in chunk:
                tell("exists")
            if not is_server:
                state["idles"] = chunk.upper().rstrip().endswith(b"IDLE")
            if not is_server and state["server_spoke"]:
                tell("trip", first=chunk[:60].decode("ascii", "replace"))
            state["server_spoke"] = is_server
            target.write(chunk)
            await target.drain()
        target.close()

    await asyncio.gather(carry(reader, down, is_server=False), carry(up, writer, is_server=True))


async def serve(imap_port: int) -> None:
    from aiosmtpd.smtp import SMTP, AuthResult  # noqa: PLC0415  the parent needs none of it

    loop = asyncio.get_running_loop()

    def line() -> SMTP:
        return SMTP(
            Taker(),
            hostname="localhost",
            loop=loop,
            auth_require_tls=False,
            authenticator=lambda *_: AuthResult(success=True),
        )

    sink = await loop.create_server(line, HOST, 0)
    way = await asyncio.start_server(lambda r, w: relay(imap_port, r, w), HOST, 0)
    ports = [each.sockets[0].getsockname()[1] for each in (sink, way)]
    tell("ready", smtp=ports[0], imap=ports[1])
    await asyncio.to_thread(sys.stdin.read)  # until the parent lets go
    sys.stdout.flush()


class Outside:
    """That process, as its parent holds it."""

    def __init__(self, imap_port: int) -> None:
        command = [sys.executable, "-m", "bench.outside", str(imap_port)]
        self._process = subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, text=True,
        )  # fmt: skip
        self._news = threading.Condition()
        self._events: list[dict] = []
        threading.Thread(target=self._hear, daemon=True).start()
        ready = self.next("ready", after=0.0)
        self.smtp_port, self.imap_port = ready["smtp"], ready["imap"]

    def _hear(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            with self._news:
                self._events.append(json.loads(line))
                self._news.notify_all()

    def next(self, what: str, *, after: float, seconds: float = 20.0) -> dict:
        """Wait for the first such event later than `after`."""

        def found():
            return next((e for e in self._events if e["what"] == what and e["at"] > after), None)

        with self._news:
            if not self._news.wait_for(lambda: found() is not None, seconds):
                raise TimeoutError(what)
            return found()

    def count(self, what: str, *, after: float) -> int:
        with self._news:
            return sum(e["what"] == what and e["at"] > after for e in self._events)

    def told(self, what: str, *, after: float) -> list[dict]:
        with self._news:
            return [e for e in self._events if e["what"] == what and e["at"] > after]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._process.stdin.close()
        try:
            self._process.wait(3)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1])))
