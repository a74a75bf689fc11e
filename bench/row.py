"""One line of the table, and how time is taken: CPU of this process, rounds interleaved."""

import os
import resource
import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

CALM = 1.5
"""Above this load average wall figures say little; CPU figures still hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A goal, its gate, and what was measured."""

    name: str
    goal: str
    measured: str
    meets: bool | None
    """None: could not be measured here, `measured` says why."""
    load: float = field(default_factory=lambda: os.getloadavg()[0])
    figures: Mapping[str, float] = field(default_factory=dict)

    @property
    def verdict(self) -> str:
        return {True: "met", False: "FALLS SHORT", None: "not measured"}[self.meets]

    def told(self) -> dict[str, object]:
        return asdict(self) | {"verdict": self.verdict}


def cpu() -> float:
    """CPU seconds of this process."""
    return time.process_time()


def wall() -> float:
    """Seconds of the clock that all processes of this machine share."""
    return time.monotonic()


def children_cpu() -> float:
    """CPU seconds of the children that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def cpu_of(process: int) -> float:
    """CPU seconds of a running process (Linux; in steps of 10 ms)."""
    stat = Path(f"/proc/{process}/stat").read_text(encoding="ascii", errors="replace")
    words = stat.rpartition(")")[2].split()
    return (int(words[11]) + int(words[12])) / os.sysconf("SC_CLK_TCK")


def interleaved(works: Mapping[str, Callable[[], float]], rounds: int) -> dict[str, list[float]]:
    """Run each work once a round, round after round; the first round warms up and is dropped."""
    found: dict[str, list[float]] = {name: [] for name in works}
    for number in range(rounds + 1):
        for name, work in works.items():
            value = work()
            if number:
                found[name].append(value)
    return found


def median(values: list[float]) -> float:
    return statistics.median(values)


def p95(values: list[float]) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
