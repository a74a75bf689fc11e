"""Fails a test in which Reachapp warned of something that the test did not announce."""

import logging
import re


class LogGuard(logging.Handler):
    """Collects what the program warns of, and the patterns that the test expects."""

    def __init__(self):
        super().__init__(level=logging.WARNING)
        self.seen: list[str] = []
        self.expected: list[str] = []

    def emit(self, record):
        self.seen.append(f"{record.levelname} {record.name}: {record.getMessage()}")

    def expect(self, pattern: str) -> None:
        """Announce lines that match the regular expression; at least one must come."""
        self.expected.append(pattern)

    def complaints(self) -> list[str]:
        """Return what came unannounced and what was announced in vain."""
        unannounced = [
            f"unexpected log line: {line}"
            for line in self.seen
            if not any(re.search(pattern, line) for pattern in self.expected)
        ]
        in_vain = [
            f"no log line matches {pattern!r}"
            for pattern in self.expected
            if not any(re.search(pattern, line) for line in self.seen)
        ]
        return unannounced + in_vain
