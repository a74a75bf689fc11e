"""The last eight weeks as bars: kept below, broken on top, and the count above each."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from reachapp.report.week_report import KeptInWeek
from reachapp.ui import theme
from reachapp.ui.i18n import _
from reachapp.ui.theme import px

BAR, LINE, GAP = 72, 20, 6
WIDEST = 56
PALE = 0.4
"""Of the weeks before."""


class WeekBars(QWidget):
    """Painted; a screen reader gets the same numbers as a sentence a week."""

    def __init__(self) -> None:
        super().__init__()
        self._weeks: Sequence[KeptInWeek] = ()
        self.setFixedHeight(px(BAR + 2 * LINE + GAP))
        self.setMinimumWidth(px(8 * 34))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_weeks(self, weeks: Sequence[KeptInWeek]) -> None:
        self._weeks = weeks
        told = _("week {number}: {kept} of {n} kept")
        self.setAccessibleName(
            "; ".join(
                told.format(number=each.week.number, kept=each.kept, n=each.kept + each.broken)
                for each in weeks
            )
        )
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        most = max((each.kept + each.broken for each in self._weeks), default=0)
        step = min(px(WIDEST + GAP), self.width() // max(1, len(self._weeks)))
        for number, each in enumerate(self._weeks):
            room = QRect(number * step, 0, step - px(GAP), self.height())
            self._bar(painter, room, each, most, is_last=number == len(self._weeks) - 1)
        painter.end()

    def _bar(
        self, painter: QPainter, room: QRect, each: KeptInWeek, most: int, *, is_last: bool
    ) -> None:
        look = theme.colours()
        whole = each.kept + each.broken
        foot = room.bottom() - px(LINE)
        painter.setPen(Qt.PenStyle.NoPen)
        top = foot
        kept, broken = look.named("acc"), look.named("broken")
        kept.setAlphaF(1 if is_last else PALE)
        for value, colour in ((each.kept, kept), (each.broken, broken)):
            if value:
                height = max(px(3), round(px(BAR) * value / most))
                painter.setBrush(colour)
                bar = QRect(room.left(), top - height, room.width(), height)
                painter.drawRoundedRect(bar, px(2), px(2))
                top -= height + px(2)
        centre = Qt.AlignmentFlag.AlignCenter
        painter.setFont(theme.font(11, 600 if is_last else 400, tabular=True))
        painter.setPen(look.named("ink" if is_last else "ink3"))
        count = f"{each.kept}/{whole}" if whole else "–"
        painter.drawText(QRect(room.left(), top - px(LINE), room.width(), px(LINE)), centre, count)
        name = QRect(room.left(), foot, room.width(), px(LINE))
        painter.drawText(name, centre, str(each.week.number))
