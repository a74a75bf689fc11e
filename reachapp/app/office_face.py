"""The one face of the desktop: the sample office until an account is set up, then the real desk.

The windows keep their door while the engine behind it changes.
"""

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

from reachapp.app.sample_engine import Postman, sample_engine
from reachapp.bootstrap import engine, running
from reachapp.core.profile import Profile
from reachapp.engine.errors import ReachappError
from reachapp.engine.ports import Changed, Listener, Secrets
from reachapp.engine.program import Program
from reachapp.engine.requests import Outcome, Request, SaveProfile
from reachapp.engine.stored import find_profile
from reachapp.engine.views import (
    CatchUpView,
    ConversationView,
    DeskView,
    NoticeView,
    PendingReply,
    Status,
)
from reachapp.store.sqlite_units import SqliteUnits
from reachapp.system.clock import SystemClock
from reachapp.system.paths import Paths, find_paths

ALL = frozenset({"desk", "status", "profile", "promises", "outbox"})


class OfficeFace:
    """An `EngineFace` over whichever engine runs."""

    def __init__(self, *, data_dir: Path | None, secrets: Secrets, is_sample: bool) -> None:
        self._paths: Paths = find_paths(data_dir)
        self._secrets = secrets
        self._stack = ExitStack()
        self._lock = threading.RLock()
        """Held while the engine is changed, so that nobody asks one that is being closed."""
        self._asked = ThreadPoolExecutor(max_workers=1, thread_name_prefix="face")
        self._listeners: list[Listener] = []
        self._is_sample = is_sample or not has_account(self._paths)
        self._program = self._start_sample() if self._is_sample else self._start_real()

    def close(self) -> None:
        """Stop the engine and everything it started."""
        self._asked.shutdown(wait=True, cancel_futures=True)
        self._stack.close()

    def status(self) -> Status:
        """What the tray shows."""
        with self._lock:
            return self._program.status()

    def desk(self) -> DeskView:
        """The list."""
        with self._lock:
            return self._program.desk()

    def conversation(self, conversation: int) -> ConversationView | None:
        """The reading pane."""
        with self._lock:
            return self._program.conversation(conversation)

    def notices(self) -> tuple[NoticeView, ...]:
        """What must be told to clients whose promise moves."""
        with self._lock:
            return self._program.notices()

    def pending_replies(self) -> tuple[PendingReply, ...]:
        """The replies that still wait."""
        with self._lock:
            return self._program.pending_replies()

    def catch_up(self) -> CatchUpView | None:
        """What happened during the focus that has just ended."""
        with self._lock:
            return self._program.catch_up()

    def profile(self) -> Profile:
        """The settings."""
        with self._lock:
            return self._program.profile()

    def ask(self, request: Request) -> Future[Outcome]:
        """Queue a request; saving the first own account leaves the sample office.

        The caller's thread never waits: engines are changed on the thread that asks.
        """
        return self._asked.submit(self._answer, request)

    def _answer(self, request: Request) -> Outcome:
        if isinstance(request, SaveProfile) and self._is_sample:
            with self._lock:
                problem = self._move_in()
            if problem is not None:
                return problem
            outcome = self._program.ask(request).result()
            self._tell(Changed(ALL))
            return outcome
        return self._program.ask(request).result()

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Tell `listener` of every change, whichever engine runs."""
        self._listeners.append(listener)

        def leave() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return leave

    def _tell(self, changed: Changed) -> None:
        for listener in tuple(self._listeners):
            listener(changed)

    def _start_sample(self) -> Program:
        sample = self._stack.enter_context(sample_engine())
        program = self._stack.enter_context(running(sample.built))
        program.subscribe(self._tell)
        postman = Postman(sample.office, SystemClock())
        postman.start()
        self._stack.callback(postman.stop)
        return program

    def _start_real(self) -> Program:
        built = self._stack.enter_context(engine(self._paths, secrets=self._secrets))
        program = self._stack.enter_context(running(built))
        program.subscribe(self._tell)
        return program

    def _move_in(self) -> Outcome | None:
        """Leave the sample office for the owner's own desk; the outcome where that fails."""
        self._stack.close()
        self._stack = ExitStack()
        try:
            self._program = self._start_real()
        except ReachappError as error:
            self._program = self._start_sample()
            return Outcome(problem=error.code, detail=error.detail)
        self._is_sample = False
        return None


def has_account(paths: Paths) -> bool:
    """Say whether an own account was set up in this data folder."""
    if not paths.database.exists():
        return False
    with SqliteUnits(paths.database) as units, units.reading() as shelves:
        return bool(find_profile(shelves).accounts)
