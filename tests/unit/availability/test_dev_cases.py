"""The plan engine answers every example case exactly, at all three levels."""

import json
from pathlib import Path

import pytest

from reachapp.availability.evaluate import evaluate

CASES = [
    json.loads(line)
    for line in (Path(__file__).parents[2] / "data" / "promise" / "dev_cases.jsonl")
    .read_text(encoding="utf-8")
    .splitlines()
]
LEVELS = {
    1: {"is_available", "next_available_at", "due_at", "error", "status"},
    2: {"promise_at", "revised"},
    3: {"statement_nl", "statement_nl_near", "statement_en", "statement_en_near"},
}


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_an_example_case_is_answered_exactly(case, level):
    answer = evaluate(case["policy"], case["item"], case.get("revision"))
    wanted = {key: value for key, value in case["expect"].items() if key in LEVELS[level]}
    assert {key: value for key, value in answer.items() if key in LEVELS[level]} == wanted


def test_an_answer_has_no_fields_beyond_those_expected():
    for case in CASES:
        answer = evaluate(case["policy"], case["item"], case.get("revision"))
        assert answer.keys() == case["expect"].keys(), case["id"]


def test_there_are_sixty_cases():
    assert len(CASES) == 60
