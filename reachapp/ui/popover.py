"""The small window at the tray icon: what am I, what comes, how do I get quiet, what waits."""

from collections.abc import Mapping

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget
from typing_extensions import override

from reachapp.engine.views import DeskRow, FocusChoice, PendingReply, Pile, Status
from reachapp.ui import theme
from reachapp.ui.controls import Button, ElidedLabel, Shape, box, dress, label
from reachapp.ui.focus_menu import choice_words
from reachapp.ui.i18n import _
from reachapp.ui.layouts import add, clear, columns, rows
from reachapp.ui.pending import waiting_words
from reachapp.ui.state_words import state_words
from reachapp.ui.theme import px
from reachapp.ui.timeline import Timeline
from reachapp.ui.times import SOON, Present
from reachapp.ui.words import sign_of

MOST_ROWS = 2
SHORT = {"25m": "25m", "1h": "1h"}


class CountCell(QWidget):
    """A big number over its shape and word."""

    def __init__(self, word: str) -> None:
        super().__init__()
        self.number = label("0", "title")
        self.shape = Shape("status/later", 14, "ink3")
        self._word = word
        second = columns(gap=6)
        add(second, self.shape, label(word, "small"), None)
        layout = rows(self, gap=2, margins=(12, 8, 8, 10))
        add(layout, self.number)
        layout.addLayout(second)

    def show_count(self, count: int, icon: str, role: str) -> None:
        self.number.setText(str(count))
        self.shape.show_icon(icon, role)
        self.setAccessibleName(f"{count} {self._word}")


