"""Fields that the style sheet alone cannot draw: check box, choice with chevron, clock time."""

import re

from PySide6.QtCore import QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QRadioButton, QWidget
from typing_extensions import override

from reachapp.ui import icons, theme
from reachapp.ui.controls import Button, dress
from reachapp.ui.i18n import _
from reachapp.ui.layouts import add, columns
from reachapp.ui.times import plain_clock

BOX = 16
QUARTER = 15
DAY = 1440
CLOCK = re.compile(r"(\d{1,2})(?:[:.u]?(\d{2}))?")
GAP = 10


class CheckBox(QCheckBox):
    """A box of 16 px, filled with the accent where it is on."""

    @override
    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(theme.px(BOX + GAP) + width + 6, theme.px(28))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def hitButton(self, pos: object) -> bool:
        return True

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        look, side = theme.colours(), theme.px(BOX)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRect(2, (self.height() - side) // 2, side, side)
        is_on = self.isChecked()
        painter.setBrush(look.named("acc" if is_on else "surf"))
        painter.setPen(QPen(look.named("acc" if is_on else "edge"), 1.5))
        painter.drawRoundedRect(box, theme.px(4), theme.px(4))
        if is_on:
            painter.drawPixmap(box.topLeft(), icons.pixmap("ui/check", BOX, "onacc"))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.named("acc"), 2))
            painter.drawRoundedRect(box.adjusted(-2, -2, 2, 2), theme.px(5), theme.px(5))
        painter.setPen(look.named("ink" if self.isEnabled() else "ink3"))
        painter.setFont(self.font())
        text = self.rect().adjusted(theme.px(BOX + GAP) + 2, 0, 0, 0)
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.end()


class Radio(QRadioButton):
    """One of several, drawn as the check box is."""

    @override
    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(theme.px(BOX + GAP) + width + 6, theme.px(28))

    @override
    def hitButton(self, pos: object) -> bool:
        return True

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        look, side = theme.colours(), theme.px(BOX)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        disc = QRect(2, (self.height() - side) // 2, side, side)
        is_on = self.isChecked()
        painter.setBrush(look.named("surf"))
        painter.setPen(QPen(look.named("acc" if is_on else "edge"), 1.5))
        painter.drawEllipse(disc)
        if is_on:
            inner = theme.px(4)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.named("acc"))
            painter.drawEllipse(disc.adjusted(inner, inner, -inner, -inner))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.named("acc"), 2))
            painter.drawEllipse(disc.adjusted(-2, -2, 2, 2))
        painter.setPen(look.named("ink"))
        painter.setFont(self.font())
        text = self.rect().adjusted(theme.px(BOX + GAP) + 2, 0, 0, 0)
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.end()


class Choice(QComboBox):
    """A drop-down list with our chevron."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        drawn = icons.pixmap("ui/chev-d", 15, "ink2")
        side = theme.px(15)
        painter.drawPixmap(self.width() - side - theme.px(9), (self.height() - side) // 2, drawn)
        painter.end()

    def choose(self, value: object) -> None:
        index = self.findData(value)
        if index >= 0:
            self.setCurrentIndex(index)


class TimeField(QLineEdit):
    """A clock time in minutes of the day: `9`, `9:30` and `930` are understood, arrows move it.

    Signals: `minute_changed`.
    """

    minute_changed = Signal()

    def __init__(self, name: str, *, is_end: bool = False) -> None:
        super().__init__()
        self._is_end = is_end
        self._minute = 0
        self.setAccessibleName(name)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFixedWidth(theme.px(58))
        self.editingFinished.connect(self._read)

    def show_minute(self, minute: int) -> None:
        self._minute = minute
        self.setText(plain_clock(minute))

    def minute(self) -> int:
        return self._minute

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: QUARTER, Qt.Key.Key_Down: -QUARTER}
        if event.key() in steps:
            self._read()
            self._take(self._minute + steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    @Slot()
    def _read(self) -> None:
        found = read_clock(self.text())
        self._take(self._minute if found is None else found)

    def _take(self, minute: int) -> None:
        whole = DAY if self._is_end and not minute else minute
        changed = 0 <= whole <= DAY and whole != self._minute
        self.show_minute(whole if changed else self._minute)
        if changed:
            self.minute_changed.emit()


def read_clock(text: str) -> int | None:
    """Return the minute of the day that people mean by `9`, `9:30`, `9.30` or `930`."""
    match = CLOCK.fullmatch(text.strip())
    if match is None:
        return None
    minute = int(match[1]) * 60 + int(match[2] or 0)
    return minute if int(match[2] or 0) < 60 and minute <= DAY else None  # noqa: PLR2004


class PasswordField(QWidget):
    """A password with a button to look at it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.field = QLineEdit()
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setAccessibleName(name)
        self._show = Button(_("Show"), "link").name(_("Show the password"))
        self._show.clicked.connect(self._turn)
        inner = columns(self.field, margins=(0, 0, 8, 0))
        add(inner, None, self._show)
        self.field.setTextMargins(0, 0, theme.px(64), 0)
        add(columns(self), self.field)

    def text(self) -> str:
        return self.field.text()

    def show_fault(self, is_wrong: bool) -> None:
        dress(self.field, tone="err" if is_wrong else "")

    def _turn(self) -> None:
        is_hidden = self.field.echoMode() is QLineEdit.EchoMode.Password
        modes = QLineEdit.EchoMode
        self.field.setEchoMode(modes.Normal if is_hidden else modes.Password)
        self._show.setText(_("Hide") if is_hidden else _("Show"))


def text_field(name: str, hint: str = "", *, width: int = 0) -> QLineEdit:
    """Return a field for one line with its accessible name."""
    made = QLineEdit()
    made.setAccessibleName(name)
    made.setPlaceholderText(hint)
    if width:
        made.setFixedWidth(theme.px(width))
    return made
