"""One thread per account: look, block in IDLE, look again; reconnect with growing pauses."""

import logging
import random
import threading
from collections.abc import Callable
from datetime import datetime

from reachapp.engine.errors import OwnerMustAct, ReachappError, StoreError
from reachapp.engine.health import Health
from reachapp.engine.mailboxes import Mailboxes
from reachapp.engine.ports import Inbox

log = logging.getLogger(__name__)

ROUND = 60.0
"""Seconds in IDLE before the other mailboxes and Sent are looked at again."""
LONGEST_PAUSE = 900.0
SIGN_IN_PAUSE = 900.0
"""One attempt per 15 minutes with a refused password: more would lock the account."""


class AccountWatch:
    """Keeps one account watched until it is stopped."""

    def __init__(
        self,
        *,
        mailboxes: Mailboxes,
        inbox: Inbox,
        health: Health,
        now: Callable[[], datetime],
        looked: Callable[[str, bool], None],
        jitter: Callable[[], float] = random.random,
    ) -> None:
        self.account = mailboxes.account
        self._mailboxes = mailboxes
        self._inbox = inbox
        self._health = health
        self._now = now
        self._looked = looked
        self._jitter = jitter
        self._stop = threading.Event()
        self._again = threading.Event()
        self._failures = 0
        self._thread: threading.Thread | None = None

    @property
    def part(self) -> str:
        """The name of its health line."""
        return f"imap:{self.account.name}"

    def start(self) -> None:
        """Begin to watch on a thread of its own."""
        self._thread = threading.Thread(
            target=self.run, name=f"watch-{self.account.name}", daemon=True
        )
        self._thread.start()

    def stop(self) -> None:
        """End the watch; returns at once, `join` waits."""
        self._stop.set()
        self._again.set()
        self._inbox.interrupt()

    def join(self, seconds: float) -> None:
        """Wait until the thread has ended."""
        if self._thread is not None:
            self._thread.join(seconds)

    def look_now(self) -> None:
        """Look at once: the machine woke up, or somebody asked."""
        self._again.set()
        self._inbox.interrupt()

    def hang_up(self) -> None:
        """Close the line: for a single look."""
        self._inbox.close()

    def run(self) -> None:
        """Watch until stopped."""
        while not self._stop.is_set():
            pause = self.look()
            if self._stop.is_set():
                break
            if pause:
                self._again.wait(pause)
                self._again.clear()
            else:
                self._wait_for_news()
        self._inbox.close()

    def look(self) -> float:
        """Look once; return the seconds to wait before the next attempt, 0 where all is well."""
        try:
            self._mailboxes.look()
        except OwnerMustAct as error:
            self._fault(error)
            return SIGN_IN_PAUSE
        except ReachappError as error:
            self._fault(error)
            return self._pause()
        except Exception:  # a bug must not end the watch of a mailbox without a word
            log.exception("the watch of %s tripped", self.account.name)
            self._fault(ReachappError("bug"))
            return self._pause()
        self._failures = 0
        self._health.well(self.part)
        self._looked(self.account.name, True)
        return 0.0

    def _wait_for_news(self) -> None:
        try:
            first = self.account.mailboxes[0] if self.account.mailboxes else "INBOX"
            state = self._inbox.open(first)
            if self._mailboxes.is_behind(first, state):
                return
            self._inbox.wait(ROUND)
        except ReachappError as error:
            self._fault(error)
            self._again.wait(self._pause())
            self._again.clear()

    def _fault(self, error: ReachappError) -> None:
        part = "store" if isinstance(error, StoreError) else self.part
        log.info("watch of %s paused: %s", self.account.name, error.code)
        self._health.fault(part, error.code, now=self._now(), detail=error.detail)
        self._looked(self.account.name, False)

    def _pause(self) -> float:
        """Seconds before the next try: 1 s doubling up to 15 minutes, with jitter."""
        self._failures += 1
        longest = min(2.0 ** min(self._failures - 1, 12), LONGEST_PAUSE)
        return longest * (0.5 + self._jitter() / 2)
