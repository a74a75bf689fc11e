"""All cues of a mail in one pass: what the rules weigh, and what a learned head may take."""

from collections.abc import Sequence
from dataclasses import dataclass

from reachapp.core.message import Message
from reachapp.triage import (
    cues_against,
    cues_business,
    cues_health,
    cues_house,
    cues_machine,
    cues_people,
    cues_place,
    cues_security,
    cues_silent,
    cues_time,
)
from reachapp.triage.moments import Moment, Timeline
from reachapp.triage.phrases import Hit, PhraseBook
from reachapp.triage.vocabulary import CLASSES, MACROS
from reachapp.triage.words import MAX_SEGMENTS, Words, cut, split_words

BOOK = PhraseBook(
    (
        *cues_against.FAMILIES,
        *cues_business.FAMILIES,
        *cues_health.FAMILIES,
        *cues_house.FAMILIES,
        *cues_machine.FAMILIES,
        *cues_people.FAMILIES,
        *cues_place.FAMILIES,
        *cues_security.FAMILIES,
        *cues_silent.FAMILIES,
        *cues_time.FAMILIES,
    ),
    CLASSES,
    MACROS,
)
_REPLY_MARKS = ("re:", "aw:", "antw:", "antwoord:", "fwd:", "fw:", "sv:", "wg:", "tr:", "doorst:")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What was found in the text of a mail."""

    text: Words
    hits: tuple[Hit, ...]
    moments: tuple[Moment, ...]
    has_subject: bool
    """Segment 0 is the subject."""


def segments_of(message: Message) -> tuple[tuple[str, ...], bool]:
    """Return the judged segments, and whether the first is the subject (not so for replies)."""
    subject = message.subject.strip()
    is_reply = bool(message.in_reply_to) or subject.lower().startswith(_REPLY_MARKS)
    paragraphs = message.body.paragraphs
    if sum(map(len, paragraphs)) > len(cut(message.body.new_text)):
        paragraphs = tuple(cut(message.body.new_text).split("\n\n"))
    if len(paragraphs) > MAX_SEGMENTS:
        paragraphs = (*paragraphs[: MAX_SEGMENTS - 1], "\n".join(paragraphs[MAX_SEGMENTS - 1 :]))
    if is_reply or not subject:
        return paragraphs, False
    return (subject[:500], *paragraphs), True


def read(message: Message, timeline: Timeline) -> Reading:
    """Return every cue and every moment of the new words."""
    segments, has_subject = segments_of(message)
    text = split_words(segments)
    return Reading(
        text=text,
        hits=BOOK.find(text),
        moments=timeline.moments(text),
        has_subject=has_subject,
    )


def evidence(reading: Reading, hits: Sequence[Hit]) -> str:
    """Return the words of the first hit."""
    return reading.text.evidence(hits[0].first, hits[0].last) if hits else ""
