"""Collects Python's cyclic garbage on the window's thread only.

The collector runs on whichever thread happens to allocate. On an engine thread it may find a
closed window in a reference cycle and destroy its widgets there, which crashes Qt. So automatic
collection is off while windows exist, and a timer of the window's thread does it.
"""

import gc

from PySide6.QtCore import QObject, QTimer, Slot

EVERY_MS = 60_000
WHOLE_EVERY = 10
"""One pass in so many looks at the oldest generation, too."""


class Garbage(QObject):
    """Holds the collector from construction until `close`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._passes = 0
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    @Slot()
    def collect(self) -> None:
        self._passes += 1
        gc.collect(1 if self._passes % WHOLE_EVERY else 2)

    def close(self) -> None:
        """Give the collector back, after a last pass on this thread."""
        self._timer.stop()
        gc.collect()
        gc.enable()
