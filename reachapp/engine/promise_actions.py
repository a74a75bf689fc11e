"""What people do about promises: tell of delays, call in sick, say a first word, keep a reply."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import assert_never
from zoneinfo import ZoneInfo

from reachapp.availability.sickness import with_sickness, without_sickness
from reachapp.core.journal import Happened, JournalEntry
from reachapp.engine import requests as ask
from reachapp.engine.catch_up import seen
from reachapp.engine.errors import Refused
from reachapp.engine.first_reply import FirstReplies
from reachapp.engine.live_exchange import cancel_reply
from reachapp.engine.negotiator import Negotiator
from reachapp.engine.plans import policy_of, zone_of
from reachapp.engine.stored import find_profile, save_profile
from reachapp.engine.units import Shelves

SICK = "sick"
"""What was said of the owner's illness: until when, and whether that was only assumed."""
ASK_AT = time(16, 0)
"""On the owner's clock: when it is asked how long an illness lasts."""

PromiseRequest = (
    ask.SendNotices
    | ask.SickPreview
    | ask.CallInSick
    | ask.BackAgain
    | ask.DraftFirstReply
    | ask.FirstReply
    | ask.CancelReply
    | ask.SeenCatchUp
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tools:
    """What these actions need beside the shelves."""

    negotiator: Negotiator
    first_replies: FirstReplies
    undo: timedelta
    now: datetime


def act_on_promises(  # noqa: C901, PLR0911, PLR0912  one arm a request
    shelves: Shelves, request: PromiseRequest, tools: Tools
) -> ask.Outcome:
    """Do what is asked; raises `Conflict` or `Refused` where it cannot be done."""
    now = tools.now
    match request:
        case ask.SendNotices():
            return tools.negotiator.send(shelves, request, now=now)
        case ask.SickPreview():
            found = tools.negotiator.look_ahead(shelves, request.until, now=now)
            return ask.Outcome(result=found)
        case ask.CallInSick():
            return _call_in_sick(shelves, request, tools)
        case ask.BackAgain():
            return _back_again(shelves, request, now=now)
        case ask.DraftFirstReply():
            return tools.first_replies.draft(shelves, request, now=now)
        case ask.FirstReply():
            return tools.first_replies.send(shelves, request, undo=tools.undo, now=now)
        case ask.CancelReply():
            return cancel_reply(shelves, request, now=now)
        case ask.SeenCatchUp():
            seen(shelves, request.since)
            return ask.Outcome()
        case _:
            assert_never(request)


def _call_in_sick(shelves: Shelves, request: ask.CallInSick, tools: Tools) -> ask.Outcome:
    seen_ahead = tools.negotiator.look_ahead(shelves, request.until, now=tools.now)
    if seen_ahead.until <= max(request.from_at, tools.now):
        raise Refused("sick_in_the_past")
    profile = find_profile(shelves)
    plan = with_sickness(policy_of(profile), request.from_at, seen_ahead.until)
    save_profile(shelves, profile.model_copy(update={"plan": plan}), now=tools.now)
    zone = ZoneInfo(zone_of(profile))
    said = {
        "until": seen_ahead.until.isoformat(),
        "is_assumed": seen_ahead.is_assumed,
        "ask_at": _ask_at(tools.now, zone).isoformat(),
    }
    shelves.facts.put(SICK, said)
    _tell(shelves, Happened.SICK_STARTED, by=request.by, now=tools.now)
    return ask.Outcome(result=seen_ahead)


def _ask_at(now: datetime, zone: ZoneInfo) -> datetime:
    """The next 16:00 on the owner's clock."""
    local = now.astimezone(zone)
    day = local.date() if local.time() < ASK_AT else local.date() + timedelta(days=1)
    return datetime.combine(day, ASK_AT, tzinfo=zone)


def _back_again(shelves: Shelves, request: ask.BackAgain, *, now: datetime) -> ask.Outcome:
    profile = find_profile(shelves)
    plan = without_sickness(policy_of(profile), now)
    save_profile(shelves, profile.model_copy(update={"plan": plan}), now=now)
    shelves.facts.put(SICK, {})
    _tell(shelves, Happened.SICK_ENDED, by=request.by, now=now)
    return ask.Outcome()


def sick_until(shelves: Shelves, *, now: datetime) -> tuple[datetime | None, bool]:
    """Until when the owner said to be sick, and whether it is time to ask again."""
    said = shelves.facts.get(SICK) or {}
    if not isinstance(said, dict) or "until" not in said:
        return None, False
    until = datetime.fromisoformat(said["until"])
    if until <= now:
        return None, False
    asks = bool(said.get("is_assumed")) and datetime.fromisoformat(said["ask_at"]) <= now
    return until, asks


def _tell(shelves: Shelves, what: Happened, *, by: str, now: datetime) -> None:
    shelves.journal.add(JournalEntry(at=now, what=what, by=by))
    shelves.topics.add("status")
