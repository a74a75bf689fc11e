"""The one line between the windows and the engine: views come in as signals, requests go out.

Questions run on a worker thread. However often the engine reports changes, at most one round of
questions is under way and at most one more waits.
"""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from reachapp.core.profile import Profile
from reachapp.engine.errors import ReachappError
from reachapp.engine.face import EngineFace
from reachapp.engine.ports import Changed
from reachapp.engine.requests import Outcome, Request
from reachapp.engine.views import ConversationView, DeskRow, DeskView, PendingReply, Status
from reachapp.ui.calls import Calls
from reachapp.ui.times import Present

MINUTE_MS = 60_000


@dataclass(frozen=True, slots=True)
class _Views:
    status: Status
    desk: DeskView
    conversation: ConversationView | None
    asked_for: int | None
    pending: tuple[PendingReply, ...]


class Link(QObject):
    """Asks the engine for views and tells the windows.

    Signals: `connected` (the engine is there), `status_came(Status)`, `desk_came(DeskView)`,
    `pending_came(replies)` (those that can be cancelled), `conversation_came(ConversationView |
    None)`, `problem_came(code)`.
    """

    connected = Signal()
    status_came = Signal(object)
    desk_came = Signal(object)
    pending_came = Signal(object)
    conversation_came = Signal(object)
    problem_came = Signal(str)
    _engine_changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.present = Present()
        self.calls = Calls(self)
        self.status: Status | None = None
        self.desk = DeskView(rows=(), counts={})
        self._face: EngineFace | None = None
        self._leave: Callable[[], None] | None = None
        self._open: int | None = None
        self._is_asking = False
        self._must_ask_again = False
        self._engine_changed.connect(self._take_change)
        self._minute = QTimer(self)
        self._minute.setInterval(MINUTE_MS)
        self._minute.timeout.connect(self.refresh)

    def start(self, make: Callable[[], EngineFace]) -> None:
        """Build the engine on a worker thread; `connected` comes when it stands."""
        self.calls.run(make, self.connect_face)

    def connect_face(self, face: EngineFace) -> None:
        self._face = face
        self._leave = face.subscribe(self._engine_changed.emit)
        self._minute.start()
        self.connected.emit()
        self.refresh()

    @property
    def is_connected(self) -> bool:
        return self._face is not None

    @property
    def face(self) -> EngineFace | None:
        """The engine, for a page that asks its own questions on `calls`."""
        return self._face

    def find_row(self, conversation: int) -> DeskRow | None:
        return next((row for row in self.desk.rows if row.id == conversation), None)

    @property
    def owner(self) -> str:
        """The name under which this face acts."""
        return self.status.owner if self.status else ""

    @Slot()
    def refresh(self) -> None:
        """Ask for all views again."""
        if self._face is None:
            return
        if self._is_asking:
            self._must_ask_again = True
            return
        self._is_asking = True
        self.calls.run(_Round(self._face, self._open), self._take_views)

    def open(self, conversation: int | None) -> None:
        """Show this conversation from now on."""
        self._open = conversation
        if conversation is None:
            self.conversation_came.emit(None)
        else:
            self.refresh()

    def ask(self, request: Request, then: Callable[[Outcome], None] | None = None) -> None:
        """Send a request; `then` hears the outcome, problems are also signalled."""
        if self._face is None:
            return
        future: Future[Outcome] = self._face.ask(request)
        self.calls.await_future(future, _Answer(self, then))

    def profile(self, then: Callable[[Profile], None]) -> None:
        if self._face is not None:
            self.calls.run(self._face.profile, then)

    def close(self) -> None:
        """Stop listening; after this no signal comes any more."""
        self._minute.stop()
        if self._leave is not None:
            self._leave()
            self._leave = None
        self.calls.close()

    @Slot(object)
    def _take_change(self, _changed: Changed) -> None:
        self.refresh()

    def _take_views(self, views: "_Views | ReachappError") -> None:
        self._is_asking = False
        if isinstance(views, ReachappError):
            self.problem_came.emit(views.code)
        else:
            self._publish(views)
        if self._must_ask_again:
            self._must_ask_again = False
            self.refresh()

    def _publish(self, views: _Views) -> None:
        self.present.set(views.status.now, views.status.zone)
        self.status = views.status
        self.desk = views.desk
        self.status_came.emit(views.status)
        self.desk_came.emit(views.desk)
        self.pending_came.emit(views.pending)
        if self._open is None:
            return
        if views.asked_for == self._open:
            self.conversation_came.emit(views.conversation)
        else:
            self._must_ask_again = True


@dataclass(frozen=True, slots=True)
class _Round:
    """One round of questions; an error of the store is an answer, too."""

    face: EngineFace
    open: int | None

    def __call__(self) -> "_Views | ReachappError":
        try:
            return _Views(
                self.face.status(),
                self.face.desk(),
                self.face.conversation(self.open) if self.open is not None else None,
                self.open,
                self.face.pending_replies(),
            )
        except ReachappError as error:
            return error


@dataclass(frozen=True, slots=True)
class _Answer:
    link: Link
    then: Callable[[Outcome], None] | None

    def __call__(self, outcome: Outcome) -> None:
        if self.then is not None:
            self.then(outcome)
        elif outcome.problem:
            self.link.problem_came.emit(outcome.problem)
        self.link.refresh()
