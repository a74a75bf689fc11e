"""Work that may wait (store, network, start of the engine) off the window's thread, and back.

A result comes home by a queued signal to a slot of a `QObject` of the window's thread
(PYSIDE-3124: never a lambda across threads).
"""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QObject, Signal, SignalInstance, Slot

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Home:
    future: "Future[object]"
    then: Callable[[object], None]


class Calls(QObject):
    """Runs questions on a few threads and hands each answer to its asker on the window's thread."""

    _came = Signal(object)

    def __init__(self, parent: QObject | None = None, *, threads: int = 2) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=threads, thread_name_prefix="face")
        self._is_open = True
        self._came.connect(self._hand_over)

    def run(self, work: Callable[[], T], then: Callable[[T], None]) -> None:
        """Call `work` on another thread, then `then` with its answer here."""
        if self._is_open:
            self.await_future(self._pool.submit(work), then)

    def await_future(self, future: "Future[T]", then: Callable[[T], None]) -> None:
        """Call `then` here when the engine's answer is there."""
        home = _Home(future, then)  # type: ignore[arg-type]
        home.future.add_done_callback(_Courier(self._came, home))

    def close(self) -> None:
        """Deliver nothing any more and let the threads go."""
        self._is_open = False
        self._pool.shutdown(wait=True, cancel_futures=True)

    @Slot(object)
    def _hand_over(self, home: _Home) -> None:
        if self._is_open and not home.future.cancelled():
            home.then(home.future.result())  # an error of the work is raised here, to be seen


@dataclass(frozen=True, slots=True)
class _Courier:
    """Carries one answer from its thread to the signal; `_Home` keeps it alive until then."""

    came: SignalInstance
    home: _Home

    def __call__(self, _future: "Future[object]") -> None:
        self.came.emit(self.home)
