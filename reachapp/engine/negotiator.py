"""Keeps promises honest while the plan changes: weighs them anew, proposes and sends notices.

The cycle asks for `watch`; people ask for the list, for a look ahead, and to send.
"""

from collections.abc import Mapping
from datetime import UTC, datetime

from reachapp.autoreply.texts import Texts
from reachapp.availability.form import InvalidPlan
from reachapp.availability.plan import Plan
from reachapp.availability.sickness import assumed_end, with_sickness
from reachapp.core.outbox import OutgoingKind, SendState
from reachapp.core.promises import Outlook
from reachapp.engine.errors import Refused
from reachapp.engine.health import Health
from reachapp.engine.notice_queue import notice_views, queue_bundle
from reachapp.engine.notices import AWAY, Around, Draft, bundles, drafts, is_current
from reachapp.engine.plans import Plans, policy_of
from reachapp.engine.renegotiate import all_weighed, changed_at, is_stale, recompute
from reachapp.engine.requests import Outcome, SendNotices
from reachapp.engine.settle import settled
from reachapp.engine.stored import find_profile
from reachapp.engine.units import Shelves, Units
from reachapp.engine.views import NoticeView, SickView

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
PART = "promise_times"
"""The health line: a promise will break and the plan gives no new time."""


class Negotiator:
    """Holds plan and texts; what it knows of promises stands in the store."""

    def __init__(self, *, plans: Plans, texts: Mapping[str, Texts], install_key: bytes) -> None:
        self._plans = plans
        self._texts = texts
        self._install_key = install_key

    def notices(self, shelves: Shelves, *, now: datetime) -> tuple[NoticeView, ...]:
        """Which clients should hear of a new time, and which have; empty for a broken plan."""
        around = self._around(shelves, now)
        if around is None:
            return ()
        is_automatic = _is_automatic(around)
        return notice_views(shelves, around, drafts(shelves, around), is_automatic=is_automatic)

    def send(self, shelves: Shelves, request: SendNotices, *, now: datetime) -> Outcome:
        """Queue the notices of these conversations; each leaves as soon as it may."""
        around = self._around(shelves, now)
        if around is None:
            raise Refused("invalid_plan")
        wanted = set(request.conversations)
        chosen = [each for each in drafts(shelves, around) if each.conversation.id in wanted]
        keys = [
            bundle.key
            for bundle in bundles(around, chosen)
            if queue_bundle(shelves, around, bundle, install_key=self._install_key, by=request.by)
        ]
        if not keys:
            raise Refused("nothing_to_send")
        shelves.topics.update({"notices", "status"})
        return Outcome(result=tuple(keys))

    def look_ahead(self, shelves: Shelves, until: datetime | None, *, now: datetime) -> SickView:
        """What being sick from now until then would break; reads only."""
        profile = find_profile(shelves)
        try:
            plan = self._plans.plan_of(profile)
            end = until or assumed_end(plan, now)
            trial = self._plans.trial(with_sickness(policy_of(profile), now, end))
        except InvalidPlan as error:
            raise Refused("invalid_plan") from error
        around = Around(profile=profile, plan=trial, texts=self._texts, changed_at=now, now=now)
        weighed = all_weighed(trial, shelves.promises.open(), now=now)
        ready = drafts(shelves, around, weighed)
        views = notice_views(shelves, around, ready, is_automatic=True)
        found = tuple(view for view in views if not view.key)
        told = [each for each in weighed if each.told_at is not None and not each.unspecified]
        kept = sum(each.outlook is Outlook.FITS for each in told)
        return SickView(until=end, is_assumed=until is None, notices=found, kept=kept)

    def watch(self, units: Units, health: Health, *, now: datetime) -> None:
        """Weigh the promises if the plan changed; send by itself where the owner is away."""
        with units.reading() as shelves:
            plan = self._plan(shelves)
            stale = plan is not None and is_stale(shelves, plan)
            outdated = _outdated(shelves, now)
        if plan is None:
            return  # the status says so; the promises stay as they were
        if stale or outdated:
            with units.writing() as shelves:
                if stale:
                    recompute(shelves, plan, now=now)
                _withdraw_outdated(shelves, now)
        self._send_when_away(units, now)
        with units.reading() as shelves:
            is_lost = any(
                each.outlook is Outlook.NO_TIME and each.told_at is not None
                for each in shelves.promises.open()
            )
        if is_lost:
            health.fault(PART, "no_new_time", now=now)
        else:
            health.well(PART)

    def _send_when_away(self, units: Units, now: datetime) -> None:
        with units.reading() as shelves:
            around = self._around(shelves, now)
            if around is None or not _is_automatic(around):
                return
            due = [
                bundle
                for bundle in bundles(around, _by_itself(shelves, around))
                if bundle.leaves_at <= now
            ]
        if not due:
            return
        with units.writing() as shelves:
            for bundle in due:
                queue_bundle(shelves, around, bundle, install_key=self._install_key, by="")

    def _plan(self, shelves: Shelves) -> Plan | None:
        try:
            return self._plans.plan_of(find_profile(shelves))
        except InvalidPlan:
            return None

    def _around(self, shelves: Shelves, now: datetime) -> Around | None:
        plan = self._plan(shelves)
        if plan is None:
            return None
        return Around(
            profile=find_profile(shelves),
            plan=plan,
            texts=self._texts,
            changed_at=changed_at(shelves) or EPOCH,
            now=now,
        )


def _by_itself(shelves: Shelves, around: Around) -> list[Draft]:
    """What leaves without a click: all but what a person took back."""
    return [draft for draft in drafts(shelves, around) if not draft.is_declined]


def _is_automatic(around: Around) -> bool:
    """The owner cannot click: sick or away. What stops replies stops this, too."""
    settings = around.profile.autoreply
    return settings.mode == "send" and not settings.stopped and around.situation in AWAY


def _outdated(shelves: Shelves, now: datetime) -> bool:
    return any(
        not is_current(shelves, notice, now=now)
        for item in shelves.outbox.in_state(SendState.PENDING)
        if item.kind is OutgoingKind.NOTICE
        for notice in shelves.notices.of_key(item.key)
    )


def _withdraw_outdated(shelves: Shelves, now: datetime) -> None:
    for item in shelves.outbox.in_state(SendState.PENDING):
        if item.kind is not OutgoingKind.NOTICE:
            continue
        told = shelves.notices.of_key(item.key)
        if not all(is_current(shelves, notice, now=now) for notice in told):
            settled(shelves, item.moved(SendState.WITHDRAWN, now=now, problem="changed"), now=now)
