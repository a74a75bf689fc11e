"""The corpus of reply decisions, over the command line: `explain --batch` on whole files.

Each line holds a mail as text, the row of the decision table that it is about, and what it gets.
"""

import base64
import json
from pathlib import Path

import pytest

from reachapp.app import main

FOLDER = Path(__file__).parents[1] / "data" / "mails" / "corpus"
AT = "2026-11-24T10:00:00+01:00"


def read(name):
    return [json.loads(line) for line in (FOLDER / name).read_text("utf-8").splitlines()]


MAILS, SEQUENCES = read("mails.jsonl"), read("sequences.jsonl")


def asked(case):
    """Return the line of the batch: the mail as a server would store it, with CRLF."""
    raw = case["mail"].replace("\n", "\r\n").encode()
    kept = {key: case[key] for key in case.keys() - {"mail", "expect", "row", "why"}}
    return {"at": AT, **kept, "raw_base64": base64.b64encode(raw).decode()}


def explain(cases, folder, capsys, *words):
    batch = folder / "batch.jsonl"
    batch.write_text("".join(json.dumps(asked(case)) + "\n" for case in cases), "utf-8")
    profile = str(FOLDER / "profile.json")

    assert (
        main(["explain", "--rules-only", "--batch", str(batch), "--profile", profile, *words]) == 0
    )
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def wrong(cases, answers):
    """Return what came out otherwise than the document says, one readable line each."""
    assert [answer["id"] for answer in answers] == [case["id"] for case in cases]
    return [
        f"{case['id']} (row {case['row']}): {got} instead of {case['expect']}"
        for case, answer in zip(cases, answers, strict=True)
        if (got := {key: answer["reply"][key] for key in ("verdict", "reason")}) != case["expect"]
    ]


def test_the_corpus_is_large_enough_to_mean_something():
    assert len(MAILS) >= 160
    assert len({case["sequence"] for case in SEQUENCES}) >= 16
    rows = {case["row"] for case in (*MAILS, *SEQUENCES)}
    assert {str(row) for row in range(1, 27)} <= rows
    assert {"2a", "5a", "11a", "11b", "12a", "13a", "13b", "14a", "15a", "17a", "18a"} <= rows


def test_every_mail_gets_what_the_table_says(tmp_path, capsys):
    assert wrong(MAILS, explain(MAILS, tmp_path, capsys)) == []


def test_every_mail_of_a_sequence_gets_what_the_ledger_rules_say(tmp_path, capsys):
    assert wrong(SEQUENCES, explain(SEQUENCES, tmp_path, capsys)) == []


def test_sequences_do_not_know_each_other(tmp_path, capsys):
    mixed = sorted(SEQUENCES, key=lambda case: (case["at"], case["sequence"]))

    assert wrong(mixed, explain(mixed, tmp_path, capsys)) == []


@pytest.mark.parametrize("field", ["Subject", "Date"])
def test_no_verdict_rests_on_this_field(field, tmp_path, capsys):
    cases = [case for case in MAILS if case["expect"]["reason"] != "urgent"]
    line = f"{field}: Nieuwsbrief - Automatic reply\n"
    changed = [{**case, "mail": line + case["mail"]} for case in cases]

    answers = explain(changed, tmp_path, capsys)

    kept = [case for case in wrong(changed, answers) if "no_reply_needed" not in case]
    assert kept == []