class Popover(QFrame):
    """368 wide, no frame of the system; closes on Esc and when it loses the focus.

    Signals: `focus_chosen(moment)`, `other_asked`, `end_asked`, `stop_asked`, `resume_asked`,
    `desk_asked`, `row_asked(conversation)`, `settings_asked`.
    """

    focus_chosen = Signal(object)
    other_asked = Signal()
    end_asked = Signal()
    stop_asked = Signal()
    resume_asked = Signal()
    desk_asked = Signal()
    row_asked = Signal(int)
    settings_asked = Signal()

    def __init__(self, present: Present) -> None:
        super().__init__(None, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setProperty("role", "popover")
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setFixedWidth(px(368))
        self.setWindowTitle("Reachapp")
        self._present = present
        self._status: Status | None = None
        self._shape = Shape("status/closed", 24, "closed")
        self._title = label("", "title", wrap=True)
        self._second = label("", "second", wrap=True)
        self._timeline = Timeline(present)
        self._focus_caption = label("", "caption")
        self._choices: QHBoxLayout = columns(gap=8)
        self.cells: Mapping[str, CountCell] = {
            "now": CountCell(_("Now")),
            "later": CountCell(_("Later")),
            "broken": CountCell(_("Broken")),
        }
        self._waiting_caption = label("", "caption")
        self._waiting = rows(gap=0)
        self.pending = Button("", "link")
        self.pending.setObjectName("pending")
        self.pending.hide()
        self.open_desk = Button(_("Open desk"), "primary").name(_("Open desk"))
        self.open_desk.setObjectName("open-desk")
        self.stop = Button("", "danger", "status/stopped")
        self.stop.setObjectName("stop")
        self._settings = Button("", "icon", "ui/settings", 18).name(_("Settings"))
        self._build()

    def _build(self) -> None:
        words = rows(gap=0)
        add(words, self._title, self._second)
        top = columns(gap=14)
        add(top, self._shape)
        top.addLayout(words, 1)
        focus = rows(gap=8)
        add(focus, self._focus_caption, self._choices)
        waiting = rows(gap=6)
        add(waiting, self._waiting_caption, self._waiting)
        body = rows(gap=16, margins=(18, 18, 18, 16))
        add(body, top, self._timeline, focus, self._counts(), self.pending)
        add(body, waiting, self.open_desk)
        foot = box("popfoot")
        foot.setFixedHeight(px(44))
        bar = columns(foot, margins=(18, 5, 12, 5))
        add(bar, self.stop, None, self._settings)
        layout = rows(self)
        layout.setContentsMargins(1, 1, 1, 1)
        add(layout, body, foot)
        self.pending.clicked.connect(self._ask_pending)
        self.open_desk.clicked.connect(self._open_desk)
        self.stop.clicked.connect(self._turn_replies)
        self._settings.clicked.connect(self._ask_settings)

    def _counts(self) -> QFrame:
        frame = box("card")
        layout = columns(frame, gap=0)
        for number, cell in enumerate(self.cells.values()):
            if number:
                layout.addWidget(box("upright"))
            layout.addWidget(cell, 1)
        return frame

    def show_status(self, status: Status) -> None:
        self._status = status
        state = state_words(status, self._present)
        self._shape.show_icon(state.sign.icon, state.sign.colour)
        self._title.setText(state.title)
        self._second.setText(state.second)
        self._timeline.show_status(status)
        self._show_choices(status)
        self._show_counts(status)
        self._show_waiting(status)
        words = _("Turn replies back on") if status.is_stopped else _("Stop all replies")
        self.stop.setText(words)
        self.stop.name(words)
        self._fit()

    def show_pending(self, pending: tuple[PendingReply, ...]) -> None:
        """Say how many automatic replies wait; the line opens the first, where it can be kept."""
        self.pending.setVisible(bool(pending))
        if pending:
            words = waiting_words(pending, self._present)
            self.pending.setText(words)
            self.pending.name(words)
            self.pending.setProperty("conversation", pending[0].conversation)
        self._fit()

    def _fit(self) -> None:
        layout = self.layout()
        if layout is not None:
            layout.activate()
            self.setFixedHeight(layout.heightForWidth(self.width()))

    def _show_choices(self, status: Status) -> None:
        clear(self._choices)
        is_focus = status.situation == "focus"
        caption = _("Only urgent mail comes through now") if is_focus else _("Focus from now")
        self._focus_caption.setText(caption)
        dress(self.open_desk, kind="" if is_focus else "primary")
        if is_focus:
            end = Button(_("End focus"), "primary").name(_("End focus"))
            end.setObjectName("end-focus")
            end.clicked.connect(self._end)
            self._choices.addWidget(end, 1)
        for choice in self._shown(status):
            self._choices.addWidget(self._choice(choice), 1)
        other = Button(_("Until …")).name(_("Focus until …"))
        other.setObjectName("focus-other")
        other.clicked.connect(self._ask_other)
        self._choices.addWidget(other, 1)

    def _shown(self, status: Status) -> list[FocusChoice]:
        """Two short ones and the nearest clock time; all of them stand in the menu."""
        if status.situation == "focus":
            later = [c for c in status.focus_choices if status.until and c.until > status.until]
            return later[-1:]
        brief = [choice for choice in status.focus_choices if choice.key in SHORT]
        named = [choice for choice in status.focus_choices if choice.key not in SHORT]
        return brief + named[:1]

    def _choice(self, choice: FocusChoice) -> QPushButton:
        words = choice_words(choice, self._present)
        short = words
        if choice.key not in SHORT:
            short = _("Until {time}").format(time=self._present.clock(choice.until))
        button = Button(short).name(words)
        button.setObjectName(f"focus-{choice.key}")
        button.setProperty("until", choice.until)
        button.clicked.connect(self._choose)
        return button

    def _show_counts(self, status: Status) -> None:
        now = status.counts.get(Pile.NOW, 0)
        urgent = ("status/urgent", "urgent") if status.urgent else ("status/due-soon", "soon")
        self.cells["now"].show_count(now, *(urgent if now else ("status/kept", "reach")))
        later = status.counts.get(Pile.LATER, 0)
        self.cells["later"].show_count(later, "status/later", "ink3")
        role = "broken" if status.broken else "ink3"
        self.cells["broken"].show_count(status.broken, "status/broken", role)

    def _show_waiting(self, status: Status) -> None:
        clear(self._waiting)
        promised = [row for row in status.next_rows if row.answer_at is not None]
        words = _("Next promises") if promised else _("No promises are open.")
        self._waiting_caption.setText(words)
        for row in promised[:MOST_ROWS]:
            self._waiting.addWidget(self._row(row))

    def _row(self, row: DeskRow) -> QWidget:
        line = QWidget()
        line.setMinimumHeight(px(27))
        sign = sign_of(row.state)
        layout = columns(line, gap=10)
        add(layout, Shape(sign.icon, 15, sign.colour))
        layout.addWidget(ElidedLabel(row.contact), 1)
        if row.answer_at is not None:
            if row.answer_at - self._present.now() <= SOON:
                tone = "urgent" if sign.colour == "urgent" else "soon"
                words = self._present.distance(row.answer_at)
                layout.addWidget(label(words, "small", tone=tone))
            elif not self._present.is_today(row.answer_at):
                layout.addWidget(label(self._present.day(row.answer_at), "hint"))
            layout.addWidget(label(self._present.clock(row.answer_at), "name"))
        return line

    def show_at(self, icon: QRect) -> None:
        """Open beside the tray icon, or at the pointer where the desktop hides its place."""
        self._fit()
        screen = QGuiApplication.screenAt(icon.center()) or QGuiApplication.primaryScreen()
        room = screen.availableGeometry()
        at = icon.center() if icon.isValid() else room.bottomRight()
        x = min(max(room.left() + 8, at.x() - self.width() // 2), room.right() - self.width() - 8)
        is_low = at.y() > room.center().y()
        y = room.bottom() - self.height() - 8 if is_low else room.top() + 8
        self.move(QPoint(x, y))
        self.show()
        self.open_desk.setFocus()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        look, radius = theme.colours(), px(10)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(look.named("line2"))
        painter.setBrush(look.named("surf"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.end()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _choose(self) -> None:
        self.hide()
        self.focus_chosen.emit(self.sender().property("until"))

    @Slot()
    def _ask_other(self) -> None:
        self.hide()
        self.other_asked.emit()

    @Slot()
    def _end(self) -> None:
        self.hide()
        self.end_asked.emit()

    @Slot()
    def _open_desk(self) -> None:
        self.hide()
        self.desk_asked.emit()

    @Slot()
    def _ask_pending(self) -> None:
        self.hide()
        self.row_asked.emit(self.pending.property("conversation"))

    @Slot()
    def _ask_settings(self) -> None:
        self.hide()
        self.settings_asked.emit()

    @Slot()
    def _turn_replies(self) -> None:
        is_stopped = self._status is not None and self._status.is_stopped
        (self.resume_asked if is_stopped else self.stop_asked).emit()
