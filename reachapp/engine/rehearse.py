"""Replays the past of the mailboxes through the same decision as intake; stores and sends nothing.

Mails come in the order in which the server took them; what a person answered then is read from
Sent, so that each promise can be held against the answer that was really given.
"""

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import groupby
from typing import TypeVar

from reachapp.autoreply.case import REPLIED_KEYWORD
from reachapp.autoreply.ledger import MemoryLedger
from reachapp.autoreply.silence import Silence
from reachapp.availability.form import InvalidPlan
from reachapp.availability.promise import Promised
from reachapp.core.message import Message, Unreadable
from reachapp.core.parse import unreadable
from reachapp.core.profile import Account, Profile
from reachapp.engine.decide import Decider, Decision, Incoming
from reachapp.engine.errors import Refused
from reachapp.engine.given_answers import GivenAnswers
from reachapp.engine.mailboxes import FETCH_LIMIT, SENT_LIMIT, SKIPPED
from reachapp.engine.plans import Plans, zone_of
from reachapp.engine.ports import Fetched, Inbox, MailboxInfo, Reader, Role
from reachapp.engine.weekly import hours_of, is_own_mail
from reachapp.escalation.forward import may_go_to
from reachapp.report.rehearsal import Rehearsal, RehearsedMail, fate_of

log = logging.getLogger(__name__)

Item = TypeVar("Item")

LONGEST = 366
"""Days."""
AT_MOST = 20_000
"""Mails; of more, the newest."""
CHUNK = 50
MOMENTS_ONLY = 1
"""Bytes of the first reading, which is only for the moments of receipt."""


@dataclass(frozen=True, slots=True)
class _Place:
    """One mail in a mailbox of the past."""

    at: datetime
    account: str
    mailbox: str
    uid: int


class Rehearser:
    """Rehearses on lines of its own, so that the watches go on."""

    def __init__(
        self,
        *,
        decider: Callable[[Plans], Decider],
        plans: Plans,
        reader: Reader,
        inbox: Callable[[Account], Inbox],
        is_stopping: Callable[[], bool] = lambda: False,
    ) -> None:
        self._decider = decider
        self._plans = plans
        self._reader = reader
        self._inbox = inbox
        self.is_stopping = is_stopping

    def rehearse(self, profile: Profile, days: int, *, now: datetime) -> Rehearsal:
        """Return what the last `days` would have caused; raises the errors of `Inbox`."""
        if not 1 <= days <= LONGEST:
            raise Refused("bad_days")
        if not profile.accounts:
            raise Refused("no_account")
        since = now - timedelta(days=days)
        lines = {account.name: self._inbox(account) for account in profile.accounts}
        try:
            return self._rehearse(profile, lines, since, now=now)
        except InvalidPlan as fault:
            raise Refused("invalid_plan", str(fault)) from fault
        finally:
            for line in lines.values():
                line.close()

    def _rehearse(
        self, profile: Profile, lines: dict[str, Inbox], since: datetime, *, now: datetime
    ) -> Rehearsal:
        answers = GivenAnswers()
        places: list[_Place] = []
        roles: dict[tuple[str, str], Role] = {}
        for account in profile.accounts:
            line = lines[account.name]
            infos = line.mailboxes()
            self._read_sent(account, line, infos, since, answers)
            for info in _watched(account, infos):
                roles[account.name, info.name] = info.role if info.role in SKIPPED else Role.INBOX
                places += self._places(account, line, info, since)
        answers.end()
        places.sort(key=lambda place: (place.at, place.account, place.mailbox, place.uid))
        left_out = max(0, len(places) - AT_MOST)
        stage = _Stage(profile, self._plans, self._decider, answers, since, now)
        for place, fetched in self._fetched(lines, places[left_out:]):
            message = self._reader.read(fetched.raw, size=fetched.size)
            stage.play(message, fetched, roles[place.account, place.mailbox])
        return stage.rehearsal(left_out)

    def _read_sent(
        self,
        account: Account,
        line: Inbox,
        infos: Sequence[MailboxInfo],
        since: datetime,
        answers: GivenAnswers,
    ) -> None:
        for info in infos:
            if info.name == account.sent or (account.sent is None and info.role is Role.SENT):
                line.open(info.name)
                for chunk in _chunks(line.uids_since(since)):
                    self._go_on()
                    for fetched in line.fetch(chunk, limit=SENT_LIMIT):
                        message = self._reader.read(fetched.raw, size=fetched.size)
                        if isinstance(message, Message):
                            answers.add(message, fetched.internal_date)

    def _places(
        self, account: Account, line: Inbox, info: MailboxInfo, since: datetime
    ) -> Iterator[_Place]:
        line.open(info.name)
        for chunk in _chunks(line.uids_since(since)):
            self._go_on()
            for fetched in line.fetch(chunk, limit=MOMENTS_ONLY):
                if fetched.internal_date >= since:
                    yield _Place(fetched.internal_date, account.name, info.name, fetched.uid)

    def _fetched(
        self, lines: dict[str, Inbox], places: Sequence[_Place]
    ) -> Iterator[tuple[_Place, Fetched]]:
        """The mails in that order; a mailbox is opened once for each run of its mails."""
        for (account, mailbox), run in groupby(places, lambda each: (each.account, each.mailbox)):
            line = lines[account]
            line.open(mailbox)
            for chunk in _chunks(list(run)):
                self._go_on()
                uids = sorted(place.uid for place in chunk)
                found = {each.uid: each for each in line.fetch(uids, limit=FETCH_LIMIT)}
                for place in chunk:
                    if place.uid in found:
                        yield place, found[place.uid]

    def _go_on(self) -> None:
        if self.is_stopping():
            raise Refused("stopped")


