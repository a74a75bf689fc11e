"""`explain FILE`: what would happen to a mail, and why, for a person and as JSON."""

import pytest

from tests.builders import a_raw_mail
from tests.system.cli import AT, a_profile, run, run_program, write_json

FIELDS = ["id", "triage", "reply", "forward", "error"]
REPLY = [
    *("verdict", "reason", "recipient", "from", "language"),
    *("due_at", "promise_at", "statement", "raw"),
]


@pytest.fixture
def mail(tmp_path):
    file = tmp_path / "mail.eml"
    file.write_bytes(a_raw_mail())
    return file


@pytest.fixture
def explain(capsys, tmp_path):
    profile = write_json(tmp_path / "profile.json", a_profile())

    def explain(*words):
        return run(capsys, "explain", "--rules-only", "--profile", profile, *words)

    return explain


def test_a_person_reads_label_reply_promise_and_forward(explain, mail):
    ran = explain("--at", AT, mail)

    assert ran.code == 0
    assert "label    later" in ran.out
    assert "reply    reply (open) to anna@client.example" in ran.out
    assert "promise  woensdag 25 november voor 17:00" in ran.out
    assert "forward  none (not_urgent)" in ran.out


def test_json_is_the_object_of_the_batch_with_every_field(explain, mail):
    answer = explain("--json", "--at", AT, mail).answer

    assert list(answer) == FIELDS
    assert list(answer["triage"]) == ["label", "grey", "score", "reasons"]
    assert list(answer["triage"]["reasons"][0]) == ["code", "text", "evidence"]
    assert list(answer["reply"]) == REPLY
    assert list(answer["forward"]) == ["verdict", "reason"]
    assert answer["error"] is None


def test_each_file_is_one_line_of_json_in_their_order(explain, mail, tmp_path):
    second = tmp_path / "second.eml"
    second.write_bytes(a_raw_mail(message_id="<mail-2@client.example>"))

    answers = explain("--json", "--at", AT, mail, second).answers

    assert [answer["id"] for answer in answers] == [str(mail), str(second)]


def test_files_are_asked_about_apart_as_lines_without_a_sequence_are(explain, mail):
    answers = explain("--json", "--at", AT, mail, mail).answers

    assert [answer["reply"]["verdict"] for answer in answers] == ["reply", "reply"]


def test_at_is_the_moment_of_arrival_and_decision(explain, mail):
    answer = explain("--json", "--at", "2026-11-27T18:00:00+01:00", mail).answer

    assert answer["reply"]["due_at"] == "2026-11-30T16:00:00Z"
    assert answer["reply"]["reason"] == "closed"


@pytest.mark.parametrize("at", ["yesterday", "2026-11-24T11:00:00", ""])
def test_a_moment_without_meaning_or_offset_is_wrong_usage(explain, mail, at):
    assert "--at" in explain("--at", at, mail).complaint


def test_a_missing_file_is_named(explain, tmp_path):
    assert "gone.eml" in explain(tmp_path / "gone.eml").complaint


def test_a_folder_is_no_mail(explain, tmp_path):
    assert str(tmp_path) in explain(tmp_path).complaint


def test_without_own_addresses_nothing_can_be_explained(capsys, tmp_path, mail):
    empty = write_json(tmp_path / "empty.json", {})

    ran = run(capsys, "explain", "--profile", empty, mail)

    assert "owner.addresses" in ran.complaint
    assert not ran.out


def test_without_a_profile_and_without_a_store_there_are_no_addresses(capsys, tmp_path, mail):
    ran = run(capsys, "--data-dir", tmp_path / "data", "explain", mail)

    assert "owner.addresses" in ran.complaint
    assert not (tmp_path / "data" / "reachapp.sqlite").exists()


def test_the_stored_profile_serves_where_none_is_given(capsys, tmp_path, mail):
    profile = write_json(tmp_path / "profile.json", a_profile())
    data = tmp_path / "data"
    run(capsys, "--data-dir", data, "profile", "import", profile)

    ran = run(capsys, "--data-dir", data, "explain", "--json", "--at", AT, mail)

    assert ran.answer["reply"]["verdict"] == "reply"


def test_an_unknown_key_of_the_profile_is_named(capsys, tmp_path, mail):
    profile = write_json(tmp_path / "odd.json", a_profile(autoreply={"modus": "send"}))

    assert "autoreply.modus" in run(capsys, "explain", "--profile", profile, mail).complaint


def test_a_broken_plan_is_named(capsys, tmp_path, mail):
    plan = {"schedules": {}, "rules": [{"respond": {"kind": "someday"}}]}
    profile = write_json(tmp_path / "odd.json", a_profile(plan=plan))

    assert "plan.rules" in run(capsys, "explain", "--profile", profile, mail).complaint


@pytest.mark.parametrize("words", [[], ["a.eml", "--batch", "b.jsonl"]])
def test_files_and_batch_exclude_each_other_and_one_is_needed(capsys, words):
    assert "--batch" in run(capsys, "explain", *words).complaint


def test_the_real_program_explains_a_mail_and_loads_no_qt(tmp_path, mail):
    profile = write_json(tmp_path / "profile.json", a_profile())

    ran = run_program("explain", "--json", "--profile", profile, "--at", AT, mail)

    assert (ran.code, ran.err) == (0, "")
    assert ran.answer["reply"]["verdict"] == "reply"
