"""Notices that the computer slept, or that its clock was set, by two clocks that disagree.

Works on every system; signals of the system (logind, Windows power events) only make it faster.
"""

from reachapp.core.clock import Clock

GAP = 20.0
"""Seconds between the clocks that count as a jump."""
LOOK_EVERY = 20.0
"""Seconds: it is asked at each heartbeat and needs no timer of its own."""


class SleepWatch:
    """Compares wall clock and monotonic clock; on Linux the latter stands still in sleep.

    Where it runs on (Windows), a question that comes much too late tells the same.
    """

    def __init__(self, clock: Clock, *, look_every: float = LOOK_EVERY) -> None:
        self._clock = clock
        self._look_every = look_every
        self._wall = clock.now()
        self._steady = clock.monotonic()

    def jumped(self) -> bool:
        """Say whether the computer slept or its clock jumped since the last question."""
        wall, steady = self._clock.now(), self._clock.monotonic()
        by_wall, by_steady = (wall - self._wall).total_seconds(), steady - self._steady
        self._wall, self._steady = wall, steady
        return abs(by_wall - by_steady) >= GAP or by_steady >= self._look_every + GAP
