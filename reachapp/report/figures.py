"""Works the numbers of a week out of journal and promises; each entry counts in one week only.

A mail belongs to the week in which it came, a promise to the week in which its told time fell
(kept / (kept + broken), by promise time), all else to the week in which it happened.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median_high
from zoneinfo import ZoneInfo

from reachapp.core.journal import Happened, JournalEntry
from reachapp.core.promises import Promise, PromiseState
from reachapp.core.verdict import Urgency
from reachapp.report.iso_week import IsoWeek
from reachapp.report.week_report import Cause, Cell, KeptInWeek, ToldPromise, WeekReport

WEEKS = 8
CROWD = 3
"""So many others within the same hour are a crowd."""
HOUR = timedelta(hours=1)
TAKES = frozenset(
    {
        Happened.TAKEN,
        Happened.ANSWER_QUEUED,
        Happened.ANSWERED,
        Happened.ANSWERED_ELSEWHERE,
        Happened.CLOSED,
    }
)
"""A person has it."""
ANSWERS = frozenset({Happened.ANSWERED, Happened.ANSWERED_ELSEWHERE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """What a report is made from; entries and promises may reach beyond its week."""

    entries: Sequence[JournalEntry]
    """Rising, from the beginning of the first of eight weeks."""
    promises: Sequence[Promise]
    """All whose told time lies in the eight weeks or the week after."""
    names: Mapping[int, tuple[str, str]]
    """Contact and subject by conversation."""
    zone: ZoneInfo
    now: datetime
    owner: str = ""
    is_open: Callable[[datetime], bool] = lambda _moment: True
    """Whether a moment lies inside the owner's hours, focus included."""


def week_report(story: Story, week: IsoWeek) -> WeekReport:
    """Return the numbers of that week."""
    since, until = week.start(story.zone), week.end(story.zone)
    entries = [entry for entry in story.entries if since <= entry.at < until]
    mails = _mails(story.entries, since, until)
    fallen = [each for each in story.promises if since <= each.promise_at < until]
    heard = [each for each in story.promises if each.told_at and since <= each.told_at < until]
    states = _states(fallen)
    urgent = _forwarded(story.entries, since, until)
    times = _answer_times(story.entries, since, until)
    before = _answer_times(story.entries, week.previous.start(story.zone), since)
    happened = Counter(entry.what for entry in entries)
    return WeekReport(
        week=week,
        zone=story.zone.key,
        since=since,
        until=until,
        made_at=story.now,
        owner=story.owner,
        received=len(mails),
        labels={each: sum(mail.label is each for mail in mails) for each in Urgency},
        relabelled=happened[Happened.RELABELLED],
        replies=happened[Happened.REPLY_SENT],
        suppressed=_suppressed(entries),
        would_reply=happened[Happened.WOULD_REPLY],
        would_forward=happened[Happened.WOULD_FORWARD],
        told=sum(not each.unspecified for each in heard),
        kept=states[PromiseState.KEPT],
        broken=states[PromiseState.BROKEN],
        released=states[PromiseState.RELEASED],
        waiting=states[PromiseState.OPEN],
        revised=sum(each.revised for each in fallen),
        unspecified=sum(each.unspecified for each in heard),
        trouble=_trouble(story, fallen),
        forwarded=len(urgent),
        taken=sum(each is not None for each in urgent.values()),
        minutes_to_taken=_median(each for each in urgent.values() if each is not None),
        answers=len(times),
        minutes_to_answer=_median(times),
        minutes_to_answer_before=_median(before),
        history=_history(story, week),
        cells=Counter(_cell(mail.at, story.zone) for mail in mails),
        open_cells=_open_cells(story, week),
        outside=sum(not story.is_open(mail.at) for mail in mails),
        outside_urgent=sum(
            mail.label is Urgency.URGENT and not story.is_open(mail.at) for mail in mails
        ),
        due=_due(story, week.next),
    )


@dataclass(frozen=True, slots=True)
class _Mail:
    at: datetime
    label: Urgency


def _mails(entries: Iterable[JournalEntry], since: datetime, until: datetime) -> list[_Mail]:
    """The mails that came in that time; not those that lay there before Reachapp came."""
    found = []
    for at, entry in _labelled(entries):
        if since <= at < until:
            found.append(_Mail(at, Urgency(str(entry.facts["label"]))))
    return found


def _labelled(entries: Iterable[JournalEntry]) -> list[tuple[datetime, JournalEntry]]:
    """When each mail came, with what it was labelled; the clocks of two machines may differ."""
    kept = list(entries)
    came = {entry.message: entry.at for entry in kept if entry.what is Happened.RECEIVED}
    return [
        (came[entry.message], entry)
        for entry in kept
        if entry.what is Happened.LABELLED
        and not entry.facts.get("before")
        and entry.message in came
    ]


def _states(promises: Iterable[Promise]) -> Counter[PromiseState]:
    """Told promises by state; one without a time cannot be kept or broken."""
    told = (each for each in promises if each.told_at is not None and not each.unspecified)
    return Counter(each.state for each in told)


def _suppressed(entries: Iterable[JournalEntry]) -> Mapping[str, int]:
    reasons = (
        str(entry.facts.get("reason", ""))
        for entry in entries
        if entry.what is Happened.REPLY_SUPPRESSED
    )
    return dict(Counter(reasons).most_common())


