"""Weighs a near moment (U4, U5): how hard it is, told by the words around it."""

from dataclasses import dataclass

from reachapp.triage.cue import Cue
from reachapp.triage.day_words import PAST_VERBS
from reachapp.triage.evidence import Evidence
from reachapp.triage.moments import Moment
from reachapp.triage.reasons import Code


@dataclass(frozen=True, slots=True, kw_only=True)
class Pressure:
    """What a near moment adds."""

    weight: float
    code: Code
    moment: Moment


def strongest(evidence: Evidence) -> Pressure | None:
    """Return the hardest near moment, or None."""
    found = [
        _pressure(evidence, moment)
        for moment in evidence.near()
        if not _tells_of_today(evidence, moment)
    ]
    return max(found, key=lambda pressure: pressure.weight, default=None)


def _pressure(evidence: Evidence, moment: Moment) -> Pressure:
    same = evidence.by_sentence.get(moment.sentence, set())
    around = same | _neighbours(evidence, moment.sentence)
    if Cue.HYPOTHETICAL in same or Cue.OTHERS in same:
        return Pressure(weight=0.3, code=Code.NEAR_MOMENT, moment=moment)
    if Cue.CHANGE in around:
        weight = 4.0 if Cue.CHANGE in same else 3.0
        return Pressure(weight=weight, code=Code.APPOINTMENT_CHANGED, moment=moment)
    hard, soft = _deadline(evidence, moment, same, around), _nearness(moment, same, around)
    if hard >= soft:
        return Pressure(weight=hard, code=Code.DEADLINE, moment=moment)
    return Pressure(weight=soft, code=Code.NEAR_MOMENT, moment=moment)


def _deadline(evidence: Evidence, moment: Moment, same: set[Cue], around: set[Cue]) -> float:
    needs = bool(around & {Cue.NEED, Cue.LACK})
    limited = moment.is_limit or Cue.DEADLINE_WORD in same
    if limited and (needs or Cue.EVENT in around):
        return 4.0
    if limited:
        return 2.8
    if Cue.EVENT in around and (Cue.LACK in around or Cue.NEED in same):
        return 3.6
    if Cue.EVENT in same and any(cue in evidence for cue in (Cue.NEED, Cue.LACK)):
        return 3.0
    return 0.0


def _nearness(moment: Moment, same: set[Cue], around: set[Cue]) -> float:
    if Cue.NEED in same:
        return 2.8 if moment.has_clock or moment.is_today else 2.4
    if Cue.EVENT in same:
        return 2.8 if moment.has_clock else 2.2
    if Cue.LACK in around:
        return 2.2
    if moment.has_clock:
        return 2.0
    return 0.9 if Cue.NEED in around else 0.6


def _neighbours(evidence: Evidence, sentence: int) -> set[Cue]:
    found = evidence.by_sentence
    return found.get(sentence - 1, set()) | found.get(sentence + 1, set())


def _tells_of_today(evidence: Evidence, moment: Moment) -> bool:
    """Say whether it only tells what happened today: *I received your invoice today*."""
    if not moment.is_today or moment.is_limit or moment.has_clock:
        return False
    if evidence.by_sentence.get(moment.sentence, set()) & {Cue.LACK, Cue.CHANGE}:
        return False
    words = evidence.reading.text.words
    return any(w.sentence == moment.sentence and w.folded in PAST_VERBS for w in words)
