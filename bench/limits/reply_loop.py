"""The least that answers a mail: IDLE, fetch, two full commits, a new SMTP connection each time.

It decides nothing and is nobody's mail program: it is what the engine is held against.
"""

import re
import smtplib
import sqlite3
from collections.abc import Callable
from pathlib import Path

from bench.limits.wire import WireLine

EXISTS = re.compile(rb"\* (\d+) EXISTS")
SENDER = re.compile(rb"^From: .*?([^\s<>]+@[^\s<>]+)", re.IGNORECASE | re.MULTILINE)
REPLY = (
    "From: {own}\r\nTo: {to}\r\nSubject: Auto\r\nAuto-Submitted: auto-replied\r\n\r\nWoensdag.\r\n"
)


class ReplyLoop:
    """The loop over one mailbox."""

    def __init__(self, imap: tuple[str, int], smtp: tuple[str, int], database: Path) -> None:
        self._line = WireLine(*imap)
        self._smtp = smtp
        self._store = sqlite3.connect(database, isolation_level=None)
        self._store.execute("PRAGMA journal_mode=WAL")
        self._store.execute("PRAGMA synchronous=FULL")
        self._store.execute("CREATE TABLE IF NOT EXISTS sent (uid TEXT PRIMARY KEY, state TEXT)")

    def sign_in(self, user: str, password: str) -> None:
        self._line.ask(f"LOGIN {user} {password}")
        self._line.ask("SELECT INBOX")

    def answer_next(self, deliver: Callable[[], None]) -> None:
        """Enter IDLE, let a mail be delivered, and answer it."""
        self._line.say(b"i IDLE\r\n")
        self._line.file.readline()
        deliver()
        while not (news := EXISTS.match(self._line.file.readline())):
            pass
        number = news[1].decode()
        self._line.say(f"DONE\r\nf FETCH {number} (UID BODY.PEEK[HEADER])\r\n".encode())
        answer = b""
        while not answer.endswith(b"Fetch completed.\r\n") and b"\r\nf OK" not in answer:
            answer += self._line.file.readline()
        self._answer(number, answer)

    def _answer(self, number: str, header: bytes) -> None:
        found = SENDER.search(header)
        to = found[1].decode() if found else "nobody@nobody.example"
        own = "sanne@deboer-advies.example"
        self._store.execute("INSERT OR REPLACE INTO sent VALUES (?, 'sending')", (number,))
        with smtplib.SMTP(*self._smtp, local_hostname="localhost") as smtp:
            smtp.sendmail(own, [to], REPLY.format(own=own, to=to))
            self._store.execute("UPDATE sent SET state = 'sent' WHERE uid = ?", (number,))

    def close(self) -> None:
        self._line.close()
        self._store.close()
