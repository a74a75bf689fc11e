"""Weighs the evidence of a person's mail: a probability of urgent with its reasons."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from math import exp

from reachapp.core.verdict import Reason
from reachapp.triage import weights
from reachapp.triage.cue import Cue
from reachapp.triage.cues import Reading, evidence
from reachapp.triage.deadlines import strongest
from reachapp.triage.evidence import Evidence, sort_hits
from reachapp.triage.reasons import Code

_MUTED = {
    Cue.HYPOTHETICAL: Code.HYPOTHETICAL,
    Cue.OTHERS: Code.OTHERS_NEWS,
    Cue.PAST: Code.PAST,
    Cue.SOLVED: Code.SOLVED,
    Cue.NO_CLAIM: Code.NO_HURRY,
}
_STRONG_WEIGHT = 3.4
_LONG_PARAGRAPH, _WINDOW, _MOST_WINDOWS = 5, 3, 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """A score and what it is made of."""

    score: float
    reasons: tuple[Reason, ...]
    has_problem: bool
    """Something in it, however weak, speaks for urgent."""
    floor: float = 0.0
    """What no learned opinion may lower."""


@dataclass(slots=True)
class _Sum:
    gains: list[Reason] = field(default_factory=list)
    losses: list[Reason] = field(default_factory=list)

    def gain(self, code: Code, words: str, weight: float) -> None:
        self.gains.append(Reason(code=code, evidence=words, weight=weight))

    def lose(self, code: Code, words: str, weight: float) -> None:
        self.losses.append(Reason(code=code, evidence=words, weight=weight))

    def top(self) -> float:
        return max((reason.weight for reason in self.gains), default=0.0)

    def log_odds(self) -> float:
        gains = sorted((reason.weight for reason in self.gains), reverse=True)
        share = weights.REST if self.top() >= _STRONG_WEIGHT else 1.0
        extra = share * sum(gains[1:3])
        return weights.BASE + self.top() + extra + sum(reason.weight for reason in self.losses)


def weigh(reading: Reading) -> Weighed:
    """Return the highest score of the whole, of any paragraph, and of any few sentences.

    An urgent line between two paragraphs about other things must not drown in them.
    """
    found = [_weigh_scope(reading, scope) for scope in _scopes(reading)]
    return max(found, key=lambda weighed: weighed.score)


def _scopes(reading: Reading) -> Iterator[frozenset[int] | None]:
    yield None
    sentences: dict[int, list[int]] = {}
    for word in reading.text.words:
        inside = sentences.setdefault(word.segment, [])
        if not inside or inside[-1] != word.sentence:
            inside.append(word.sentence)
    subject = sentences.pop(0, []) if reading.has_subject else []
    windows = 0
    for inside in sentences.values():
        if len(sentences) > 1:
            yield frozenset(subject + inside)
        if len(inside) < _LONG_PARAGRAPH:
            continue
        for first in range(min(len(inside) - _WINDOW + 1, _MOST_WINDOWS - windows)):
            windows += 1
            yield frozenset(inside[first : first + _WINDOW])


def _weigh_scope(reading: Reading, scope: frozenset[int] | None) -> Weighed:
    found = sort_hits(reading, scope)
    total = _Sum()
    _add_cues(found, total)
    _add_time(found, total)
    _add_doubts(found, total)
    floor = _floor(found)
    score = max(1 / (1 + exp(-total.log_odds())), floor)
    reasons = sorted(total.gains + total.losses, key=lambda reason: -abs(reason.weight))
    return Weighed(
        score=score,
        reasons=tuple(reasons) + _muted_reasons(found),
        has_problem=bool(total.gains),
        floor=floor,
    )


def _add_cues(found: Evidence, total: _Sum) -> None:
    for table in (weights.STRONG, weights.WEAK):
        for cue, (weight, code) in table.items():
            if hits := found.by_cue.get(cue):
                total.gain(code, evidence(found.reading, hits), weight)
    _add_alarming(found, total)
    if total.gains or Cue.LACK in found:
        for cue, (weight, code) in weights.SUPPORT.items():
            if hits := found.by_cue.get(cue):
                total.gain(code, evidence(found.reading, hits), weight)
    cold = found.by_cue.get(Cue.VULNERABLE) or found.by_cue.get(Cue.COLD)
    if cold and Cue.ESSENTIAL_WEAK in found:
        weight = weights.WEAK[Cue.ESSENTIAL_WEAK][0] + weights.VULNERABLE
        total.gain(Code.VULNERABLE, evidence(found.reading, cold), weight)


def _add_alarming(found: Evidence, total: _Sum) -> None:
    words = found.reading.text.words
    hits = found.by_cue.get(Cue.ALARMING, [])
    different = {words[hit.first].folded: hit for hit in hits}
    count = min(len(different), weights.MOST_ALARMING)
    if count > 1 and total.top() < _STRONG_WEIGHT:
        shown = ", ".join(evidence(found.reading, [hit]) for hit in different.values())
        total.gain(Code.ALARMING, shown[:120], count * weights.ALARMING)


def _add_time(found: Evidence, total: _Sum) -> None:
    pressure = strongest(found)
    if pressure is None:
        return
    words = found.reading.text.evidence(pressure.moment.first, pressure.moment.last)
    total.gain(pressure.code, words, pressure.weight)
    if Cue.CONFIRMS in found and not found.by_cue.keys() & {Cue.LACK, Cue.CHANGE, Cue.NEED}:
        hits = found.by_cue[Cue.CONFIRMS]
        total.lose(Code.CONFIRMATION, evidence(found.reading, hits), weights.CONFIRMS)


def _add_doubts(found: Evidence, total: _Sum) -> None:
    codes = {reason.code for reason in total.gains}
    is_strong = total.top() >= _STRONG_WEIGHT and not codes <= {Code.DEADLINE, Code.NEAR_MOMENT}
    reading = found.reading
    if codes & {Code.DAMAGE, Code.MILD_DAMAGE, Code.NO_HEATING} and Cue.CONTAINED in found:
        words = evidence(reading, found.by_cue[Cue.CONTAINED])
        total.lose(Code.CONTAINED, words, weights.CONTAINED)
    if codes & {Code.BUSINESS_STOPPED, Code.SOMETHING_BROKEN} and Cue.WORKAROUND in found:
        words = evidence(reading, found.by_cue[Cue.WORKAROUND])
        total.lose(Code.CONTAINED, words, weights.WORKAROUND)
    if Cue.NO_HURRY in found:
        weight = weights.NO_HURRY_BUT_STRONG if is_strong else weights.NO_HURRY
        total.lose(Code.NO_HURRY, evidence(reading, found.by_cue[Cue.NO_HURRY]), weight)
    if found.far() and not found.near():
        weight = weights.FAR_BUT_STRONG if is_strong else weights.FAR
        moment = found.far()[0]
        total.lose(Code.FAR_DATE, reading.text.evidence(moment.first, moment.last), weight)
    if Cue.QUOTE in found and total.gains:
        total.lose(Code.QUOTE, evidence(reading, found.by_cue[Cue.QUOTE]), weights.QUOTE)


def _floor(found: Evidence) -> float:
    if Cue.SOLVED in found and Cue.UNSOLVED not in found:
        return 0.0
    return max((floor for cue, floor in weights.FLOORS.items() if cue in found), default=0.0)


def _muted_reasons(found: Evidence) -> tuple[Reason, ...]:
    return tuple(
        Reason(code=_MUTED[cue], evidence=evidence(found.reading, hits), weight=-1.0)
        for cue, hits in found.muted.items()
        if cue in _MUTED
    )
