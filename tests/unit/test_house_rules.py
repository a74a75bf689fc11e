"""The house rules find what they are for, and leave the rest alone."""

import pytest

from scripts.house_rules import bad_lines, bad_module, bad_names


@pytest.mark.parametrize(
    "line",
    [
        "import os  # no" + "qa",
        "x = y()  # type:" + " ignore",
        "# WORK" + "AROUND for Qt",
        "# TO" + "DO later",
        "raise NotImpl" + "ementedError",
        'read("../' + 'shared/cases.jsonl")',
    ],
)
def test_a_bad_line_is_found(line):
    assert [number for number, _ in bad_lines(f"good = 1\n{line}\n")] == [2]


@pytest.mark.parametrize(
    "line",
    [
        "import os  # no" + "qa: F401  re-exported",
        "x = y()  # type:" + " ignore[no-untyped-call]",
        "# WORK" + "AROUND https://bugs.example/1: the tray is late",
    ],
)
def test_an_exception_with_its_reason_is_left_alone(line):
    assert not list(bad_lines(line))


@pytest.mark.parametrize("stem", ["utils", "helpers", "constants", "email", "queue"])
def test_a_module_without_a_subject_or_with_a_taken_name_is_found(stem):
    assert list(bad_module(stem))


@pytest.mark.parametrize("stem", ["__init__", "__main__", "profile", "message"])
def test_a_good_module_name_is_left_alone(stem):
    assert not list(bad_module(stem))


@pytest.mark.parametrize(
    "code",
    [
        "class MailManager: pass",
        "class Mails:\n    def _helper(self): pass",
        "def send(msg_utils): pass",
        "misc = 1",
        "class SendHandler: pass",
    ],
)
def test_a_name_outside_the_glossary_is_found(code):
    assert list(bad_names(code))


@pytest.mark.parametrize(
    "code", ["from contextlib import contextmanager", "class Database: pass", "handled = 1"]
)
def test_a_name_of_a_library_or_of_the_field_is_left_alone(code):
    assert not list(bad_names(code))
