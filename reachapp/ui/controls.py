"""The small widgets that every view is made of: labels by role, buttons with icons, chips, lines."""

from collections.abc import Iterable
from typing import TypeVar

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QIcon, QMouseEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLayoutItem,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from reachapp.ui import icons, theme

ICON_ROLES = {
    "primary": "onacc",
    "quiet": "ink2",
    "icon": "ink2",
    "danger": "err",
    "link": "acc",
    "place": "ink2",
    "fold": "ink3",
    "undo": "toast_act",
}


def label(text: str = "", role: str = "", *, tone: str = "", wrap: bool = False) -> QLabel:
    """Return a label of plain text: nothing that a client wrote is ever read as markup."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        made.setProperty("role", role)
    if tone:
        made.setProperty("tone", tone)
    if wrap:
        made.setWordWrap(True)
        made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return made


def dress(widget: QWidget, **properties: str) -> None:
    """Change dynamic properties and let the style sheet look again."""
    changed = False
    for name, value in properties.items():
        if widget.property(name) != value:
            widget.setProperty(name, value)
            changed = True
    if changed:
        widget.style().unpolish(widget)
        widget.style().polish(widget)


class ElidedLabel(QLabel):
    """One line that is cut at the right with dots; the whole stands in the tooltip."""

    def __init__(self, text: str = "", role: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._whole = ""
        self.set_whole(text)

    def set_whole(self, text: str) -> None:
        self._whole = text
        self.setAccessibleName(text)
        self._cut()

    def whole(self) -> str:
        return self._whole

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        shown = self.fontMetrics().elidedText(
            self._whole, Qt.TextElideMode.ElideRight, max(0, self.width() - 1)
        )
        self.setText(shown)
        self.setToolTip(self._whole if shown != self._whole else "")


class Shape(QLabel):
    """An icon that follows the look."""

    def __init__(self, name: str = "", size: int = 16, role: str = "ink3") -> None:
        super().__init__()
        self._name, self._size, self._role = name, size, role
        side = theme.px(size)
        self.setFixedSize(side, side)
        self._draw()

    def show_icon(self, name: str, role: str) -> None:
        self._name, self._role = name, role
        self._draw()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()

    def _draw(self) -> None:
        found = icons.pixmap(self._name, self._size, self._role) if self._name else QPixmap()
        self.setPixmap(found)


class Button(QPushButton):
    """A button of one kind (`primary`, `quiet`, `icon`, `link`, …) whose icon follows the look."""

    def __init__(self, text: str = "", kind: str = "", icon: str = "", size: int = 16) -> None:
        super().__init__(text)
        self._icon, self._size = icon, size
        self.setProperty("kind", kind)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self._draw()

    def set_icon(self, icon: str) -> None:
        self._icon = icon
        self._draw()

    def name(self, words: str, key: str = "") -> "Button":
        """Say what the button does, for the tooltip and for screen readers."""
        self.setAccessibleName(words)
        self.setToolTip(f"{words} ({key})" if key else words)
        return self

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.EnabledChange}:
            self._draw()

    @override
    def checkStateSet(self) -> None:
        super().checkStateSet()
        self._draw()

    @override
    def nextCheckState(self) -> None:
        super().nextCheckState()
        self._draw()

    def _draw(self) -> None:
        if not self._icon:
            return
        role = ICON_ROLES.get(str(self.property("kind")), "ink2")
        if self.isCheckable() and self.isChecked():
            role = "acc"
        if not self.isEnabled():
            role = "ink3"
        self.setIcon(QIcon(icons.pixmap(self._icon, self._size, role)))
        self.setIconSize(QSize(theme.px(self._size), theme.px(self._size)))


class Avatar(QWidget):
    """The initials of a person in a disc; decoration, the name stands beside it."""

    def __init__(self, size: int = 22) -> None:
        super().__init__()
        self._initials = ""
        self._size = size
        self.setFixedSize(theme.px(size), theme.px(size))

    def show_name(self, name: str) -> None:
        self._initials = initials(name)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_avatar(painter, self.rect(), self._initials)
        painter.end()


def initials(name: str) -> str:
    """Return `AB` for `Anne Bakker`, `JD` for `Joost van Dijk`."""
    words = [word for word in name.replace("@", " ").split() if word[:1].isalnum()]
    if not words:
        return ""
    last = words[-1][0] if len(words) > 1 else ""
    return (words[0][0] + last).upper()


def paint_avatar(painter: QPainter, rect: QRect, text: str, ground: str = "accs") -> None:
    look = theme.colours()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.named(ground))
    painter.drawEllipse(rect)
    font = theme.font(10, 700)
    font.setPixelSize(max(7, round(rect.height() * 0.38)))
    painter.setFont(font)
    painter.setPen(look.named("acc"))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)


def line() -> QFrame:
    made = QFrame()
    made.setProperty("role", "line")
    return made


def box(role: str) -> QFrame:
    made = QFrame()
    made.setProperty("role", role)
    return made


def surface(role: str) -> QWidget:
    made = QWidget()
    made.setProperty("role", role)
    made.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    return made


Margins = tuple[int, int, int, int]
BoxT = TypeVar("BoxT", bound=QBoxLayout)


def rows(
    parent: QWidget | None = None, *, gap: int = 0, margins: Margins = (0, 0, 0, 0)
) -> QVBoxLayout:
    return _measured(QVBoxLayout(parent) if parent else QVBoxLayout(), gap, margins)


def columns(
    parent: QWidget | None = None, *, gap: int = 8, margins: Margins = (0, 0, 0, 0)
) -> QHBoxLayout:
    return _measured(QHBoxLayout(parent) if parent else QHBoxLayout(), gap, margins)


def _measured(layout: BoxT, gap: int, margins: Margins) -> BoxT:
    left, top, right, bottom = (theme.px(side) for side in margins)
    layout.setContentsMargins(left, top, right, bottom)
    layout.setSpacing(theme.px(gap))
    return layout


def add(layout: QBoxLayout, *things: QWidget | QLayout | int | None) -> None:
    """Fill a layout: a number is a gap, None is a stretch."""
    for thing in things:
        if thing is None:
            layout.addStretch(1)
        elif isinstance(thing, int):
            layout.addSpacing(theme.px(thing))
        elif isinstance(thing, QWidget):
            layout.addWidget(thing)
        else:
            layout.addLayout(thing)


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and let it go."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        elif inner is not None:
            clear(inner)


class FlowLayout(QLayout):
    """Puts widgets side by side and breaks the line where there is no room."""

    def __init__(self, gap: int = 8) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self.setSpacing(theme.px(gap))
        self.setContentsMargins(0, 0, 0, 0)

    def fill(self, widgets: Iterable[QWidget]) -> None:
        for widget in widgets:
            self.addWidget(widget)

    @override
    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    @override
    def count(self) -> int:
        return len(self._items)

    @override
    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    @override
    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), place=False)

    @override
    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, place=True)

    @override
    def sizeHint(self) -> QSize:
        return self.minimumSize()

    @override
    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _arrange(self, rect: QRect, *, place: bool) -> int:
        x, y, tallest = rect.x(), rect.y(), 0
        for item in self._items:
            hint = item.sizeHint()
            if x + hint.width() > rect.right() + 1 and tallest:
                x, y, tallest = rect.x(), y + tallest + self.spacing(), 0
            if place:
                item.setGeometry(QRect(QPoint(x, y), hint))
            x += hint.width() + self.spacing()
            tallest = max(tallest, hint.height())
        return y + tallest - rect.y()


class Clickable(QFrame):
    """A frame that works as one button, by mouse and by keyboard."""

    def __init__(self, role: str, button: QPushButton) -> None:
        super().__init__()
        self.setProperty("role", role)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._button = button

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self._button.click()
