"""Ends the application on SIGINT and SIGTERM as Quit does: nothing is cut off half way."""

import signal
import socket
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier, Signal, Slot


class EndSignals(QObject):
    """Signal: `asked`. Python runs handlers only between its own steps; a socket wakes Qt up."""

    asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._near, self._far = socket.socketpair()
        self._near.setblocking(False)
        self._far.setblocking(False)
        signal.set_wakeup_fd(self._far.fileno())
        self._notifier = QSocketNotifier(self._near.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._wake)
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._hear)

    def close(self) -> None:
        """Give the signals back."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(-1)
        self._near.close()
        self._far.close()

    def _hear(self, _number: int, _frame: FrameType | None) -> None:
        self.asked.emit()

    @Slot()
    def _wake(self) -> None:
        self._near.recv(64)
