"""The limit of any sync: one raw socket, one FETCH, bytes read and thrown away."""

import re
import socket
import time

LITERAL = re.compile(rb"\{(\d+)\}\r\n$")


class WireLine:
    """An IMAP line that understands nothing but the end of an answer."""

    def __init__(self, host: str, port: int) -> None:
        self._socket = socket.create_connection((host, port), timeout=60)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.file = self._socket.makefile("rb", buffering=1 << 18)
        self.file.readline()
        self._count = 0

    def ask(self, command: str) -> int:
        """Send one command and read its answer; return its bytes."""
        self._count += 1
        tag = f"w{self._count} ".encode()
        self._socket.sendall(tag + command.encode() + b"\r\n")
        size = 0
        while line := self.file.readline():
            size += len(line)
            if line.startswith(tag):
                return size
            if literal := LITERAL.search(line):
                size += len(self.file.read(int(literal[1])))
        raise ConnectionError("the server left")

    def say(self, text: bytes) -> None:
        """Send bytes as they are: IDLE needs that."""
        self._socket.sendall(text)

    def close(self) -> None:
        self._socket.close()


def fetch_all(line: WireLine, first: int, items: str) -> tuple[float, int]:
    """Fetch all mails from UID `first` on; return wall seconds and bytes."""
    began = time.monotonic()
    size = line.ask(f"UID FETCH {first}:* ({items})")
    return time.monotonic() - began, size
