"""One signed-in IMAP session, its answers read raw where that is faster or safer.

imapclient signs in and does the rare commands; FETCH, SEARCH and IDLE are read here, because
imapclient parses slowly and its `idle_check` answers `[]` at once on a dead line.
"""

import re
import selectors
from dataclasses import dataclass
from enum import Enum

from imapclient import IMAPClient

from reachapp.channels.imap_errors import farewell
from reachapp.channels.imap_login import MOST_LITERAL, ImapLimits
from reachapp.channels.lines import BadAnswerError, LineLostError, has_input
from reachapp.channels.wakeup import Wakeup
from reachapp.core.clock import Clock

Answer = list[bytes]
"""Text and literal in turn, without the line ends."""

_MOST_LINE = 64_000_000
_MOST_ANSWERS = 512_000_000
_LITERAL = re.compile(rb"~?\{(-?\d+)\+?\}\r?\n\Z")
_STATUS = re.compile(rb"\* (OK|NO|BAD|BYE|PREAUTH)\b", re.IGNORECASE)
_ARRIVED = re.compile(rb"\* \d+ EXISTS\b", re.IGNORECASE)


class Heard(Enum):
    """How a round of IDLE ended."""

    NEWS = "news"
    SILENCE = "silence"
    RING = "ring"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back on a command: the answers, and how it ended."""

    answers: list[Answer]
    status: str
    """`OK`, `NO` or `BAD`."""
    text: str


class ImapLine:
    """A session; one thread at a time. Raises `imap_errors.LIBRARY_ERRORS`."""

    def __init__(self, client: IMAPClient, *, clock: Clock, limits: ImapLimits) -> None:
        self.client = client
        self.selected: str | None = None
        self._imap = client._imap  # noqa: SLF001  the lines below imapclient's parser
        self._clock = clock
        self._limits = limits
        self._has_news = False
        self._used_at = clock.monotonic()
        self.can_idle = client.has_capability("IDLE")
        self.can_esearch = client.has_capability("ESEARCH")

    def rested(self) -> float:
        """Return the seconds since the last command."""
        return self._clock.monotonic() - self._used_at

    def forget_news(self) -> None:
        """Call before a search: what was told until now will be in it."""
        self._imap.untagged_responses.pop("EXISTS", None)
        self._has_news = False

    def has_news(self) -> bool:
        """Say whether the server told of new mail since `forget_news`."""
        # commands of imapclient leave theirs in imaplib's own drawer
        return self._has_news or "EXISTS" in self._imap.untagged_responses

    def ask(self, command: bytes) -> Reply:
        """Send one command and read up to its end."""
        tag = self._send(command)
        answers: list[Answer] = []
        size = 0
        while True:
            answer = self._read()
            if answer[0].startswith(tag):
                return _reply(answers, answer[0][len(tag) :])
            self._note(answer)
            answers.append(answer)
            size += sum(map(len, answer))
            if size > _MOST_ANSWERS:
                raise BadAnswerError("an answer without end")

    def idle(self, seconds: float, wakeup: Wakeup) -> Heard:
        """Listen for at most `seconds`; the line has answered when this returns."""
        tag = self._send(b"IDLE")
        while True:
            answer = self._read()
            if answer[0].startswith(b"+"):
                break
            if answer[0].startswith(tag):
                self.can_idle = False
                return Heard.REFUSED
            self._note(answer)  # EXISTS may come before the `+`
        heard = self._listen(seconds, wakeup)
        self._imap.sock.settimeout(self._limits.idle_answer)
        self._imap.send(b"DONE\r\n")
        while not (answer := self._read())[0].startswith(tag):
            self._note(answer)
        self._imap.sock.settimeout(self._limits.answer)
        self._used_at = self._clock.monotonic()
        return Heard.NEWS if self.has_news() else heard

    def _listen(self, seconds: float, wakeup: Wakeup) -> Heard:
        end = self._clock.monotonic() + seconds
        with selectors.DefaultSelector() as selector:
            line = selector.register(self._imap.sock, selectors.EVENT_READ)
            bell = selector.register(wakeup.ear(), selectors.EVENT_READ)
            ready: set[object] = set()
            while not self.has_news():
                if has_input(self._imap.sock, self._imap.file, is_readable=line in ready):
                    self._note(self._read())
                    ready = set()
                    continue
                if bell in ready:
                    wakeup.silence()
                    return Heard.RING
                left = end - self._clock.monotonic()
                if left <= 0:
                    return Heard.SILENCE
                ready = {key for key, _ in selector.select(left)}
        return Heard.NEWS

    def _send(self, command: bytes) -> bytes:
        """Send it under a new tag and return what its end begins with."""
        tag = bytes(self._imap._new_tag())  # noqa: SLF001
        self._imap.tagged_commands.pop(tag, None)  # imaplib would wait for its end
        self._imap.send(tag + b" " + command + b"\r\n")
        self._used_at = self._clock.monotonic()
        return tag + b" "

    def _note(self, answer: Answer) -> None:
        first = answer[0]
        if _ARRIVED.match(first):
            self._has_news = True
        elif first[:5].upper() == b"* BYE":
            raise farewell(first.decode("utf-8", "replace"))
        elif not first.startswith(b"*"):
            raise BadAnswerError("neither untagged nor ours")

    def _read(self) -> Answer:
        line = self._read_line()
        pieces: Answer = []
        while line.endswith((b"}\r\n", b"}\n")) and not (
            not pieces and (_STATUS.match(line) or not line.startswith(b"*"))
        ):
            found = _LITERAL.search(line)
            if found is None:
                break
            pieces += [line[: found.start()], self._read_literal(int(found.group(1)))]
            line = self._read_line()
        pieces.append(line.rstrip(b"\r\n"))
        return pieces

    def _read_line(self) -> bytes:
        line: bytes = self._imap.file.readline(_MOST_LINE)
        if not line.endswith(b"\n"):
            if len(line) == _MOST_LINE:
                raise BadAnswerError("a line without end")
            raise LineLostError("the server ended the line")
        return line

    def _read_literal(self, size: int) -> bytes:
        if not 0 <= size <= MOST_LITERAL:
            raise BadAnswerError(f"a literal of {size} bytes")
        literal: bytes = self._imap.file.read(size)
        if len(literal) < size:
            raise LineLostError("the server ended the line in a literal")
        return literal


def _reply(answers: list[Answer], end: bytes) -> Reply:
    status, _, text = end.decode("utf-8", "replace").partition(" ")
    if status.upper() not in {"OK", "NO", "BAD"}:
        raise BadAnswerError("a command that ended in no known way")
    return Reply(answers, status.upper(), text)
