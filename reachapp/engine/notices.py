"""Which clients should hear of a new time, in which words, and when: drafts, bundled per client.

Nothing is stored here; `notice_queue` puts what is approved into the outbox.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from reachapp.autoreply.letters import Point, Writing, letter_body
from reachapp.autoreply.texts import Letter, Texts
from reachapp.autoreply.wording import plain_name
from reachapp.availability.instants import find_zone
from reachapp.availability.plan import Plan
from reachapp.availability.promise import Promised, state_at
from reachapp.availability.situation import Situation
from reachapp.core.addresses import is_plain_address, same_address
from reachapp.core.outbox import SendState
from reachapp.core.profile import Contact, Profile
from reachapp.core.promises import Notice, NoticeKind, Outlook, Promise
from reachapp.core.verdict import Urgency
from reachapp.desk.conversation import Conversation
from reachapp.engine.notice_time import BETWEEN, awake, earliest
from reachapp.engine.plans import MAIN, zone_of
from reachapp.engine.renegotiate import promised_again, why_of
from reachapp.engine.units import Shelves
from reachapp.engine.working_time import after_working_minutes, warn_moment

IN_FLIGHT = frozenset({SendState.PENDING, SendState.SENDING, SendState.UNSURE})
UNDONE = "undone"
"""The problem of a row that a person took back."""
AWAY = frozenset({Situation.SICK, Situation.VACATION})


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What drafts depend on beside the promise."""

    profile: Profile
    plan: Plan
    texts: Mapping[str, Texts]
    changed_at: datetime
    """When the plan last changed."""
    now: datetime

    @property
    def situation(self) -> Situation:
        """What the owner is now."""
        return state_at(self.plan, MAIN, self.now).situation

    def contact(self, address: str) -> Contact | None:
        """The contact of this address."""
        found = (each for each in self.profile.contacts if same_address(each.address, address))
        return next(found, None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What one client should hear about one promise."""

    promise: Promise
    conversation: Conversation
    kind: NoticeKind
    recipient: str
    number: int
    """Counts the notices about this promise."""
    leaves_at: datetime
    held_because: str = ""
    is_declined: bool = False
    """A person took the same notice back: it does not leave by itself."""
    promise_at: datetime | None = None
    due_at: datetime | None = None
    warn_at: datetime | None = None
    statement: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """One mail: the drafts for one address."""

    drafts: tuple[Draft, ...]
    text: str
    leaves_at: datetime

    @property
    def key(self) -> str:
        """Of the outbox row."""
        first = self.drafts[0]
        return f"notice:{first.promise.id}:{first.number}"


def drafts(
    shelves: Shelves, around: Around, promises: Sequence[Promise] | None = None
) -> list[Draft]:
    """What should be told; `promises` stands in for the open ones, to try a plan out."""
    open_ones = shelves.promises.open() if promises is None else promises
    found = [
        _draft(shelves, around, promise, _KINDS[promise.outlook])
        for promise in open_ones
        if promise.outlook is not Outlook.FITS and _is_told(promise, around.now)
    ]
    passed = shelves.promises.broken_waiting() if promises is None else ()
    found += [
        _draft(shelves, around, promise, NoticeKind.APOLOGY)
        for promise in passed
        if promise.told_at is not None
    ]
    return [draft for draft in found if draft is not None]


_KINDS = {Outlook.LATE: NoticeKind.DELAY, Outlook.NO_TIME: NoticeKind.BROKEN}


def _is_told(promise: Promise, now: datetime) -> bool:
    """Say whether its client waits for a moment that lies ahead."""
    return promise.told_at is not None and not promise.unspecified and promise.promise_at > now


def bundles(around: Around, ready: Sequence[Draft]) -> list[Bundle]:
    """Put what goes to one address into one mail, which leaves as early as its first part may."""
    groups: dict[tuple[str, str], list[Draft]] = defaultdict(list)
    for draft in sorted(ready, key=lambda each: (each.promise.promise_at, each.promise.id)):
        if not draft.held_because:
            groups[draft.conversation.account, draft.recipient.lower()].append(draft)
    return [
        Bundle(
            drafts=tuple(group),
            text=notice_text(around, group),
            leaves_at=min(draft.leaves_at for draft in group),
        )
        for group in groups.values()
    ]


def notice_text(around: Around, group: Sequence[Draft]) -> str:
    """The whole mail about these promises, in the language of the first."""
    first = group[0]
    contact = around.contact(first.recipient)
    name = contact.name if contact and contact.name else plain_name(first.conversation.contact)
    language = first.promise.language or around.profile.owner.language or "nl"
    writing = Writing(
        form=around.profile.owner.form, name=name, owner_name=around.profile.owner.name
    )
    texts = around.texts.get(language, around.texts["en"])
    is_sick = contact is not None and around.situation is Situation.SICK
    return letter_body(texts, writing, [_point(around, draft, is_sick=is_sick) for draft in group])


def _point(around: Around, draft: Draft, *, is_sick: bool) -> Point:
    return Point(
        letter=_letter(draft, is_sick=is_sick),
        statement=draft.statement,
        earlier=draft.promise.statement,
        zone=zone_name(around.profile, draft.promise),
        subject=draft.conversation.subject,
    )


def _letter(draft: Draft, *, is_sick: bool) -> Letter:
    match draft.kind:
        case NoticeKind.DELAY:
            return Letter.DELAY_SICK if is_sick else Letter.DELAY
        case NoticeKind.BROKEN:
            return Letter.BROKEN
        case NoticeKind.APOLOGY:
            return Letter.APOLOGY if draft.statement else Letter.APOLOGY_NO_TIME


def zone_name(profile: Profile, promise: Promise) -> str:
    """The zone in which the client reads the clock: that of the words that were told."""
    zone = str(why_of(promise).get("zone") or "")
    return zone if find_zone(zone) is not None else zone_of(profile)


def _draft(shelves: Shelves, around: Around, promise: Promise, kind: NoticeKind) -> Draft | None:
    """The notice about one promise, or None where it is under way or was told already."""
    before = shelves.notices.of_promise(promise.id)
    last = before[-1] if before else None
    row = shelves.outbox.find(last.key) if last is not None else None
    if row is not None and row.state in IN_FLIGHT:
        return None
    if last is not None and last.sent_at is not None and last.kind is kind is NoticeKind.APOLOGY:
        return None
    conversation = shelves.conversations.get(promise.conversation)
    recipient = _recipient(shelves, promise, conversation)
    held = "" if is_plain_address(recipient) else "no_address"
    if row is not None and row.state is SendState.FAILED and last and last.kind is kind:
        held = "failed"
    free_at = _free_again(around, promise, before)
    if free_at > around.now:
        held = held or "recent_notice"
    base = Draft(
        promise=promise,
        conversation=conversation,
        kind=kind,
        recipient=recipient,
        number=len(before) + 1,
        leaves_at=_leaves_at(around, promise, kind, conversation, free_at),
        held_because=held,
    )
    draft = _with_new_time(around, base)
    if row is None or last is None or row.problem != UNDONE:
        return draft
    is_same = last.promise_at == draft.promise_at or kind is NoticeKind.APOLOGY
    return replace(draft, is_declined=is_same)


def _with_new_time(around: Around, draft: Draft) -> Draft:
    """Add the new moment: worked out from the mail, or from now where the old one has passed."""
    promise = draft.promise
    is_past = draft.kind is NoticeKind.APOLOGY
    start = around.now if is_past else promise.received_at or promise.made_at
    found = promised_again(around.plan, promise, received_at=start)
    if draft.kind is NoticeKind.BROKEN or not isinstance(found, Promised):
        return draft
    promise_at = found.promise_at if is_past else promise.again_at or found.promise_at
    return replace(
        draft,
        promise_at=promise_at,
        due_at=found.due_at if is_past else promise.due_at,
        warn_at=warn_moment(around.plan, found.rule, start, promise_at),
        statement=found.statement if is_past else promise.again_statement,
    )


def _recipient(shelves: Shelves, promise: Promise, conversation: Conversation) -> str:
    """Where the promise was told; a Reply-To that nobody looked at gets no automatic mail."""
    row = shelves.outbox.find(promise.told_by) if promise.told_by else None
    return row.recipient if row is not None else conversation.address


def _free_again(around: Around, promise: Promise, before: Sequence[Notice]) -> datetime:
    """When the next notice about this promise is allowed."""
    sent = [notice.sent_at for notice in before if notice.sent_at is not None]
    if not sent:
        return around.now
    again = promised_again(around.plan, promise, received_at=max(sent))
    if again.rule is None:
        return around.now
    free_at = after_working_minutes(around.plan, again.rule, max(sent), BETWEEN)
    return max(free_at or around.now, around.now)


def _leaves_at(
    around: Around,
    promise: Promise,
    kind: NoticeKind,
    conversation: Conversation,
    free_at: datetime,
) -> datetime:
    ahead = None if kind is NoticeKind.APOLOGY else promise.promise_at
    moment = earliest(
        changed_at=around.changed_at, promise_at=ahead, not_before=free_at, now=around.now
    )
    if conversation.urgency is Urgency.URGENT:
        return moment
    zone = ZoneInfo(zone_name(around.profile, promise))
    return awake(moment, zone=zone, promise_at=ahead, now=around.now)


def is_current(shelves: Shelves, notice: Notice, *, now: datetime) -> bool:
    """Say whether what a waiting notice tells still holds."""
    promise = shelves.promises.get(notice.promise)
    match notice.kind:
        case NoticeKind.DELAY:
            is_late = promise.outlook is Outlook.LATE and promise.ended_at is None
            return is_late and promise.again_at == notice.promise_at
        case NoticeKind.BROKEN:
            return promise.outlook is Outlook.NO_TIME and promise.ended_at is None
        case NoticeKind.APOLOGY:
            is_ahead = notice.promise_at is None or notice.promise_at > now
            return is_ahead and shelves.conversations.get(promise.conversation).is_open
