"""The field in which a person answers by mail, in plain text."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit
from typing_extensions import override

from reachapp.engine.views import FirstReplyDraft
from reachapp.ui.controls import Button, ElidedLabel, label
from reachapp.ui.i18n import _
from reachapp.ui.layouts import add, columns, rows
from reachapp.ui.theme import px


class Composer(QFrame):
    """To, text, send. Signals: `sent(text)`, `left`."""

    sent = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "foot")
        self._to = ElidedLabel("", "small")
        self.first: FirstReplyDraft | None = None
        self._kept = ""
        self.hint = label("", "small", tone="err", wrap=True)
        self.hint.hide()
        self.field = _Field()
        self.field.setProperty("role", "field")
        self.field.setObjectName("answer")
        self.field.setAccessibleName(_("Your answer"))
        self.field.setPlaceholderText(_("Write your answer; it goes out as plain text."))
        self.field.setTabChangesFocus(True)
        self.field.setFixedHeight(px(170))
        self.send = Button(_("Send"), "primary", "ui/send").name(_("Send"), "Ctrl+Enter")
        self.send.setObjectName("send")
        self._cancel = Button(_("Not now"), "quiet").name(_("Close without sending"), "Esc")
        self.send.setEnabled(False)
        layout = rows(self, gap=8, margins=(28, 12, 28, 12))
        foot = columns(gap=8)
        add(foot, label(_("You can undo for 60 s after sending."), "hint"), None)
        add(foot, self._cancel, self.send)
        add(layout, self._to, self.field, self.hint, foot)
        self.field.textChanged.connect(self._weigh)
        self.field.sent.connect(self._send)
        self.field.left.connect(self.left)
        self.send.clicked.connect(self._send)
        self._cancel.clicked.connect(self.left)
        self.hide()

    def begin(self, address: str) -> None:
        """Write an answer; one that was half written is there again."""
        if self.first is not None:
            self.first = None
            self.field.setPlainText(self._kept)
        self._to.set_whole(_("To {address}").format(address=address))
        self.show()
        self.field.setFocus()

    def begin_first(self, address: str, draft: FirstReplyDraft) -> None:
        """Write a first reply from its draft; its time has to stay in the text."""
        if self.first is None:
            self._kept = self.field.toPlainText()
        self.first = draft
        self._to.set_whole(_("First reply to {address}").format(address=address))
        self.field.setPlainText(draft.text)
        self.show()
        self.field.setFocus()

    def clear(self) -> None:
        self.first, self._kept = None, ""
        self.field.setPlainText("")
        self.hide()

    @property
    def text(self) -> str:
        return self.field.toPlainText().strip()

    @Slot()
    def _weigh(self) -> None:
        statement = self.first.statement if self.first is not None else ""
        has_time = statement in self.text
        self.send.setEnabled(bool(self.text) and has_time)
        self.hint.setVisible(not has_time)
        words = _("Keep “{statement}” in the text: that is what is promised.")
        self.hint.setText(words.format(statement=statement))

    @Slot()
    def _send(self) -> None:
        if self.send.isEnabled():
            self.sent.emit(self.text)


class _Field(QPlainTextEdit):
    """Plain text; `Ctrl+Enter` sends and `Esc` leaves."""

    sent = Signal()
    left = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.sent.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