class _Stage:
    """Plays one mail after another; holds what the earlier ones left behind."""

    def __init__(
        self,
        profile: Profile,
        plans: Plans,
        decider: Callable[[Plans], Decider],
        answers: GivenAnswers,
        since: datetime,
        now: datetime,
    ) -> None:
        # the owner's stop of today says nothing about the past
        settings = profile.autoreply.model_copy(update={"stopped": False})
        self._profile = profile.model_copy(update={"autoreply": settings})
        self._delay = timedelta(seconds=settings.delay_seconds)
        own_plans = plans.twin()
        self._decider = decider(own_plans)
        self._is_open = hours_of(own_plans, profile)
        self._answers = answers
        self._ledger = MemoryLedger()
        self._since, self._now = since, now
        self._mails: list[RehearsedMail] = []
        self._capped = 0

    def play(self, message: Message | Unreadable, fetched: Fetched, role: Role) -> None:
        """Decide on one mail as if it came in at that moment."""
        if is_own_mail(self._profile, message):
            return
        at = fetched.internal_date
        self._answers.tell(self._ledger, at)
        incoming = Incoming(
            message=message,
            raw=b"",
            role=role.value,
            flags=_flags_of_then(fetched.flags),
            internal_date=at,
            key=f"rehearse:{len(self._mails)}",
        )
        decision = self._decided(incoming)
        answered = self._answers.first_to(message, at) if isinstance(message, Message) else None
        self._mails.append(self._played(message, decision, at, answered))

    def rehearsal(self, left_out: int) -> Rehearsal:
        """Return what came of it."""
        profile = self._profile
        assistant = profile.assistant
        has_assistant = assistant is not None and may_go_to(
            assistant.address, profile.owner.addresses
        )
        return Rehearsal(
            since=self._since,
            until=self._now,
            zone=zone_of(profile),
            mails=tuple(self._mails),
            has_target=has_assistant or bool(profile.escalation.phones),
            capped=self._capped,
            left_out=left_out,
        )

    def _decided(self, incoming: Incoming) -> Decision:
        try:
            return self._decide(incoming)
        except InvalidPlan:
            raise
        except Exception:  # as at intake: a mail that trips over a bug of ours is one for a person
            log.exception("a mail could not be rehearsed")
        return self._decide(replace(incoming, message=unreadable("bug", b"")))

    def _decide(self, incoming: Incoming) -> Decision:
        return self._decider.decide(
            incoming,
            self._profile,
            self._ledger,
            enabled_since=self._since,
            now=incoming.internal_date,
        )

    def _played(
        self,
        message: Message | Unreadable,
        decision: Decision,
        at: datetime,
        answered: datetime | None,
    ) -> RehearsedMail:
        has_reply, reason = decision.written is not None, decision.reply_reason
        if has_reply and answered is not None and answered <= at + self._delay:
            # a person was quicker than the delay: the reply would have been withdrawn
            has_reply, reason = False, Silence.ALREADY_ANSWERED.value
        entry = decision.ledger_entry(at)
        if has_reply and entry is not None:
            self._ledger.record(entry)
        # a limit stops replies until the owner resumes them: here he does so at once
        self._capped += decision.trips_cap
        promised = decision.promised if isinstance(decision.promised, Promised) else None
        told = promised if has_reply else None
        address, contact = _author(message)
        return RehearsedMail(
            at=at,
            contact=contact,
            address=address,
            subject=message.subject,
            label=decision.verdict.urgency,
            is_grey=decision.verdict.grey,
            is_outside_hours=not self._is_open(at),
            has_reply=has_reply,
            reason=reason,
            statement=told.statement if told else "",
            promise_at=told.promise_at if told else None,
            rings=decision.forward.is_forward,
            answered_at=answered,
            fate=fate_of(told.promise_at, answered, now=self._now) if told else None,
        )


def _watched(account: Account, infos: Sequence[MailboxInfo]) -> Iterator[MailboxInfo]:
    wanted = {name.casefold() for name in account.mailboxes}
    return (info for info in infos if info.selectable and info.name.casefold() in wanted)


def _flags_of_then(flags: frozenset[str]) -> frozenset[str]:
    """The flags as they were on arrival: nothing was answered yet, by nobody."""
    later = {"\\answered", REPLIED_KEYWORD.lower()}
    return frozenset(flag for flag in flags if flag.lower() not in later)


def _author(message: Message | Unreadable) -> tuple[str, str]:
    if isinstance(message, Unreadable):
        return "", message.sender
    if not message.from_:
        return "", ""
    author = message.from_[0]
    return author.spec.lower(), author.name or author.spec


def _chunks(items: Sequence[Item]) -> Iterator[Sequence[Item]]:
    for start in range(0, len(items), CHUNK):
        yield items[start : start + CHUNK]
