"""The week with its day names, what the colours mean, and the same as a list to listen to."""

from collections.abc import Sequence
from datetime import date, datetime

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListWidget,
    QScrollArea,
    QStackedWidget,
    QWidget,
)
from typing_extensions import override

from reachapp.availability.week_view import WINDOW, Piece, Week
from reachapp.ui import theme
from reachapp.ui.controls import Button, Shape, label
from reachapp.ui.fields import Choice
from reachapp.ui.i18n import _
from reachapp.ui.layouts import add, columns, rows
from reachapp.ui.plan.canvas import WeekCanvas
from reachapp.ui.plan.hand import sentences
from reachapp.ui.plan.piece_words import short_date, sign_of_kind
from reachapp.ui.plan.rule_card import schedule_words
from reachapp.ui.plan.sheet import DAYS, HOUR_PX, SCALE_PX, Sheet
from reachapp.ui.theme import px
from reachapp.ui.times import short_weekday

HEAD_PX = 32
SHOWN_HOURS = 10.5
BAR_PX = 10


class DayNames(QWidget):
    """`ma 21 dec` above each column; today stands out."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(px(HEAD_PX))
        self._days: tuple[date, ...] = ()
        self._today: date | None = None
        self.bar = 0

    def show_days(self, days: Sequence[date], today: date | None) -> None:
        self._days, self._today = tuple(days), today
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look = QPainter(self), theme.colours()
        sheet = Sheet(self.width() - self.bar, date.min)
        for number, day in enumerate(self._days):
            column = sheet.column(number)
            area = QRectF(column.left() + px(10), 0, column.width() - px(12), self.height())
            painter.fillRect(QRectF(column.left(), 0, 1, self.height()), look.named("line"))
            painter.setFont(theme.font(13, 600))
            painter.setPen(look.named("acc" if day == self._today else "ink"))
            name = short_weekday(number)
            middle = Qt.AlignmentFlag.AlignVCenter
            painter.drawText(area, middle, name)
            left = painter.fontMetrics().horizontalAdvance(f"{name} ")
            painter.setFont(theme.font(13))
            painter.setPen(look.named("acc" if day == self._today else "ink2"))
            painter.drawText(area.adjusted(left, 0, 0, 0), middle, short_date(day))
        painter.fillRect(QRect(0, self.height() - 1, self.width(), 1), look.named("line"))
        painter.end()


class Swatch(QWidget):
    """The look of a kind in the legend."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self._kind = kind
        self.setFixedSize(px(18), px(14))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look = QPainter(self), theme.colours()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        colour = sign_of_kind(self._kind).colour
        painter.setBrush(QColor(look.named(f"{colour}s")))
        painter.drawRoundedRect(self.rect(), 3, 3)
        if self._kind in {WINDOW, "focus"}:
            painter.setBrush(look.named(colour))
            painter.drawRoundedRect(QRect(0, 0, 4, self.height()), 2, 2)
        painter.end()


