"""The sentences for what the engine says in codes: states, situations, happenings.

A code that this page does not know is shown as it is rather than hidden.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from reachapp.core.i18n import N_
from reachapp.core.journal import Happened
from reachapp.core.verdict import Urgency
from reachapp.engine.views import HistoryLine, Pile, RowState
from reachapp.ui.i18n import _


@dataclass(frozen=True, slots=True)
class Sign:
    """A state as people see it: shape, colour and word."""

    icon: str
    colour: str
    word: str


ROW_SIGNS: Mapping[RowState, Sign] = {
    RowState.URGENT: Sign("status/urgent", "urgent", N_("Urgent")),
    RowState.BROKEN: Sign("status/broken", "broken", N_("Broken")),
    RowState.DUE_SOON: Sign("status/due-soon", "soon", N_("Due soon")),
    RowState.WATCHING: Sign("status/watch", "watch", N_("Watching")),
    RowState.LATER: Sign("status/later", "ink3", N_("Later")),
    RowState.KEPT: Sign("status/kept", "reach", N_("Kept")),
    RowState.CLOSED: Sign("status/kept", "ink3", N_("Finished")),
    RowState.NO_REPLY: Sign("status/no-reply", "ink3", N_("No reply")),
    RowState.UNSURE: Sign("status/error", "err", N_("Perhaps already sent")),
    RowState.UNREADABLE: Sign("status/urgent", "urgent", N_("Could not be read")),
}
PILES: Mapping[Pile, str] = {
    Pile.NOW: N_("Now"),
    Pile.LATER: N_("Later"),
    Pile.NO_REPLY: N_("No reply needed"),
    Pile.DONE: N_("Answered today"),
}
SITUATIONS: Mapping[str, Sign] = {
    "open": Sign("status/reachable", "reach", N_("Reachable")),
    "focus": Sign("status/focus", "focus", N_("Focus")),
    "closed": Sign("status/closed", "closed", N_("Closed")),
    "holiday": Sign("status/closed", "closed", N_("Closed, public holiday")),
    "sick": Sign("status/closed", "closed", N_("Away, ill")),
    "vacation": Sign("status/closed", "closed", N_("On holiday")),
}
STOPPED = Sign("status/stopped", "err", N_("Stopped"))
OBSERVING = Sign("status/watch", "watch", N_("Observing"))
STARTING = Sign("status/closed", "closed", N_("Starting …"))

NEXT: Mapping[str, str] = {
    "open": N_("then reachable"),
    "focus": N_("then focus"),
    "closed": N_("then closed"),
    "holiday": N_("then a public holiday"),
    "sick": N_("then away"),
    "vacation": N_("then on holiday"),
}
REPLY_BECAUSE: Mapping[str, str] = {
    "open": N_("You are working: the client hears when your answer comes."),
    "focus": N_("You are in focus: the client hears when your answer comes."),
    "closed": N_("You are closed: the client hears when your answer comes."),
    "holiday": N_("It is a public holiday: the client hears when your answer comes."),
    "sick": N_("You are ill: the client hears when an answer comes."),
    "vacation": N_("You are on holiday: the client hears when an answer comes."),
    "urgent": N_("It is urgent: the client hears that somebody is looking at it."),
    "no_time": N_("The plan gives no time: the client hears that the mail has arrived."),
}
URGENCIES: Mapping[Urgency, str] = {
    Urgency.URGENT: N_("urgent"),
    Urgency.LATER: N_("later"),
    Urgency.NO_REPLY: N_("no reply needed"),
}
HAPPENINGS: Mapping[Happened, str] = {
    Happened.RECEIVED: N_("Mail came in"),
    Happened.UNREADABLE: N_("The mail could not be read; a person must look"),
    Happened.LABELLED: N_("Recognised as {urgency}"),
    Happened.RELABELLED: N_("Changed to {urgency}"),
    Happened.REPLY_QUEUED: N_("Automatic reply is ready to go"),
    Happened.REPLY_SENT: N_("Automatic reply sent"),
    Happened.REPLY_FAILED: N_("The automatic reply could not be sent"),
    Happened.REPLY_UNSURE: N_("The automatic reply may already have gone"),
    Happened.REPLY_WITHDRAWN: N_("Automatic reply withdrawn before it left"),
    Happened.REPLY_SUPPRESSED: N_("No automatic reply"),
    Happened.WOULD_REPLY: N_("Observing: a reply would have been sent"),
    Happened.FORWARD_QUEUED: N_("Urgent: on its way to {target}"),
    Happened.FORWARD_SENT: N_("Urgent: passed on to {target}"),
    Happened.FORWARD_FAILED: N_("Could not be passed on to {target}"),
    Happened.FORWARD_WITHDRAWN: N_("Not passed on any more"),
    Happened.WOULD_FORWARD: N_("Observing: would have been passed on to {target}"),
    Happened.PROMISED: N_("Answer promised"),
    Happened.PROMISE_DUE_SOON: N_("The promise is due soon"),
    Happened.PROMISE_KEPT: N_("Promise kept"),
    Happened.PROMISE_BROKEN: N_("Promise broken: no answer in time"),
    Happened.PROMISE_RELEASED: N_("Promise released"),
    Happened.PROMISE_REVISED: N_("The client knows the new time: promise moved"),
    Happened.NO_NEW_TIME: N_("The plan gives no new time for this promise"),
    Happened.NOTICE_QUEUED: N_("Notice of a new time is ready to go"),
    Happened.NOTICE_SENT: N_("Notice of a new time sent"),
    Happened.NOTICE_FAILED: N_("The notice could not be sent"),
    Happened.NOTICE_UNSURE: N_("The notice may already have gone"),
    Happened.NOTICE_WITHDRAWN: N_("Notice withdrawn before it left"),
    Happened.FIRST_REPLY_QUEUED: N_("First reply by {by} is ready to go"),
    Happened.FIRST_REPLY_SENT: N_("First reply sent"),
    Happened.FIRST_REPLY_FAILED: N_("The first reply could not be sent"),
    Happened.FIRST_REPLY_UNSURE: N_("The first reply may already have gone"),
    Happened.FIRST_REPLY_WITHDRAWN: N_("First reply withdrawn before it left"),
    Happened.SICK_STARTED: N_("Called in sick"),
    Happened.SICK_ENDED: N_("Back again"),
    Happened.TAKEN: N_("{by} is on it"),
    Happened.RELEASED: N_("{by} let go of it"),
    Happened.SNOOZED: N_("Put off"),
    Happened.NOTED: N_("{by} wrote a note"),
    Happened.ANSWER_QUEUED: N_("Answer by {by} is ready to go"),
    Happened.ANSWERED: N_("Answered by {by}"),
    Happened.ANSWER_FAILED: N_("The answer could not be sent"),
    Happened.ANSWER_WITHDRAWN: N_("Answer withdrawn before it left"),
    Happened.ANSWERED_ELSEWHERE: N_("Answered from another mail program"),
    Happened.CLOSED: N_("Marked as done by {by}"),
    Happened.REOPENED: N_("Opened again by {by}"),
    Happened.NEVER_ANSWER: N_("This sender gets no automatic reply any more"),
    Happened.FOCUS_STARTED: N_("Focus started"),
    Happened.FOCUS_ENDED: N_("Focus ended"),
    Happened.REPLIES_STOPPED: N_("All replies stopped"),
    Happened.REPLIES_RESUMED: N_("Replies turned back on"),
    Happened.MODE_CHANGED: N_("Observing switched on or off"),
    Happened.CAP_REACHED: N_("Too many replies at once; replies were stopped"),
    Happened.SETTINGS_CHANGED: N_("Settings changed"),
    Happened.MAILBOX_RENUMBERED: N_("The mail server renumbered the mailbox; it was read again"),
}
GOOD = frozenset(
    {
        Happened.PROMISE_KEPT,
        Happened.TAKEN,
        Happened.ANSWERED,
        Happened.ANSWERED_ELSEWHERE,
        Happened.CLOSED,
    }
)
BAD = frozenset(
    {
        Happened.REPLY_FAILED,
        Happened.REPLY_UNSURE,
        Happened.FORWARD_FAILED,
        Happened.ANSWER_FAILED,
        Happened.PROMISE_BROKEN,
        Happened.NO_NEW_TIME,
        Happened.NOTICE_FAILED,
        Happened.NOTICE_UNSURE,
        Happened.FIRST_REPLY_FAILED,
        Happened.FIRST_REPLY_UNSURE,
        Happened.CAP_REACHED,
        Happened.UNREADABLE,
    }
)


def sign_of(state: RowState) -> Sign:
    """Return shape, colour and word of a row, in the owner's language."""
    sign = ROW_SIGNS[state]
    return Sign(sign.icon, sign.colour, _(sign.word))


def situation_sign(situation: str) -> Sign:
    """Return shape, colour and word of a situation of the plan."""
    sign = SITUATIONS.get(situation, Sign("status/closed", "closed", situation))
    return Sign(sign.icon, sign.colour, _(sign.word))


def pile_name(pile: Pile) -> str:
    """Return the caption of a pile."""
    return _(PILES[pile])


def history_sentence(line: HistoryLine) -> str:
    """Return one line of the history as a sentence."""
    facts = {key: str(value) for key, value in line.facts.items() if value is not None}
    if urgency := facts.get("urgency") or facts.get("label"):
        known = {str(code): _(word) for code, word in URGENCIES.items()}
        facts["urgency"] = known.get(urgency, urgency)
    blanks = {
        "urgency": _("checked"),
        "target": facts.get("to") or _("your assistant"),
        **facts,
        "by": line.by or _("Reachapp"),
    }
    return _(HAPPENINGS[line.what]).format_map(blanks)


def first_name(name: str) -> str:
    """Return `Anne` for `Anne Bakker`."""
    return name.split(maxsplit=1)[0] if name.split() else name
