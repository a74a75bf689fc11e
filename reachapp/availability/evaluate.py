"""Answers cases in the neutral JSON form: `plan evaluate`."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from reachapp.availability.due import Clock, find_due, promise_minute
from reachapp.availability.form import Findings, Form, InvalidPlan
from reachapp.availability.free_time import FreeTime
from reachapp.availability.instants import (
    FIRST_MINUTE,
    LAST_MINUTE,
    minute_after,
    minute_of,
    moment_of,
)
from reachapp.availability.intervals import Interval
from reachapp.availability.plan import Plan
from reachapp.availability.promise import revise
from reachapp.availability.rule import (
    DEFAULT_CHANNEL,
    DEFAULT_CLASS,
    DEFAULT_SCHEDULE,
    DEFAULT_URGENCY,
    Rule,
)
from reachapp.availability.schedule import FixedBlock, Hours, Schedule, first_hours
from reachapp.availability.schedule_form import read_block
from reachapp.availability.words import statement, statement_near, told

Answer = dict[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Item:
    received_at: datetime
    channel: object
    contact_class: object
    urgency: object
    items_ahead: int
    reader_zone: ZoneInfo | None
    pauses: tuple[Interval, ...]
    paused: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Change:
    """Blocks that became known at a minute."""

    at: int
    added: Mapping[str, tuple[FixedBlock, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Case:
    """Everything that is read before anything is computed."""

    item: _Item
    rule: Rule
    schedule: Schedule
    hours: Hours
    clock: Clock


def evaluate(policy: object, item: object, revision: object = None) -> Answer:
    """Return the JSON answer for one case: due time, promise and statements, or the error."""
    try:
        asked = _read_item(item)
        plan = Plan(policy)
        rule = plan.find_rule(asked.channel, asked.contact_class, asked.urgency)
        if rule is None:
            return {"error": "no_rule"}
        schedule = plan.schedule_of(rule)
        clock = Clock(
            start=minute_after(asked.received_at),
            horizon=plan.horizon,
            pauses=asked.pauses,
            items_ahead=asked.items_ahead,
        )
        change = None if revision is None else _read_revision(revision, plan)
    except InvalidPlan:
        return {"error": "invalid_policy"}
    hours = first_hours(schedule)
    case = _Case(item=asked, rule=rule, schedule=schedule, hours=hours, clock=clock)
    return _answer(case, plan.free_time(rule), change)


def _answer(case: _Case, free: FreeTime, change: _Change | None) -> Answer:
    clock = case.clock
    opens = free.next_from(clock.start, clock.latest)
    answer: Answer = {
        "is_available": free.holds(minute_of(case.item.received_at)),
        "next_available_at": None if opens is None else _utc(opens),
    }
    if case.item.paused:
        return answer | {"status": "paused"}
    due = find_due(case.rule, free, case.hours, clock)
    if due is None:
        return answer | {"error": "no_availability"}
    promise = _promise(case, due)
    answer |= {"due_at": _utc(due), "promise_at": _utc(promise)} | _statements(case, promise)
    if change is not None:
        answer["revised"] = _revised(case, change, promise)
    return answer


def _promise(case: _Case, due: int) -> int:
    return promise_minute(case.rule, case.hours, due, case.clock.start, case.item.reader_zone)


def _statements(case: _Case, promise: int) -> Answer:
    zone = case.hours.zone_at(promise)
    when = told(promise, minute_of(case.item.received_at), zone, case.item.reader_zone)
    return {
        f"statement_{language}{ending}": words(when, language)
        for language in ("nl", "en")
        for ending, words in (("", statement), ("_near", statement_near))
    }


def _revised(case: _Case, change: _Change, promise: int) -> Answer:
    free = FreeTime(case.schedule, case.rule.through, change.added)
    due = find_due(case.rule, free, case.hours, case.clock)
    again = None if due is None else moment_of(_promise(case, due))
    outcome = revise(moment_of(promise), again, now=moment_of(change.at))
    answer: Answer = {"notify": outcome.notify, "broken": outcome.broken}
    if due is None or outcome.promise_at is None:
        return {"error": "no_availability"} | answer
    return {"due_at": _utc(due), "promise_at": _utc(minute_of(outcome.promise_at))} | answer


def _utc(minute: int) -> str:
    return moment_of(minute).strftime("%Y-%m-%dT%H:%M:%SZ")


def _read_item(value: object) -> _Item:
    found = Findings()
    form = Form(value, "item", found)
    pauses = [_read_pause(pause) for pause in form.forms("pauses")]
    item = _Item(
        received_at=form.moment("received_at"),
        channel=form.value("channel") or DEFAULT_CHANNEL,
        contact_class=form.value("class") or DEFAULT_CLASS,
        urgency=form.value("urgency") or DEFAULT_URGENCY,
        items_ahead=form.whole("items_ahead", default=0),
        reader_zone=form.find_zone("client_tz"),
        pauses=tuple((start, end) for start, end in pauses if end is not None),
        paused=any(end is None for _, end in pauses),
    )
    if not FIRST_MINUTE <= minute_of(item.received_at) <= LAST_MINUTE:
        form.fault("received_at", "lies outside the calendar")
    found.settle()
    return item


def _read_pause(form: Form) -> tuple[int, int | None]:
    start = form.moment("from")
    if not form.has("to"):
        return minute_after(start), None
    end = form.moment("to")
    if form.is_sound("from", "to") and end < start:
        form.fault("to", "lies before from")
    return minute_after(start), minute_after(end)


def _read_revision(value: object, plan: Plan) -> _Change:
    found = Findings()
    form = Form(value, "revision", found)
    at = minute_after(form.moment("at"))
    schedule = plan.schedule(form.text("schedule", DEFAULT_SCHEDULE), "revision.schedule")
    blocks: list[FixedBlock] = []
    for entry in form.forms("add_blocks"):
        block = read_block(entry, first_hours(schedule))
        if isinstance(block, FixedBlock):
            blocks.append(FixedBlock(kind=block.kind, start=max(block.start, at), end=block.end))
        else:
            entry.fault("days", "a revision adds no recurring block")
    found.settle()
    return _Change(at=at, added={schedule.name: tuple(blocks)})
