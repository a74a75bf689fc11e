"""The real time of day; the only place of the program that asks for it."""

import time
from datetime import UTC, datetime


class SystemClock:
    """`core.clock.Clock` on this computer's clocks."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def monotonic(self) -> float:
        """Seconds that only grow; they stand still while the computer sleeps (on Linux)."""
        return time.monotonic()