def _forwarded(
    entries: Iterable[JournalEntry], since: datetime, until: datetime
) -> dict[int | None, int | None]:
    """Minutes until a person had it, by conversation that was passed on; None: nobody yet.

    Whoever takes it after midnight on Sunday has taken it all the same.
    """
    began: dict[int | None, datetime] = {}
    found: dict[int | None, int | None] = {}
    for entry in entries:
        key = entry.conversation
        if entry.what is Happened.FORWARD_SENT and since <= entry.at < until:
            began.setdefault(key, entry.at)
            found.setdefault(key, None)
        elif entry.what in TAKES and key in began and found[key] is None:
            found[key] = _minutes(entry.at - began[key])
    return found


def _answer_times(entries: Iterable[JournalEntry], since: datetime, until: datetime) -> list[int]:
    """Minutes from a client's first mail to a person's answer, by when the answer came."""
    kept = list(entries)
    steps = [(at, entry) for at, entry in _labelled(kept)]
    steps += [(entry.at, entry) for entry in kept if entry.what in ANSWERS]
    waiting: dict[int | None, datetime] = {}
    found = []
    for at, entry in sorted(steps, key=lambda step: step[0]):
        if entry.what is Happened.LABELLED:
            waiting.setdefault(entry.conversation, at)
            continue
        began = waiting.pop(entry.conversation, None)
        if began is not None and since <= at < until:
            found.append(_minutes(at - began))
    return found


def _trouble(story: Story, fallen: Iterable[Promise]) -> tuple[ToldPromise, ...]:
    wanted = [
        each
        for each in fallen
        if each.told_at is not None and (each.state is PromiseState.BROKEN or each.revised)
    ]
    by_conversation: dict[int | None, list[JournalEntry]] = defaultdict(list)
    for entry in story.entries:
        by_conversation[entry.conversation].append(entry)
    found = [_told(story, each, by_conversation) for each in wanted]
    return tuple(sorted(found, key=lambda each: each.promise_at))


def _told(
    story: Story, promise: Promise, by_conversation: Mapping[int | None, Sequence[JournalEntry]]
) -> ToldPromise:
    own = by_conversation.get(promise.conversation, ())
    answers = (each.at for each in own if each.what in ANSWERS and each.at >= promise.made_at)
    contact, subject = story.names.get(promise.conversation, ("", ""))
    is_broken = promise.state is PromiseState.BROKEN
    return ToldPromise(
        conversation=promise.conversation,
        contact=contact,
        subject=subject,
        promise_at=promise.promise_at,
        state=promise.state,
        is_revised=promise.revised,
        answered_at=min(answers, default=None),
        cause=_cause(story, promise, by_conversation) if is_broken else None,
    )


_PLAN_CAUSES = {
    Happened.SICK_STARTED: Cause.SICK,
    Happened.FOCUS_STARTED: Cause.FOCUS,
    Happened.SETTINGS_CHANGED: Cause.PLAN_CHANGED,
}


def _cause(
    story: Story, promise: Promise, by_conversation: Mapping[int | None, Sequence[JournalEntry]]
) -> Cause:
    start, end = promise.made_at, promise.promise_at
    plan = {each.what for each in by_conversation.get(None, ()) if start < each.at <= end}
    for what, cause in _PLAN_CAUSES.items():
        if what in plan:
            return cause
    near = sum(abs(each.promise_at - end) < HOUR for each in story.promises if each.told_at) - 1
    if near >= CROWD:
        return Cause.CROWDED
    own = by_conversation.get(promise.conversation, ())
    is_taken = any(each.what is Happened.TAKEN and each.at <= end for each in own)
    return Cause.LATE if is_taken else Cause.NOT_TAKEN


def _history(story: Story, week: IsoWeek) -> tuple[KeptInWeek, ...]:
    weeks = [week]
    while len(weeks) < WEEKS:
        weeks.append(weeks[-1].previous)
    return tuple(_kept_in(story, each) for each in reversed(weeks))


def _kept_in(story: Story, week: IsoWeek) -> KeptInWeek:
    since, until = week.start(story.zone), week.end(story.zone)
    states = _states(each for each in story.promises if since <= each.promise_at < until)
    return KeptInWeek(week=week, kept=states[PromiseState.KEPT], broken=states[PromiseState.BROKEN])


def _due(story: Story, week: IsoWeek) -> tuple[ToldPromise, ...]:
    """What clients wait for until the end of that week; not what they were told has passed."""
    until = week.end(story.zone)
    found = [
        _told(story, each, {})
        for each in story.promises
        if each.state is PromiseState.OPEN
        and each.told_at is not None
        and not each.unspecified
        and story.now <= each.promise_at < until
    ]
    return tuple(sorted(found, key=lambda each: each.promise_at))


def _cell(moment: datetime, zone: ZoneInfo) -> Cell:
    local = moment.astimezone(zone)
    return local.weekday(), local.hour


def _open_cells(story: Story, week: IsoWeek) -> frozenset[Cell]:
    """The hours of the week that are open at their half."""
    moment, until = week.start(story.zone) + HOUR / 2, week.end(story.zone)
    found = set()
    while moment < until:
        if story.is_open(moment):
            found.add(_cell(moment, story.zone))
        moment += HOUR
    return frozenset(found)


def _minutes(span: timedelta) -> int:
    return max(0, round(span.total_seconds() / 60))


def _median(values: Iterable[int]) -> int | None:
    found = list(values)
    return median_high(found) if found else None
