"""The six steps of the dialog, always visible at its left, each a button."""

from collections.abc import Mapping
from enum import StrEnum

from PySide6.QtCore import QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame
from typing_extensions import override

from reachapp.core.i18n import N_
from reachapp.ui import icons, theme
from reachapp.ui.controls import Button, Shape, label
from reachapp.ui.i18n import _
from reachapp.ui.layouts import add, columns, rows
from reachapp.ui.theme import px


class Step(StrEnum):
    """The steps, in order."""

    ADDRESS = "address"
    CONNECTION = "connection"
    HOURS = "hours"
    TONE = "tone"
    PEOPLE = "people"
    OBSERVE = "observe"


NAMES: Mapping[Step, str] = {
    Step.ADDRESS: N_("Address"),
    Step.CONNECTION: N_("Connection"),
    Step.HOURS: N_("Hours"),
    Step.TONE: N_("Tone"),
    Step.PEOPLE: N_("People"),
    Step.OBSERVE: N_("Look on"),
}
NEXT: Mapping[Step, str] = {
    Step.CONNECTION: N_("On to connection"),
    Step.HOURS: N_("On to hours"),
    Step.TONE: N_("On to tone"),
    Step.PEOPLE: N_("On to people"),
    Step.OBSERVE: N_("On to looking on"),
}


class StepButton(Button):
    """A number in a ring, or a tick when the step is done."""

    def __init__(self, step: Step, number: int) -> None:
        super().__init__(_(NAMES[step]), "place")
        self.step, self._number = step, number
        self.is_done = False
        self.setCheckable(True)
        self.setObjectName(f"step-{step}")
        self.setMinimumHeight(px(36))
        self.name(_("Step {number}: {name}").format(number=number, name=_(NAMES[step])))
        self.setToolTip("")

    @override
    def sizeHint(self) -> QSize:
        return super().sizeHint() + QSize(px(32), 0)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        words, look = self.text(), theme.colours()
        self.blockSignals(True)
        self.setText("")
        super().paintEvent(event)
        self.setText(words)
        self.blockSignals(False)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = px(20)
        ring = QRect(px(10), (self.height() - side) // 2, side, side)
        if self.is_done and not self.isChecked():
            painter.drawPixmap(ring.topLeft(), icons.pixmap("status/kept", 20, "reach"))
        else:
            self._paint_ring(painter, ring)
        painter.setPen(look.named("ink" if self.isChecked() else "ink2"))
        painter.setFont(theme.font(13, 600 if self.isChecked() else 400))
        text = self.rect().adjusted(px(40), 0, 0, 0)
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, words)
        painter.end()

    def _paint_ring(self, painter: QPainter, ring: QRect) -> None:
        look, is_on = theme.colours(), self.isChecked()
        painter.setPen(QPen(look.named("acc" if is_on else "edge"), 1.5))
        painter.setBrush(look.named("acc") if is_on else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(ring.adjusted(1, 1, -1, -1))
        painter.setPen(look.named("onacc" if is_on else "ink2"))
        painter.setFont(theme.font(11, 600 if is_on else 400))
        painter.drawText(ring, Qt.AlignmentFlag.AlignCenter, str(self._number))


class StepBar(QFrame):
    """`chosen(Step)` by mouse and keyboard."""

    chosen = Signal(object)

    def __init__(self, foot: str) -> None:
        super().__init__()
        self.setProperty("role", "side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(px(216))
        layout = rows(self, gap=2, margins=(16, 22, 16, 22))
        brand = columns(gap=10, margins=(8, 0, 0, 14))
        add(brand, Shape("brand", 26, "acc"), label("Reachapp", "brand"), None)
        layout.addLayout(brand)
        self.buttons = {step: StepButton(step, number) for number, step in enumerate(Step, 1)}
        for button in self.buttons.values():
            button.clicked.connect(self._choose)
            layout.addWidget(button)
        add(layout, None, label(foot, "hint", wrap=True))

    def show_step(self, current: Step, done: set[Step]) -> None:
        for step, button in self.buttons.items():
            button.is_done = step in done
            button.setChecked(step is current)
            button.update()

    @Slot()
    def _choose(self) -> None:
        button = self.sender()
        if isinstance(button, StepButton):
            self.chosen.emit(button.step)
