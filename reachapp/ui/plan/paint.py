"""How the week looks: columns and hours, windows, blocks, lanes of the telephone, and now."""

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen, QPixmap

from reachapp.availability.week_view import Day, Piece
from reachapp.ui import icons, theme
from reachapp.ui.i18n import _
from reachapp.ui.plan.piece_words import holiday_name, marks_of, sign_of_kind, span_words
from reachapp.ui.plan.sheet import DAY, DAYS, SCALE_PX, Sheet
from reachapp.ui.times import plain_clock

LANE_PX = 17
LEFT_TOP = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


def paint_hours(painter: QPainter, sheet: Sheet) -> None:
    """Draw a line every two hours with its time."""
    look = theme.colours()
    painter.setFont(theme.font(11, tabular=True))
    for minute in range(60, DAY, 120):
        y = sheet.y(minute)
        painter.fillRect(
            QRectF(theme.px(SCALE_PX), y, sheet.width - theme.px(SCALE_PX), 1), look.named("line")
        )
        painter.setPen(look.named("ink3"))
        area = QRectF(0, y - 9, theme.px(SCALE_PX - 8), 18)
        painter.drawText(
            area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, plain_clock(minute)
        )
    for number in range(DAYS):
        column = sheet.column(number)
        painter.fillRect(QRectF(column.left(), 0, 1, column.height()), look.named("line"))


def paint_closed(painter: QPainter, sheet: Sheet, number: int, day: Day) -> None:
    """Draw a date on which nobody is there as a grey column."""
    body = sheet.column(number).adjusted(1, 0, 0, 0)
    painter.fillRect(body, theme.colours().named("closeds"))
    if day.is_override:
        _outline(painter, body.adjusted(4, 4, -4, -4), "closed", is_dashed=True)


def paint_closed_words(
    painter: QPainter, sheet: Sheet, number: int, day: Day, visible: QRectF
) -> None:
    """Say in the part that can be seen that the date is closed, and why."""
    column = sheet.column(number)
    top = visible.top() + theme.px(12)
    left = column.left() + theme.px(10)
    ring = icons.pixmap("status/closed", 13, "closed")
    painter.drawPixmap(QPointF(left, top + 2), ring)
    painter.setPen(theme.colours().named("closed"))
    painter.setFont(theme.font(12, 600))
    room = QRectF(left + theme.px(18), top, column.right() - left - theme.px(20), theme.px(18))
    _one_line(painter, room, _("Closed"))
    second = _("Exception") if day.is_override else holiday_name(day.holiday)
    painter.setPen(theme.colours().named("ink2"))
    painter.setFont(theme.font(12))
    below = QRectF(left, top + theme.px(19), column.width() - theme.px(14), theme.px(60))
    painter.drawText(below, LEFT_TOP | Qt.TextFlag.TextWordWrap, second)


def paint_piece(painter: QPainter, sheet: Sheet, piece: Piece, *, is_faint: bool = False) -> None:
    """Draw a window or a block with its edge, hours and marks."""
    sign = sign_of_kind(piece.kind)
    boxes = sheet.piece_boxes(piece)
    painter.save()
    painter.setOpacity(0.45 if is_faint else 1.0)
    for box in boxes:
        if piece.is_fixed:
            _hatch(painter, box)
        else:
            _soft_box(painter, box, sign.colour, is_dashed=piece.is_override)
    for box in boxes[:1]:
        _words(painter, box, piece)
    painter.restore()


def paint_lane(painter: QPainter, sheet: Sheet, piece: Piece) -> None:
    """Draw the hours of the telephone as a white lane with a handset."""
    look = theme.colours()
    for box in sheet.piece_boxes(piece):
        width = theme.px(LANE_PX)
        lane = QRectF(box.right() - width - 3, box.top() + 1, width, box.height() - 2)
        painter.setBrush(look.named("surf"))
        painter.setPen(QPen(look.named("reach"), 1))
        painter.drawRoundedRect(lane, 4, 4)
        if lane.height() >= theme.px(22):
            handset = icons.pixmap("ui/phone", 13, "reach")
            painter.drawPixmap(QPointF(lane.left() + 2, lane.top() + 5), handset)


