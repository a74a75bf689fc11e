"""One line at the bottom that says what was done, with the way back for as long as there is one."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QWidget
from typing_extensions import override

from reachapp.ui.controls import Button, label
from reachapp.ui.i18n import _
from reachapp.ui.layouts import add, columns
from reachapp.ui.theme import px
from reachapp.ui.times import Present

SECOND_MS = 1000
UNDO_SECONDS = 10
"""How long what stays on the desk can be undone; a mail says its own end."""


class Toast(QFrame):
    """Lies over the bottom of its parent; `undone` means the way back was taken."""

    undone = Signal()

    def __init__(self, parent: QWidget, present: Present, *, bottom: int = 24) -> None:
        super().__init__(parent)
        self.setProperty("role", "toast")
        self._present = present
        self._bottom = bottom
        self._words = ""
        self._until: datetime | None = None
        self._undo: Callable[[], None] | None = None
        self._label = label()
        self.button = Button(_("Undo"), "undo").name(_("Undo"), "z")
        self.button.setObjectName("undo")
        self.button.clicked.connect(self.undo)
        self._key = label("z", "key")
        add(columns(self, gap=6, margins=(14, 6, 12, 6)), self._label, 8, self.button, self._key)
        self._tick = QTimer(self)
        self._tick.setInterval(SECOND_MS)
        self._tick.timeout.connect(self._count)
        parent.installEventFilter(self)
        self.hide()

    def say(self, words: str, until: datetime | None, undo: Callable[[], None] | None) -> None:
        """Show `words` until then; `{seconds}` in them counts down."""
        self._words, self._until, self._undo = words, until, undo
        self.button.setVisible(undo is not None)
        self._key.setVisible(undo is not None)
        self.show()
        self.raise_()
        self._tick.start()
        self._count()

    @property
    def can_undo(self) -> bool:
        return self._undo is not None and not self.isHidden()

    @Slot()
    def undo(self) -> None:
        if self._undo is not None and not self.isHidden():
            undo, self._undo = self._undo, None
            self.leave()
            undo()
            self.undone.emit()

    def leave(self) -> None:
        self._tick.stop()
        self.hide()

    def words(self) -> str:
        return self._label.text()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._settle()
        return super().eventFilter(watched, event)

    @Slot()
    def _count(self) -> None:
        left = 0
        if self._until is not None:
            left = round((self._until - self._present.now()).total_seconds())
        if left <= 0:
            self.leave()
            return
        self._label.setText(self._words.format(seconds=left))
        self._settle()

    def _settle(self) -> None:
        parent = self.parentWidget()
        if parent is None:
            return
        self.adjustSize()
        size = self.sizeHint()
        x = max(0, (parent.width() - size.width()) // 2)
        self.setGeometry(
            x, parent.height() - size.height() - px(self._bottom), size.width(), size.height()
        )
