"""Today as a strip: what the owner is when, where now is, and which promises fall where."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from reachapp.engine.views import DeskRow, Pile, Segment, Status
from reachapp.ui import icons, theme
from reachapp.ui.i18n import _
from reachapp.ui.times import Present
from reachapp.ui.words import sign_of, situation_sign

STRIP = 30
ABOVE = 20
BELOW = 18
MARGIN = timedelta(minutes=30)
NEAREST = 14
"""Two promises nearer than this many pixels become one with a number."""
SOFT = {"open": "reach", "focus": "focus"}


@dataclass(frozen=True, slots=True)
class _Mark:
    x: float
    rows: tuple[DeskRow, ...]


class Timeline(QWidget):
    """30 high, from the earliest to the latest hour of the plan and half an hour around it."""

    def __init__(self, present: Present) -> None:
        super().__init__()
        self._present = present
        self._status: Status | None = None
        self.setFixedHeight(theme.px(ABOVE + STRIP + BELOW))
        self.setAccessibleName(_("Today"))

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.px(330), self.height())

    def show_status(self, status: Status) -> None:
        self._status = status
        self.setVisible(bool(status.segments))
        words = [self._sentence(segment) for segment in status.segments]
        self.setAccessibleDescription(", ".join(words))
        self.setToolTip("\n".join(words))
        self.update()

    def _sentence(self, segment: Segment) -> str:
        clock = self._present.clock
        return _("{state} from {start} to {end}").format(
            state=situation_sign(segment.situation).word,
            start=clock(segment.start),
            end=clock(segment.end),
        )

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._status is None or not self._status.segments:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_strip(painter, self._status)
        self._paint_hours(painter)
        self._paint_marks(painter, self._status)
        painter.end()

    def _span(self) -> tuple[datetime, datetime]:
        segments = self._status.segments if self._status else ()
        shown = [s for s in segments if s.situation in SOFT] or list(segments)
        return min(s.start for s in shown) - MARGIN, max(s.end for s in shown) + MARGIN

    def _x(self, moment: datetime) -> float:
        start, end = self._span()
        part = (moment - start).total_seconds() / (end - start).total_seconds()
        return min(1.0, max(0.0, part)) * self.width()

    def _strip(self) -> QRectF:
        return QRectF(0, theme.px(ABOVE), self.width(), theme.px(STRIP))

    def _paint_strip(self, painter: QPainter, status: Status) -> None:
        look, strip = theme.colours(), self._strip()
        round_ = QPainterPath()
        round_.addRoundedRect(strip, theme.px(6), theme.px(6))
        painter.save()
        painter.setClipPath(round_)
        painter.fillRect(strip, look.named("closeds"))
        for segment in status.segments:
            if segment.situation in SOFT:
                self._paint_segment(painter, segment)
        painter.restore()
        now = self._present.now()
        start, end = self._span()
        if start <= now <= end:
            x = self._x(now)
            bar = QRectF(x - 1, strip.top() - theme.px(2), 2, strip.height() + theme.px(4))
            painter.fillRect(bar, look.named("ink"))

    def _paint_segment(self, painter: QPainter, segment: Segment) -> None:
        look, strip, role = theme.colours(), self._strip(), SOFT[segment.situation]
        left, right = self._x(segment.start), self._x(segment.end)
        area = QRectF(left, strip.top(), right - left, strip.height())
        painter.fillRect(area, look.named(f"{role}s"))
        painter.fillRect(QRectF(left, strip.top(), right - left, 3), look.named(role))
        font = theme.font(11)
        word = situation_sign(segment.situation).word
        width = QFontMetrics(font).horizontalAdvance(word) + theme.px(14)
        now = self._x(self._present.now())
        crosses = left <= now <= left + width
        if width <= right - left and not crosses:
            painter.setFont(font)
            painter.setPen(look.named(role))
            inner = area.adjusted(theme.px(7), 3, 0, 0)
            painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, word)

    def _paint_hours(self, painter: QPainter) -> None:
        start, end = self._span()
        painter.setFont(theme.font(11, tabular=True))
        painter.setPen(theme.colours().named("ink3"))
        local = start.astimezone(self._present.zone)
        hour = local.replace(minute=0) + timedelta(hours=1)
        step = 2 if (end - start) <= timedelta(hours=14) else 4
        while hour.hour % 2 == 0 and hour.astimezone(start.tzinfo) < end:
            hour += timedelta(hours=1)
        while hour.astimezone(start.tzinfo) < end:
            x = self._x(hour.astimezone(start.tzinfo))
            area = QRectF(x - 20, self._strip().bottom() + theme.px(2), 40, theme.px(16))
            painter.drawText(area, Qt.AlignmentFlag.AlignHCenter, str(hour.hour))
            hour += timedelta(hours=step)

    def _paint_marks(self, painter: QPainter, status: Status) -> None:
        side = theme.px(14)
        for mark in self._marks(status):
            at = QPointF(mark.x - side / 2, theme.px(1))
            sign = sign_of(mark.rows[0].state)
            painter.drawPixmap(at, icons.pixmap(sign.icon, 14, sign.colour))
            if len(mark.rows) > 1:
                painter.setFont(theme.font(11, 600))
                painter.setPen(theme.colours().named("ink2"))
                area = QRectF(at.x() + side + 1, at.y(), theme.px(16), side)
                painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, str(len(mark.rows)))

    def _marks(self, status: Status) -> list[_Mark]:
        start, end = self._span()
        marks: list[_Mark] = []
        for row in status.next_rows:
            if row.answer_at is None or row.pile not in {Pile.NOW, Pile.LATER}:
                continue
            if not start <= row.answer_at <= end:
                continue
            x = self._x(row.answer_at)
            if marks and x - marks[-1].x < theme.px(NEAREST):
                marks[-1] = _Mark(marks[-1].x, (*marks[-1].rows, row))
            else:
                marks.append(_Mark(x, (row,)))
        return marks
