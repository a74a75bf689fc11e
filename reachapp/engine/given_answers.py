"""The answers that people really gave, as they lie in Sent: what a rehearsal is held against."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from reachapp.autoreply.ledger import MemoryLedger
from reachapp.core.addresses import canonical_sender
from reachapp.core.message import Message
from reachapp.core.subjects import subject_key
from reachapp.engine.human_answers import SLACK, is_by_a_person


@dataclass(frozen=True, slots=True)
class _Given:
    """One answer of a person, found in Sent."""

    at: datetime
    to: frozenset[str]
    answered: tuple[str, ...]
    """In-Reply-To."""


class GivenAnswers:
    """What people really answered."""

    def __init__(self) -> None:
        self._given: list[_Given] = []
        self._by_id: dict[str, list[_Given]] = defaultdict(list)
        self._by_subject: dict[tuple[str, str], list[_Given]] = defaultdict(list)
        self._told = 0

    def add(self, message: Message, at: datetime) -> None:
        """Take in one mail of Sent; only a person's counts."""
        if not is_by_a_person(message):
            return
        to = frozenset(canonical_sender(each.spec) for each in message.recipients)
        given = _Given(at, to, message.in_reply_to)
        self._given.append(given)
        for message_id in {*message.in_reply_to, *message.references}:
            self._by_id[message_id].append(given)
        key = subject_key(message.subject)
        if key:
            for client in to:
                self._by_subject[client, key].append(given)

    def end(self) -> None:
        """All are known: from now on they are told in order."""
        self._given.sort(key=lambda given: given.at)

    def tell(self, ledger: MemoryLedger, until: datetime) -> None:
        """Record in the ledger what was answered up to that moment."""
        while self._told < len(self._given) and self._given[self._told].at <= until:
            given = self._given[self._told]
            ledger.record_answers(given.answered, now=given.at)
            self._told += 1

    def first_to(self, message: Message, at: datetime) -> datetime | None:
        """When a person first answered this mail, to its writer."""
        clients = {canonical_sender(each.spec) for each in (*message.from_, *message.reply_to)}
        named = self._by_id.get(message.message_id or "", [])
        key = subject_key(message.subject)
        same = (given for client in clients for given in self._by_subject.get((client, key), ()))
        moments = (given.at for given in (*named, *same) if given.to & clients)
        return min((moment for moment in moments if moment >= at - SLACK), default=None)
