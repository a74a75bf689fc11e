"""Sends what is due in the outbox: claimed and committed as `sending` before the first byte.

The rules of an unknown result: a page, copy or mark is sent again; a reply or an
answer becomes `unsure`, waits ten minutes, is looked for twice, and is sent again only where its
absence proves something.
"""

import logging
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from reachapp.core.outbox import REPEATABLE, Outgoing, OutgoingKind, SendState
from reachapp.engine.errors import (
    ChannelError,
    OwnerMustAct,
    ReachappError,
    Refused,
    Unsure,
)
from reachapp.engine.health import Health
from reachapp.engine.ports import Channel
from reachapp.engine.settle import settled
from reachapp.engine.units import Shelves, Units
from reachapp.engine.withdraw import why_not_now

log = logging.getLogger(__name__)

FindChannel = Callable[[str], Channel]
Point = Callable[[str], None]

FIRST_LOOK = timedelta(minutes=10)
"""RFC 5321 4.5.3.2.6 lets a server take ten minutes after the final dot."""
SECOND_LOOK = timedelta(minutes=5)
UNCERTAIN = "uncertain"
"""Nothing can prove it: a person decides."""


@dataclass(frozen=True, slots=True)
class Sent:
    """What a channel said to one item; None means that it took it."""

    item: Outgoing
    error: ReachappError | None


class Sender:
    """Moves outbox rows along; `claim` and `settle` write, `deliver` only talks to the world."""

    def __init__(self, *, units: Units, channel: FindChannel, health: Health, point: Point) -> None:
        self._units = units
        self._channel = channel
        self._health = health
        self._point = point

    def recover(self, now: datetime) -> None:
        """After a start: what a crash left in `sending` is repeated or becomes `unsure`."""
        with self._units.writing() as shelves:
            for item in shelves.outbox.in_state(SendState.SENDING):
                if item.kind in REPEATABLE:
                    again = item.put_off(timedelta(0), now=now, problem="crash")
                    shelves.outbox.save(again)
                else:
                    settled(shelves, _unsure(item, now=now), now=now)

    def claim(
        self, now: datetime, *, busy: Collection[str] = (), ahead: timedelta = timedelta(0)
    ) -> Sequence[Outgoing]:
        """Mark at most one due row per free channel as `sending`, commit, and return them.

        `ahead` also claims what becomes due so soon, unless it waits after a failure.
        """
        claimed: dict[str, Outgoing] = {}
        with self._units.reading() as shelves:
            if all(item.channel in busy for item in _due(shelves, now, ahead)):
                return ()
        with self._units.writing() as shelves:
            for item in _due(shelves, now, ahead):
                if not self._may_leave(shelves, item, now=now):
                    continue
                if item.channel in busy or item.channel in claimed:
                    continue
                sending = item.moved(SendState.SENDING, now=now)
                shelves.outbox.save(sending)
                claimed[item.channel] = sending
        return tuple(claimed.values())

    def _may_leave(self, shelves: Shelves, item: Outgoing, *, now: datetime) -> bool:
        if item.expires_at is not None and item.expires_at <= now:
            settled(shelves, item.moved(SendState.EXPIRED, now=now, problem="expired"), now=now)
            return False
        reason = why_not_now(shelves, item, now=now)
        if reason:
            settled(shelves, item.moved(SendState.WITHDRAWN, now=now, problem=reason), now=now)
            return False
        return True

    def deliver(self, item: Outgoing) -> Sent:
        """Hand it to its channel; may take minutes, runs on any thread, writes nothing."""
        self._point("before_send")
        try:
            self._channel(item.channel).send(item)
        except ReachappError as error:
            return Sent(item, error)
        except Exception:  # a bug in a channel: what it did is not known, so it is not done again
            log.exception("sending failed: kind %s", item.kind)
            return Sent(item, Unsure("bug"))
        self._point("after_send")
        return Sent(item, None)

    def settle(self, sent: Sent, *, now: datetime) -> None:
        """Write down what became of it, with everything that follows from it."""
        item, error = sent.item, sent.error
        with self._units.writing() as shelves:
            settled(shelves, _after(item, error, now=now), now=now)
        if error is None:
            self._health.well(item.channel)
        elif not isinstance(error, Refused) or item.kind is OutgoingKind.PAGE:
            # an alarm that reaches nobody is the owner's trouble, whatever the reason
            self._health.fault(item.channel, error.code, now=now, detail=error.detail)

    def look_for_unsure(self, now: datetime) -> None:
        """Probe each `unsure` row whose time has come; the second absence may resend it."""
        with self._units.reading() as shelves:
            rows = [
                item
                for item in shelves.outbox.in_state(SendState.UNSURE)
                if item.problem != UNCERTAIN and item.due_at <= now
            ]
        for item in rows:
            try:
                found = self._channel(item.channel).find_sent(item)
            except (ChannelError, OwnerMustAct):
                continue  # the line is down: the same look is due at the next cycle
            except Refused:
                found = None  # nobody may look there: nothing can be proved
            with self._units.writing() as shelves:
                # a look takes seconds: a person may have decided meanwhile
                if shelves.outbox.find(item.key) == item:
                    settled(shelves, _looked(item, found=found, now=now), now=now)

    def run(self, clock: Callable[[], datetime], *, ahead: timedelta = timedelta(0)) -> None:
        """Claim, deliver and settle until nothing is due: for `--once` and tests."""
        while claimed := self.claim(clock(), ahead=ahead):
            for item in claimed:
                self.settle(self.deliver(item), now=clock())


def _due(shelves: Shelves, now: datetime, ahead: timedelta) -> Sequence[Outgoing]:
    return [
        item
        for item in shelves.outbox.due(now + ahead, limit=200)
        if item.due_at <= now or not item.attempts
    ]


def back_off(attempts: int) -> timedelta:
    """How long to wait after this many tries: 15 s doubling up to 15 minutes."""
    return min(timedelta(seconds=15 * 2 ** min(attempts - 1, 10)), timedelta(minutes=15))


def _after(item: Outgoing, error: ReachappError | None, *, now: datetime) -> Outgoing:
    if error is None:
        return item.moved(SendState.SENT, now=now)
    if isinstance(error, Refused):
        return item.moved(SendState.FAILED, now=now, problem=error.code)
    if isinstance(error, ChannelError | OwnerMustAct) or item.kind in REPEATABLE:
        return item.put_off(back_off(item.attempts), now=now, problem=error.code)
    # `Unsure`, and what no channel should raise: nothing says that it did not leave
    return _unsure(item, now=now)


def _unsure(item: Outgoing, *, now: datetime) -> Outgoing:
    unsure = item.moved(SendState.UNSURE, now=now, problem="first_look")
    return replace(unsure, due_at=now + FIRST_LOOK)


def _looked(item: Outgoing, *, found: bool | None, now: datetime) -> Outgoing:
    if found:
        return item.moved(SendState.SENT, now=now)
    if found is None:
        return replace(item, problem=UNCERTAIN)
    if item.problem == "first_look":
        return replace(item, problem="second_look", due_at=now + SECOND_LOOK)
    return item.put_off(timedelta(0), now=now, problem="absent")