class WeekList(QListWidget):
    """The week in sentences. Signals: `opened(row)`, `erased(row)`."""

    opened = Signal(int)
    erased = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("The week as a list"))
        self.setWordWrap(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.itemDoubleClicked.connect(self._open)

    def show_week(self, week: Week) -> None:
        row = self.currentRow()
        self.clear()
        self.addItems(sentences(week))
        self.setCurrentRow(min(max(row, 0), self.count() - 1))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open()
        elif event.key() == Qt.Key.Key_Delete:
            self.erased.emit(self.currentRow())
        else:
            super().keyPressEvent(event)

    def _open(self) -> None:
        self.opened.emit(self.currentRow())


class WeekPanel(QWidget):
    """Signals: `schedule_chosen(name)`; what is drawn comes from `canvas`."""

    schedule_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.canvas = WeekCanvas()
        self.names = DayNames()
        self.list = WeekList()
        self.tools = {WINDOW: _tool(WINDOW), "focus": _tool("focus")}
        self.as_list = Button(_("As a list"), "link").name(_("Show the week as a list"))
        self.as_list.setCheckable(True)
        self.schedule = Choice(_("Hours that the week shows"))
        self._phone = QWidget()
        self.view = QScrollArea()
        self._stack = QStackedWidget()
        self._week: Week | None = None
        self._was_placed = False
        self._build()
        self._connect()

    def _build(self) -> None:
        self._phone.setLayout(inner := columns(gap=6))
        add(inner, Shape("ui/phone", 14, "reach"), label(_("Telephone open"), "small"))
        shut = columns(gap=6)
        add(shut, Swatch("closed"), label(_("Closed"), "small"))
        legend = columns(gap=14)
        for kind, tool in self.tools.items():
            pair = columns(gap=1)
            add(pair, Swatch(kind), tool)
            legend.addLayout(pair)
        add(legend, self._phone)
        legend.addLayout(shut)
        add(legend, None, self.schedule, self.as_list)
        self.view.setWidgetResizable(True)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.view.setWidget(self.canvas)
        self.view.setFixedHeight(px(SHOWN_HOURS * HOUR_PX))
        self.names.bar = self.view.verticalScrollBar().sizeHint().width() or px(BAR_PX)
        frame = QFrame()
        frame.setProperty("role", "card")
        add(rows(frame, margins=(1, 1, 1, 1)), self.names, self.view)
        self._stack.addWidget(frame)
        self._stack.addWidget(self.list)
        add(rows(self, gap=8), legend, self._stack)

    def _connect(self) -> None:
        self.canvas.seen.connect(self._bring_up)
        self.as_list.toggled.connect(self._turn)
        self.schedule.activated.connect(self._choose_schedule)
        self.view.verticalScrollBar().valueChanged.connect(self.canvas.update)
        for tool in self.tools.values():
            tool.clicked.connect(self._take_tool)
        self.tools[WINDOW].setChecked(True)

    @property
    def tool(self) -> str:
        """The kind that a new stretch gets."""
        return "focus" if self.tools["focus"].isChecked() else WINDOW

    def show_week(self, week: Week, lanes: Sequence[Piece], now: datetime | None) -> None:
        self._week = week
        today = now.astimezone(week.zone).date() if now is not None else None
        self.names.show_days([day.date for day in week.days], today)
        self.canvas.show_week(week, lanes, now)
        self.list.show_week(week)
        self._phone.setVisible(bool(lanes))
        if not self._was_placed:
            self.show_morning()

    def show_schedules(self, names: Sequence[str], chosen: str) -> None:
        offered = [self.schedule.itemData(n) for n in range(self.schedule.count())]
        if offered != list(names):  # an open list must not be emptied by news of the engine
            self.schedule.clear()
            for name in names:
                self.schedule.addItem(schedule_words(name), name)
        self.schedule.choose(chosen)
        self.schedule.setVisible(len(names) > 1)

    def show_morning(self) -> None:
        """Scroll to the first hours of the week."""
        pieces = self._week.pieces if self._week else ()
        starts = [p.start for p in pieces if p.kind == WINDOW and p.end - p.start < DAYS * 60 * 2]
        first = min(starts, default=8 * 60)
        top = Sheet.height() * max(0, first - 30) / (24 * 60)
        self.view.verticalScrollBar().setValue(round(top))
        self._was_placed = self.isVisible()

    def spot_of(self, piece: Piece | None, page: QWidget) -> QRect:
        """Return where a piece lies in the page."""
        if piece is None or self.as_list.isChecked():
            return QRect(self._stack.mapTo(page, QPoint(0, 0)), QSize(px(SCALE_PX), 1))
        box = self.canvas.box_of(piece).toRect()
        spot = QRect(self.canvas.mapTo(page, box.topLeft()), box.size())
        shown = QRect(self.view.mapTo(page, QPoint(0, 0)), self.view.size())
        return spot.intersected(shown) if spot.intersects(shown) else shown

    def piece_at(self, row: int) -> Piece | None:
        """Return the piece of a line of the list."""
        pieces = self._week.pieces if self._week else ()
        return pieces[row] if 0 <= row < len(pieces) else None

    def _bring_up(self, top: int, bottom: int) -> None:
        bar, height = self.view.verticalScrollBar(), self.view.viewport().height()
        if top < bar.value() or bottom - top > height:
            bar.setValue(max(0, top - px(16)))
        elif bottom > bar.value() + height:
            bar.setValue(bottom + px(16) - height)

    def _turn(self, is_list: bool) -> None:
        self._stack.setCurrentIndex(1 if is_list else 0)
        (self.list if is_list else self.canvas).setFocus()

    def _take_tool(self) -> None:
        chosen = self.sender()
        for tool in self.tools.values():
            tool.setChecked(tool is chosen)

    def _choose_schedule(self) -> None:
        self.schedule_chosen.emit(self.schedule.currentData())


def _tool(kind: str) -> Button:
    word = sign_of_kind(kind).word
    made = Button(word, "tool").name(_("Draw: {kind}").format(kind=word))
    made.setCheckable(True)
    return made
