"""After focus: what came meanwhile, who was told what, and what is due first; shown once."""

from collections import defaultdict
from datetime import datetime, timedelta

from reachapp.availability.form import InvalidPlan
from reachapp.availability.plan import Plan
from reachapp.availability.promise import state_at
from reachapp.availability.situation import Situation
from reachapp.core.verdict import Urgency
from reachapp.engine.plans import MAIN, Plans
from reachapp.engine.queries import desk_row
from reachapp.engine.stored import find_moment, find_profile
from reachapp.engine.units import Shelves, StoredMessage
from reachapp.engine.views import CatchUpLine, CatchUpView

CAUGHT_UP_AT = "caught_up_at"
"""When the focus began whose catch-up was shown last."""
FAR = timedelta(days=36500)


def ended_focus(shelves: Shelves, plan: Plan, *, now: datetime) -> datetime | None:
    """When the last focus of today began, where it is over, not shown yet, and something came.

    The plan knows it, not a timer: also where the machine slept through its end.
    """
    state = state_at(plan, MAIN, now)
    if state.situation is Situation.FOCUS:
        return None
    over = [
        segment
        for segment in state.today
        if segment.situation is Situation.FOCUS and segment.end <= now
    ]
    if not over:
        return None
    began = over[-1].start
    shown = find_moment(shelves, CAUGHT_UP_AT)
    if shown is not None and shown >= began:
        return None
    return began if shelves.messages.incoming_between(began, now) else None


def find_ended_focus(shelves: Shelves, plans: Plans, *, now: datetime) -> datetime | None:
    """The same by the owner's plan; None for a plan that cannot be read."""
    try:
        plan = plans.plan_of(find_profile(shelves))
    except InvalidPlan:
        return None
    return ended_focus(shelves, plan, now=now)


def catch_up(shelves: Shelves, focus_started_at: datetime, now: datetime) -> CatchUpView:
    """What came since then, one line a conversation, what is due first on top."""
    groups: dict[int, list[StoredMessage]] = defaultdict(list)
    for mail in shelves.messages.incoming_between(focus_started_at, now):
        if not mail.is_from_before:
            groups[mail.conversation].append(mail)
    lines = [_line(shelves, conversation, mails, now) for conversation, mails in groups.items()]
    lines.sort(key=lambda line: (line.row.answer_at or now + FAR, line.row.received_at))
    return CatchUpView(
        since=focus_started_at,
        until=now,
        lines=tuple(lines),
        told=sum(line.told_at is not None for line in lines),
        urgent=sum(
            shelves.conversations.get(line.row.id).urgency is Urgency.URGENT for line in lines
        ),
    )


def _line(
    shelves: Shelves, conversation: int, mails: list[StoredMessage], now: datetime
) -> CatchUpLine:
    found = [shelves.promises.of_message(mail.id) for mail in mails]
    told = [promise for promise in found if promise is not None and promise.told_at is not None]
    return CatchUpLine(
        row=desk_row(shelves, conversation, now=now),
        messages=len(mails),
        statement=told[-1].statement if told else "",
        told_at=told[-1].told_at if told else None,
    )


def seen(shelves: Shelves, since: datetime) -> None:
    """It has been shown: this focus is not told of again."""
    shelves.facts.put(CAUGHT_UP_AT, since.isoformat())
    shelves.topics.add("status")
