"""The week to draw in: by mouse and, with the same reach, by keyboard.

Keys: arrows move what is chosen by a quarter of an hour or a day, with shift they move its end;
Enter opens it, or begins a new stretch at the cursor; Del takes it away; Tab goes from one to the
next; Esc lets go; Page Up and Page Down turn to another week.
"""

from collections.abc import Sequence
from datetime import date, datetime

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from reachapp.availability.week_view import Piece, Week
from reachapp.ui import theme
from reachapp.ui.plan import paint
from reachapp.ui.plan.hand import Drag, found_again, layer, nudged, sentences
from reachapp.ui.plan.piece_words import piece_sentence, span_words, week_words
from reachapp.ui.plan.sheet import DAY, DAYS, STEP, Grip, Sheet
from reachapp.ui.times import long_day, plain_clock

FIRST_CURSOR = 9 * 60
NEW_LENGTH = 60
HOUR = 60
Key = Qt.Key


class WeekCanvas(QWidget):
    """One week, from midnight to midnight.

    Signals: `drawn(date, start, end)`, `reshaped(piece, date, start, end)`, `erased(piece)`,
    `opened(piece)`, `chosen(piece or None)`, `turned(weeks)`, `seen(top, bottom)`.
    """

    drawn = Signal(object, int, int)
    reshaped = Signal(object, object, int, int)
    erased = Signal(object)
    opened = Signal(object)
    chosen = Signal(object)
    turned = Signal(int)
    seen = Signal(int, int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("week")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setFixedHeight(Sheet.height())
        self._week: Week | None = None
        self._lanes: tuple[Piece, ...] = ()
        self._chosen: Piece | None = None
        self._cursor = (0, FIRST_CURSOR)
        self._drag: Drag | None = None
        self._now: datetime | None = None

    def show_week(self, week: Week, lanes: Sequence[Piece], now: datetime | None) -> None:
        """Show it; what was chosen stays so where it can be found again."""
        self._week, self._lanes, self._now = week, tuple(lanes), now
        if self._chosen is not None:
            self._choose(found_again(week.pieces, self._chosen), tell=False)
        self._describe()
        self.update()

    @property
    def piece(self) -> Piece | None:
        return self._chosen

    @property
    def cursor_date(self) -> date:
        return self.sheet().date_of(self._cursor[0])

    @property
    def cursor_minute(self) -> int:
        return self._cursor[1]

    def sheet(self) -> Sheet:
        monday = self._week.monday if self._week else date(2024, 1, 1)
        return Sheet(self.width(), monday)

    def choose_at(self, day: date, start: int, kind: str) -> None:
        """Choose the piece that begins there, after it was made."""
        pieces = self._week.pieces if self._week else ()
        same = [p for p in pieces if (p.day, p.start, p.kind) == (day, start, kind)]
        self._choose(same[0] if same else None)

    def box_of(self, piece: Piece) -> QRectF:
        """Return where a piece lies, for what is to open beside it."""
        boxes = self.sheet().piece_boxes(piece)
        return boxes[0] if boxes else QRectF()

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.px(640), Sheet.height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._week is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        sheet, visible = self.sheet(), QRectF(self.visibleRegion().boundingRect())
        painter.fillRect(self.rect(), theme.colours().named("surf"))
        self._paint_ground(painter, sheet, visible)
        moved = self._drag.piece if self._drag is not None and self._drag.has_moved else None
        ordered = sorted(self._week.pieces, key=layer)
        windows = [piece for piece in ordered if not layer(piece)]
        for piece in windows:
            paint.paint_piece(painter, sheet, piece, is_faint=piece is moved)
        for lane in self._lanes:
            paint.paint_lane(painter, sheet, lane)
        for piece in ordered[len(windows) :]:
            paint.paint_piece(painter, sheet, piece, is_faint=piece is moved)
        self._paint_hand(painter, sheet)
        if self._now is not None:
            local = self._now.astimezone(self._week.zone)
            paint.paint_now(painter, sheet, local.date(), local.hour * HOUR + local.minute)
        painter.end()

    def _paint_ground(self, painter: QPainter, sheet: Sheet, visible: QRectF) -> None:
        days = self._week.days if self._week else ()
        for number, day in enumerate(days):
            if day.is_closed:
                paint.paint_closed(painter, sheet, number, day)
        paint.paint_hours(painter, sheet)
        for number, day in enumerate(days):
            if day.is_closed:
                paint.paint_closed_words(painter, sheet, number, day, visible)

    def _paint_hand(self, painter: QPainter, sheet: Sheet) -> None:
        drag = self._drag
        if drag is not None and drag.has_moved:
            boxes = sheet.boxes(drag.date, drag.start, drag.end)
            paint.paint_ghost(painter, boxes, span_words(drag.start, drag.end))
        elif self._chosen is not None:
            boxes = sheet.piece_boxes(self._chosen)
            paint.paint_selection(painter, boxes, has_focus=self.hasFocus())
        elif self.hasFocus():
            day, minute = self._cursor
            boxes = sheet.boxes(sheet.date_of(day), minute, minute + 2 * STEP)
            paint.paint_selection(painter, boxes, has_focus=True)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton or self._week is None:
            return
        point, sheet = event.position(), self.sheet()
        day, minute = sheet.day_at(point.x()), sheet.minute_at(point.y())
        found = None if _wants_new(event) else sheet.find(self._week.pieces, point)
        if found is None:
            self._choose(None)
            self._put_cursor(day, min(minute, DAY - STEP))
            self._drag = Drag(None, Grip.END, sheet.monday, day, minute, day, minute, minute)
            return
        piece, grip = found
        self._choose(piece)
        if not piece.is_fixed:
            first = (piece.day - sheet.monday).days
            self._drag = Drag(piece, grip, sheet.monday, day, minute, first, piece.start, piece.end)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point, sheet, drag = event.position(), self.sheet(), self._drag
        if drag is None:
            self._show_hand(point)
            return
        drag.pull(sheet.day_at(point.x()), sheet.minute_at(point.y()))
        self.update()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        drag, self._drag = self._drag, None
        if drag is None or not drag.has_moved:
            self.update()
            return
        if drag.piece is None:
            self.drawn.emit(drag.date, drag.start, drag.end)
        else:
            self.reshaped.emit(drag.piece, drag.date, drag.start, drag.end)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._chosen is not None and not self._chosen.is_fixed:
            self._drag = None
            self.opened.emit(self._chosen)

    def _show_hand(self, point: QPointF) -> None:
        found = self.sheet().find(self._week.pieces, point) if self._week else None
        if found is None or found[0].is_fixed:
            self.unsetCursor()
        elif found[1] is Grip.BODY or found[0].is_whole_days:
            self.setCursor(Qt.CursorShape.OpenHandCursor)
        else:
            self.setCursor(Qt.CursorShape.SizeVerCursor)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            is_escape = event.key() == Key.Key_Escape
            if is_escape and (self._chosen is not None or self._drag is not None):
                event.accept()
                return True
        return super().event(event)

    @override
    def focusNextPrevChild(self, is_next: bool) -> bool:
        """Tab walks from piece to piece before it leaves the week."""
        pieces = [p for p in (self._week.pieces if self._week else ()) if self._is_seen(p)]
        here = pieces.index(self._chosen) if self._chosen in pieces else -1
        if here < 0 and not is_next:
            return super().focusNextPrevChild(is_next)
        to = here + (1 if is_next else -1)
        if 0 <= to < len(pieces):
            self._choose(pieces[to])
            return True
        self._choose(None)
        return super().focusNextPrevChild(is_next)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, piece = event.key(), self._chosen
        is_shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        is_far = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        steps = {
            Key.Key_Up: (0, -1), Key.Key_Down: (0, 1), Key.Key_Left: (-1, 0), Key.Key_Right: (1, 0)
        }  # fmt: skip
        if key in steps:
            days, quarters = steps[Key(key)]
            self._step(days, quarters * (HOUR if is_far else STEP), is_shift=is_shift)
        elif key in {Key.Key_PageUp, Key.Key_PageDown}:
            self.turned.emit(-1 if key == Key.Key_PageUp else 1)
        elif key in {Key.Key_Return, Key.Key_Enter}:
            self._enter()
        elif key in {Key.Key_Delete, Key.Key_Backspace} and piece and not piece.is_fixed:
            self._put_cursor(self._number(piece), piece.start % DAY)
            self.erased.emit(piece)
        elif key == Key.Key_Escape and piece is not None:
            self._choose(None)
            self._put_cursor(self._number(piece), min(piece.end, DAY - STEP))
        else:
            super().keyPressEvent(event)

    def _enter(self) -> None:
        if self._chosen is None:
            day, minute = self._cursor
            self.drawn.emit(self.sheet().date_of(day), minute, min(minute + NEW_LENGTH, DAY))
        elif not self._chosen.is_fixed:
            self.opened.emit(self._chosen)

    def _step(self, days: int, minutes: int, *, is_shift: bool) -> None:
        piece = self._chosen
        if piece is None:
            day, minute = self._cursor
            number = min(max(day + days, 0), DAYS - 1)
            self._put_cursor(number, min(max(minute + minutes, 0), DAY - STEP))
            return
        if piece.is_fixed:
            return
        monday = self.sheet().monday
        to = nudged(piece, days, minutes, monday, is_end=is_shift)
        if to != (piece.day, piece.start, piece.end):
            self.reshaped.emit(piece, *to)

    def _number(self, piece: Piece) -> int:
        return min(max((piece.day - self.sheet().monday).days, 0), DAYS - 1)

    def _is_seen(self, piece: Piece) -> bool:
        return bool(self.sheet().piece_boxes(piece))

    def _choose(self, piece: Piece | None, *, tell: bool = True) -> None:
        self._chosen = piece
        if piece is not None:
            self._cursor = (self._number(piece), min(piece.start, DAY - STEP))
            box = self.box_of(piece)
            if not piece.is_whole_days:
                self.seen.emit(int(box.top()), int(box.bottom()))
        if tell:
            self.chosen.emit(piece)
        self._describe()
        self.update()

    def _put_cursor(self, day: int, minute: int) -> None:
        self._cursor = (day, minute)
        top = self.sheet().y(minute)
        self.seen.emit(int(top), int(top) + theme.px(17))
        self._describe()
        self.update()

    def _describe(self) -> None:
        if self._week is None:
            return
        here = long_day(self.cursor_date) + " " + plain_clock(self._cursor[1])
        here = here if self._chosen is None else piece_sentence(self._chosen)
        self.setAccessibleName(f"{week_words(self._week.monday)}. {here}")
        self.setAccessibleDescription(". ".join(sentences(self._week)))


def _wants_new(event: QMouseEvent) -> bool:
    return bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
