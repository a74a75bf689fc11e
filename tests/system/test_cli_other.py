"""`demo`, `doctor`, the commands that come later, and how wrong usage is answered."""

import json
from pathlib import Path

import pytest

from tests.system.cli import ROOT, run, run_program, write_json

ARRIVALS = ROOT / "resources" / "sample" / "arrivals.json"


def test_the_demo_runs_every_sample_mail_through_the_real_path(tmp_path):
    ran = run_program("--data-dir", tmp_path, "demo", "--headless", "--once")

    count = len(json.loads(ARRIVALS.read_text(encoding="utf-8"))["arrivals"])
    *mails, total = ran.out.splitlines()
    assert (ran.code, ran.err) == (0, "")
    assert len(mails) == count
    assert "mails left through the sample SMTP server" in total
    assert any(line.startswith("urgent") and "forward x" in line for line in mails)
    assert any("reply (" in line for line in mails)
    assert any("suppress (" in line for line in mails)


def test_the_doctor_names_what_is_missing_and_who_must_act(capsys, tmp_path):
    ran = run(capsys, "--data-dir", tmp_path, "doctor")

    assert ran.code == 1
    assert "no account is set up yet (owner must act)" in ran.out


def test_the_doctor_speaks_json(capsys, tmp_path):
    ran = run(capsys, "--data-dir", tmp_path, "doctor", "--json")

    findings = {each["part"]: each for each in ran.answer["findings"]}
    assert findings["accounts"]["works"] is False
    assert findings["accounts"]["who"] == "owner"
    assert findings["plan"]["works"] is True
    assert all(set(each) == {"part", "works", "what", "who"} for each in findings.values())


def test_the_doctor_knows_that_a_password_is_missing(capsys, tmp_path):
    server = {"host": "127.0.0.1", "port": 1, "user": "sanne", "tls": "none"}
    account = {"name": "main", "imap": server, "smtp": server}
    profile = write_json(tmp_path / "in.json", {"accounts": [account]})
    run(capsys, "--data-dir", tmp_path / "data", "profile", "import", profile)

    ran = run(capsys, "--data-dir", tmp_path / "data", "doctor")

    assert ran.code == 1
    assert "imap main" in ran.out


def test_an_engine_without_an_account_is_wrong_usage(capsys, tmp_path):
    assert "account" in run(capsys, "--data-dir", tmp_path, "engine", "--once").complaint


@pytest.mark.parametrize(
    "words",
    [
        ["report", "--week", "2026-W47", "--format", "html,pdf", "-o", "x"],
        ["publish", "--surface", "voicemail", "-o", "x"],
    ],
)
def test_a_command_that_comes_later_says_so(capsys, tmp_path, words):
    assert "comes later" in run(capsys, "--data-dir", tmp_path, *words).complaint


@pytest.mark.parametrize(
    "words",
    [
        ["nonsense"],
        ["--nope"],
        ["plan"],
        ["plan", "check"],
        ["plan", "nonsense", "x"],
        ["profile"],
        ["profile", "import"],
        ["profile", "import", "/nowhere/at/all.json"],
        ["explain", "--at"],
        ["--data-dir"],
        ["--data-dir", "/dev/null/inside", "doctor"],
        ["--data-dir", "/dev/null/inside", "profile", "export", "x.json"],
    ],
    ids=" ".join,
)
def test_wrong_usage_is_one_line_and_exit_code_two(capsys, words):
    ran = run(capsys, *words)

    assert ran.complaint.startswith("reachapp")
    assert not ran.out


def test_a_store_that_is_none_is_one_line(capsys, tmp_path):
    Path(tmp_path / "reachapp.sqlite").write_bytes(b"this is no database at all" * 1000)

    assert "damaged" in run(capsys, "--data-dir", tmp_path, "profile", "export", "x").complaint


def test_help_is_no_failure(capsys):
    assert run(capsys, "--help").code == 0
    assert "explain" in run(capsys, "--help").out


def test_the_real_program_answers_wrong_usage_in_one_line():
    assert run_program("explain").complaint
