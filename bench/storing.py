"""Goal 8: the first page by promise in a large store, against plain SQL on the same file."""

import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bench.limits.raw_sqlite import first_page, plan_of
from bench.row import Row, interleaved, p95, wall
from reachapp.core.verdict import Urgency
from reachapp.desk.conversation import Conversation, ConversationState
from reachapp.store.sqlite_units import SqliteUnits

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
OPEN = 100


def rows(*, rounds: int, count: int) -> Iterator[Row]:
    with tempfile.TemporaryDirectory(prefix="rb-") as folder:
        file = Path(folder) / "bench.sqlite"
        with SqliteUnits(file) as units:
            with units.writing() as shelves:
                for number in range(count):
                    shelves.conversations.add(_conversation(number, count))
            yield from _measured(units, file, rounds, count)


def _measured(units: SqliteUnits, file: Path, rounds: int, count: int) -> Iterator[Row]:
    def own() -> float:
        with units.reading() as shelves:
            began = wall()
            found = shelves.conversations.open()
            took = wall() - began
        if len(found) != OPEN:
            raise RuntimeError(f"{len(found)} open conversations")
        return took * 1000

    found = interleaved({"own": own, "raw": lambda: first_page(file) * 1000}, rounds * 20)
    plan = plan_of(file, "SELECT * FROM conversations WHERE state = 'open' ORDER BY id")
    ours, raw = p95(found["own"]), p95(found["raw"])
    yield Row(
        name=f"8: the desk's {OPEN} open rows among {count:,}, p95",
        goal="<= 1 ms, index used",
        measured=f"{ours:.2f} ms (plain SQL {raw:.2f} ms); {plan[:60]}",
        meets=ours <= 1 and "USING INDEX" in plan,
        figures={"p95_ms": ours, "raw_p95_ms": raw},
    )


def _conversation(number: int, count: int) -> Conversation:
    is_open = number % (count // OPEN) == 0
    return Conversation(
        account="main",
        address=f"klant{number}@klant.example",
        contact=f"Klant {number}",
        subject=f"Vraag {number}",
        urgency=Urgency.LATER,
        state=ConversationState.OPEN if is_open else ConversationState.ANSWERED,
        opened_at=NOW - timedelta(minutes=number),
        received_at=NOW - timedelta(minutes=number),
        due_at=NOW + timedelta(minutes=number % 5000),
        promise_at=NOW + timedelta(minutes=number % 5000),
        ended_at=None if is_open else NOW,
    )
