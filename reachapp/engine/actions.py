"""What people do: one function a request, each in one transaction that the caller opened."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import assert_never

from reachapp.availability.focus import with_focus, without_focus
from reachapp.availability.plan import check_plan
from reachapp.core.journal import Happened, JournalEntry
from reachapp.core.outbox import Outgoing, OutgoingKind, SendState
from reachapp.core.profile import Profile
from reachapp.core.promises import PromiseState
from reachapp.core.verdict import Urgency
from reachapp.desk.conversation import Conversation
from reachapp.engine import requests as ask
from reachapp.engine.answer import answer
from reachapp.engine.errors import Conflict, Refused
from reachapp.engine.first_reply import FirstReplies
from reachapp.engine.negotiator import Negotiator
from reachapp.engine.own_texts import text_faults
from reachapp.engine.plans import policy_of
from reachapp.engine.promise_actions import Tools, act_on_promises
from reachapp.engine.reply_actions import act_on_replies
from reachapp.engine.settle import settled
from reachapp.engine.stored import find_profile, save_profile
from reachapp.engine.units import Shelves
from reachapp.engine.withdraw import withdraw_replies, withdraw_waiting


@dataclass(frozen=True, slots=True)
class Desk:
    """What an action needs beside the shelves."""

    now: datetime
    install_key: bytes
    negotiator: Negotiator
    first_replies: FirstReplies
    undo: timedelta = timedelta(seconds=60)
    """A mail to a client can be taken back for a minute."""


def act(  # noqa: C901, PLR0911, PLR0912  one arm a request
    shelves: Shelves, request: ask.Request, desk: Desk
) -> ask.Outcome:
    """Do what is asked; raises `Conflict` or `Refused` where it cannot be done."""
    match request:
        case ask.Take() | ask.Release() | ask.Close() | ask.Reopen() | ask.Relabel():
            return _on_conversation(shelves, request, desk)
        case ask.Answer():
            return answer(shelves, request, desk.install_key, undo=desk.undo, now=desk.now)
        case ask.Undo():
            return _undo(shelves, request, desk)
        case ask.NeverAnswer():
            return _never_answer(shelves, request, desk)
        case ask.StartFocus() | ask.EndFocus():
            return _focus(shelves, request, desk)
        case ask.StopReplies() | ask.ResumeReplies() | ask.SetMode():
            return _switch(shelves, request, desk)
        case ask.SaveProfile():
            _check(request.profile)
            save_profile(shelves, request.profile, now=desk.now)
            _tell(shelves, Happened.SETTINGS_CHANGED, by=request.by, now=desk.now)
            return ask.Outcome()
        case ask.TellEveryoneAgain() | ask.TrustAuthserv():
            return act_on_replies(shelves, request, now=desk.now)
        case ask.DecideUnsure():
            return _decide_unsure(shelves, request, desk)
        case (
            ask.SendNotices()
            | ask.SickPreview()
            | ask.CallInSick()
            | ask.BackAgain()
            | ask.DraftFirstReply()
            | ask.FirstReply()
            | ask.CancelReply()
            | ask.SeenCatchUp()
        ):
            tools = Tools(
                negotiator=desk.negotiator,
                first_replies=desk.first_replies,
                undo=desk.undo,
                now=desk.now,
            )
            return act_on_promises(shelves, request, tools)
        case _:
            raise Refused("not_an_action")


ConversationRequest = ask.Take | ask.Release | ask.Close | ask.Reopen | ask.Relabel


def _on_conversation(shelves: Shelves, request: ConversationRequest, desk: Desk) -> ask.Outcome:
    conversation = shelves.conversations.get(request.conversation)
    if conversation.version != request.version:
        raise Conflict("changed_meanwhile", conversation.taken_by)
    match request:
        case ask.Take():
            _take(shelves, conversation, request.by, desk.now)
        case ask.Release():
            shelves.conversations.save(conversation.released())
            _tell_of(shelves, conversation, Happened.RELEASED, by=request.by, now=desk.now)
        case ask.Close():
            _close(shelves, conversation, request.by, desk.now)
        case ask.Reopen():
            shelves.conversations.save(conversation.reopened())
            _tell_of(shelves, conversation, Happened.REOPENED, by=request.by, now=desk.now)
        case ask.Relabel():
            _relabel(shelves, conversation, request, desk.now)
    return ask.Outcome()


def _take(shelves: Shelves, conversation: Conversation, by: str, now: datetime) -> None:
    shelves.conversations.save(conversation.taken(by, now=now))
    _tell_of(shelves, conversation, Happened.TAKEN, by=by, now=now)
    withdraw_waiting(shelves, conversation.id, {OutgoingKind.PAGE}, reason="taken", now=now)


def _close(shelves: Shelves, conversation: Conversation, by: str, now: datetime) -> None:
    for promise in shelves.promises.open_of(conversation.id):
        shelves.promises.save(promise.ended(PromiseState.RELEASED, now=now))
        _tell_of(shelves, conversation, Happened.PROMISE_RELEASED, by=by, now=now)
    shelves.conversations.save(conversation.closed(now=now))
    _tell_of(shelves, conversation, Happened.CLOSED, by=by, now=now)
    waiting = {OutgoingKind.PAGE, OutgoingKind.REPLY}
    withdraw_waiting(shelves, conversation.id, waiting, reason="done", now=now)


def _relabel(
    shelves: Shelves, conversation: Conversation, request: ask.Relabel, now: datetime
) -> None:
    shelves.conversations.save(conversation.relabelled(request.urgency))
    shelves.journal.add(
        JournalEntry(
            at=now,
            what=Happened.RELABELLED,
            conversation=conversation.id,
            by=request.by,
            facts={"from": conversation.urgency.value, "to": request.urgency.value},
        )
    )
    if request.urgency is not Urgency.URGENT:
        withdraw_waiting(
            shelves, conversation.id, {OutgoingKind.PAGE}, reason="relabelled", now=now
        )


def _undo(shelves: Shelves, request: ask.Undo, desk: Desk) -> ask.Outcome:
    item = shelves.outbox.find(request.key)
    if item is None or item.state is not SendState.PENDING:
        raise Conflict("already_sent")
    moved = item.moved(SendState.WITHDRAWN, now=desk.now, problem="undone")
    settled(shelves, moved, now=desk.now)
    return ask.Outcome()


def _never_answer(shelves: Shelves, request: ask.NeverAnswer, desk: Desk) -> ask.Outcome:
    profile = find_profile(shelves)
    address = request.address.strip().lower()
    if "@" not in address:
        raise Refused("no_address")
    if address not in profile.autoreply.never:
        never = (*profile.autoreply.never, address)
        settings = profile.autoreply.model_copy(update={"never": never})
        save_profile(shelves, _with(profile, settings), now=desk.now)
    withdraw_replies(shelves, partial(_goes_to, address), reason="never", now=desk.now)
    _tell(shelves, Happened.NEVER_ANSWER, by=request.by, now=desk.now)
    return ask.Outcome()


def _goes_to(address: str, item: Outgoing) -> bool:
    """`@client.example` means everybody there."""
    recipient = item.recipient.lower()
    return recipient.endswith(address) if address.startswith("@") else recipient == address


def _focus(shelves: Shelves, request: ask.StartFocus | ask.EndFocus, desk: Desk) -> ask.Outcome:
    profile = find_profile(shelves)
    policy = policy_of(profile)
    if isinstance(request, ask.StartFocus):
        if request.until <= desk.now:
            raise Refused("focus_in_the_past")
        plan = with_focus(without_focus(policy, desk.now), desk.now, request.until)
        what = Happened.FOCUS_STARTED
    else:
        plan, what = without_focus(policy, desk.now), Happened.FOCUS_ENDED
    changed = profile.model_copy(update={"plan": dict(plan)})
    save_profile(shelves, changed, now=desk.now)
    _tell(shelves, what, by=request.by, now=desk.now)
    return ask.Outcome()


Switch = ask.StopReplies | ask.ResumeReplies | ask.SetMode


def _switch(shelves: Shelves, request: Switch, desk: Desk) -> ask.Outcome:
    profile = find_profile(shelves)
    match request:
        case ask.StopReplies():
            settings = profile.autoreply.model_copy(update={"stopped": True})
            what = Happened.REPLIES_STOPPED
        case ask.ResumeReplies():
            shelves.replies.resume(now=desk.now)
            settings = profile.autoreply.model_copy(update={"stopped": False})
            what = Happened.REPLIES_RESUMED
        case ask.SetMode():
            if request.mode not in ("send", "observe"):
                raise Refused("no_such_mode")
            settings = profile.autoreply.model_copy(update={"mode": request.mode})
            what = Happened.MODE_CHANGED
        case _:
            assert_never(request)
    save_profile(shelves, _with(profile, settings), now=desk.now)
    if settings.stopped or settings.mode == "observe":
        reason = "stopped" if settings.stopped else "observe"
        withdraw_replies(shelves, lambda _item: True, reason=reason, now=desk.now)
    _tell(shelves, what, by=request.by, now=desk.now)
    return ask.Outcome()


def _decide_unsure(shelves: Shelves, request: ask.DecideUnsure, desk: Desk) -> ask.Outcome:
    for item in shelves.outbox.of_conversation(request.conversation):
        if item.state is not SendState.UNSURE:
            continue
        if request.sent:
            moved = item.moved(SendState.SENT, now=desk.now)
        else:
            moved = item.put_off(timedelta(0), now=desk.now, problem="person_asked")
        settled(shelves, moved, now=desk.now)
    return ask.Outcome()


def _check(profile: Profile) -> None:
    """A plan that cannot be read would stop every decision: it never gets into the store."""
    faults = check_plan(profile.plan) if profile.plan is not None else []
    if faults:
        raise Refused("invalid_plan", f"{faults[0].path}: {faults[0].what}")
    if bad := text_faults(profile):
        raise Refused("invalid_texts", bad[0])


def _with(profile: Profile, settings: object) -> Profile:
    return profile.model_copy(update={"autoreply": settings})


def _tell(shelves: Shelves, what: Happened, *, by: str, now: datetime) -> None:
    shelves.journal.add(JournalEntry(at=now, what=what, by=by))
    shelves.topics.add("status")


def _tell_of(
    shelves: Shelves, conversation: Conversation, what: Happened, *, by: str, now: datetime
) -> None:
    entry = JournalEntry(at=now, what=what, conversation=conversation.id, by=by)
    shelves.journal.add(entry)
    shelves.topics.update({"desk", "status"})
