"""The engine as a face sees it: three questions, one request, one subscription."""

from collections.abc import Callable
from concurrent.futures import Future
from typing import Protocol

from reachapp.core.profile import Profile
from reachapp.engine.ports import Listener
from reachapp.engine.requests import Outcome, Request
from reachapp.engine.views import (
    CatchUpView,
    ConversationView,
    DeskView,
    NoticeView,
    PendingReply,
    Status,
)


class EngineFace(Protocol):
    """Safe from any thread; the questions read the store and may take milliseconds."""

    def status(self) -> Status: ...

    def desk(self) -> DeskView: ...

    def conversation(self, conversation: int) -> ConversationView | None: ...

    def notices(self) -> tuple[NoticeView, ...]: ...

    def pending_replies(self) -> tuple[PendingReply, ...]: ...

    def catch_up(self) -> CatchUpView | None: ...

    def profile(self) -> Profile: ...

    def ask(self, request: Request) -> Future[Outcome]:
        """Queue the request; the future never holds an exception of `engine.errors`."""
        ...

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` after each commit, on the engine's thread; returns the way out."""
        ...
