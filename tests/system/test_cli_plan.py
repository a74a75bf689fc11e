"""`plan check` and `plan evaluate`: what they print, and with which exit code they leave."""

import json
from pathlib import Path

import pytest

from tests.system.cli import a_profile, run, run_program, write_json, write_lines

CASES = Path(__file__).parents[1] / "data" / "promise" / "dev_cases.jsonl"
HOURS = [{"days": ["mo", "tu", "we", "th", "fr"], "start": "09:00", "end": "17:00"}]
WEEK = {"main": {"tz": "Europe/Amsterdam", "weekly": HOURS}}
HOUR = {"respond": {"kind": "working_minutes", "minutes": 60}, "schedule": "main"}
PLAN = {"schedules": WEEK, "rules": [HOUR]}


@pytest.fixture
def check(capsys, tmp_path):
    def check(value):
        return run(capsys, "plan", "check", write_json(tmp_path / "plan.json", value))

    return check


def test_a_valid_plan_leaves_without_a_word(check):
    ran = check(PLAN)

    assert (ran.code, ran.out, ran.err) == (0, "", "")


def test_a_profile_is_checked_by_its_plan(check):
    assert check(a_profile(plan=PLAN)).code == 0
    assert check(a_profile(plan={"schedules": 5})).code == 1


@pytest.mark.parametrize(
    ("broken", "path"),
    [
        ({"rules": [HOUR]}, "rules[0].schedule"),
        ({"schedules": WEEK, "rules": [HOUR | {"respond": {"kind": "someday"}}]}, "rules[0]"),
        ({"schedules": {"main": {"tz": "Mars/Base", "weekly": HOURS}}, "rules": [HOUR]}, "tz"),
        ({"schedules": WEEK, "rules": {}}, "rules"),
        ([], ""),
    ],
)
def test_each_fault_of_an_invalid_plan_is_a_line_with_its_path(check, broken, path):
    ran = check(broken)

    assert (ran.code, ran.err) == (1, "")
    assert ran.out.splitlines()
    for line in ran.out.splitlines():
        where, colon, what = line.partition(": ")
        assert colon
        assert what
        assert path in where


def test_all_faults_are_told_together(check):
    rules = [HOUR | {"respond": {"kind": kind}} for kind in ("someday", "never")]

    out = check({"schedules": WEEK, "rules": rules}).out

    assert "rules[0].respond.kind: " in out
    assert "rules[1].respond.kind: " in out


def test_a_fault_of_the_profile_around_the_plan_counts(check):
    ran = check(a_profile(plan=PLAN, unknown=1))

    assert ran.code == 1
    assert "unknown: " in ran.out


def test_a_plan_that_never_opens_is_valid_with_a_warning(check):
    ran = check({"schedules": {"main": {"tz": "Europe/Amsterdam", "weekly": []}}, "rules": [HOUR]})

    assert ran.code == 0
    assert ran.out.startswith("warning: ")


def test_a_plan_without_an_open_channel_is_valid_with_a_warning(check):
    ran = check({"schedules": WEEK, "rules": []})

    assert ran.code == 0
    assert all(line.startswith("warning: ") for line in ran.out.splitlines())
    assert "no channel" in ran.out


@pytest.mark.parametrize("text", ["{", "", "\xff"])
def test_what_is_no_json_is_wrong_usage(capsys, tmp_path, text):
    file = tmp_path / "plan.json"
    file.write_bytes(text.encode("latin-1"))

    assert "not JSON" in run(capsys, "plan", "check", file).complaint


def test_a_missing_file_is_wrong_usage(capsys, tmp_path):
    assert "gone.json" in run(capsys, "plan", "check", tmp_path / "gone.json").complaint
    assert "gone" in run(capsys, "plan", "evaluate", tmp_path / "gone.jsonl").complaint


def test_all_cases_at_hand_are_answered_as_expected(capsys):
    cases = [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines()]

    ran = run(capsys, "plan", "evaluate", CASES)

    assert ran.code == 0
    assert ran.answers == [{"id": case["id"], "answer": case["expect"]} for case in cases]


def test_a_bad_line_answers_its_error_and_the_run_goes_on(capsys, tmp_path):
    case = {"id": 1, "policy": PLAN, "item": {"received_at": "2026-11-24T11:00:00+01:00"}}
    file = write_lines(tmp_path / "cases.jsonl", [case, "{", "[]", "", {"id": 2}, case])

    ran = run(capsys, "plan", "evaluate", file)

    assert ran.code == 0
    assert [answer["id"] for answer in ran.answers] == [1, None, None, 2, 1]
    assert ["error" in answer for answer in ran.answers] == [False, True, True, False, False]
    assert ran.answers[3]["answer"] == {"error": "invalid_policy"}


def test_a_file_without_any_case_is_wrong_usage(capsys, tmp_path):
    file = write_lines(tmp_path / "cases.jsonl", ["once upon", "a time"])

    assert "no line is a case" in run(capsys, "plan", "evaluate", file).complaint


def test_the_real_program_checks_and_evaluates(tmp_path):
    assert run_program("plan", "check", write_json(tmp_path / "p.json", PLAN)).code == 0
    assert len(run_program("plan", "evaluate", CASES).answers) > 50
