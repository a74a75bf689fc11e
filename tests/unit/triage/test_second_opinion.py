"""The learned second opinion: what it may change, what it may not, and what happens without it."""

from datetime import UTC, datetime

import pytest

from reachapp.core.message import Address, Body, Message
from reachapp.core.verdict import Urgency
from reachapp.triage.classify import classify
from reachapp.triage.reasons import Code
from reachapp.triage.second_opinion import Head, SecondOpinion, read_head, texts_of
from reachapp.triage.work_calendar import office_week

TUESDAY = datetime(2026, 11, 24, 9, tzinfo=UTC)
HEAD = Head(weights=(1.0, 0.0), bias=0.0, of_rules=0.5, of_opinion=1.0, offset=0.0)


class Encoder:
    def __init__(self, vector):
        self.vector, self.asked = vector, []

    def encode(self, texts):
        self.asked.append(texts)
        return None if self.vector is None else [self.vector for _ in texts]


def a_mail(*paragraphs, subject=""):
    body = Body(paragraphs=paragraphs)
    sender = Address("Ann", "ann@client.example")
    return Message(headers={}, from_=(sender,), subject=subject, body=body, text=body.new_text)


def verdict_of(mail, vector):
    second = SecondOpinion(encoder=Encoder(vector), head=HEAD)
    return classify(mail, received_at=TUESDAY, calendar=office_week(), second=second)


def test_it_raises_an_alarm_that_no_rule_knows():
    quiet = a_mail("Er ligt een plasje bij de meterkast dat steeds groter lijkt.")
    verdict = verdict_of(quiet, (4.0, 0.0))

    assert verdict.urgency is Urgency.URGENT
    assert verdict.reasons[0].code == Code.SOUNDS_URGENT


def test_it_calms_a_weak_alarm_but_never_a_floor():
    gas = a_mail("Ik ruik gas in de keuken, al een uur.")

    assert verdict_of(gas, (-9.0, 0.0)).urgency is Urgency.URGENT


@pytest.mark.parametrize("text", ["Bedankt!", "Top, dank je wel."])
def test_thanks_need_no_opinion(text):
    assert verdict_of(a_mail(text), (9.0, 0.0)).urgency is Urgency.NO_REPLY


def test_without_an_encoder_the_rules_decide_alone():
    mail = a_mail("Kunt u mij een offerte sturen voor een nieuwe badkamer?")
    alone = classify(mail, received_at=TUESDAY, calendar=office_week())

    assert verdict_of(mail, None) == alone


def test_each_paragraph_is_asked_about_and_the_subject_of_a_reply_is_not():
    long = "Er staat sinds vanmorgen een plas water onder de ketel in de kelder."
    first = texts_of(a_mail("Dag Jan,", long, subject="Vraag"))
    reply = texts_of(a_mail("Een.", subject="Re: Vraag"))

    assert first == [f"Vraag. Dag Jan,. {long}", long]
    assert reply == ["Een."]


def test_it_asks_once_for_one_mail():
    encoder = Encoder((0.0, 0.0))
    second = SecondOpinion(encoder=encoder, head=HEAD)
    mail = a_mail("Kunt u mij een offerte sturen voor een nieuwe badkamer?")
    second.prepare(mail)
    classify(mail, received_at=TUESDAY, calendar=office_week(), second=second)

    assert len(encoder.asked) == 1


def test_a_broken_head_is_refused():
    with pytest.raises(ValueError, match="not a triage head"):
        read_head('{"weights": [1]}')
