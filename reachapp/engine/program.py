"""The engine: its parts on their threads, and the one door for faces (`EngineFace`).

One cycle thread claims and settles; a small pool talks to the channels; one thread per account
watches its mailboxes; requests run on a thread of their own. All of them write through units,
which let one writer in at a time.
"""

import logging
import threading
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import datetime, timedelta

from reachapp.autoreply.texts import Texts
from reachapp.core.clock import Clock
from reachapp.core.outbox import Outgoing
from reachapp.core.profile import Profile
from reachapp.engine import queries
from reachapp.engine.account_watch import AccountWatch
from reachapp.engine.actions import Desk, act
from reachapp.engine.catch_up import catch_up, find_ended_focus
from reachapp.engine.chores import Chores
from reachapp.engine.cycle import Cycle
from reachapp.engine.errors import ReachappError, StoreError
from reachapp.engine.first_reply import FirstReplies
from reachapp.engine.health import Health
from reachapp.engine.live_exchange import pending_replies
from reachapp.engine.negotiator import Negotiator
from reachapp.engine.page_test import PageTester
from reachapp.engine.plans import Plans
from reachapp.engine.ports import Changed, Listener, Secrets, Tester, TestResult
from reachapp.engine.probe import Prober
from reachapp.engine.reply_test import ReplyTester
from reachapp.engine.requests import (
    Outcome,
    Request,
    SaveProfile,
    TestImap,
    TestPage,
    TestReply,
    TestSmtp,
)
from reachapp.engine.sender import Sender, Sent
from reachapp.engine.status import Surroundings, start_of_day, status
from reachapp.engine.stored import find_profile
from reachapp.engine.units import Units
from reachapp.engine.views import (
    CatchUpView,
    ConversationView,
    DeskView,
    NoticeView,
    PendingReply,
    Status,
)

log = logging.getLogger(__name__)


