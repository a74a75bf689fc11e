"""The owner's own texts: checked, laid over the shipped ones, and told to the right people."""

import json

import pytest

from reachapp.app import main
from reachapp.autoreply.ledger import MemoryLedger
from reachapp.bootstrap import decider, reply_texts
from reachapp.core.parse import read_message
from reachapp.core.profile import BadProfile, read_profile, write_profile
from reachapp.engine.decide import Incoming
from reachapp.engine.own_texts import merged_texts, text_faults
from tests.builders import OWNER, SENDER, a_raw_mail
from tests.unit.autoreply.asking import NOW

OWN = {"open": {"known": "Je krijgt antwoord {dag_en_tijd}. {spoedroute} Of {kanaal}."}}


def profile(texts=None, **owner):
    given = {"name": "Sanne", "addresses": [OWNER], "language": "nl"} | owner
    data = {"owner": given, "texts": texts or {}}
    data["contacts"] = [{"address": SENDER, "name": "Anna"}]
    return read_profile(data)


def body(settings, **mail):
    raw = a_raw_mail(**mail)
    incoming = Incoming(
        message=read_message(raw),
        raw=raw,
        role="inbox",
        flags=frozenset(),
        internal_date=NOW,
        key="a:1",
    )
    decision = decider(b"k" * 32).decide(
        incoming, settings, MemoryLedger(), enabled_since=None, now=NOW
    )
    return decision.reply_body


def test_an_own_text_is_told_to_people_the_owner_knows():
    told = body(profile({"nl": OWN}, urgent_route="Bel 085-000 00 00.", other_channel="WhatsApp"))

    assert "Je krijgt antwoord" in told
    assert "Bel 085-000 00 00." in told
    assert "Of WhatsApp." in told


def test_a_stranger_reads_the_shipped_text_and_no_way_around():
    told = body(
        profile({"nl": OWN}, urgent_route="Bel 085-000 00 00.", other_channel="WhatsApp"),
        from_="Bert <bert@other.example>",
        return_path="<bert@other.example>",
    )

    assert "Je krijgt antwoord" not in told
    assert "085" not in told
    assert "WhatsApp" not in told


def test_a_strangers_text_of_ones_own_is_told_to_strangers():
    texts = {"nl": {"open": {"known": "A {dag_en_tijd}", "stranger": "B {dag_en_tijd}"}}}
    told = body(
        profile(texts), from_="Bert <bert@other.example>", return_path="<bert@other.example>"
    )

    assert "\nB " in told


@pytest.mark.parametrize(
    ("texts", "fault"),
    [
        ({"open": {"known": "Tot later."}}, "texts.nl.open.known: The text must say when"),
        ({"sick": {"known": "{dag_en_tijd}", "stranger": "x"}}, "texts.nl.sick.stranger"),
        ({"open": {"known": "{dag_en_tijd} {nam}"}}, "did you mean {naam}?"),
        ({"greeting": "Hoi {vriend}"}, "texts.nl.greeting"),
        ({"closing": "   "}, "texts.nl.closing: missing"),
    ],
)
def test_a_text_with_a_fault_is_named(texts, fault):
    (found,) = text_faults(profile({"nl": texts}))

    assert fault in found


def test_where_no_time_is_told_no_promise_is_asked_for():
    assert text_faults(profile({"nl": {"no_time": {"known": "Ik laat het weten."}}})) == ()


@pytest.mark.parametrize("texts", [{"xx": OWN}, {"nl": {"opening": {}}}, {"nl": {"open": {}}}])
def test_an_unknown_key_of_texts_is_an_error(texts):
    with pytest.raises(BadProfile, match="texts"):
        profile(texts)


def test_what_is_left_out_stays_as_it_was_shipped():
    shipped = reply_texts()["nl"]
    settings = profile({"nl": {"form": "je", "greeting": "Ha {naam},"}})
    merged = merged_texts(shipped, settings.texts["nl"], settings.owner)

    assert merged.in_form("je").greeting == "Ha {naam},"
    assert merged.in_form("je").texts == shipped.in_form("je").texts
    assert merged.in_form("u") == shipped.in_form("u")
    assert body(settings).startswith("Ha Anna,")


def test_the_exchange_form_keeps_the_texts(tmp_path):
    settings = profile({"nl": OWN}, urgent_route="Bel.")
    assert read_profile(write_profile(settings)) == settings

    whole = tmp_path / "a.json"
    whole.write_text(json.dumps(write_profile(settings)), "utf-8")
    again = tmp_path / "b.json"
    folder = ["--data-dir", str(tmp_path / "data")]
    assert main([*folder, "profile", "import", str(whole)]) == 0
    assert main([*folder, "profile", "export", str(again)]) == 0
    assert json.loads(again.read_text("utf-8"))["texts"] == {"nl": OWN}


def test_a_text_without_a_promise_is_not_imported(tmp_path, capsys):
    bad = tmp_path / "bad.json"
    bad.write_text(json.dumps({"texts": {"nl": {"open": {"known": "Tot later."}}}}), "utf-8")

    assert main(["--data-dir", str(tmp_path / "data"), "profile", "import", str(bad)]) == 2
    assert "texts.nl.open.known" in capsys.readouterr().err


def test_a_mail_whose_language_is_unclear_gets_one_line_in_english_below():
    told = body(profile(), text="12345")
    last = told.rstrip("\n").rpartition("\n")[2]

    assert told.startswith("Beste Anna,")
    assert last.startswith("In English: your message has arrived; you will have an answer on")
    assert "November" in last


@pytest.mark.parametrize(
    "mail",
    [
        {},
        {"text": "12345", "headers": [("Content-Language", "nl")]},
        {"text": "Could you please send me the invoice of this week?"},
    ],
)
def test_a_mail_whose_language_is_told_gets_no_second_one(mail):
    assert "In English" not in body(profile(), **mail)
