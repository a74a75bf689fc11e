"""What one mail is and what follows, as one value: the same function for intake and `explain`.

It asks triage, the plan, the guards, the wording and the forward rule in turn; it stores nothing,
sends nothing and knows no clock.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypedDict

from reachapp.autoreply.caps import Cap
from reachapp.autoreply.case import Arrival, ReplySettings, ReplyTo
from reachapp.autoreply.guards import broken_cap
from reachapp.autoreply.guards import decide as decide_reply
from reachapp.autoreply.language import choose_language, is_told
from reachapp.autoreply.ledger import Ledger, LedgerEntry
from reachapp.autoreply.silence import Silence
from reachapp.autoreply.texts import occasion_of
from reachapp.availability.promise import NoPromise, Promised, promise_for, state_at
from reachapp.availability.situation import Situation
from reachapp.core.addresses import same_address
from reachapp.core.message import Message, Unreadable
from reachapp.core.profile import Contact, Profile
from reachapp.core.verdict import Urgency, Verdict
from reachapp.engine.plans import MAIN, Plans, zone_of
from reachapp.engine.word_reply import Asked, ReplyWriter, WrittenReply
from reachapp.engine.working_time import warn_moment
from reachapp.escalation.forward import ForwardDecision, decide_forward, may_go_to
from reachapp.triage.classify import classify
from reachapp.triage.second_opinion import SecondOpinion

FIRST_LANGUAGE = "nl"
"""A promise is first worked out in this language: most replies need no other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """One mail as it came."""

    message: Message | Unreadable
    raw: bytes
    role: str
    flags: frozenset[str]
    internal_date: datetime
    key: str
    """Account and mail key: what the outbox keys and the Message-ID are made from."""
    is_renumbered: bool = False
    items_ahead: int = 0
    is_live: bool = False
    """A person is writing with this client right now: no automatic reply steps in between."""
    told_until: datetime | None = None
    """What this conversation was promised; a further reply must name an earlier moment."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """Everything that follows from one mail."""

    verdict: Verdict
    reply: ReplyTo | Silence
    situation: str
    promised: Promised | NoPromise
    written: WrittenReply | None
    forward: ForwardDecision
    own_address: str
    key: str
    cap: Cap | None = None
    """The limit behind `Silence.CAP`."""
    contact_class: str = "normal"
    """Which rules of the plan applied: `vip` or `normal`."""
    warn_at: datetime | None = None
    """When the owner is warned of the promise that is told."""

    @property
    def reply_verdict(self) -> str:
        """`reply` or `suppress`."""
        return "reply" if self.written is not None else "suppress"

    @property
    def reply_reason(self) -> str:
        """The situation of a reply, or why there is none."""
        if self.written is not None:
            return self.situation
        return self.reply.value if isinstance(self.reply, Silence) else self.situation

    @property
    def reply_body(self) -> str:
        """The text that the client reads."""
        return self.written.composed.body if self.written is not None else ""

    @property
    def trips_cap(self) -> bool:
        """This mail hit a cap: replies stop until the owner has looked."""
        return self.cap not in (None, Cap.STOPPED)

    @property
    def forward_verdict(self) -> str:
        """`forward` or `none`."""
        return "forward" if self.forward.is_forward else "none"

    @property
    def forward_reason(self) -> str:
        """Why it goes on to a person, or why it does not."""
        return self.forward.code.value

    def ledger_entry(self, at: datetime) -> LedgerEntry | None:
        """What the ledger remembers once this reply has left; None where there is none."""
        if self.written is None or not isinstance(self.reply, ReplyTo):
            return None
        return LedgerEntry(
            key=self.written.key,
            canonical=self.reply.canonical,
            handle=self.reply.handle,
            at=at,
            thread_ids=(*self.reply.thread_ids, self.written.message_id),
        )


class _Asked(TypedDict):
    """What the guards are asked with, beside the mail."""

    arrival: Arrival
    settings: ReplySettings
    ledger: Ledger
    verdict: Verdict
    now: datetime


class Decider:
    """Decides about one mail after another; keeps only the parsed plan."""

    def __init__(
        self, *, plans: Plans, writer: ReplyWriter, second: SecondOpinion | None = None
    ) -> None:
        self._plans = plans
        self._writer = writer
        self._second = second

    def prepare(self, message: Message | Unreadable) -> None:
        """Do what takes long before a transaction is opened."""
        if self._second is not None and isinstance(message, Message):
            self._second.prepare(message)

    def decide(
        self,
        incoming: Incoming,
        profile: Profile,
        ledger: Ledger,
        *,
        enabled_since: datetime | None,
        now: datetime,
    ) -> Decision:
        """Return what follows from the mail at `now`; raises `InvalidPlan` for a broken plan."""
        message = incoming.message
        contact = find_contact(profile, message)
        verdict = self._classify(incoming, profile, contact)
        promised = self._promise(incoming, profile, contact, verdict, FIRST_LANGUAGE)
        reply, cap = self._reply(
            incoming, profile, ledger, verdict, promised, enabled_since=enabled_since, now=now
        )
        if isinstance(reply, ReplyTo):
            reply = _unless_in_the_way(reply, incoming, promised)
        situation = _situation(promised)
        occasion = occasion_of(
            situation,
            is_urgent=verdict.urgency is Urgency.URGENT,
            has_promise=isinstance(promised, Promised),
        )
        written = None
        if isinstance(reply, ReplyTo) and isinstance(message, Message):
            language = choose_language(message, contact, profile.owner.language)
            if language != FIRST_LANGUAGE:
                promised = self._promise(incoming, profile, contact, verdict, language)
            asked = Asked(
                message=message,
                reply=reply,
                occasion=occasion,
                promised=promised if isinstance(promised, Promised) else None,
                contact=contact,
                profile=profile,
                language=language,
                zone=zone_of(profile),
                key=incoming.key,
                in_english=self._in_english(incoming, profile, contact, verdict, language),
            )
            written = self._writer.write(asked, now=now)
            if written is None:
                reply = Silence.BAD_RETURN_PATH
        return Decision(
            verdict=verdict,
            reply=reply,
            situation=occasion.value,
            promised=promised,
            written=written,
            forward=_forward(incoming, profile, verdict),
            own_address=_own_address(profile, message, reply),
            key=incoming.key,
            cap=cap,
            contact_class=_class_of(contact),
            warn_at=self._warn_at(incoming, profile, promised) if written else None,
        )

    def _warn_at(
        self, incoming: Incoming, profile: Profile, promised: Promised | NoPromise
    ) -> datetime | None:
        if not isinstance(promised, Promised):
            return None
        plan = self._plans.plan_of(profile)
        return warn_moment(plan, promised.rule, incoming.internal_date, promised.promise_at)

    def _in_english(
        self,
        incoming: Incoming,
        profile: Profile,
        contact: Contact | None,
        verdict: Verdict,
        language: str,
    ) -> str | None:
        """Return the promise in English where neither mail nor contact tells a language."""
        message = incoming.message
        if language == "en" or not isinstance(message, Message) or is_told(message, contact):
            return None
        promised = self._promise(incoming, profile, contact, verdict, "en")
        return promised.statement if isinstance(promised, Promised) else ""

    def _classify(self, incoming: Incoming, profile: Profile, contact: Contact | None) -> Verdict:
        domains = (address.rpartition("@")[2].lower() for address in profile.owner.addresses)
        return classify(
            incoming.message,
            received_at=incoming.internal_date,
            calendar=self._plans.calendar_of(profile),
            is_vip=contact is not None and contact.vip,
            owner_domains=frozenset(domains),
            second=self._second,
        )

    def _promise(
        self,
        incoming: Incoming,
        profile: Profile,
        contact: Contact | None,
        verdict: Verdict,
        language: str,
    ) -> Promised | NoPromise:
        label = verdict.urgency.value
        return promise_for(
            self._plans.plan_of(profile),
            channel="email",
            contact_class=_class_of(contact),
            urgency=("grey", label) if verdict.grey else label,
            received_at=incoming.internal_date,
            items_ahead=incoming.items_ahead,
            language=language,
        )

    def _reply(  # noqa: PLR0913  all that a decision rests on
        self,
        incoming: Incoming,
        profile: Profile,
        ledger: Ledger,
        verdict: Verdict,
        promised: Promised | NoPromise,
        *,
        enabled_since: datetime | None,
        now: datetime,
    ) -> tuple[ReplyTo | Silence, Cap | None]:
        arrival = Arrival(
            role=incoming.role,
            flags=incoming.flags,
            internal_date=incoming.internal_date,
            is_renumbered=incoming.is_renumbered,
            promise_at=promised.promise_at if isinstance(promised, Promised) else None,
        )
        settings = _settings(
            profile,
            enabled_since=enabled_since,
            is_open_now=self._is_open(profile, incoming.internal_date),
        )
        message = incoming.message
        asked: _Asked = {
            "arrival": arrival,
            "settings": settings,
            "ledger": ledger,
            "verdict": verdict,
            "now": now,
        }
        reply = decide_reply(message, **asked)
        if reply is not Silence.CAP or isinstance(message, Unreadable):
            return reply, None
        return reply, broken_cap(message, **asked)

    def _is_open(self, profile: Profile, moment: datetime) -> bool:
        if profile.autoreply.when == "always":
            return False
        plan = self._plans.plan_of(profile)
        return state_at(plan, MAIN, moment).situation is Situation.OPEN


def _class_of(contact: Contact | None) -> str:
    return "vip" if contact is not None and contact.vip else "normal"


def _unless_in_the_way(
    reply: ReplyTo, incoming: Incoming, promised: Promised | NoPromise
) -> ReplyTo | Silence:
    """Keep quiet in a live exchange, and where a reply would tell a later moment than before."""
    if incoming.is_live:
        return Silence.ALREADY_ANSWERED
    if incoming.told_until is None:
        return reply
    is_earlier = isinstance(promised, Promised) and promised.promise_at < incoming.told_until
    return reply if is_earlier else Silence.REPLIED_RECENTLY


def _situation(promised: Promised | NoPromise) -> Situation:
    return promised.state.situation if promised.state is not None else Situation.CLOSED


def find_contact(profile: Profile, message: Message | Unreadable) -> Contact | None:
    """The contact who wrote the mail, by its From address."""
    if isinstance(message, Unreadable) or not message.from_:
        return None
    author = message.from_[0].spec
    for contact in profile.contacts:
        if same_address(contact.address, author):
            return contact
    return None


def _settings(
    profile: Profile, *, enabled_since: datetime | None, is_open_now: bool
) -> ReplySettings:
    autoreply = profile.autoreply
    return ReplySettings(
        own_addresses=profile.owner.addresses,
        enabled_since=enabled_since,
        trusted_authserv_ids=profile.mail.trusted_authserv_ids,
        period=timedelta(days=autoreply.period_days),
        handle=autoreply.handle,
        never=autoreply.never,
        form_senders=autoreply.form_senders,
        answer_no_reply=autoreply.answer_no_reply,
        stopped=autoreply.stopped,
        outside_hours_only=autoreply.when == "outside_hours",
        is_open_now=is_open_now,
    )


def _forward(incoming: Incoming, profile: Profile, verdict: Verdict) -> ForwardDecision:
    assistant = profile.assistant
    own = profile.owner.addresses
    has_assistant = assistant is not None and may_go_to(assistant.address, own)
    return decide_forward(
        incoming.message,
        verdict,
        role=incoming.role,
        has_target=has_assistant or bool(profile.escalation.phones),
    )


def _own_address(profile: Profile, message: Message | Unreadable, reply: ReplyTo | Silence) -> str:
    """The owner's address that the mail was written to; answers leave from it."""
    if isinstance(reply, ReplyTo):
        return reply.from_address
    return next(_written_to(profile, message), next(iter(profile.owner.addresses), ""))


def _written_to(profile: Profile, message: Message | Unreadable) -> Iterator[str]:
    recipients = () if isinstance(message, Unreadable) else message.recipients
    for recipient in recipients:
        for own in profile.owner.addresses:
            if same_address(own, recipient.spec, ignore_detail=True):
                yield own
