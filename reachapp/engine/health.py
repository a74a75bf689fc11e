"""What does not work right now, and since when; kept in memory, shown by every face."""

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from reachapp.engine.views import HealthLine


class Health:
    """The faults of this run, one a part; safe from any thread."""

    def __init__(self, *, changed: Callable[[], None]) -> None:
        self._changed = changed
        self._lock = threading.Lock()
        self._lines: dict[str, HealthLine] = {}

    def fault(
        self, part: str, code: str, *, now: datetime, detail: str = "", is_fault: bool = True
    ) -> None:
        """Say that `part` does not work; its first moment is kept while the code is the same."""
        with self._lock:
            old = self._lines.get(part)
            since = old.since if old is not None and old.code == code else now
            line = HealthLine(part=part, code=code, since=since, is_fault=is_fault, detail=detail)
            self._lines[part] = line
        if old is None or replace(old, detail="") != replace(line, detail=""):
            self._changed()

    def well(self, part: str) -> None:
        """Say that `part` works."""
        with self._lock:
            old = self._lines.pop(part, None)
        if old is not None:
            self._changed()

    def lines(self) -> tuple[HealthLine, ...]:
        """What is wrong, faults first, the oldest first."""
        with self._lock:
            lines = list(self._lines.values())
        return tuple(sorted(lines, key=lambda line: (not line.is_fault, line.since, line.part)))
