"""Goal 4, the plan, and what `explain --batch` may cost a line and in memory."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from bench.limits.sieve import decide_all, find_sieve_filter
from bench.mailbox import OWNER, mails, write_folder
from bench.office import KEY, dovecot, fill, has_dovecot
from bench.row import Row, cpu, cpu_of, interleaved, median
from reachapp.autoreply.case import Arrival, ReplySettings
from reachapp.autoreply.guards import decide
from reachapp.autoreply.ledger import MemoryLedger
from reachapp.availability.evaluate import evaluate
from reachapp.bootstrap import decider, reason_words
from reachapp.core.parse import read_message
from reachapp.core.profile import read_profile
from reachapp.engine.decide import Incoming
from reachapp.triage.classify import classify
from reachapp.triage.work_calendar import office_week

ROOT = Path(__file__).resolve().parent.parent
NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
PROFILE = {"owner": {"name": "Sanne de Boer", "addresses": [OWNER], "language": "nl"}}
CASES = ROOT / "tests" / "data" / "promise" / "dev_cases.jsonl"


def rows(*, rounds: int, count: int, batch: int) -> Iterator[Row]:
    yield from _deciding(rounds, count)
    yield _plan(rounds)
    yield from _batch(batch)


def _deciding(rounds: int, count: int) -> Iterator[Row]:
    raws = list(mails(count))
    read = [read_message(raw) for raw in raws]
    calendar = office_week()
    verdicts = [classify(each, received_at=NOW, calendar=calendar) for each in read]
    arrival = Arrival(role="inbox", flags=frozenset(), internal_date=NOW)
    settings = ReplySettings(own_addresses=(OWNER,))
    made, profile = decider(KEY), read_profile(PROFILE)

    def guards() -> float:
        began = cpu()
        for each, verdict in zip(read, verdicts, strict=True):
            decide(
                each, arrival=arrival, settings=settings, ledger=MemoryLedger(),
                verdict=verdict, now=NOW,
            )  # fmt: skip
        return cpu() - began

    def deciding() -> float:
        began = cpu()
        for each in read:
            verdict = classify(each, received_at=NOW, calendar=calendar)
            decide(
                each, arrival=arrival, settings=settings, ledger=MemoryLedger(),
                verdict=verdict, now=NOW,
            )  # fmt: skip
            for reason in verdict.reasons:
                reason_words(reason.code, "nl")
        return cpu() - began

    def whole() -> float:
        began = cpu()
        for raw in raws:
            incoming = Incoming(
                message=read_message(raw), raw=raw, role="inbox", flags=frozenset(),
                internal_date=NOW, key="bench",
            )  # fmt: skip
            made.decide(incoming, profile, MemoryLedger(), enabled_since=None, now=NOW)
        return cpu() - began

    found = interleaved({"guards": guards, "deciding": deciding, "whole": whole}, rounds)
    ms = {name: median(values) / count * 1000 for name, values in found.items()}
    yield Row(
        name="explain: decision table, parsed headers",
        goal="<= 0.5 ms CPU",
        measured=f"{ms['guards']:.3f} ms",
        meets=ms["guards"] <= 0.5,
        figures=ms,
    )
    yield Row(
        name="4: urgency, guards and reason text",
        goal="<= 0.05 ms CPU",
        measured=f"{ms['deciding']:.3f} ms (with promise, wording and parsing {ms['whole']:.2f})",
        meets=ms["deciding"] <= 0.05,
        figures=ms,
    )
    yield _against_sieve(rounds, count, ms["whole"])


def _against_sieve(rounds: int, count: int, own_ms: float) -> Row:
    name, goal = "4: mails per CPU-second, against sieve-filter", ">= 2x sieve-filter"
    program = find_sieve_filter()
    if program is None or not has_dovecot():
        return Row(name=name, goal=goal, measured="no sieve-filter or Dovecot here", meets=None)
    with dovecot() as (server, root):
        fill(root, server.user, count, seed=10)
        script = root / "rule.sieve"
        try:
            work = {"sieve": lambda: decide_all(program, root / "conf", server.user, script)}
            sieve = median(interleaved(work, rounds)["sieve"]) / count * 1000
        except OSError as error:
            return Row(name=name, goal=goal, measured=f"sieve-filter: {error}", meets=None)
    ratio = sieve / own_ms
    measured = f"{ratio:.2f}x ({1000 / own_ms:.0f} against {1000 / sieve:.0f} a CPU-second)"
    figures = {"own_ms": own_ms, "sieve_ms": sieve}
    return Row(name=name, goal=goal, measured=measured, meets=ratio >= 2, figures=figures)


def _plan(rounds: int) -> Row:
    cases = [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines()]

    def work() -> float:
        began = cpu()
        for case in cases:
            evaluate(case["policy"], case["item"], case.get("revision"))
        return cpu() - began

    ms = median(interleaved({"plan": work}, rounds)["plan"]) / len(cases) * 1000
    return Row(
        name="plan: parse a plan and find one promise",
        goal="none set; shown to notice a change",
        measured=f"{ms:.2f} ms CPU a case",
        meets=True,
        figures={"ms": ms},
    )


def _batch(count: int) -> Iterator[Row]:
    with tempfile.TemporaryDirectory(prefix="rb-") as folder:
        root = Path(folder)
        write_folder(root / "box", min(count, 2000), seed=11)
        (root / "p.json").write_text(json.dumps(PROFILE))
        names = sorted((root / "box").iterdir())
        with (root / "lines.jsonl").open("w") as file:
            for number in range(count):
                line = {
                    "id": number,
                    "file": f"box/{names[number % len(names)].name}",
                    "at": NOW.isoformat(),
                    "sequence": number,  # each line keeps a ledger of its own: the worst case
                }
                file.write(json.dumps(line) + "\n")
        yield from _streamed(root, count)


def _streamed(root: Path, count: int) -> Iterator[Row]:
    command = [sys.executable, str(ROOT / "main.py"), "explain", "--batch", "lines.jsonl"]
    first, last, marks = 500, count - 200, {}  # before the program can have left
    with subprocess.Popen(
        [*command, "--profile", "p.json"], cwd=root, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        for number, _line in enumerate(process.stdout):
            if number in {first, last}:
                marks[number] = cpu_of(process.pid), _rss(process.pid)
    ms = (marks[last][0] - marks[first][0]) / (last - first) * 1000
    growth = marks[last][1] - marks[first][1]
    yield Row(
        name="explain: a whole line of explain --batch",
        goal="<= 5 ms CPU",
        measured=f"{ms:.2f} ms",
        meets=ms <= 5,
        figures={"ms": ms},
    )
    yield Row(
        name=f"explain: memory over {count:,} lines, each its own sequence",
        goal="<= 20 MB growth",
        measured=f"{growth:.1f} MB (stands at {marks[last][1]:.0f} MB)",
        meets=growth <= 20,
        figures={"growth_mb": growth, "rss_mb": marks[last][1]},
    )


def _rss(process: int) -> float:
    """Resident MB of a running process."""
    for line in Path(f"/proc/{process}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return 0.0