def paint_ghost(painter: QPainter, boxes: Iterable[QRectF], words: str) -> None:
    """Draw what a drag would make."""
    look = theme.colours()
    for number, box in enumerate(boxes):
        painter.setBrush(look.named("sel"))
        painter.setPen(QPen(look.named("acc"), 2))
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 4, 4)
        if not number:
            painter.setFont(theme.font(12, 600))
            painter.setPen(look.named("acc"))
            _one_line(painter, box.adjusted(theme.px(8), 3, -2, 0), words)


def paint_selection(painter: QPainter, boxes: Iterable[QRectF], *, has_focus: bool) -> None:
    """Draw the line around what is chosen."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.colours().named("acc"), 2 if has_focus else 1))
    for box in boxes:
        painter.drawRoundedRect(box.adjusted(-1, -1, 1, 1), 5, 5)


def paint_now(painter: QPainter, sheet: Sheet, day: date, minute: int) -> None:
    """Draw the line of the present moment."""
    number = (day - sheet.monday).days
    if 0 <= number < DAYS:
        column, y = sheet.column(number), sheet.y(minute)
        ink = theme.colours().named("ink")
        painter.fillRect(QRectF(column.left() + 1, y - 1, column.width() - 1, 2), ink)
        painter.setBrush(ink)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawEllipse(QPointF(column.left() + 1, y), 4, 4)


def _soft_box(painter: QPainter, box: QRectF, colour: str, *, is_dashed: bool) -> None:
    look = theme.colours()
    box = box.adjusted(0, 0.5, 0, -0.5)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.named(colour))
    painter.drawRoundedRect(box, 4, 4)
    painter.setBrush(look.named("surf"))
    painter.drawRoundedRect(box.adjusted(3, 0, 0, 0), 3, 3)
    painter.setBrush(look.named(f"{colour}s"))
    painter.drawRoundedRect(box.adjusted(3, 0, 0, 0), 3, 3)
    if is_dashed:
        _outline(painter, box, colour, is_dashed=True)


def _outline(painter: QPainter, box: QRectF, colour: str, *, is_dashed: bool) -> None:
    pen = QPen(theme.colours().named(colour), 1.5)
    if is_dashed:
        pen.setStyle(Qt.PenStyle.DashLine)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen)
    painter.drawRoundedRect(box.adjusted(0.75, 0.75, -0.75, -0.75), 4, 4)


def _hatch(painter: QPainter, box: QRectF) -> None:
    look = theme.colours()
    painter.setPen(QPen(look.named("edge"), 1))
    painter.setBrush(look.named("surf"))
    painter.drawRoundedRect(box, 4, 4)
    painter.setBrush(QBrush(look.named("line2"), Qt.BrushStyle.BDiagPattern))
    painter.drawRoundedRect(box, 4, 4)


def _words(painter: QPainter, box: QRectF, piece: Piece) -> None:
    sign, line = sign_of_kind(piece.kind), theme.px(16)
    inner = box.adjusted(theme.px(9), theme.px(3), -theme.px(3), 0)
    painter.setFont(theme.font(12))
    painter.setPen(theme.colours().named(sign.colour))
    if piece.kind != "window":
        shape = QPixmap(icons.pixmap(sign.icon, 12, sign.colour))
        painter.drawPixmap(QPointF(inner.left(), inner.top() + 2), shape)
        _one_line(painter, inner.adjusted(theme.px(17), 0, 0, 0), sign.word)
        if not piece.is_whole_days and box.height() >= 2 * line + 6:
            _one_line(painter, inner.translated(0, line), span_words(piece.start, piece.end))
        return
    _one_line(painter, inner, span_words(piece.start, piece.end))
    if (marks := marks_of(piece)) and box.height() >= 2 * line + 6:
        area = inner.adjusted(0, line, -theme.px(LANE_PX), 0)
        painter.drawText(area, LEFT_TOP | Qt.TextFlag.TextWordWrap, marks)
    if piece.is_override and box.height() >= 2 * line + 10:
        area = QRectF(inner.left(), box.bottom() - line - 5, inner.width() + 2, line)
        _one_line(painter, area, _("Exception"))


def _one_line(painter: QPainter, area: QRectF, words: str) -> None:
    shown = painter.fontMetrics().elidedText(
        words, Qt.TextElideMode.ElideRight, max(0, int(area.width()))
    )
    painter.drawText(area, LEFT_TOP, shown)
