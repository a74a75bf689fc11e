"""One reason of a label as a chip: the words of the mail in quotes, or what is known."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from reachapp.core.verdict import Reason
from reachapp.ui import theme
from reachapp.ui.reason_words import reason_sentence, reason_words

PAD = 8
HEIGHT = 22


class ReasonChip(QWidget):
    """A chip of 22 px without fill; pointing at it marks the words (`pointed_at(words)`)."""

    pointed_at = Signal(str)

    def __init__(self, reason: Reason) -> None:
        super().__init__()
        self._dim, self._strong = reason_words(reason)
        self._evidence = reason.evidence
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(f"{reason_sentence(reason)}: {self._dim} {self._strong}")
        self.setToolTip(reason_sentence(reason))

    @override
    def sizeHint(self) -> QSize:
        metrics = self._metrics()
        width = metrics + 2 * theme.px(PAD) + 2
        return QSize(width, theme.px(HEIGHT))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _metrics(self) -> int:
        self.setFont(theme.font(12, 500))
        measure = self.fontMetrics().horizontalAdvance
        gap = theme.px(4) if self._dim and self._strong else 0
        return measure(self._dim) + measure(self._strong) + gap

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.named("acc"), 2) if self.hasFocus() else look.named("line"))
        rect = self.rect().adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
        font = theme.font(12, 500)
        painter.setFont(font)
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        area = rect.adjusted(theme.px(PAD), 0, 0, 0)
        if self._dim:
            painter.setPen(look.named("ink3"))
            painter.drawText(area, middle, self._dim)
            used = painter.fontMetrics().horizontalAdvance(self._dim) + theme.px(4)
            area = area.adjusted(used, 0, 0, 0)
        painter.setPen(look.named("ink"))
        painter.drawText(area, middle, self._strong)
        painter.end()

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.pointed_at.emit(self._evidence)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.pointed_at.emit("")

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.pointed_at.emit(self._evidence)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.pointed_at.emit("")
