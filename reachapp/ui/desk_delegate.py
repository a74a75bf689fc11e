"""Paints one line of the desk: shape, who, what, the promised time, and in "Now" who has it."""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from reachapp.engine.views import DeskRow, Pile, RowState
from reachapp.ui import icons, theme
from reachapp.ui.controls import initials, paint_avatar
from reachapp.ui.desk_model import LINE, Caption, Index, Line
from reachapp.ui.i18n import _
from reachapp.ui.times import Present, minutes_between
from reachapp.ui.words import first_name, pile_name, sign_of

CAPTION_HEIGHT = 40
FIRST_HEIGHT = 26
ROW_HEIGHT = 57
NOW_HEIGHT = 76
LINE_HEIGHT = 19
SOON_MINUTES = 60
ALIGN_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
ALIGN_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def line_height(line: Line, *, is_first: bool = False) -> int:
    """Return the fixed height of a line, so that a hundred thousand of them need no layout."""
    if isinstance(line, Caption):
        return theme.px(FIRST_HEIGHT if is_first else CAPTION_HEIGHT)
    return theme.px(NOW_HEIGHT if line.pile is Pile.NOW else ROW_HEIGHT)


class DeskDelegate(QStyledItemDelegate):
    """Draws with the colours of the look; holds no state of its own."""

    def __init__(self, present: Present, parent: QWidget) -> None:
        super().__init__(parent)
        self._present = present

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(theme.px(320), line_height(index.data(LINE)))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = index.data(LINE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect: QRect = option.rect
        if isinstance(line, Caption):
            self._paint_caption(painter, rect, line)
        else:
            state: QStyle.StateFlag = option.state
            self._paint_ground(painter, rect, state)
            self._paint_row(painter, rect, line)
        painter.restore()

    def _paint_caption(self, painter: QPainter, rect: QRect, line: Caption) -> None:
        area = rect.adjusted(theme.px(20), 0, -theme.px(20), -theme.px(4))
        area.setTop(rect.bottom() - theme.px(24))
        name = pile_name(line.pile)
        bold = theme.font(13, 600)
        _text(painter, area, name, bold, "ink")
        used = QFontMetrics(bold).horizontalAdvance(name) + theme.px(8)
        _text(painter, area.adjusted(used, 0, 0, 0), str(line.count), theme.font(13), "ink3")
        if line.pile is Pile.NOW:
            words = _("answer by")
            _text(painter, area, words, theme.font(12), "ink3", ALIGN_RIGHT)

    def _paint_ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        look = theme.colours()
        inner = QRectF(rect.adjusted(theme.px(8), 0, -theme.px(8), 0))
        is_selected = bool(state & QStyle.StateFlag.State_Selected)
        is_hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        if not is_selected and not is_hovered:
            return
        painter.setBrush(look.named("sel" if is_selected else "hover"))
        has_focus = is_selected and bool(state & QStyle.StateFlag.State_Active)
        view = self.parent()
        has_focus = has_focus and isinstance(view, QWidget) and view.hasFocus()
        pen = QPen(look.named("acc"), 2) if has_focus else QPen(Qt.PenStyle.NoPen)
        painter.setPen(pen)
        edge = 1.0 if has_focus else 0.0
        radius = theme.px(8)
        painter.drawRoundedRect(inner.adjusted(edge, edge, -edge, -edge), radius, radius)

    def _paint_row(self, painter: QPainter, rect: QRect, row: DeskRow) -> None:
        sign = sign_of(row.state)
        top, height = rect.top() + theme.px(9), theme.px(LINE_HEIGHT)
        left, right = rect.left() + theme.px(20), rect.right() - theme.px(20)
        painter.drawPixmap(left, top + theme.px(2), icons.pixmap(sign.icon, 15, sign.colour))
        start = left + theme.px(26)
        time, below = self._times(row)
        first = QRect(start, top, right - start + 1, height)
        second = first.translated(0, height)
        room = _text(painter, first, time, theme.font(13, 600, tabular=True), "ink", ALIGN_RIGHT)
        _elided(painter, first.adjusted(0, 0, -room, 0), row.contact, theme.font(13, 600), "ink")
        role = self._below_role(row)
        font = theme.font(12, 400 if role == "ink3" else 600, tabular=True)
        room = _text(painter, second, below, font, role, ALIGN_RIGHT)
        _elided(painter, second.adjusted(0, 0, -room, 0), row.subject, theme.font(13), "ink2")
        if row.pile is Pile.NOW:
            third = second.translated(0, height + theme.px(1))
            self._paint_who(painter, third, row)

    def _paint_who(self, painter: QPainter, area: QRect, row: DeskRow) -> None:
        sign = sign_of(row.state)
        small, bold = theme.font(12), theme.font(12, 600)
        x = area.left() + _text(painter, area, sign.word, bold, sign.colour)
        dot = _text(painter, QRect(QPoint(x, area.top()), area.size()), "·", small, "ink2")
        x += dot
        if row.taken_by:
            side = theme.px(17)
            disc = QRect(x, area.center().y() - side // 2 + 1, side, side)
            paint_avatar(painter, disc, initials(row.taken_by))
            x += side + theme.px(5)
        rest = QRect(x, area.top(), area.right() - x, area.height())
        _elided(painter, rest, who_words(row), small, "ink2")

    def _times(self, row: DeskRow) -> tuple[str, str]:
        present = self._present
        if not present.is_known:
            return "", ""
        if row.answer_at is None or row.pile is Pile.NO_REPLY:
            return present.clock(row.received_at), present.day(row.received_at)
        if row.pile is Pile.DONE:
            return present.clock(row.answer_at), present.day(row.answer_at)
        return present.clock(row.answer_at), present.distance(row.answer_at)

    def _below_role(self, row: DeskRow) -> str:
        if row.answer_at is None or row.pile not in {Pile.NOW, Pile.LATER}:
            return "ink3"
        if not self._present.is_known:
            return "ink3"
        ahead = minutes_between(self._present.now(), row.answer_at)
        if ahead < 0:
            return "broken"
        if row.state is RowState.URGENT:
            return "urgent"
        return "soon" if ahead < SOON_MINUTES and row.pile is Pile.NOW else "ink3"


def who_words(row: DeskRow) -> str:
    """Say who has the conversation."""
    if row.taken_by:
        return _("{name} is on it").format(name=first_name(row.taken_by))
    if row.is_from_before:
        return _("from before Reachapp")
    return _("no alarm yet") if row.state is RowState.WATCHING else _("nobody on it yet")


def _text(
    painter: QPainter,
    area: QRect,
    text: str,
    font: QFont,
    role: str,
    align: Qt.AlignmentFlag = ALIGN_LEFT,
) -> int:
    """Draw one line that is never cut, and return the room that it takes with its gap."""
    painter.setFont(font)
    painter.setPen(theme.colours().named(role))
    painter.drawText(area, align, text)
    return QFontMetrics(font).horizontalAdvance(text) + theme.px(8 if text != "·" else 5)


def _elided(painter: QPainter, area: QRect, text: str, font: QFont, role: str) -> None:
    painter.setFont(font)
    painter.setPen(theme.colours().named(role))
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, ALIGN_LEFT, shown)
