"""Reads mails in a child process that may be killed: the port `Reader` with a wall around it.

A mail that takes 1 s of CPU, 5 s in all or 512 MB ends the child, not the watch: that mail comes
back `Unreadable`, and the next one is read by a fresh child.
"""

import logging
import signal
import sys
import threading
from collections.abc import Sequence

from reachapp.core.message import Message, Unreadable
from reachapp.core.parse import unreadable
from reachapp.reader.child import OUT_OF_MEMORY, SIZE_BYTES
from reachapp.reader.child_line import ChildLine
from reachapp.reader.frames import LONGEST_REQUEST
from reachapp.reader.wire import from_json

WALL_SECONDS = 5.0
# -P -S: nothing from the current folder and no installed package comes into the child.
COMMAND = (sys.executable, "-P", "-S", "-m", "reachapp.reader.child")
_OUT_OF_TIME = {-getattr(signal, name) for name in ("SIGPROF", "SIGXCPU") if hasattr(signal, name)}
_log = logging.getLogger(__name__)


class ChildReader:
    """The port `Reader`; any thread may call it, one mail is read at a time.

    The child starts with the first mail, leaves by itself after five minutes without one, and
    ends with `close`.
    """

    def __init__(
        self, *, command: Sequence[str] = COMMAND, wall_seconds: float = WALL_SECONDS
    ) -> None:
        self._command = tuple(command)
        self._wall = wall_seconds
        self._lock = threading.Lock()
        self._child: ChildLine | None = None

    def read(self, raw: bytes, *, size: int | None = None) -> Message | Unreadable:
        whole = len(raw) if size is None else size
        if len(raw) + SIZE_BYTES > LONGEST_REQUEST:
            return unreadable("too_large", raw, size=whole)
        with self._lock:
            why = self._ask(raw, whole)
            if why == "left":  # it was idle, and went while we asked
                why = self._ask(raw, whole)
        if not isinstance(why, str):
            return why
        why = "crash" if why == "left" else why
        _log.info("a mail of %d bytes could not be read: %s", whole, why)
        return unreadable(why, raw, size=whole)

    def close(self) -> None:
        """End the child."""
        with self._lock:
            self._end()

    def _ask(self, raw: bytes, whole: int) -> Message | Unreadable | str:
        """Return what the child read, or a word for how it ended."""
        if self._child is not None and not self._child.is_alive():
            self._end()
        try:
            self._child = self._child or ChildLine(self._command)
        except OSError:
            return "crash"
        try:
            answer = self._child.ask(whole.to_bytes(SIZE_BYTES, "big") + raw, self._wall)
            return from_json(answer, size=whole)
        except TimeoutError:
            self._end()
            return "timeout"
        except EOFError:
            return _why(self._end(has_gone=True))
        except ValueError:
            self._end()
            return "crash"

    def _end(self, *, has_gone: bool = False) -> int:
        child, self._child = self._child, None
        return child.end(has_gone=has_gone) if child else 0


def _why(code: int) -> str:
    if code == 0:
        return "left"
    if code == OUT_OF_MEMORY:
        return "memory"
    return "timeout" if code in _OUT_OF_TIME else "crash"
