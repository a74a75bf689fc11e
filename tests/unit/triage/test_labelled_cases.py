"""The labelled cases as a whole: what is missed, what rings for nothing, what is lost."""

from functools import cache

from reachapp.core.verdict import Urgency
from tests.unit.triage.cases import load, macro_f1, precision, recall, verdict_of


@cache
def pairs() -> list[tuple[str, str]]:
    return [(case["label"], verdict_of(case).urgency.value) for case in load("dev_cases.jsonl")]


def test_nearly_every_urgent_case_rings() -> None:
    assert recall(pairs(), Urgency.URGENT) >= 0.97


def test_few_alarms_are_false() -> None:
    assert precision(pairs(), Urgency.URGENT) >= 0.90


def test_the_three_labels_are_told_apart() -> None:
    assert macro_f1(pairs()) >= 0.93


def test_no_urgent_case_gets_lost_as_no_reply() -> None:
    lost = [pair for pair in pairs() if pair == (Urgency.URGENT, Urgency.NO_REPLY)]

    assert lost == []


def test_only_few_of_the_later_cases_are_grey() -> None:
    later = [verdict_of(case) for case in load("dev_cases.jsonl") if case["label"] == "later"]

    assert sum(verdict.grey for verdict in later) <= 0.2 * len(later)


def test_every_alarm_shows_words_of_the_mail() -> None:
    for case in load("dev_cases.jsonl"):
        verdict = verdict_of(case)
        if verdict.urgency is Urgency.URGENT:
            assert verdict.reasons[0].evidence, case["id"]
