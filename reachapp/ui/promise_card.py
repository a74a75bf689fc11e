"""The card above a mail: until when, what was told, how far the time has run, and why the label."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget
from typing_extensions import override

from reachapp.core.promises import PromiseState
from reachapp.core.verdict import Reason, Urgency
from reachapp.engine.views import ConversationView, Pile, PromiseView, RowState
from reachapp.ui import theme
from reachapp.ui.controls import Button, Shape, dress, label
from reachapp.ui.i18n import _
from reachapp.ui.layouts import FlowLayout, add, clear, columns, rows
from reachapp.ui.reason_chip import HEIGHT, ReasonChip
from reachapp.ui.times import SOON, Present
from reachapp.ui.words import ROW_SIGNS, sign_of

MOST_CHIPS = 5


class PromiseTrack(QWidget):
    """The elapsed part of told → due; coloured only in the last quarter or the last hour."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(theme.px(4))
        self._part = 0.0
        self._role = "edge"

    def show_part(self, start: datetime, end: datetime, now: datetime) -> None:
        whole = (end - start).total_seconds()
        self._part = min(1.0, max(0.0, (now - start).total_seconds() / whole)) if whole else 1.0
        is_soon = self._part >= 0.75 or end - now <= SOON  # noqa: PLR2004  the last quarter
        self._role = "broken" if now > end else "soon" if is_soon else "edge"
        self.update()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        look, radius = theme.colours(), self.height() / 2
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        whole = QRectF(self.rect())
        painter.setBrush(look.named("line"))
        painter.drawRoundedRect(whole, radius, radius)
        painter.setBrush(look.named(self._role))
        whole.setWidth(max(self.height(), whole.width() * self._part))
        painter.drawRoundedRect(whole, radius, radius)
        painter.end()


