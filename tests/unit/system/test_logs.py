"""The log is one JSON object a line, without addresses, numbers, secrets or the words of errors."""

import json
import logging

import pytest

from reachapp.system.logs import LatestLines, redacted, set_up, tear_down

log = logging.getLogger("reachapp.somewhere")


@pytest.fixture
def latest(tmp_path):
    lines = set_up(tmp_path)
    yield lines
    tear_down()


def test_a_line_stands_in_the_file_and_in_memory(latest, tmp_path):
    log.info("sent %d replies for %s", 3, "main")
    (line,) = (tmp_path / "reachapp.log").read_text().splitlines()
    assert json.loads(line)["text"] == "sent 3 replies for main"
    assert latest.lines() == [line]


def test_details_are_left_out_of_the_usual_log(latest):
    log.debug("no")
    logging.getLogger("httpx").info("HTTP Request: POST https://ntfy.example/geheim")
    assert latest.lines() == []


@pytest.mark.parametrize(
    "secret",
    [
        "piet.jansen@klant.example",
        "<piet@klant.example>",
        "06-12345678",
        "+31 6 1234 5678",
        "Bearer tk_abcdef",
        "password=geheim-2026",
        "https://ntfy.example/mijn-onderwerp",
    ],
)
def test_what_slips_through_is_taken_out(secret):
    told = redacted(f"it failed for {secret} again")
    for part in ("piet", "1234", "tk_abcdef", "geheim", "onderwerp"):
        assert part not in told
    assert told.startswith("it failed for ")
    assert told.endswith(" again")


@pytest.mark.parametrize(
    "text", ["uid 12345678 of 90", "2026-11-23T09:00:00+00:00", "took 0.123456789 s", "smtp_550"]
)
def test_ids_counts_and_times_stay(text):
    assert redacted(text) == text


def test_a_bug_is_logged_with_its_place_and_without_its_words(latest):
    words = "Beste Piet, je wachtwoord is hallo"
    try:
        int(words)
    except ValueError:
        logging.getLogger("elsewhere").exception("the cycle's sender failed")
    (line,) = latest.lines()
    assert "Piet" not in line
    assert "ValueError" in json.loads(line)["trace"]
    assert "test_logs.py" in json.loads(line)["trace"]


def test_only_the_latest_lines_stay_in_memory():
    lines = LatestLines(most=2)
    for number in range(5):
        lines.handle(logging.makeLogRecord({"msg": f"line {number}"}))
    assert [json.loads(line)["text"] for line in lines.lines()] == ["line 3", "line 4"]
