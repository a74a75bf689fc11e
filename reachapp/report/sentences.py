"""The report in words: the headline, three sentences, and the cause of each broken promise."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import assert_never
from zoneinfo import ZoneInfo

from reachapp.core.i18n import N_
from reachapp.core.promises import PromiseState
from reachapp.report.speech import FEW, Speech
from reachapp.report.week_report import Cause, ToldPromise, WeekReport

NOON = 12
EVENING = 18
_CLOSE = 0.1
"""Answers that differ by less than this share took as long as before."""


def title(report: WeekReport, speech: Speech) -> str:
    """Return `Weekverslag · week 47 · 16 tot en met 22 november 2026`."""
    number = speech.phrase("week {number}", number=report.week.number)
    parts = [speech.phrase("Weekly report"), number, speech.week(report.week)]
    if not report.is_complete:
        parts.append(speech.phrase("so far"))
    return " · ".join(parts)


def headline(report: WeekReport, speech: Speech) -> str:
    """Return `41 van de 43 beloften gehouden`."""
    if report.ended:
        return speech.phrases(
            "{kept} of {n} promise kept",
            "{kept} of {n} promises kept",
            report.ended,
            kept=report.kept,
        )
    if report.would_reply:
        return speech.phrases(
            "{n} reply would have been sent",
            "{n} replies would have been sent",
            report.would_reply,
        )
    if report.waiting:
        return speech.phrases("{n} promise still runs", "{n} promises still run", report.waiting)
    return speech.phrase("No promise fell due")


def sentences(report: WeekReport, speech: Speech) -> tuple[str, ...]:
    """Return three sentences at most: how fast, what broke, what to do."""
    found = (_how_fast(report, speech), _what_broke(report, speech), _what_to_do(report, speech))
    return tuple(each for each in found if each)


def _how_fast(report: WeekReport, speech: Speech) -> str:
    now, before = report.minutes_to_answer, report.minutes_to_answer_before
    if now is None:
        if not report.received:
            return speech.phrase("No client wrote in this week.")
        return speech.phrases(
            "{n} mail came in; nobody was answered by a person in this week.",
            "{n} mails came in; nobody was answered by a person in this week.",
            report.received,
        )
    span = speech.span(now)
    if before is None or abs(now - before) <= _CLOSE * before:
        if before is None:
            return speech.phrase("Half of the clients had an answer within {span}.", span=span)
        return speech.phrase(
            "Clients waited as long as the week before: half had an answer within {span}.",
            span=span,
        )
    if now < before:
        return speech.phrase(
            "Clients had an answer sooner than the week before: half within {span}.", span=span
        )
    return speech.phrase(
        "Clients waited longer than the week before: half had an answer within {span}.", span=span
    )


def _what_broke(report: WeekReport, speech: Speech) -> str:
    if report.broken:
        told = speech.phrases("{n} promise broke", "{n} promises broke", report.broken)
        if report.ended >= FEW:
            share = round(100 * report.kept / report.ended)
            kept = speech.phrase("{share} % was kept", share=share)
            return f"{told}; {kept}."
        return f"{told}."
    if report.ended:
        return speech.phrase("No promise broke.")
    if report.would_reply or report.would_forward:
        urgent = speech.phrases(
            "{n} urgent message would have been passed on.",
            "{n} urgent messages would have been passed on.",
            report.would_forward,
        )
        return speech.phrase("Reachapp observes and sends nothing.") + " " + urgent
    return ""


def _what_to_do(report: WeekReport, speech: Speech) -> str:
    advice = _crowded_half_day(report, speech)
    if advice:
        return advice
    missed = report.forwarded - report.taken
    if missed > 0:
        return speech.phrases(
            "{n} urgent message was taken by nobody: check whom it reached.",
            "{n} urgent messages were taken by nobody: check whom they reached.",
            missed,
        )
    if report.due:
        first = report.due[0]
        return speech.phrases(
            "{n} client waits for an answer in the coming week, by {moment}.",
            "{n} clients wait for an answer in the coming week, the first by {moment}.",
            len(report.due),
            moment=speech.moment(first.promise_at),
        )
    return ""


def _crowded_half_day(report: WeekReport, speech: Speech) -> str:
    """Name the half day on which most promises broke, where several did."""
    zone = ZoneInfo(report.zone)
    broken = [each for each in report.trouble if each.state is PromiseState.BROKEN]
    halves = Counter(_half_day(each, zone) for each in broken)
    (weekday, part), most = halves.most_common(1)[0] if halves else ((0, ""), 0)
    if most < 2 or most * 2 <= len(broken):  # noqa: PLR2004  one is no pattern
        return ""
    day = speech.long_weekday(weekday)
    return speech.phrase(_PARTS[part], day=day)


_PARTS = {
    "morning": N_("Most of them fell on {day} morning: plan more time there, or promise less."),
    "afternoon": N_("Most of them fell on {day} afternoon: plan more time there, or promise less."),
    "evening": N_("Most of them fell on {day} evening: plan more time there, or promise less."),
}


def _half_day(told: ToldPromise, zone: ZoneInfo) -> tuple[int, str]:
    local = told.promise_at.astimezone(zone)
    # a promise for noon was to be kept in the morning
    hour = local.hour + local.minute / 60
    part = "morning" if hour <= NOON else "afternoon" if hour <= EVENING else "evening"
    return local.weekday(), part


def what_became(told: ToldPromise, speech: Speech) -> str:
    """Return `wo 18 nov 14:00, beantwoord om 15:10. Focus begon erna.`."""
    at = speech.moment(told.promise_at)
    if told.state is not PromiseState.BROKEN:
        if told.answered_at is None:
            return speech.phrase("now by {at}", at=at)
        return speech.phrase("moved to {at}, the client heard it before, kept", at=at)
    if told.answered_at is None:
        answer = speech.phrase("{at}, not answered yet.", at=at)
    else:
        answer = _answered(told.answered_at, told, speech)
    return f"{answer} {cause_words(told.cause, speech)}".strip()


def _answered(answered_at: datetime, told: ToldPromise, speech: Speech) -> str:
    at = speech.moment(told.promise_at)
    if speech.day(answered_at) == speech.day(told.promise_at):
        return speech.phrase("{at}, answered at {when}.", at=at, when=speech.clock(answered_at))
    return speech.phrase("{at}, answered {when}.", at=at, when=speech.moment(answered_at))


def cause_words(cause: Cause | None, speech: Speech) -> str:  # noqa: PLR0911  one arm a cause
    """Return why a promise broke, as far as it is known."""
    match cause:
        case None:
            return ""
        case Cause.SICK:
            return speech.phrase("Somebody fell ill after it was promised.")
        case Cause.FOCUS:
            return speech.phrase("Focus began after it was promised.")
        case Cause.PLAN_CHANGED:
            return speech.phrase("The plan was changed after it was promised.")
        case Cause.CROWDED:
            return speech.phrase("Several promises fell due within the same hour.")
        case Cause.LATE:
            return speech.phrase("Somebody was on it, and the answer came too late.")
        case Cause.NOT_TAKEN:
            return speech.phrase("Nobody had taken it.")
        case _:
            assert_never(cause)


def state_word(told: ToldPromise, speech: Speech) -> str:
    """Return the word in front of a line: broken, or moved."""
    if told.state is PromiseState.BROKEN:
        return speech.phrase("Broken")
    return speech.phrase("Moved")


Row = tuple[str, str]


def rows(report: WeekReport, speech: Speech) -> Sequence[Row]:
    """Return the numbers, each with its words, in order; a zero that says nothing is left out."""
    phrase, minutes = speech.phrase, report.minutes_to_taken
    taken = "" if minutes is None else speech.span(minutes)
    told = [
        (phrase("Mails of clients"), report.received, True),
        (phrase("Automatic replies"), report.replies, not report.would_reply),
        (phrase("Replies that would have been sent"), report.would_reply, False),
        (phrase("Without a reply"), sum(report.suppressed.values()), False),
        (phrase("Promises told"), report.told, not report.would_reply),
        (phrase("Kept"), report.kept, bool(report.ended)),
        (phrase("Broken"), report.broken, bool(report.ended)),
        (phrase("Moved in time"), report.revised, False),
        (phrase("Released"), report.released, False),
        (phrase("Told without a time"), report.unspecified, False),
        (phrase("Still running"), report.waiting, False),
        (phrase("Urgent, passed on"), report.forwarded, not report.would_forward),
        (phrase("Urgent, taken by a person"), report.taken, bool(report.forwarded)),
        (phrase("Half of them taken within"), taken, False),
        (phrase("Urgent, would have been passed on"), report.would_forward, False),
        (phrase("Labels corrected by you"), report.relabelled, False),
    ]
    return [(words, str(value)) for words, value, is_always in told if value or is_always]


def label_rows(report: WeekReport, speech: Speech) -> Sequence[Row]:
    """Return the three labels with their numbers."""
    names = {
        "urgent": speech.phrase("Urgent"),
        "later": speech.phrase("Later"),
        "no_reply": speech.phrase("No reply needed"),
    }
    return [(names[label.value], str(n)) for label, n in report.labels.items()]


def outside_words(report: WeekReport, speech: Speech) -> str:
    """Return how many mails came outside the owner's hours."""
    if not report.received:
        return ""
    told = speech.phrases(
        "{outside} of {n} mail came outside your hours",
        "{outside} of {n} mails came outside your hours",
        report.received,
        outside=report.outside,
    )
    if not report.outside:
        return f"{told}."
    urgent = speech.phrase("{n} of them urgent", n=report.outside_urgent)
    return f"{told}, {urgent}."
