"""Positive evidence that nobody waits for an answer: thanks, advertising, pitches, phishing."""

import re

from reachapp.core.message import Message
from reachapp.core.verdict import Reason
from reachapp.triage import weights
from reachapp.triage.cue import Cue
from reachapp.triage.cues import Reading, evidence
from reachapp.triage.evidence import Evidence
from reachapp.triage.reasons import Code

_LINK = re.compile(r"https?://|www\.|\[link\]|<link>|bit\.ly", re.IGNORECASE)
_LONG = 90
"""More words than this are no mere thanks."""
_MANY = 2
_HUMAN_TROUBLE = (Cue.DANGER, Cue.CRISIS, Cue.DAMAGE, Cue.WAITING, Cue.SECURITY)


def unwanted(message: Message, found: Evidence) -> Reason | None:
    """Return why a mail is advertising, a pitch, phishing or a survey, or None."""
    has_link = _LINK.search(message.body.new_text) is not None
    in_trouble = any(cue in found for cue in _HUMAN_TROUBLE)
    if (has_link or not in_trouble) and _is_phishing(found, has_link=has_link):
        return _reason(found, Cue.PHISHING, Code.PHISHING)
    signs = (
        (Cue.MARKETING, Code.MARKETING, found.count(Cue.MARKETING) > _MANY),
        (Cue.PITCH, Code.PITCH, found.count(Cue.PITCH) >= _MANY),
        (Cue.SURVEY, Code.SURVEY, has_link or Cue.MARKETING in found),
    )
    told = (_reason(found, cue, code) for cue, code, holds in signs if holds and cue in found)
    return None if in_trouble else next(told, None)


def _is_phishing(found: Evidence, *, has_link: bool) -> bool:
    """Say whether threats and demands stand beside a link, or stand alone in number."""
    count = found.count(Cue.PHISHING)
    if has_link and count and Cue.ASKS not in found:
        return True
    return count > _MANY or (has_link and count == _MANY)


def closing(found: Evidence) -> Reason | None:
    """Return why a person's mail needs no answer: thanks, news or a confirmation, no question."""
    reading = found.reading
    if reading.text.questions or len(reading.text.words) > _LONG or _has_problem(found):
        return None
    if Cue.FYI in found and not _asks(reading, Cue.FYI):
        return _reason(found, Cue.FYI, Code.FYI)
    if Cue.ASKS in found or Cue.LACK in found:
        return None
    codes = [(Cue.THANKS, Code.THANKS), (Cue.CONFIRMS, Code.CONFIRMATION)]
    if Cue.UNSOLVED not in found:
        codes.insert(0, (Cue.SOLVED, Code.SOLVED))
    return next((_reason(found, cue, code) for cue, code in codes if cue in found), None)


def _has_problem(found: Evidence) -> bool:
    return any(cue in found for table in (weights.STRONG, weights.WEAK) for cue in table)


def _asks(reading: Reading, known: Cue) -> bool:
    """Say whether a sentence other than the known one asks for something."""
    told = {hit.sentence for hit in reading.hits if hit.cue is known}
    return any(hit.cue is Cue.ASKS and hit.sentence not in told for hit in reading.hits)


def _reason(found: Evidence, cue: Cue, code: Code) -> Reason:
    return Reason(code=code, evidence=evidence(found.reading, found.by_cue[cue]), weight=-3.0)
