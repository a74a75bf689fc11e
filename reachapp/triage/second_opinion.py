"""A learned second opinion beside the rules: how near a mail's sentences lie to urgent ones.

A sentence encoder turns text into a vector (it is heavy and lives behind a port); a small linear
head, trained on sentences of our own (`scripts/train_triage.py`), turns the vector into log-odds.
It can raise an alarm that no rule knows and calm a weak one; it cannot touch a floor.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log
from typing import Protocol

from reachapp.core.message import Message

MOST_TEXTS = 6
LONGEST_TEXT = 1_200
"""Characters of one text that are encoded; the encoder's cost grows with them."""
SHORTEST_PART = 60
"""Characters; a greeting or a name says nothing by itself."""
OUT_OF_CONTEXT = 1.0
"""Log-odds that a paragraph alone must be more urgent than a whole mail."""
SURE = 0.9
"""A rule score from here on needs no second opinion."""
KEPT = 64
"""Opinions that are remembered between asking and deciding."""
_LEAST, _MOST = 0.001, 0.999


class Encoder(Protocol):
    """Turns texts into vectors of one length; None where it is not there or does not answer."""

    def encode(self, texts: Sequence[str]) -> Sequence[Sequence[float]] | None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The learned numbers."""

    weights: tuple[float, ...]
    bias: float
    of_rules: float
    """How much the log-odds of the rules count."""
    of_opinion: float
    offset: float

    def opinion(self, vector: Sequence[float]) -> float:
        """The log-odds of urgent for one vector."""
        return self.bias + sum(map(_product, self.weights, vector))

    def blended(self, rules: float, opinion: float) -> float:
        """The probability of urgent from the rules' probability and the opinion's log-odds."""
        kept = min(max(rules, _LEAST), _MOST)
        odds = self.of_rules * log(kept / (1 - kept)) + self.of_opinion * opinion + self.offset
        return 1 / (1 + exp(-odds))


def _product(one: float, other: float) -> float:
    return one * other


def read_head(text: str) -> Head:
    """Return the head in a JSON text; raises `ValueError` where it is not one."""
    data = json.loads(text)
    try:
        return Head(
            weights=tuple(float(weight) for weight in data["weights"]),
            bias=float(data["bias"]),
            of_rules=float(data["of_rules"]),
            of_opinion=float(data["of_opinion"]),
            offset=float(data["offset"]),
        )
    except (KeyError, TypeError) as error:
        raise ValueError("not a triage head") from error


class SecondOpinion:
    """Asks the encoder about one mail."""

    def __init__(self, *, encoder: Encoder, head: Head) -> None:
        self._encoder = encoder
        self._head = head
        self._opinions: dict[tuple[str, ...], float | None] = {}

    def prepare(self, message: Message) -> None:
        """Ask now, so that the answer is there when the decision is made in a transaction."""
        if len(self._opinions) >= KEPT:
            self._opinions.clear()
        self._opinion(tuple(texts_of(message)))

    def blended(self, message: Message, rules: float) -> float:
        """The rules' score with the opinion added; unchanged where there is none."""
        if rules >= SURE:
            return rules
        opinion = self._opinion(tuple(texts_of(message)))
        return rules if opinion is None else self._head.blended(rules, opinion)

    def _opinion(self, texts: tuple[str, ...]) -> float | None:
        if texts not in self._opinions:
            vectors = self._encoder.encode(texts) if texts else None
            opinions = [self._head.opinion(vector) for vector in vectors or ()]
            opinions[1:] = [opinion - OUT_OF_CONTEXT for opinion in opinions[1:]]
            self._opinions[texts] = max(opinions, default=None)
        return self._opinions[texts]


def texts_of(message: Message) -> list[str]:
    """The whole mail and each of its paragraphs: an urgent line must not drown in the rest."""
    paragraphs = [each.strip()[:LONGEST_TEXT] for each in message.body.paragraphs if each.strip()]
    subject = message.subject.strip()
    is_reply = subject.lower().startswith(("re:", "antw:", "aw:", "fw:", "fwd:", "doorst:"))
    opening = [subject] if subject and not is_reply else []
    whole = ". ".join(opening + paragraphs)[:LONGEST_TEXT]
    longest = sorted(paragraphs, key=len, reverse=True)[: MOST_TEXTS - 1]
    told = [each for each in longest if len(each) >= SHORTEST_PART]
    parts = [each for each in paragraphs if each in told] if len(paragraphs) > 1 else []
    return [text for text in (whole, *parts) if text]
