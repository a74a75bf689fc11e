"""The pages of a report: a client's words stay data, nothing is fetched, numbers agree."""

import csv
import email
import email.policy
import io
import json
import re
from datetime import UTC, datetime

import pytest

from reachapp.core.automatic import LOOP_MARK
from reachapp.core.journal import Happened
from reachapp.core.message import Message
from reachapp.core.parse import read_message
from reachapp.core.promises import PromiseState
from reachapp.report.figures import week_report
from reachapp.report.html_page import html_page
from reachapp.report.iso_week import IsoWeek
from reachapp.report.mail import Envelope, report_mail
from reachapp.report.sentences import headline, sentences
from reachapp.report.tables import csv_page, json_page
from reachapp.report.text_page import text_page
from tests.unit.report.stories import MONDAY, a_mail, a_promise, a_speech, a_story, an_entry, at

WEEK = IsoWeek(2026, 47)
EVIL = '=HYPERLINK("http://evil.example")<script>alert(1)</script><img src=x>\x1b[31m\u202e'


def a_report(count=1, *, broken=1, contact="Anna Visser", subject="Offerte", **how):
    states = [PromiseState.KEPT] * (count - broken) + [PromiseState.BROKEN] * broken
    promises = [a_promise(n, state=state) for n, state in enumerate(states, start=1)]
    promises.append(a_promise(99, due=at("2026-11-24 12:00"), state=PromiseState.OPEN))
    names = {each.conversation: (contact, subject) for each in promises}
    return week_report(a_story(a_mail(), promises, names=names, **how), WEEK)


def rows_of(report):
    return list(csv.reader(io.StringIO(csv_page(report))))


def test_the_html_page_fetches_and_runs_nothing():
    page = html_page(a_report(contact=EVIL, subject=EVIL), a_speech())

    assert "<script" not in page
    assert "<img" not in page
    assert not re.search(r"(?:src|href|url)\s*[=(]", page.replace("&lt;img src", ""))
    assert "&lt;script&gt;" in page


def test_the_owners_own_name_is_escaped_too():
    assert "<i>" not in html_page(a_report(owner="<i>Sanne"), a_speech())


def test_no_control_of_a_clients_name_reaches_the_terminal():
    page = text_page(a_report(contact=EVIL, subject=EVIL), a_speech())

    assert all(sign.isprintable() or sign == "\n" for sign in page)


@pytest.mark.parametrize("first", ["=", "+", "-", "@"])
def test_no_clients_name_is_a_formula_in_a_spreadsheet(first):
    cells = [row[3] for row in rows_of(a_report(contact=f"{first}1+1"))]

    assert f"'{first}1+1" in cells
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in cells)


def test_all_lines_of_the_csv_have_the_same_columns():
    assert {len(row) for row in rows_of(a_report())} == {8}


def test_json_and_csv_tell_the_same_numbers():
    made = a_report(5)
    told = json.loads(json_page(made))
    rows = {row[1]: row[2] for row in rows_of(made)[1:]}

    assert (told["kept"], told["broken"], told["received"]) == (4, 1, 1)
    assert all(str(told[name]) == rows[name] for name in ("kept", "broken", "told", "received"))


@pytest.mark.parametrize(("count", "has_share"), [(19, False), (20, True)])
def test_below_twenty_there_are_counts_and_no_percentages(count, has_share):
    made = a_report(count)

    assert ("%" in " ".join(sentences(made, a_speech()))) is has_share


@pytest.mark.parametrize(
    ("language", "told"),
    [("nl", "4 van de 5 beloften gehouden"), ("en", "4 of 5 promises kept")],
)
def test_the_headline_is_in_the_owners_language(language, told):
    speech = a_speech(language)

    assert headline(a_report(5), speech) == told
    assert told in html_page(a_report(5), speech)


def test_dutch_pages_hold_no_english():
    pages = html_page(a_report(5), a_speech()) + text_page(a_report(5), a_speech())

    for word in ("kept", "broken", "hours", "week in numbers", "promise", "client"):
        assert not re.search(rf"\b{word}\b", re.sub("<[^>]+>", "", pages).lower())


def test_several_that_broke_on_one_half_day_give_an_advice():
    told = sentences(a_report(3, broken=2), a_speech())

    assert told[-1].startswith("De meeste vielen op dinsdagochtend")


def test_who_observes_reads_what_would_have_been():
    entries = [*a_mail(), an_entry(Happened.WOULD_REPLY), an_entry(Happened.WOULD_FORWARD)]
    made = week_report(a_story(entries), WEEK)

    assert headline(made, a_speech("en")) == "1 reply would have been sent"
    assert "Reachapp observes" in text_page(made, a_speech("en"))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_an_empty_week_has_a_page(language):
    made = week_report(a_story(now=at("2026-11-18 12:00")), WEEK)

    assert "0" in text_page(made, a_speech(language))
    assert html_page(made, a_speech(language)).endswith("</html>\n")


ENVELOPE = Envelope(
    address="sanne@deboer.example", message_id="<a1@deboer.example>", reference="a1" * 16
)


def test_the_mail_is_marked_as_ours_and_as_made_by_a_program():
    raw = report_mail(a_report(contact=EVIL), a_speech(), ENVELOPE, now=at("2026-11-23 08:00"))
    message = read_message(raw)

    assert isinstance(message, Message)
    assert message.header("auto-submitted") == "auto-generated"
    assert message.header(LOOP_MARK.lower()) == ENVELOPE.reference
    assert message.header("date") == "Mon, 23 Nov 2026 08:00:00 +0100"
    assert message.subject == "0 van de 1 belofte gehouden (week 47)"
    assert [each.spec for each in message.recipients] == [ENVELOPE.address]


def test_another_parser_finds_text_and_html_in_the_mail():
    raw = report_mail(a_report(), a_speech(), ENVELOPE, now=MONDAY)
    parsed = email.message_from_bytes(raw, policy=email.policy.default)
    kinds = [part.get_content_type() for part in parsed.iter_parts()]

    assert kinds == ["text/plain", "text/html"]
    assert not parsed.defects
    assert parsed.get_body(("plain",)).get_content().startswith("Weekverslag")
    assert "</html>" in parsed.get_body(("html",)).get_content()
    assert all(len(line) <= 998 for line in raw.split(b"\r\n"))


def test_a_report_is_the_same_whenever_it_is_made_again():
    later = datetime(2026, 12, 24, tzinfo=UTC)

    assert a_report(5).kept == a_report(5, now=later).kept
