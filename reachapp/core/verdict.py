"""How urgent a message is, and why: the answer of triage that everyone else reads."""

from dataclasses import dataclass
from enum import StrEnum


class Urgency(StrEnum):
    """The only three labels."""

    URGENT = "urgent"
    LATER = "later"
    NO_REPLY = "no_reply"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One reason of a verdict: a code from `triage.reasons`, and the words of the mail."""

    code: str
    evidence: str = ""
    """The matched words as they stand in the mail, or the value (`VIP`), for the reason chip."""
    weight: float = 0.0
    """Its share in the score; positive speaks for urgent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """A label with its reasons, strongest first."""

    urgency: Urgency
    score: float
    """Probability of urgent, 0 to 1."""
    reasons: tuple[Reason, ...] = ()
    grey: bool = False
    """No alarm, but watched: on top of the list with a shorter time. Only with `later`."""
