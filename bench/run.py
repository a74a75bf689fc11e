"""Runs the benchmarks, prints a table, and writes bench/results.json.

    make bench [ARGS=--quick]

Rounds are interleaved and the figure is the median; CPU figures hold on a shared machine, wall
figures only where the load average beside them is low. What falls short is said so.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[0] = str(ROOT)  # not bench/ itself: its mailbox.py is not that of the standard library

from bench import deciding, storing, syncing  # noqa: E402  found only from here on
from bench.row import CALM, Row  # noqa: E402

RESULTS = ROOT / "bench" / "results.json"
WIDTHS = (58, 28, 12, 5)


def main() -> int:
    parser = argparse.ArgumentParser(description="the benchmarks of Reachapp")
    parser.add_argument("--quick", action="store_true", help="fewer rounds, under a minute")
    parser.add_argument("--only", choices=["deciding", "syncing", "storing"])
    options = parser.parse_args()
    began = time.monotonic()
    print(_line("what", "goal", "verdict", "load") + "measured")
    rows = []
    for row in _rows(is_quick=options.quick, only=options.only):
        rows.append(row)
        print(_line(row.name, row.goal, row.verdict, f"{row.load:.1f}") + row.measured, flush=True)
    seconds = time.monotonic() - began
    RESULTS.write_text(json.dumps(_results(rows, options, seconds), indent=2) + "\n")
    busy = sum(row.load > CALM for row in rows)
    print(f"\n{len(rows)} rows in {seconds:.0f} s; {busy} of them at a load above {CALM}")
    return 0


def _rows(*, is_quick: bool, only: str | None) -> Iterator[Row]:
    rounds = 2 if is_quick else 5
    parts = {
        "deciding": lambda: deciding.rows(
            rounds=rounds, count=200 if is_quick else 500, batch=2000 if is_quick else 10_000
        ),
        "storing": lambda: storing.rows(rounds=rounds, count=5_000 if is_quick else 50_000),
        "syncing": lambda: syncing.rows(
            rounds=rounds,
            count=200 if is_quick else 500,
            mails=4 if is_quick else 9,
            mailbox=1_000 if is_quick else 10_000,
        ),
    }
    for name, part in parts.items():
        if only in {None, name}:
            yield from part()


def _line(*words: str) -> str:
    return "".join(
        f"{word[: width - 1]:<{width}}" for word, width in zip(words, WIDTHS, strict=True)
    )


def _results(rows: list[Row], options: argparse.Namespace, seconds: float) -> dict[str, object]:
    return {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "command": "make bench" + (" ARGS=--quick" if options.quick else ""),
        "seconds": round(seconds),
        "machine": f"{platform.machine()}, {os.cpu_count()} CPUs, Python {sys.version.split()[0]}",
        "commit": _commit(),
        "rows": [row.told() for row in rows],
    }


def _commit() -> str:
    command = ["git", "rev-parse", "--short", "HEAD"]
    done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    return done.stdout.strip()


if __name__ == "__main__":
    raise SystemExit(main())
