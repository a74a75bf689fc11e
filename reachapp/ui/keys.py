"""The keys of the window: single letters outside text fields, sequences after `g`, and the list."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QGridLayout,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from typing_extensions import override

from reachapp.core.i18n import N_
from reachapp.ui.controls import Button, label
from reachapp.ui.i18n import _
from reachapp.ui.layouts import add, columns, rows
from reachapp.ui.theme import px

SEQUENCE_MS = 1500
KEYS: Mapping[str, str] = {
    "j": N_("Next conversation"),
    "k": N_("Previous conversation"),
    "1": N_("Jump to Now"),
    "2": N_("Jump to Later"),
    "/": N_("Search"),
    "r": N_("Reply"),
    "R": N_("First reply with a time"),
    "t": N_("Take it"),
    "T": N_("Let go of it"),
    "e": N_("Done, or open again"),
    "u": N_("Urgent"),
    "U": N_("Not urgent"),
    "w": N_("Show why"),
    "f": N_("Focus until …"),
    "z": N_("Undo"),
    "?": N_("This list"),
    "g b": N_("Go to the desk"),
    "g p": N_("Go to the plan"),
    "g a": N_("Go to the replies"),
    "g m": N_("Go to the people"),
    "g v": N_("Go to the report"),
}
OTHER_KEYS: Mapping[str, str] = {
    "Enter / Esc": N_("Open / back"),
    "Ctrl+Enter": N_("Send the answer"),
    "Ctrl+,": N_("Settings"),
    "Ctrl+Q": N_("Quit (closing the window hides it)"),
}
TEXT_FIELDS = (QLineEdit, QPlainTextEdit, QAbstractSpinBox, QComboBox)


class Keys(QObject):
    """Watches one window for single keys; `pressed(key)` as they are written in `KEYS`."""

    pressed = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._after_g = False
        self.are_on = True
        self._forget = QTimer(self)
        self._forget.setSingleShot(True)
        self._forget.setInterval(SEQUENCE_MS)
        self._forget.timeout.connect(self._end_sequence)
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if not isinstance(watched, QWidget) or watched.window() is not self._window:
            return False
        return self.are_on and self._take(event)

    def _take(self, event: QKeyEvent) -> bool:
        """Return whether the key was one of ours."""
        focus = QApplication.focusWidget()
        changed = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        if isinstance(focus, TEXT_FIELDS) or event.modifiers() & changed:
            return False
        letter = event.text()
        if self._after_g:
            self._end_sequence()
            return self._say(f"g {letter}")
        if letter == "g":
            self._after_g = True
            self._forget.start()
            return True
        return self._say(letter)

    def _say(self, key: str) -> bool:
        if key not in KEYS:
            return False
        self.pressed.emit(key)
        return True

    @Slot()
    def _end_sequence(self) -> None:
        self._after_g = False
        self._forget.stop()


class KeyList(QDialog):
    """The list that `?` opens."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Keys"))
        self.setObjectName("keys")
        layout = rows(self, gap=16, margins=(24, 20, 24, 16))
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(12))
        grid.setVerticalSpacing(px(6))
        everything = [*KEYS.items(), *OTHER_KEYS.items()]
        half = (len(everything) + 1) // 2
        for number, (key, words) in enumerate(everything):
            shown = f"Shift+{key}" if len(key) == 1 and key.isupper() else key
            column = 0 if number < half else 3
            cap = label(shown, "key")
            grid.addWidget(cap, number % half, column, Qt.AlignmentFlag.AlignRight)
            grid.addWidget(label(_(words)), number % half, column + 1)
        grid.setColumnMinimumWidth(2, px(16))
        close = Button(_("Close")).name(_("Close"), "Esc")
        close.clicked.connect(self.accept)
        foot = columns()
        add(foot, None, close)
        add(layout, label(_("Keys"), "title"), grid, foot)
