"""The log: one JSON object a line in a rotating file, and the latest lines in memory.

Logs carry ids and counts. A filter takes out what slips through: addresses, telephone numbers,
long secrets; and server words stay in `ReachappError.detail`, which nobody logs.
"""

import json
import logging
import re
import sys
import traceback
from collections import deque
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path

from typing_extensions import override

FILE = "reachapp.log"
LARGEST = 2_000_000
"""Bytes of one file; five are kept."""
KEPT = 5
LINES_IN_MEMORY = 1000

_REDACTED = (
    (re.compile(r"[^\s<>\"'(),;:=]+@[^\s<>\"'(),;:=]+"), "<address>"),
    (re.compile(r"(?<![\w.:-])\+?\d[\d ()-]{7,}\d(?![\w.:-])"), "<number>"),
    (re.compile(r"(?i)\b(Bearer|Basic|password|secret|token)([ =:]+)\S+"), r"\1\2<secret>"),
    (re.compile(r"(?i)(https?://[^\s/]+)/\S+"), r"\1/<path>"),
)
# httpx writes each URL, which for ntfy is the secret; imapclient each command
_QUIET = ("httpx", "httpcore", "imapclient", "apscheduler", "keyring", "asyncio", "mail.log")


def redacted(text: str) -> str:
    """Return the text without addresses, telephone numbers, secrets and paths of URLs."""
    for pattern, instead in _REDACTED:
        text = pattern.sub(instead, text)
    return text


class JsonLines(logging.Formatter):
    """One object a line: `at`, `level`, `from`, `text`, and `trace` for a bug."""

    @override
    def format(self, record: logging.LogRecord) -> str:
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "from": record.name,
            "thread": record.threadName,
            "text": redacted(record.getMessage()),
        }
        if record.exc_info and record.exc_info[1] is not None:
            line["trace"] = _trace(record.exc_info[1])
        return json.dumps(line, ensure_ascii=False)


class LatestLines(logging.Handler):
    """Keeps the latest lines for the log window and the problem report."""

    def __init__(self, most: int = LINES_IN_MEMORY) -> None:
        super().__init__()
        self._lines: deque[str] = deque(maxlen=most)
        self.setFormatter(JsonLines())

    @override
    def emit(self, record: logging.LogRecord) -> None:
        self._lines.append(self.format(record))

    def lines(self) -> list[str]:
        """Return them, the oldest first."""
        return list(self._lines)


class _LogFile(RotatingFileHandler):
    """Loses lines where the disk is full; they are in memory, and health tells of the disk."""

    @override
    def handleError(self, record: logging.LogRecord) -> None:
        """Write no traceback to stderr, which `logging` does by itself."""


def set_up(folder: Path, *, is_verbose: bool = False) -> LatestLines:
    """Send the program's log to a file in `folder` (and to stderr if `is_verbose`)."""
    latest = LatestLines()
    file = _LogFile(folder / FILE, maxBytes=LARGEST, backupCount=KEPT, encoding="utf-8", delay=True)
    outlets: list[logging.Handler] = [latest, file]
    if is_verbose:
        outlets.append(logging.StreamHandler(sys.stderr))
    root = logging.getLogger()
    for outlet in outlets:
        outlet.setFormatter(JsonLines())
        root.addHandler(outlet)
    root.setLevel(logging.INFO)
    logging.getLogger("reachapp").setLevel(logging.DEBUG if is_verbose else logging.INFO)
    for name in _QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
    return latest


def tear_down() -> None:
    """Close what `set_up` opened."""
    root = logging.getLogger()
    for outlet in list(root.handlers):
        if isinstance(outlet.formatter, JsonLines):
            root.removeHandler(outlet)
            outlet.close()


def _trace(error: BaseException) -> str:
    """Return the trace without the words of the errors: those may hold a client's text."""
    told: list[str] = []
    current: BaseException | None = error
    while current is not None and len(told) < 5:  # noqa: PLR2004  the rest is noise
        frames = "".join(traceback.format_tb(current.__traceback__))
        told.append(f"{type(current).__name__}\n{frames}")
        current = current.__cause__ or current.__context__
    return redacted("\n".join(told))
