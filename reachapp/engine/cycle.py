"""One pass over all due work; it is asked for by commits, the clock, waking up, and people.

Due times live in rows: whatever was missed while nothing ran is found by the next pass, once.
"""

import logging
from collections.abc import Callable, Mapping
from datetime import datetime

from reachapp.engine.errors import ReachappError, StoreError
from reachapp.engine.health import Health
from reachapp.engine.negotiator import Negotiator
from reachapp.engine.promise_watch import watch
from reachapp.engine.sender import Sender
from reachapp.engine.units import Units

log = logging.getLogger(__name__)

HEARTBEAT = "heartbeat_at"


class Cycle:
    """Runs the parts one after another; a fault in one does not stop the others."""

    def __init__(
        self,
        *,
        units: Units,
        sender: Sender,
        health: Health,
        send_due: Callable[[datetime], None],
        parts: Mapping[str, Callable[[datetime], None]] | None = None,
        negotiator: Negotiator,
    ) -> None:
        self._units = units
        self._sender = sender
        self._health = health
        self._send_due = send_due
        self._parts = parts or {}
        """More work of each pass, by the name of its health line."""
        self._negotiator = negotiator

    def run(self, now: datetime) -> None:
        """Do all that is due at `now`."""
        self._guarded("store", self._prove_store, now)
        self._guarded("promises", self._watch_promises, now)
        self._guarded("renegotiation", self._negotiate, now)
        for name, work in self._parts.items():
            self._guarded(name, work, now)
        self._guarded("sender", self._send_due, now)
        self._guarded("unsure", self._sender.look_for_unsure, now)

    def _watch_promises(self, now: datetime) -> None:
        watch(self._units, now=now)

    def _negotiate(self, now: datetime) -> None:
        self._negotiator.watch(self._units, self._health, now=now)

    def _prove_store(self, now: datetime) -> None:
        """After a store fault: write a row, so that the fault goes when there is space again."""
        if any(line.part == "store" for line in self._health.lines()):
            with self._units.writing() as shelves:
                shelves.facts.put(HEARTBEAT, now.isoformat())
            self._health.well("store")

    def _guarded(self, part: str, work: Callable[[datetime], None], now: datetime) -> None:
        try:
            work(now)
        except StoreError as error:
            self._health.fault("store", error.code, now=now, detail=error.detail)
        except ReachappError as error:
            self._health.fault(part, error.code, now=now, detail=error.detail)
        except Exception:  # the guard of the cycle a bug here must not silence the rest
            log.exception("the cycle's %s failed", part)
            self._health.fault(part, "bug", now=now)
        else:
            if part != "store":
                self._health.well(part)