class PromiseCard(QFrame):
    """Promise and reasons. Signals: `relabel_asked(Urgency)`, `pointed_at(words)`."""

    relabel_asked = Signal(object)
    pointed_at = Signal(str)

    def __init__(self, present: Present) -> None:
        super().__init__()
        self.setProperty("role", "paper")
        self._present = present
        self._shape = Shape("status/later", 20)
        self._title = label("", "head", wrap=True)
        self._left = label()
        self._told = label("", "second", wrap=True)
        self._track = PromiseTrack()
        self._why = QFrame()
        self._flow = FlowLayout()
        self.correct = Button("", "link")
        self.correct.setObjectName("correct")
        self.correct.clicked.connect(self._ask_relabel)
        self._other = Urgency.LATER
        self._build()

    def _build(self) -> None:
        words = rows(gap=2)
        first = columns(gap=12)
        first.addWidget(self._title, 1)
        first.addWidget(self._left, 0, Qt.AlignmentFlag.AlignTop)
        add(words, first, self._told, 8, self._track)
        upper = columns(gap=14, margins=(16, 14, 16, 16))
        upper.addWidget(self._shape, 0, Qt.AlignmentFlag.AlignTop)
        upper.addLayout(words, 1)
        self._why.setProperty("role", "foot")
        lower = columns(self._why, gap=12, margins=(16, 10, 16, 10))
        lower.addLayout(self._flow, 1)
        lower.addWidget(self.correct, 0, Qt.AlignmentFlag.AlignTop)
        add(rows(self), upper, self._why)

    def show_conversation(self, view: ConversationView) -> None:
        self._show_promise(view)
        self._show_reasons(view)

    def _show_promise(self, view: ConversationView) -> None:
        promise, row, present = view.promise, view.row, self._present
        dress(self._left, tone="")
        self._left.setText("")
        self._track.setVisible(promise is not None and promise.state is PromiseState.OPEN)
        if promise is not None:
            self._show_told(promise, row.state)
            return
        sign = sign_of(row.state)
        self._shape.show_icon("status/later" if row.answer_at else "status/no-reply", "ink3")
        if row.answer_at is not None and row.pile in {Pile.NOW, Pile.LATER}:
            by = present.before(row.answer_at)
            self._title.setText(_("Your plan says: answer {by_time}").format(by_time=by))
            self._told.setText(_("The client was not told a time; nothing was promised."))
            self._left.setText(present.left(row.answer_at))
            return
        self._title.setText(_("Nothing was promised"))
        self._shape.show_icon(sign.icon, sign.colour)
        self._told.setText(_("The client was not told a time; nothing was promised."))

    def _show_told(self, promise: PromiseView, state: RowState) -> None:
        present = self._present
        by = present.before(promise.promise_at)
        titles = {
            PromiseState.OPEN: _("Answer promised {by_time}"),
            PromiseState.KEPT: _("Kept: answer promised {by_time}"),
            PromiseState.BROKEN: _("Broken: answer was promised {by_time}"),
            PromiseState.RELEASED: _("Released: answer was promised {by_time}"),
        }
        title = titles[promise.state].format(by_time=by)
        if promise.is_unspecified:
            title = _("Answer promised without a time")
        self._title.setText(title)
        self._told.setText(self._told_words(promise))
        self._show_shape(promise, state)
        if promise.state is PromiseState.OPEN:
            now = present.now()
            self._left.setText(present.left(promise.promise_at))
            is_soon = promise.promise_at - now <= SOON
            tone = "broken" if promise.promise_at < now else "soon" if is_soon else ""
            dress(self._left, tone=tone)
            start = promise.told_at or promise.made_at
            self._track.show_part(start, promise.promise_at, now)

    def _told_words(self, promise: PromiseView) -> str:
        if promise.told_at is None:
            return _("The reply with this time has not left yet.")
        when = self._present.moment(promise.told_at)
        if not promise.is_revised:
            told = _("The client was told at {time}.").format(time=when)
        else:
            told = _("Moved; the client was told at {time}.").format(time=when)
        if promise.state is not PromiseState.OPEN:
            return told
        keeps = _("Only an answer by a person keeps the promise.")
        return f"{told} {keeps}"

    def _show_shape(self, promise: PromiseView, state: RowState) -> None:
        shapes = {
            PromiseState.KEPT: RowState.KEPT,
            PromiseState.BROKEN: RowState.BROKEN,
            PromiseState.RELEASED: RowState.CLOSED,
        }
        is_soon = promise.promise_at - self._present.now() <= SOON
        open_shape = RowState.DUE_SOON if is_soon else RowState.LATER
        sign = ROW_SIGNS[shapes.get(promise.state, open_shape)]
        if promise.state is PromiseState.OPEN and state is RowState.BROKEN:
            sign = ROW_SIGNS[RowState.BROKEN]
        self._shape.show_icon(sign.icon, sign.colour)

    def _show_reasons(self, view: ConversationView) -> None:
        clear(self._flow)
        sign, words, correction, other = _label_words(view)
        shape = Shape(sign[0], 15, sign[1])
        head = label(words, "name")
        opening = QWidget()
        opening.setFixedHeight(theme.px(HEIGHT))
        add(columns(opening), shape, head)
        self._flow.addWidget(opening)
        for_it = [r for r in view.reasons if view.urgency is not Urgency.URGENT or r.weight >= 0]
        self._flow.fill(self._chips(for_it))
        self.correct.setText(correction)
        self.correct.name(correction)
        self._other = other

    def _chips(self, reasons: Sequence[Reason]) -> list[QWidget]:
        shown: list[QWidget] = []
        for reason in reasons[:MOST_CHIPS]:
            chip = ReasonChip(reason)
            chip.pointed_at.connect(self.pointed_at)
            shown.append(chip)
        if rest := reasons[MOST_CHIPS:]:
            more = label(f"+{len(rest)}", "chip")
            more.setToolTip("\n".join(ReasonChip(reason).accessibleName() for reason in rest))
            shown.append(more)
        return shown

    @Slot()
    def _ask_relabel(self) -> None:
        self.relabel_asked.emit(self._other)


def _label_words(view: ConversationView) -> tuple[tuple[str, str], str, str, Urgency]:
    """Return shape, opening words, the correction and what it asks for."""
    because = bool(view.reasons)
    if view.urgency is Urgency.URGENT:
        words = _("Urgent, because") if because else _("Urgent")
        return ("status/urgent", "urgent"), words, _("Not urgent"), Urgency.LATER
    if view.is_grey:
        words = _("Watching, because") if because else _("Watching: perhaps urgent")
        return ("status/watch", "watch"), words, _("Is urgent"), Urgency.URGENT
    if view.urgency is Urgency.NO_REPLY:
        words = _("No reply needed, because") if because else _("No reply needed")
        return ("status/no-reply", "ink3"), words, _("Needs an answer"), Urgency.LATER
    words = _("Later, because") if because else _("Later: no sign of urgency")
    return ("status/later", "ink3"), words, _("Is urgent"), Urgency.URGENT
