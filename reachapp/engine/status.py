"""What the tray and the side bar show, put together from plan, store and health."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from reachapp.availability.focus import focus_until_end_of_day, focus_until_lunch
from reachapp.availability.form import InvalidPlan
from reachapp.availability.plan import Plan
from reachapp.availability.promise import state_at
from reachapp.availability.situation import PlanState
from reachapp.core.profile import Account, Profile
from reachapp.core.promises import Outlook
from reachapp.engine.answering import Line, answering
from reachapp.engine.catch_up import ended_focus
from reachapp.engine.learned_authserv import learned_authserv
from reachapp.engine.plans import MAIN, Plans, zone_of
from reachapp.engine.promise_actions import sick_until
from reachapp.engine.queries import desk
from reachapp.engine.stored import IS_SAMPLE, LAST_MAIL_AT, find_moment, find_profile
from reachapp.engine.units import Shelves
from reachapp.engine.views import (
    AccountStatus,
    FocusChoice,
    HealthLine,
    RowState,
    Segment,
    Status,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What status needs beside the store."""

    plans: Plans
    health: Sequence[HealthLine]
    connected: Mapping[str, bool]
    now: datetime
    connected_since: Mapping[str, datetime] = field(default_factory=dict)
    """When each line came up or went down."""


def start_of_day(profile: Profile, now: datetime) -> datetime:
    """The owner's last midnight, in UTC."""
    local = now.astimezone(ZoneInfo(zone_of(profile)))
    return local.replace(hour=0, minute=0, second=0, microsecond=0).astimezone(UTC)


def status(shelves: Shelves, around: Surroundings) -> Status:
    """The status at `around.now`."""
    profile = find_profile(shelves)
    now = around.now
    try:
        plan: Plan | None = around.plans.plan_of(profile)
    except InvalidPlan:
        plan = None
    state = state_at(plan, MAIN, now) if plan is not None else None
    today = start_of_day(profile, now)
    view = desk(shelves, today=today, now=now)
    accounts = _accounts(shelves, profile, around)
    until, asks = sick_until(shelves, now=now)
    return Status(
        now=now,
        zone=zone_of(profile),
        situation=state.situation.value if state else "closed",
        until=state.until if state else None,
        next_situation=state.next_situation.value if state and state.next_situation else "",
        next_until=_next_until(plan, state),
        is_observing=profile.autoreply.mode == "observe",
        is_stopped=profile.autoreply.stopped or shelves.replies.is_tripped(),
        is_sample=bool(shelves.facts.get(IS_SAMPLE)),
        has_account=bool(profile.accounts),
        counts=view.counts,
        urgent=sum(row.state is RowState.URGENT and not row.taken_by for row in view.rows),
        broken=shelves.promises.broken_since(today),
        segments=_segments(state),
        authserv_offers=learned_authserv(shelves),
        next_rows=tuple(row for row in view.rows if row.is_promised)[:3],
        focus_choices=_choices(plan, now),
        health=tuple(around.health),
        accounts=accounts,
        last_mail_at=max(
            (each.last_mail_at for each in accounts if each.last_mail_at), default=None
        ),
        waiting_sends=shelves.outbox.waiting(),
        owner=profile.owner.name,
        assistant=profile.assistant.name if profile.assistant else "",
        catch_up_since=ended_focus(shelves, plan, now=now) if plan is not None else None,
        notices=sum(
            each.outlook is not Outlook.FITS and each.told_at is not None
            for each in shelves.promises.open()
        ),
        sick_until=until,
        asks_if_back=asks,
    )


def _accounts(
    shelves: Shelves, profile: Profile, around: Surroundings
) -> tuple[AccountStatus, ...]:
    first = next(iter(profile.owner.addresses), "")
    return tuple(
        _account(shelves, profile, account, around, account.address or first)
        for account in profile.accounts
    )


def _account(
    shelves: Shelves, profile: Profile, account: Account, around: Surroundings, address: str
) -> AccountStatus:
    name = account.name
    is_connected = around.connected.get(name, False)
    line = Line(is_running=True, is_connected=is_connected, since=around.connected_since.get(name))
    who = answering(shelves, profile, name, line, now=around.now)
    return AccountStatus(
        name=name,
        address=address,
        is_connected=is_connected,
        last_mail_at=find_moment(shelves, LAST_MAIL_AT + name),
        answers=who.by.value,
        answers_why=who.why.value,
        answers_since=who.since,
    )


def _next_until(plan: Plan | None, state: PlanState | None) -> datetime | None:
    """When the next situation ends: "then focus until 15:00"."""
    if plan is None or state is None or state.until is None:
        return None
    return state_at(plan, MAIN, state.until).until


def _segments(state: PlanState | None) -> tuple[Segment, ...]:
    if state is None:
        return ()
    return tuple(
        Segment(situation=each.situation.value, start=each.start, end=each.end)
        for each in state.today
    )


def _choices(plan: Plan | None, now: datetime) -> tuple[FocusChoice, ...]:
    """The focus presets; those of the day only where the day still has them."""
    choices = [
        FocusChoice(key="25m", until=now + timedelta(minutes=25)),
        FocusChoice(key="1h", until=now + timedelta(hours=1)),
    ]
    if plan is not None:
        lunch = focus_until_lunch(plan, now)
        end = focus_until_end_of_day(plan, now)
        if lunch is not None:
            choices.append(FocusChoice(key="lunch", until=lunch))
        if end is not None:
            choices.append(FocusChoice(key="day_end", until=end))
    return tuple(choices)
