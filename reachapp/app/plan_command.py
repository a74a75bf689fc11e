"""`reachapp plan check F` and `plan evaluate CASES.jsonl`."""

import argparse
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from reachapp.app.failures import Failure, read_json
from reachapp.availability.evaluate import evaluate
from reachapp.availability.plan import PlanWarning, check_plan, warnings
from reachapp.core.profile import BadProfile, read_profile
from reachapp.system.clock import SystemClock

_WARNINGS = {
    PlanWarning.NO_PROMISE: "warning: this plan can promise nothing within its horizon",
    PlanWarning.NO_OPEN_CHANNEL: "warning: no channel is open at any hour",
}


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    plan = commands.add_parser("plan", help="check a plan, or compute due times")
    parts = plan.add_subparsers(required=True, metavar="check|evaluate")
    check = parts.add_parser("check", help="is this plan valid?")
    check.add_argument("file", type=Path)
    check.set_defaults(run=run_check)
    cases = parts.add_parser("evaluate", help="due times for cases, one JSON object a line")
    cases.add_argument("file", type=Path)
    cases.set_defaults(run=run_evaluate)


def run_check(options: argparse.Namespace) -> int:
    """Print each fault as `path: what`; 0 valid, 1 invalid."""
    data = read_json(options.file)
    policy, faults = _policy(data)
    lines = [*faults, *(f"{fault.path}: {fault.what}" for fault in check_plan(policy))]
    for line in lines:
        print(line)
    if lines:
        return 1
    for warning in warnings(policy, SystemClock().now()):
        print(_WARNINGS.get(warning, f"warning: {warning.value}"))
    return 0


def _policy(data: object) -> tuple[Any, list[str]]:
    """The policy in the file: itself, or the plan of a profile; and the faults of the profile."""
    if not isinstance(data, Mapping) or "plan" not in data:
        return data, []
    try:
        read_profile(data)
    except BadProfile as fault:
        return data["plan"], list(fault.problems)
    return data["plan"], []


def run_evaluate(options: argparse.Namespace) -> int:
    """Print `{id, answer}` for each case, in order; a bad line answers with its error.

    A file in which no line is a case is no file of cases: wrong usage.
    """
    count, bad = 0, 0
    try:
        with options.file.open("rb") as lines:
            for line in lines:
                if line.strip():
                    answer = _answer(line)
                    count, bad = count + 1, bad + ("error" in answer)
                    sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
    except OSError as error:
        raise Failure(f"{options.file}: {error.strerror or 'cannot be read'}") from error
    if bad and bad == count:
        raise Failure(f"{options.file}: no line is a case in JSON")
    return 0


def _answer(line: bytes) -> dict[str, Any]:
    try:
        case = json.loads(line)
    except (ValueError, RecursionError):
        case = None
    if not isinstance(case, dict):
        return {"id": None, "error": "not a JSON object"}
    answer = evaluate(case.get("policy"), case.get("item"), case.get("revision"))
    return {"id": case.get("id"), "answer": answer}
