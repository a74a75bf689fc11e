"""Sorts the hits of a mail: which ones count, and which are muted by what stands around them."""

from collections import defaultdict
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from reachapp.triage.cue import Cue
from reachapp.triage.cues import Reading
from reachapp.triage.moments import Distance, Moment
from reachapp.triage.phrases import Hit

_URGENT = frozenset(
    {
        Cue.DANGER, Cue.CRISIS, Cue.MEDICAL, Cue.MISSING_PERSON, Cue.DAMAGE, Cue.DAMAGE_MILD,
        Cue.ESSENTIAL, Cue.ESSENTIAL_WEAK, Cue.LOCKED_OUT, Cue.STOPPED, Cue.BROKEN, Cue.SECURITY,
        Cue.MONEY, Cue.LEGAL, Cue.WAITING, Cue.CLAIM, Cue.AT_ONCE, Cue.ALARMING,
    }
)  # fmt: skip
_SOLVABLE = _URGENT - {Cue.CLAIM}
_NEGATABLE = frozenset({Cue.DANGER, Cue.SECURITY, Cue.LEGAL, Cue.CLAIM, Cue.DAMAGE, Cue.MONEY})
_NEGATIONS = frozenset(
    (
        "geen",
        "niet",
        "no",
        "not",
        "never",
        "nooit",
        "without",
        "zonder",
        "kein",
        "keine",
        "nicht",
        "pas",
    )
)
_BEFORE = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The hits that count, by cue and by sentence."""

    reading: Reading
    moments: tuple[Moment, ...]
    by_cue: dict[Cue, list[Hit]]
    by_sentence: dict[int, set[Cue]]
    muted: dict[Cue, list[Hit]]
    """Hits that did not count, under the cue that muted them."""

    def __contains__(self, cue: Cue) -> bool:
        return cue in self.by_cue

    def near(self) -> list[Moment]:
        """Return the moments before the end of the next working day."""
        return [m for m in self.moments if m.distance is Distance.NEAR]

    def far(self) -> list[Moment]:
        """Return the moments after it."""
        return [m for m in self.moments if m.distance is Distance.FAR]

    def count(self, cue: Cue) -> int:
        """Return how many different places say this."""
        return len({(hit.sentence, hit.first // 4) for hit in self.by_cue.get(cue, ())})


def sort_hits(reading: Reading, scope: AbstractSet[int] | None = None) -> Evidence:
    """Return the evidence of some sentences, or of the whole mail."""
    hits = [hit for hit in reading.hits if scope is None or hit.sentence in scope]
    moments = [m for m in reading.moments if scope is None or m.sentence in scope]
    sentences: dict[int, set[Cue]] = defaultdict(set)
    for hit in hits:
        sentences[hit.sentence].add(hit.cue)
    solved = max((hit.sentence for hit in reading.hits if hit.cue is Cue.SOLVED), default=-1)
    if any(hit.cue is Cue.UNSOLVED for hit in reading.hits):
        solved = -1
    by_cue: dict[Cue, list[Hit]] = defaultdict(list)
    muted: dict[Cue, list[Hit]] = defaultdict(list)
    for hit in hits:
        muting = _muting(reading, hit, sentences[hit.sentence], solved)
        (by_cue[hit.cue] if muting is None else muted[muting]).append(hit)
    return Evidence(
        reading=reading,
        moments=tuple(moments),
        by_cue=dict(by_cue),
        by_sentence=dict(sentences),
        muted=dict(muted),
    )


def _muting(reading: Reading, hit: Hit, around: set[Cue], solved: int) -> Cue | None:
    """Return the cue that takes away a hit's force, or None.

    What comes after the last *solved* sentence is another matter.
    """
    if hit.cue not in _URGENT:
        return None
    past = Cue.PAST in around and Cue.UNSOLVED not in around
    calm = hit.cue in {Cue.CLAIM, Cue.AT_ONCE} and Cue.NO_CLAIM in around
    doubts = {
        Cue.HYPOTHETICAL: Cue.HYPOTHETICAL in around,
        Cue.OTHERS: Cue.OTHERS in around,
        Cue.PLANNED: Cue.PLANNED in around,
        Cue.PAST: past,
        Cue.SOLVED: hit.cue in _SOLVABLE and hit.sentence <= solved,
        Cue.NO_CLAIM: calm or (hit.cue in _NEGATABLE and _is_negated(reading, hit)),
    }
    return next((cue for cue, holds in doubts.items() if holds), None)


def _is_negated(reading: Reading, hit: Hit) -> bool:
    words = reading.text.words
    return any(
        words[at].sentence == hit.sentence and words[at].folded in _NEGATIONS
        for at in range(max(hit.first - _BEFORE, 0), hit.first)
    )
