"""Works out all open promises anew when the plan changed, each from when its mail came.

The inner due time moves freely; what was told stays, and a promise that no longer fits is marked,
so that its client can be told in time. Nothing is sent here.
"""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from hashlib import blake2b
from typing import Any

from reachapp.availability.plan import Plan
from reachapp.availability.promise import NoPromise, Promised, promise_for, revise
from reachapp.core.journal import Happened, JournalEntry
from reachapp.core.promises import Outlook, Promise
from reachapp.engine.stored import find_moment
from reachapp.engine.units import Shelves
from reachapp.engine.working_time import warn_moment

PLAN_SEEN = "plan_seen"
"""Which plan the open promises were last worked out by."""
PLAN_CHANGED_AT = "plan_changed_at"
CHANNEL = "email"


def why_of(promise: Promise) -> Mapping[str, Any]:
    """The inputs that were kept with the promise."""
    return json.loads(promise.why) if promise.why else {}


def promised_again(
    plan: Plan, promise: Promise, *, received_at: datetime, items_ahead: int = 0
) -> Promised | NoPromise:
    """What the plan would tell now for the same message, if it had come at that moment."""
    why = why_of(promise)
    label = str(why.get("urgency") or "later")
    return promise_for(
        plan,
        channel=CHANNEL,
        contact_class=str(why.get("class") or "normal"),
        urgency=("grey", label) if why.get("grey") else label,
        received_at=received_at,
        items_ahead=items_ahead,
        language=promise.language or "nl",
    )


def weighed(plan: Plan, promise: Promise, *, items_ahead: int, now: datetime) -> Promise:
    """Return the promise as it stands by this plan."""
    received_at = promise.received_at or promise.made_at
    found = promised_again(plan, promise, received_at=received_at, items_ahead=items_ahead)
    if isinstance(found, NoPromise):
        return replace(promise, outlook=Outlook.NO_TIME, again_at=None, again_statement="")
    is_late = revise(promise.promise_at, found.promise_at, now=now).notify
    return replace(
        promise,
        due_at=found.due_at,
        warn_at=warn_moment(plan, found.rule, received_at, promise.promise_at),
        outlook=Outlook.LATE if is_late else Outlook.FITS,
        again_at=found.promise_at if is_late else None,
        again_statement=found.statement if is_late else "",
    )


def all_weighed(plan: Plan, promises: Sequence[Promise], *, now: datetime) -> list[Promise]:
    """Weigh them all; the work of those whose mail came earlier lies ahead."""
    in_order = sorted(promises, key=lambda each: (each.received_at or each.made_at, each.id))
    return [
        each if each.unspecified else weighed(plan, each, items_ahead=ahead, now=now)
        for ahead, each in enumerate(in_order)
    ]


def fingerprint(shelves: Shelves, plan: Plan) -> str:
    """What the open promises depend on: the plan, and the queue where its rules count it."""
    queue: tuple[int, ...] = ()
    if any(rule.capacity is not None for rule in plan.rules):
        queue = tuple(promise.id for promise in shelves.promises.open())
    return f"{_digest(plan.text)}:{_digest(str(queue))}"


def _digest(text: str) -> str:
    return blake2b(text.encode(), digest_size=16).hexdigest()


def is_stale(shelves: Shelves, plan: Plan) -> bool:
    """Say whether the plan is another one than the promises were worked out by."""
    return bool(shelves.facts.get(PLAN_SEEN) != fingerprint(shelves, plan))


def recompute(shelves: Shelves, plan: Plan, *, now: datetime) -> int:
    """Bring all open promises up to date with the plan; return how many changed."""
    before = {promise.id: promise for promise in shelves.promises.open()}
    after = all_weighed(plan, list(before.values()), now=now)
    changed = [promise for promise in after if promise != before[promise.id]]
    for promise in changed:
        shelves.promises.save(promise)
        if promise.outlook is Outlook.NO_TIME and before[promise.id].outlook is not Outlook.NO_TIME:
            _tell_no_time(shelves, promise, now=now)
    _move_moments(shelves, after, {promise.conversation for promise in changed})
    seen, now_seen = str(shelves.facts.get(PLAN_SEEN)), fingerprint(shelves, plan)
    shelves.facts.put(PLAN_SEEN, now_seen)
    if seen.partition(":")[0] != now_seen.partition(":")[0]:
        shelves.facts.put(PLAN_CHANGED_AT, now.isoformat())
    shelves.topics.update({"promises", "notices", "desk", "status"})
    return len(changed)


def changed_at(shelves: Shelves) -> datetime | None:
    """When the plan last changed."""
    return find_moment(shelves, PLAN_CHANGED_AT)


def _move_moments(shelves: Shelves, promises: Sequence[Promise], touched: set[int]) -> None:
    groups: dict[int, list[Promise]] = defaultdict(list)
    for promise in promises:
        if promise.conversation in touched and not promise.unspecified:
            groups[promise.conversation].append(promise)
    for conversation, group in groups.items():
        due_at = min(promise.due_at for promise in group)
        promise_at = min(promise.promise_at for promise in group)
        shelves.conversations.moments_moved(conversation, due_at, promise_at)


def _tell_no_time(shelves: Shelves, promise: Promise, *, now: datetime) -> None:
    shelves.journal.add(
        JournalEntry(
            at=now,
            what=Happened.NO_NEW_TIME,
            conversation=promise.conversation,
            message=promise.message,
            facts={"statement": promise.statement},
        )
    )
