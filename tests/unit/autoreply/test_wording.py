"""Texts, templates, and what the reader finds in the reply."""

import gettext
from pathlib import Path

import pytest

from reachapp.autoreply.template import UnknownPlaceholder, check_template, render
from reachapp.autoreply.texts import BadTexts, Occasion, occasion_of, parse_texts
from reachapp.autoreply.wording import Telling, greeting_name, reply_body
from reachapp.availability.situation import Situation
from tests.builders import SENDER, a_message

FOLDER = Path(__file__).parents[3] / "resources" / "texts"
LANGUAGES = ("nl", "en", "de", "fr")
STATEMENTS = {
    "nl": "dinsdag 24 november voor 12:00",
    "en": "Tuesday 24 November by 12:00",
    "de": "Dienstag, 24. November bis 12:00 Uhr",
    "fr": "mardi 24 novembre avant 12:00",
}
ZONES = {
    "nl": "(Nederlandse tijd)",
    "en": "(Dutch time)",
    "de": "(niederländische Zeit)",
    "fr": "(heure des Pays-Bas)",
}


def texts(language="nl"):
    return parse_texts((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))


def telling(occasion=Occasion.OPEN, **changes):
    given = {
        "occasion": occasion,
        "statement": "" if occasion is Occasion.NO_TIME else STATEMENTS["nl"],
        "owner_name": "Sanne de Boer",
        "name": "Anna Visser",
    }
    return Telling(**(given | changes))


