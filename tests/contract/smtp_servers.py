"""A submission server that misbehaves on demand, one reply or deed a phase."""

import contextlib
import socket
import threading
from collections.abc import Mapping

DROP = b"<drop>"
STALL = b"<stall>"

GOOD: dict[str, bytes] = {
    "GREETING": b"220 mail.example ESMTP\r\n",
    "EHLO": b"250-mail.example\r\n250-AUTH PLAIN LOGIN\r\n250-8BITMIME\r\n250 DSN\r\n",
    "AUTH": b"235 2.7.0 welcome\r\n",
    "MAIL": b"250 2.1.0 ok\r\n",
    "RCPT": b"250 2.1.5 ok\r\n",
    "DATA": b"354 go on\r\n",
    "DOT": b"250 2.0.0 queued\r\n",
    "QUIT": b"221 bye\r\n",
}


class ScriptedSmtp:
    """Answers each phase as told; `mails` holds what came up to a final dot."""

    def __init__(self, script: Mapping[str, bytes | list[bytes]] | None = None) -> None:
        self.host, self.user = "127.0.0.1", "sanne"
        self.commands: list[str] = []
        self.mails: list[bytes] = []
        self._script = {**GOOD, **(script or {})}
        self._listener = socket.create_server((self.host, 0))
        self.port: int = self._listener.getsockname()[1]
        self._lines: list[socket.socket] = []
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        for line in self._lines:
            with contextlib.suppress(OSError):  # it had left
                line.shutdown(socket.SHUT_RDWR)
        self._thread.join(5)
        for line in self._lines:
            line.close()
        self._listener.close()

    def _serve(self) -> None:
        while True:
            try:
                line, _ = self._listener.accept()
            except OSError:
                return
            self._lines.append(line)
            try:
                self._talk(line)
            except OSError:
                continue

    def _talk(self, line: socket.socket) -> None:
        with line.makefile("rb") as reader:
            going = self._say(line, "GREETING")
            while going and (command := reader.readline()):
                words = command.decode().strip()
                self.commands.append(words)
                verb = words.split(" ", maxsplit=1)[0].upper()
                going = self._say(line, "MAIL" if verb == "RSET" else verb)
                if verb == "DATA" and going and self._last.startswith(b"354"):
                    going = self._take_mail(line, reader)

    def _take_mail(self, line, reader) -> bool:
        mail = b""
        while not mail.endswith(b"\r\n.\r\n"):
            got = reader.readline()
            if not got:
                return False
            mail += got
        self.mails.append(mail)
        return self._say(line, "DOT")

    def _say(self, line: socket.socket, phase: str) -> bool:
        told = self._script.get(phase, b"500 what?\r\n")
        self._last = told.pop(0) if isinstance(told, list) else told
        if self._last == STALL:
            return True
        words, drop, _ = self._last.partition(DROP)
        line.sendall(words)
        if drop:
            line.shutdown(socket.SHUT_RDWR)
        return not drop
