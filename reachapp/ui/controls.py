"""The small widgets that every view is made of: labels by role, buttons with icons, lines."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QIcon, QMouseEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QPushButton,
    QSizePolicy,
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
        super().__init__()
        self._icon, self._size = icon, size
        self.setProperty("kind", kind)
        self.setText(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self._draw()

    @override
    def setText(self, text: str) -> None:
        """Keep a little more room between icon and words than the style does."""
        gap = "  " if self.property("kind") in {"place", "fold"} else " "
        super().setText(gap + text.lstrip() if self._icon and text else text)

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
    """Draw the disc with initials, for widgets and for the list."""
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
    """Return a hairline."""
    made = QFrame()
    made.setProperty("role", "line")
    return made


def box(role: str) -> QFrame:
    """Return a frame that the style sheet draws by its role."""
    made = QFrame()
    made.setProperty("role", role)
    return made


def surface(role: str) -> QWidget:
    """Return a plain ground that the style sheet colours by its role."""
    made = QWidget()
    made.setProperty("role", role)
    made.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    return made


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
