"""The floors, the bands and the odd mails."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from reachapp.core.message import Body, Message, Unreadable
from reachapp.core.verdict import Urgency, Verdict
from reachapp.triage import weights
from reachapp.triage.classify import classify
from reachapp.triage.cue import Cue
from reachapp.triage.reasons import SENTENCES, Code
from tests.unit.triage.cases import CALENDAR, load, verdict_of

AT = datetime(2025, 11, 11, 9, 0, tzinfo=UTC)


def judged(*paragraphs: str, subject: str = "", is_vip: bool = False) -> Verdict:
    message = Message(headers={}, subject=subject, body=Body(paragraphs=paragraphs))
    return classify(message, received_at=AT, calendar=CALENDAR, is_vip=is_vip)


def codes(verdict: Verdict) -> set[str]:
    return {reason.code for reason in verdict.reasons}


def test_an_unreadable_mail_needs_a_person() -> None:
    verdict = classify(
        Unreadable(why="timeout", size=10), received_at=AT, calendar=CALENDAR, is_vip=False
    )

    assert verdict.urgency is Urgency.URGENT
    assert codes(verdict) == {Code.UNREADABLE}


@pytest.mark.parametrize("text", ["", "   \n ", "...", "—"])
def test_a_mail_without_words_is_later(text: str) -> None:
    assert judged(text).urgency is Urgency.LATER


def test_danger_rings_however_polite_it_is() -> None:
    verdict = judged("Geen haast hoor, als u een keer tijd heeft, maar ik ruik gas in de keuken.")

    assert verdict.urgency is Urgency.URGENT
    assert verdict.score >= weights.FLOORS[Cue.DANGER]


def test_an_important_contact_with_a_problem_rings() -> None:
    text = "De kraan lekt een beetje, er staat een emmer onder."

    assert judged(text).urgency is Urgency.LATER
    assert judged(text, is_vip=True).urgency is Urgency.URGENT


def test_an_important_contact_without_a_problem_does_not_ring() -> None:
    assert judged("Bedankt voor het gesprek!", is_vip=True).urgency is Urgency.NO_REPLY


def test_one_urgent_paragraph_between_others_rings() -> None:
    later = "Kunt u mij volgende maand een offerte sturen voor de badkamer?"

    verdict = judged(later, "O ja, het riool komt omhoog in de keuken.", later)

    assert verdict.urgency is Urgency.URGENT


def test_the_subject_of_a_reply_is_not_judged() -> None:
    assert judged("Kunt u de factuur sturen?", subject="Re: SPOED").urgency is Urgency.LATER
    assert judged("Kunt u de factuur sturen?", subject="SPOED").urgency is Urgency.URGENT


def test_the_subject_alone_is_enough() -> None:
    assert judged(subject="Water stroomt door het plafond").urgency is Urgency.URGENT


def test_the_evidence_is_the_words_of_the_mail() -> None:
    verdict = judged("Help, er is een GASLEK in de kelder")

    assert "GASLEK" in verdict.reasons[0].evidence


def test_more_trouble_never_lowers_the_score() -> None:
    little = judged("De ketel is kapot.")
    more = judged("De ketel is kapot en we hebben een baby van drie weken.")

    assert more.score > little.score


def test_score_is_a_probability_and_fits_the_label() -> None:
    for name in ("dev_cases.jsonl", "own_sentences.jsonl"):
        for case in load(name):
            verdict = verdict_of(case)

            assert 0 <= verdict.score <= 1
            assert (verdict.score >= weights.ALARM) == (verdict.urgency is Urgency.URGENT)
            assert not verdict.grey or verdict.urgency is Urgency.LATER


def test_every_reason_has_a_sentence() -> None:
    assert set(SENTENCES) == set(Code)


@pytest.mark.parametrize(
    "text", ["De waterlijding is gespongen, het water stroomdt de gang in", "dit is heel dringned"]
)
def test_a_slip_of_the_pen_is_forgiven(text: str) -> None:
    assert judged(text).urgency is Urgency.URGENT


@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    "piece",
    [
        "water water ",
        "a",
        "niet ",
        "om 9 uur ",
        "\n\n",
        "kan niet kan ",
        "12-12-12-12-",
        "geen stroom? ",
        "re: [x] ",
        "é'’",
        "iedereen kan niet water loopt door het plafond morgen om 9.00 ",
    ],
)
def test_hostile_text_is_judged_in_bounded_time(piece: str) -> None:
    text = (piece * (64_000 // len(piece)))[:64_000]

    whole = judged(text, subject=text)
    many = judged(*text.split("\n\n"))

    assert whole.reasons
    assert many.reasons


def test_a_verdict_does_not_depend_on_what_was_judged_before() -> None:
    first = judged("De server ligt eruit, niemand kan werken.")
    judged("Top, bedankt!")

    assert judged("De server ligt eruit, niemand kan werken.") == first
    assert replace(first) == first
