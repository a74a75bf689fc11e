"""The card that opens beside what it changes; Esc closes it and gives the focus back."""

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget
from typing_extensions import override

from reachapp.ui import theme
from reachapp.ui.controls import Button, ElidedLabel, label
from reachapp.ui.i18n import _
from reachapp.ui.layouts import add, columns, rows

WIDTH_PX = 396


class Card(QFrame):
    """A child of the page, so that it works where windows cannot be placed. Signals: `closed`."""

    closed = Signal()

    def __init__(self, page: QWidget, title: str) -> None:
        super().__init__(page)
        self._page = page
        self.setProperty("role", "plan-card")
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(theme.px(WIDTH_PX))
        self.title = ElidedLabel(title, "head")
        self.cross = Button("", "icon", "ui/close").name(_("Close"), "Esc")
        self.cross.clicked.connect(self.leave)
        self.fault = label("", "small", tone="err", wrap=True)
        self.fault.hide()
        top = columns(gap=8)
        top.addWidget(self.title, 1)
        top.addWidget(self.cross)
        self.body: QVBoxLayout = rows(gap=12)
        self.foot = columns(gap=8)
        add(rows(self, gap=10, margins=(18, 12, 14, 14)), top, self.body, self.fault, self.foot)
        self.hide()

    def open_beside(self, spot: QRect) -> None:
        """Show it right of `spot` (in the page), or where there is room."""
        page = self._page
        gap = theme.px(8)
        self.adjustSize()
        left = spot.right() + gap
        if left + self.width() > page.width() - gap:
            left = spot.left() - gap - self.width()
        left = min(max(left, gap), page.width() - gap - self.width())
        top = min(max(spot.top(), theme.px(68)), page.height() - gap - self.height())
        self.move(left, max(top, gap))
        self.show()
        self.raise_()

    def show_fault(self, words: str) -> None:
        self.fault.setText(words)
        self.fault.setVisible(bool(words))
        self.adjustSize()

    def leave(self) -> None:
        if self.isVisible():
            self.hide()
            self.closed.emit()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and _is_escape(event):
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            super().keyPressEvent(event)


def _is_escape(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