@pytest.mark.parametrize("occasion", Occasion)
@pytest.mark.parametrize("form", ["u", "je"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_a_text_for_every_situation(language, form, occasion):
    statement = "" if occasion is Occasion.NO_TIME else STATEMENTS[language]
    body = reply_body(texts(language), telling(occasion, statement=statement, form=form))

    if statement:
        assert f" {statement} {ZONES[language]}." in body
    assert "Anna Visser" in body
    assert "Sanne de Boer" in body
    assert "{" not in body
    assert "\n\n\n" not in body
    assert max(map(len, body.splitlines())) < 100


def test_dutch_is_there_in_both_forms_of_address():
    assert "U krijgt antwoord" in reply_body(texts(), telling())
    assert "Je hoort van mij" in reply_body(texts(), telling(form="je"))
    assert " u " not in reply_body(texts(), telling(form="je"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("occasion", Occasion)
def test_strangers_read_no_reason_no_name_and_no_way_around(language, occasion):
    private = {
        "channel": "WhatsApp",
        "urgent_route": "Bel 085-000 00 00.",
        "stand_in": "Anne Bakker",
    }
    body = reply_body(texts(language), telling(occasion, **private))

    assert not any(value in body for value in private.values())
    if occasion in {Occasion.SICK, Occasion.VACATION, Occasion.HOLIDAY}:
        assert body == reply_body(texts(language), telling(Occasion.CLOSED, **private))


def test_people_the_owner_knows_read_all_of_it():
    known = telling(
        Occasion.VACATION,
        is_known=True,
        urgent_route="Bel 085-000 00 00.",
        stand_in="Anne Bakker",
    )
    body = reply_body(texts(), known)

    assert "Anne Bakker neemt voor mij waar." in body
    assert "Kan het niet zo lang wachten? Bel 085-000 00 00." in body


def test_a_line_of_which_something_is_empty_is_left_out():
    body = reply_body(texts(), telling(is_known=True))

    assert "wachten" not in body
    assert "Sneller" not in body


def test_without_a_name_the_greeting_has_none():
    assert reply_body(texts(), telling(name="")).startswith("Goedendag,\n")
    assert reply_body(texts("en"), telling(name="")).startswith("Hello,\n")


def test_the_zone_is_named_once():
    elsewhere = "dinsdag 24 november voor 06:00 (tijd in New York)"

    assert f"{elsewhere}." in reply_body(texts(), telling(statement=elsewhere))
    assert "(tijd in Buenos Aires)." in reply_body(
        texts(), telling(zone="America/Argentina/Buenos_Aires")
    )
    assert "(New York time)." in reply_body(texts("en"), telling(zone="America/New_York"))


def test_no_text_promises_as_soon_as_possible():
    for language in LANGUAGES:
        words = (FOLDER / f"{language}.toml").read_text(encoding="utf-8").lower()
        for phrase in ["zo spoedig", "zo snel", "as soon as", "so bald", "dès que", "helaas"]:
            assert phrase not in words


@pytest.mark.parametrize(
    ("situation", "is_urgent", "has_promise", "expected"),
    [
        (Situation.FOCUS, False, True, Occasion.FOCUS),
        (Situation.OPEN, True, True, Occasion.URGENT),
        (Situation.VACATION, True, False, Occasion.NO_TIME),
    ],
)
def test_what_a_reply_is_about(situation, is_urgent, has_promise, expected):
    assert occasion_of(situation, is_urgent=is_urgent, has_promise=has_promise) is expected


def test_every_situation_of_the_plan_has_its_text():
    for situation in Situation:
        assert occasion_of(situation, is_urgent=False, has_promise=True).value == situation.value


# The template itself


def test_a_value_is_never_read_for_blanks():
    values = {"naam": "{afzender} {x.__class__} %s ${y}", "afzender": "Sanne"}

    assert render("Beste {naam}, {afzender}", values) == (
        "Beste {afzender} {x.__class__} %s ${y}, Sanne"
    )


@pytest.mark.parametrize(
    "template", ["{x.__class__}", "{{7*7}}", "{0}", "{naam!r}", "{}", "{Naam}"]
)
def test_an_unknown_blank_is_no_blank(template):
    with pytest.raises(UnknownPlaceholder):
        render(template, {"naam": "Anna"})


@pytest.mark.parametrize("text", ["%s ${naam", "a } b { c", "{naam\n}", "100 % {"])
def test_other_braces_are_letters(text):
    assert render(text, {"naam": "Anna"}) == text


def test_whoever_writes_a_text_hears_what_is_wrong():
    words = [fault.in_english for fault in check_template("{nam} {xyzzy}", needs_promise=True)]

    assert words == [
        "{nam} is no blank that can be filled in; did you mean {naam}?",
        "{xyzzy} is no blank that can be filled in.",
        "The text must say when the answer comes: put in {dag_en_tijd}.",
    ]
    assert check_template("op {dag_en_tijd}{zone}", needs_promise=True) == ()


def test_a_fault_is_told_in_the_readers_language():
    (fault,) = check_template("x", needs_promise=True)

    assert fault.told(gettext.NullTranslations()) == fault.in_english


def test_all_problems_of_a_file_are_told_at_once():
    bad = (FOLDER / "nl.toml").read_text(encoding="utf-8")
    bad = bad.replace("[u.sick]", "[u.ill]").replace("{dag_en_tijd}{zone}.", "{dag}.", 1)

    with pytest.raises(BadTexts) as caught:
        parse_texts(bad)

    assert sorted(caught.value.problems) == [
        "u.ill: unknown",
        "u.open.known: The text must say when the answer comes: put in {dag_en_tijd}.",
        "u.open.known: {dag} is no blank that can be filled in; did you mean {dag_en_tijd}?",
        "u.sick: missing",
    ]


@pytest.mark.parametrize("bad", ["= 1", "", "x = 1", "u = 3\nlanguage = 2", "[u]\nopen = 'x'"])
def test_what_is_no_texts_is_refused(bad):
    with pytest.raises(BadTexts):
        parse_texts(bad)


# Whom to greet

NAMES = {
    "Anna Visser": "Anna Visser",
    "Jean-Luc d'Arc": "Jean-Luc d'Arc",
    "J. P. de Vries": "J. P. de Vries",
    "Łukasz Żółw": "Łukasz Żółw",
    "王小明": "王小明",
    "Visser, Anna": "",
    "": "",
    "anna@client.example": "",
    "Win 1000 now": "",
    "www.evil.example": "",
    "Click https://evil.example": "",
    "A very long name that goes on and on": "",
    "{afzender}": "",
    "x" * 41: "",
    "<b>Anna</b>": "",
    "evil.example": "",
}


@pytest.mark.parametrize(("name", "greeted"), NAMES.items())
def test_only_a_name_is_greeted(name, greeted):
    quoted = name.replace('"', "")
    message = a_message(from_=f'"{quoted}" <{SENDER}>')

    assert greeting_name(message, SENDER) == greeted


def test_a_name_with_line_ends_or_tricks_stays_one_line():
    message = a_message(from_=f"=?utf-8?q?Anna=0D=0A=E2=80=AEVisser?= <{SENDER}>")

    assert greeting_name(message, SENDER) == "Anna Visser"


def test_the_author_is_greeted_only_if_the_reply_goes_there():
    assert greeting_name(a_message(), "other@client.example") == ""
    assert greeting_name(a_message(), f"prvs=1234={SENDER}") == "Anna Visser"
    assert greeting_name(a_message(), "other@client.example", "Mevrouw Visser") == "Mevrouw Visser"
