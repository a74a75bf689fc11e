"""Asks the sentence encoder in its child process: the port `Encoder` of triage.

It is loaded when there is mail to read. Where it is missing, broken or out of memory, rules alone
decide: the answer is None, and the next attempt waits ten minutes.
"""

import json
import logging
import sys
import threading
from array import array
from collections.abc import Callable, Sequence

from reachapp.reader.child_line import ChildLine

LENGTH = 512
"""Numbers of one vector."""
FLOAT = 4
"""Bytes of one number."""
COMMAND = (sys.executable, "-P", "-m", "reachapp.reader.encoder_child")
LOADING_SECONDS = 30.0
PATIENCE = 20.0
PAUSE = 600.0
_log = logging.getLogger(__name__)


class ChildEncoder:
    """The port `Encoder`; any thread may call it, one mail is encoded at a time."""

    def __init__(self, *, monotonic: Callable[[], float], command: Sequence[str] = COMMAND) -> None:
        self._monotonic = monotonic
        self._command = tuple(command)
        self._lock = threading.Lock()
        self._child: ChildLine | None = None
        self._not_before = 0.0

    @property
    def is_away(self) -> bool:
        """It failed not long ago: rules alone decide for now."""
        return self._monotonic() < self._not_before

    def encode(self, texts: Sequence[str]) -> Sequence[Sequence[float]] | None:
        """Return a vector for each text, or None."""
        asked = json.dumps(list(texts)).encode()
        with self._lock:
            if self.is_away:
                return None
            packed = self._ask(asked)
            if packed is None or len(packed) != FLOAT * LENGTH * len(texts):
                self._give_up()
                return None
        numbers = array("f")
        numbers.frombytes(packed)
        return [numbers[start : start + LENGTH] for start in range(0, len(numbers), LENGTH)]

    def close(self) -> None:
        """End the child."""
        with self._lock:
            self._end()

    def _ask(self, asked: bytes) -> bytes | None:
        if self._child is not None and not self._child.is_alive():
            self._end()  # it was idle, and went
        is_fresh = self._child is None
        try:
            self._child = self._child or ChildLine(self._command, name="encoder")
            return self._child.ask(asked, LOADING_SECONDS if is_fresh else PATIENCE)
        except (OSError, TimeoutError, EOFError) as error:
            _log.info("the sentence encoder is away: %s", type(error).__name__)
            return None

    def _give_up(self) -> None:
        self._end()
        self._not_before = self._monotonic() + PAUSE

    def _end(self) -> None:
        child, self._child = self._child, None
        if child is not None:
            child.end(has_gone=not child.is_alive())
