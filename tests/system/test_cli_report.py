"""`report` and `rehearse` from the command line, on a store with a week in it and on the office."""

import json
from datetime import timedelta

import pytest

from reachapp.app import main
from reachapp.core.journal import Happened, JournalEntry
from reachapp.engine.stored import save_profile
from reachapp.report.iso_week import week_of
from reachapp.store.sqlite_units import SqliteUnits
from reachapp.system.clock import SystemClock
from reachapp.system.paths import find_paths
from tests.stories.world import HOME, a_profile


@pytest.fixture
def folder(tmp_path):
    """A data folder in which one mail came in yesterday."""
    now = SystemClock().now()
    with SqliteUnits(find_paths(tmp_path).database) as units, units.writing() as shelves:
        save_profile(shelves, a_profile(), now=now - timedelta(days=30))
        facts = {"label": "urgent"}
        came = now - timedelta(days=1)
        for what, told in ((Happened.RECEIVED, {}), (Happened.LABELLED, facts)):
            entry = JournalEntry(at=came, what=what, conversation=1, message=1, facts=told)
            shelves.journal.add(entry)
    return tmp_path


def run(capsys, *words):
    code = main([str(word) for word in words])
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def this_week():
    return str(week_of(SystemClock().now() - timedelta(days=1), HOME))


def test_the_report_of_a_week_is_printed(capsys, folder):
    code, out, _ = run(capsys, "--data-dir", folder, "report", "--week", this_week())

    assert code == 0
    assert out.startswith("Weekverslag")


def test_one_format_goes_to_the_screen(capsys, folder):
    words = ["--data-dir", folder, "report", "--week", this_week(), "--format", "json"]
    code, out, _ = run(capsys, *words)

    assert (code, json.loads(out)["labels"]["urgent"]) == (0, 1)


def test_several_formats_are_files(capsys, folder, tmp_path):
    target = tmp_path / "out"
    words = ["--week", this_week(), "--format", "html,json,csv,text", "-o", target]
    code, out, _ = run(capsys, "--data-dir", folder, "report", *words)

    names = {f"reachapp-{this_week()}.{ending}" for ending in ("html", "json", "csv", "txt")}
    assert code == 0
    assert {path.name for path in target.iterdir()} == names
    assert len(out.splitlines()) == 4


@pytest.mark.parametrize(
    "words",
    [
        ["report", "--format", "pdf"],
        ["report", "--format", "html,pdf"],
        ["report", "--format", "odt"],
        ["report", "--format", ","],
        ["report", "--week", "47"],
        ["report", "--week", "2025-W53"],
        ["report", "-o", "/dev/null/x"],
        ["rehearse", "--days", "0"],
        ["rehearse", "--days", "many"],
    ],
)
def test_wrong_words_get_one_line(capsys, folder, words):
    code, out, err = run(capsys, "--data-dir", folder, *words)

    assert (code, out, len(err.splitlines())) == (2, "", 1)


def test_without_a_store_there_is_nothing_to_report(capsys, tmp_path):
    code, _, err = run(capsys, "--data-dir", tmp_path / "new", "report")

    assert (code, len(err.splitlines())) == (2, 1)


def test_a_rehearsal_without_a_password_says_so(capsys, folder):
    code, _, err = run(capsys, "--data-dir", folder, "rehearse", "--days", "3")

    assert (code, len(err.splitlines())) == (2, 1)


def test_the_sample_office_can_be_rehearsed(capsys, tmp_path):
    code, out, _ = run(capsys, "--data-dir", tmp_path, "rehearse", "--days", "7", "--json")
    told = json.loads(out)

    assert code == 0
    assert told["counts"]["rings"] > 0
    assert told["counts"]["replies"] > 0
    assert told["counts"]["mails"] == len(told["mails"])
    assert not find_paths(tmp_path).database.exists()
