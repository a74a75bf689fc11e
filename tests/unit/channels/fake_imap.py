"""An IMAP server that says what a test wrote, also what no server should say."""

import contextlib
import socket
import threading
from collections.abc import Callable

Answer = Callable[[bytes, bytes], bytes | None]
"""From tag and command (without them) to the bytes to send; None hangs up."""

HANG_UP = b"<hang up>"


class ScriptedImap:
    """Signs everybody in; `answers` maps the first words of a command to its answer.

    `{tag}` in an answer becomes the tag. Without an entry: `{tag} OK done`.
    """

    def __init__(self, answers: dict[str, bytes], *, greeting: bytes = b"* OK hello\r\n") -> None:
        self.host, self.user, self.password = "127.0.0.1", "sanne", "x"
        self.commands: list[str] = []
        self._answers = answers
        self._greeting = greeting
        self._listener = socket.create_server((self.host, 0))
        self.port: int = self._listener.getsockname()[1]
        self._line: socket.socket | None = None
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        for line in (self._listener, self._line):
            if line is not None:
                with contextlib.suppress(OSError):
                    line.shutdown(socket.SHUT_RDWR)
        self._thread.join(5)
        self._listener.close()

    def say(self, words: bytes) -> None:
        """Push something unasked."""
        assert self._line is not None
        self._line.sendall(words)

    def _serve(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                self._line, _ = self._listener.accept()
                with self._line as line, contextlib.suppress(OSError):
                    self._talk(line)

    def _talk(self, line: socket.socket) -> None:
        line.sendall(self._greeting)
        with line.makefile("rb") as reader:
            while command := reader.readline().decode().strip():
                self.commands.append(command)
                tag, _, words = command.partition(" ")
                answer = self._answer(tag, words)
                told, hang_up, _ = answer.partition(HANG_UP)
                line.sendall(told)
                if hang_up or words == "LOGOUT":
                    line.shutdown(socket.SHUT_RDWR)
                    return

    def _answer(self, tag: str, words: str) -> bytes:
        for start, answer in {
            **self._answers,
            **{k: v for k, v in DEFAULTS.items() if k not in self._answers},
        }.items():
            if words.startswith(start) or (tag == start and not words):
                self._tag = tag if tag != "DONE" else self._tag
                return answer.replace(b"{tag}", self._tag.encode())
        return f"{tag} OK done\r\n".encode()


DEFAULTS = {
    "CAPABILITY": b"* CAPABILITY IMAP4rev1 IDLE\r\n{tag} OK done\r\n",
    "LOGOUT": b"* BYE\r\n{tag} OK bye\r\n",
    "SELECT": (
        b"* FLAGS (\\Seen)\r\n* 2 EXISTS\r\n* OK [PERMANENTFLAGS (\\Seen \\*)] x\r\n"
        b"* OK [UIDVALIDITY 7] x\r\n* OK [UIDNEXT 3] x\r\n{tag} OK [READ-WRITE] done\r\n"
    ),
}
