"""Answers the one question: would the end of the next working day be too late.

Rules only, and pure: the moment of arrival and the owner's working days are arguments. When in
doubt between urgent and later it is urgent or grey; no_reply stands on positive evidence alone.
"""

from dataclasses import replace
from datetime import datetime

from reachapp.core.message import Message, Unreadable
from reachapp.core.verdict import Reason, Urgency, Verdict
from reachapp.triage import weights
from reachapp.triage.cue import Cue
from reachapp.triage.cues import Reading, evidence, read
from reachapp.triage.deadlines import strongest
from reachapp.triage.evidence import Evidence, sort_hits
from reachapp.triage.judge import Weighed, weigh
from reachapp.triage.moments import Timeline
from reachapp.triage.origin import Origin, Signs, read_origin
from reachapp.triage.reasons import Code
from reachapp.triage.second_opinion import SecondOpinion
from reachapp.triage.silence import closing, unwanted
from reachapp.triage.work_calendar import WorkCalendar

_MOST_REASONS = 4
_SILENT_SCORE = 0.02
_ALARM_SCORE = 0.9
_HARD = 4.0
_MACHINE_CODES = {
    Origin.MACHINE: Code.MACHINE,
    Origin.AUTO_REPLY: Code.AUTO_REPLY,
    Origin.LIST: Code.MAILING,
    Origin.BULK: Code.MARKETING,
}


def classify(
    message: Message | Unreadable,
    *,
    received_at: datetime,
    calendar: WorkCalendar,
    is_vip: bool = False,
    owner_domains: frozenset[str] = frozenset(),
    second: SecondOpinion | None = None,
) -> Verdict:
    """Return the label of one mail with its reasons; `received_at` is aware.

    `second` is the learned opinion; without it the rules decide alone.
    """
    if isinstance(message, Unreadable):
        reason = Reason(code=Code.UNREADABLE, evidence=message.why, weight=weights.ALARM)
        return Verdict(urgency=Urgency.URGENT, score=1.0, reasons=(reason,))
    arrived = received_at.astimezone(calendar.zone)
    end = calendar.end_of_next_working_day(received_at).astimezone(calendar.zone)
    reading = read(message, Timeline(arrived, end))
    signs = read_origin(message, owner_domains)
    if not signs.is_person:
        return _of_machine(message, signs, sort_hits(reading))
    return _of_person(message, reading, is_vip=is_vip, second=second)


def _of_person(
    message: Message, reading: Reading, *, is_vip: bool, second: SecondOpinion | None
) -> Verdict:
    if not reading.text.words:
        return Verdict(urgency=Urgency.LATER, score=weights.ALARM / 4, reasons=(_empty(),))
    found = sort_hits(reading)
    if (reason := unwanted(message, found)) is not None:
        return _silent(reason)
    weighed = weigh(reading)
    score, reasons = weighed.score, weighed.reasons
    floor = weighed.floor
    if is_vip and weighed.has_problem and score < weights.VIP_FLOOR:
        score = floor = weights.VIP_FLOOR
        reasons = (Reason(code=Code.VIP, evidence="VIP", weight=weights.BASE * -1), *reasons)
    if score < weights.GREY and (reason := closing(found)) is not None:
        return _silent(reason)
    if second is not None:
        # it may calm an alarm of the rules, but not out of sight: that mail stays watched
        least = weights.GREY if score >= weights.ALARM else 0.0
        blended = max(second.blended(message, score), floor, least)
        if blended >= weights.GREY > score:
            reasons = (Reason(code=Code.SOUNDS_URGENT, weight=blended), *reasons)
            weighed = replace(weighed, has_problem=True)
        score = blended
    return _by_score(score, reasons, weighed)


def _by_score(score: float, reasons: tuple[Reason, ...], weighed: Weighed) -> Verdict:
    shown = reasons[:_MOST_REASONS] or (Reason(code=Code.NOTHING_PRESSING, weight=weights.BASE),)
    if score >= weights.ALARM:
        return Verdict(urgency=Urgency.URGENT, score=round(score, 4), reasons=shown)
    is_grey = score >= weights.GREY and weighed.has_problem
    return Verdict(urgency=Urgency.LATER, score=round(score, 4), reasons=shown, grey=is_grey)


def _of_machine(message: Message, signs: Signs, found: Evidence) -> Verdict:
    """Nobody waits, unless a system reports trouble that is the owner's."""
    reason = Reason(code=_MACHINE_CODES[signs.origin], evidence=signs.evidence, weight=-3.0)
    silent = _silent(reason, *_asks_nothing(message, found))
    if signs.origin in {Origin.LIST, Origin.AUTO_REPLY}:
        return silent
    if Cue.MARKETING in found or Cue.ALL_CLEAR in found or not _is_alarm(signs, found):
        return silent
    if unwanted(message, found) is not None or (found.far() and not found.near()):
        return silent
    words = evidence(found.reading, found.by_cue.get(Cue.ALARM, []))
    alarm = Reason(code=Code.MACHINE_ALARM, evidence=words, weight=_ALARM_SCORE)
    return Verdict(urgency=Urgency.URGENT, score=_ALARM_SCORE, reasons=(alarm, reason))


def _is_alarm(signs: Signs, found: Evidence) -> bool:
    if Cue.ALARM in found:
        return True
    pressure = strongest(found)
    is_hard = pressure is not None and pressure.code is Code.DEADLINE and pressure.weight >= _HARD
    return is_hard and signs.origin is Origin.MACHINE and Cue.NOTICE not in found


def _asks_nothing(message: Message, found: Evidence) -> tuple[Reason, ...]:
    """Return the second reason of a machine's mail, in its words, that nobody waits.

    Its name or subject alone does not say so: `alerts@` may be a person with a question.
    """
    if (reason := unwanted(message, found)) is not None:
        return (reason,)
    asks = found.reading.text.questions or Cue.ASKS in found
    return () if asks else (Reason(code=Code.FYI),)


def _silent(*reasons: Reason) -> Verdict:
    return Verdict(urgency=Urgency.NO_REPLY, score=_SILENT_SCORE, reasons=reasons)


def _empty() -> Reason:
    return Reason(code=Code.EMPTY)