class Program:
    """The running engine; `start` and `stop` once each, or `run_once` alone."""

    def __init__(  # noqa: PLR0913  everything the engine stands on
        self,
        *,
        units: Units,
        clock: Clock,
        sender: Sender,
        health: Health,
        plans: Plans,
        secrets: Secrets,
        tester: Tester,
        pages: PageTester,
        make_watches: Callable[["Program", Profile], Sequence[AccountWatch]],
        install_key: bytes,
        profile_changed: Callable[[Profile], None],
        chores: Chores | None = None,
        texts: Mapping[str, Texts],
    ) -> None:
        self._units = units
        self._clock = clock
        self._sender = sender
        self._health = health
        self._plans = plans
        self._secrets = secrets
        self._tester = tester
        self._pages = pages
        self._replies = ReplyTester(
            send=pages.deliver, plans=plans, texts=texts, install_key=install_key
        )
        self._make_watches = make_watches
        self._install_key = install_key
        self._profile_changed = profile_changed
        self._chores = chores
        self._negotiator = Negotiator(plans=plans, texts=texts, install_key=install_key)
        self._first_replies = FirstReplies(plans=plans, texts=texts, install_key=install_key)
        self._cycle = Cycle(
            units=units,
            sender=sender,
            health=health,
            send_due=self._send_due,
            negotiator=self._negotiator,
            parts={
                **(chores.parts if chores is not None else {}),
                "probe": Prober(units=units, install_key=install_key).run,
            },
        )
        self._listeners: list[Listener] = []
        self._watches: Sequence[AccountWatch] = ()
        self._connected: dict[str, bool] = {}
        self._connected_since: dict[str, datetime] = {}
        self._lock = threading.Lock()
        self._busy: set[str] = set()
        self._unsettled: list[Sent] = []
        """What a channel said while the store could not take it; kept until it can."""
        self._wake = threading.Event()
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None
        self._pool: ThreadPoolExecutor | None = None
        self._asked = ThreadPoolExecutor(max_workers=1, thread_name_prefix="ask")

    # --- life ---

    def start(self) -> None:
        """Recover what a crash left, then run until `stop`."""
        self._recover()
        if self._chores is not None:
            self._chores.begin()
        self._pool = ThreadPoolExecutor(max_workers=4, thread_name_prefix="send")
        self._thread = threading.Thread(target=self._run, name="cycle", daemon=True)
        self._thread.start()
        self._start_watches()

    def stop(self) -> None:
        """End all threads; what was on the wire is settled or found again at the next start."""
        self._stopping.set()
        for watch in self._watches:
            watch.stop()
        self._wake.set()
        if self._thread is not None:
            self._thread.join(10)
        for watch in self._watches:
            watch.join(10)
        self._asked.shutdown(wait=True, cancel_futures=True)
        if self._chores is not None:
            self._chores.stop()
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)

    def run_once(self) -> None:
        """Do all due work on the caller's thread, and leave: `engine --once`."""
        self._recover()
        with self._units.reading() as shelves:
            profile = find_profile(shelves)
        if self._chores is not None:
            self._chores.once(self._clock.now())
        for watch in self._make_watches(self, profile):
            watch.look()
            watch.hang_up()
        self._cycle.run(self._clock.now())
        ahead = timedelta(seconds=profile.autoreply.delay_seconds)
        self._sender.run(self._clock.now, ahead=ahead)

    def wake(self) -> None:
        """Ask for a cycle now."""
        self._wake.set()

    def woke_up(self) -> None:
        """The machine slept: lines are dead, whatever they say."""
        for watch in self._watches:
            watch.look_now()
        self.wake()

    def committed(self, topics: frozenset[str]) -> None:
        """Hear of a commit: tell the faces, and look for work that it made."""
        self._tell(topics)
        if "outbox" in topics:
            self.wake()

    def looked(self, account: str, is_connected: bool) -> None:
        """Hear from a watch."""
        if self._connected.get(account) != is_connected:
            self._connected[account] = is_connected
            self._connected_since[account] = self._clock.now()
            self._tell(frozenset({"status"}))

    # --- the door for faces ---

    def status(self) -> Status:
        """What the tray shows."""
        around = Surroundings(
            plans=self._plans,
            health=self._health.lines(),
            connected=dict(self._connected),
            connected_since=dict(self._connected_since),
            now=self._clock.now(),
        )
        with self._units.reading() as shelves:
            return status(shelves, around)

    def desk(self) -> DeskView:
        """The list."""
        now = self._clock.now()
        with self._units.reading() as shelves:
            today = start_of_day(find_profile(shelves), now)
            return queries.desk(shelves, today=today, now=now)

    def conversation(self, conversation: int) -> ConversationView | None:
        """The reading pane."""
        with self._units.reading() as shelves:
            return queries.conversation(shelves, conversation, now=self._clock.now())

    def notices(self) -> tuple[NoticeView, ...]:
        """Which clients should hear of a new time, and which have."""
        with self._units.reading() as shelves:
            return self._negotiator.notices(shelves, now=self._clock.now())

    def pending_replies(self) -> tuple[PendingReply, ...]:
        """The automatic replies that still wait and can be cancelled."""
        with self._units.reading() as shelves:
            return pending_replies(shelves, now=self._clock.now())

    def catch_up(self) -> CatchUpView | None:
        """What came during the focus that ended; None where there is nothing to show."""
        now = self._clock.now()
        with self._units.reading() as shelves:
            since = find_ended_focus(shelves, self._plans, now=now)
            return None if since is None else catch_up(shelves, since, now)

    def profile(self) -> Profile:
        """The settings."""
        with self._units.reading() as shelves:
            return find_profile(shelves)

    def ask(self, request: Request) -> Future[Outcome]:
        """Queue a request; what takes minutes does not keep the others waiting."""
        if self._chores is not None and self._chores.takes(request):
            return self._chores.ask(request)
        return self._asked.submit(self._answer, request)

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Tell `listener` of every change from now on."""
        with self._lock:
            self._listeners.append(listener)

        def leave() -> None:
            with self._lock:
                if listener in self._listeners:
                    self._listeners.remove(listener)

        return leave

    # --- inside ---

    def _answer(self, request: Request) -> Outcome:
        try:
            match request:
                case TestImap():
                    result = self._tester.imap(request.account, request.password)
                    return Outcome(result=result)
                case TestSmtp():
                    result = self._tester.smtp(request.account, request.password)
                    return Outcome(result=result)
                case TestPage() | TestReply():
                    return Outcome(result=self._test(request))
                case SaveProfile():
                    return self._save(request)
                case _:
                    return self._act(request)
        except ReachappError as error:
            if isinstance(error, StoreError):
                self._health.fault("store", error.code, now=self._clock.now())
            return Outcome(problem=error.code, detail=error.detail)

    def _test(self, request: TestPage | TestReply) -> TestResult:
        now = self._clock.now()
        if isinstance(request, TestReply):
            return self._replies.test(request, now=now)
        return self._pages.test(request, now=now)

    def _act(self, request: Request) -> Outcome:
        desk = Desk(
            now=self._clock.now(),
            install_key=self._install_key,
            negotiator=self._negotiator,
            first_replies=self._first_replies,
        )
        with self._units.writing() as shelves:
            outcome = act(shelves, request, desk)
        self.wake()
        return outcome

    def _save(self, request: SaveProfile) -> Outcome:
        """Secrets first: a profile without its password would only fail to sign in."""
        for name, value in request.secrets:
            self._secrets.put(name, value)
        outcome = self._act(request)
        self._profile_changed(request.profile)
        if self._chores is not None:
            self._chores.begin()
        if self._thread is not None:
            self._restart_watches()
        return outcome

    def _start_watches(self) -> None:
        with self._units.reading() as shelves:
            profile = find_profile(shelves)
        self._watches = self._make_watches(self, profile)
        for watch in self._watches:
            watch.start()

    def _restart_watches(self) -> None:
        for watch in self._watches:
            watch.stop()
        for watch in self._watches:
            watch.join(10)
        self._start_watches()

    def _recover(self) -> None:
        try:
            self._sender.recover(self._clock.now())
        except StoreError as error:
            self._health.fault("store", error.code, now=self._clock.now())

    def _run(self) -> None:
        while True:
            self._wake.clear()
            if self._stopping.is_set():  # asked after the clearing, which may have lost the wake
                return
            now = self._clock.now()
            self._cycle.run(now)
            self._wake.wait(self._seconds_until_due(now))

    def _seconds_until_due(self, now: datetime) -> float:
        """Until the earliest row is due; the ticker wakes us anyway every 20 seconds."""
        try:
            with self._units.reading() as shelves:
                due = shelves.outbox.next_due_at()
        except StoreError:
            return 20.0
        if due is None:
            return 20.0
        with self._lock:
            # what is due may wait for a channel that is busy; its thread wakes us when it is free
            least = 5.0 if self._busy else 0.2
        return min(max((due - now).total_seconds(), least), 20.0)

    def _send_due(self, now: datetime) -> None:
        self._settle_late(now)
        if self._pool is None:
            return
        with self._lock:
            busy = frozenset(self._busy)
        for item in self._sender.claim(now, busy=busy):
            with self._lock:
                self._busy.add(item.channel)
            self._pool.submit(self._deliver, item)

    def _settle_late(self, now: datetime) -> None:
        """Write down what the store could not take before; raises where it still cannot."""
        while self._unsettled:
            self._sender.settle(self._unsettled[0], now=now)
            del self._unsettled[0]

    def _settle(self, sent: Sent) -> None:
        try:
            self._sender.settle(sent, now=self._clock.now())
        except StoreError as error:
            self._health.fault("store", error.code, now=self._clock.now())
            self._unsettled.append(sent)

    def _deliver(self, item: Outgoing) -> None:
        """Send one item on a thread of the pool; the rest of the outbox goes on meanwhile."""
        try:
            self._settle(self._sender.deliver(item))
        except Exception:  # a bug in a channel must not take its thread's news with it
            log.exception("sending failed: kind %s", item.kind)
            self._health.fault(item.channel, "bug", now=self._clock.now())
        finally:
            with self._lock:
                self._busy.discard(item.channel)
            self.wake()

    def _tell(self, topics: frozenset[str]) -> None:
        with self._lock:
            listeners = tuple(self._listeners)
        changed = Changed(topics)
        for listener in listeners:
            listener(changed)
