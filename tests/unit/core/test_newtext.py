import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reachapp.core.newtext import split_body
from tests.unit.core.bodies import CASES


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_new_words_are_told_from_signature_and_quotes(case):
    body = split_body(case.mail)
    assert body.paragraphs == case.words
    for piece in case.signature:
        assert piece in body.signature
    for piece in case.quoted:
        assert piece in body.quoted
    assert body.signature or not case.signature
    assert bool(body.quoted) == bool(case.quoted)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_no_word_of_a_mail_is_lost(case):
    body = split_body(case.mail)
    kept = sorted(" ".join((*body.paragraphs, body.signature, body.quoted)).split())
    assert kept == sorted(case.mail.split())


LINES = st.sampled_from(
    [
        *("", "De kelder staat blank", "Groet,", "Jan", "-- ", "> oud", "PS: bel mij", "Mvg"),
        *("Op 24-11-2026 om 09:12 schreef Bo:", "T 030-1234567", "Van: Bo", "Verzonden: nu"),
        *("Aan: mij", "Dit bericht is uitsluitend bestemd voor u", "Verstuurd vanaf mijn iPhone"),
    ]
)


@given(st.lists(LINES | st.text(max_size=30), max_size=15).map("\n".join))
def test_whatever_the_lines_no_word_is_lost(text):
    body = split_body(text)
    kept = sorted(" ".join((*body.paragraphs, body.signature, body.quoted)).split())
    assert kept == sorted(text.split())


@pytest.mark.parametrize(
    "piece",
    [
        *(
            "\n",
            "a",
            "a ",
            "Groet,\n",
            "-- \n",
            "06-12345678 ",
            "0 ",
            "> ",
            "Op x schreef ",
            "Van:\n",
        ),
        *(
            "A. ",
            "spoed ",
            "bericht ",
            "www.",
            "a@",
            "a.b",
            "Op 1:00 schreef x\n",
            "dank u ",
            "12 ",
        ),
        *(
            "Jan\n",
            "T 0301234567\n",
            "((((",
            "Straat 1 ",
            "bericht x\n",
            "24/7 ",
            "-",
            "_" * 30 + "\n",
        ),
    ],
)
def test_taking_apart_64_kb_of_anything_is_quick(piece):
    text = (piece * (65_536 // len(piece)))[:65_536]
    for text_ in (text, f"Groet,\n{text}"):
        start = time.process_time()
        split_body(text_)
        assert time.process_time() - start < 1.0
