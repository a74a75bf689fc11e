"""Every cue family in both directions, in four languages, by sentences of our own."""

import pytest

from tests.unit.triage.cases import load, verdict_of

SENTENCES = list(load("own_sentences.jsonl"))


@pytest.mark.parametrize(
    "case", SENTENCES, ids=[f"{n}-{c['family']}-{c['lang']}" for n, c in enumerate(SENTENCES)]
)
def test_sentence_has_its_label(case: dict[str, str]) -> None:
    assert verdict_of(case).urgency.value == case["label"]


def test_every_language_is_heard_in_both_directions() -> None:
    heard = {(case["lang"], case["label"]) for case in SENTENCES}

    assert {
        (lang, label) for lang in ("nl", "en", "de", "fr") for label in ("urgent", "later")
    } <= (heard)
