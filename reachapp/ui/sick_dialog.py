"""Call in sick: until when, and which promises that breaks, before anything happens."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QDialog, QWidget

from reachapp.engine.views import SickView
from reachapp.ui.controls import Button, ElidedLabel, label
from reachapp.ui.fields import Choice, Radio
from reachapp.ui.i18n import _, ngettext
from reachapp.ui.layouts import add, clear, columns, rows
from reachapp.ui.notice_list import change_words
from reachapp.ui.theme import px
from reachapp.ui.times import Present, long_day

DAYS_AHEAD = 21
MOST_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Span:
    """Until when; None: nobody knows yet."""

    until: datetime | None


class SickDialog(QDialog):
    """Signals: `looked(Span)` for each choice, `called_in(Span)`."""

    looked = Signal(object)
    called_in = Signal(object)

    def __init__(self, parent: QWidget | None, present: Present) -> None:
        super().__init__(parent)
        self._present = present
        self.setObjectName("sick")
        self.setWindowTitle(_("Until when are you ill?"))
        self.setFixedWidth(px(480))
        self.today = self._radio(_("Today"))
        self.tomorrow = self._radio(_("Today and tomorrow"))
        self.through = self._radio(_("Through"))
        self.unknown = self._radio(_("I don't know yet"))
        self.day = Choice(_("Last day of being ill"))
        self._fill_days()
        self._group = QButtonGroup(self)
        for radio in (self.today, self.tomorrow, self.through, self.unknown):
            self._group.addButton(radio)
        self.summary = label("", "name", wrap=True)
        self.told = label("", "second", wrap=True)
        self._broken = rows(gap=6)
        self.call = Button(_("Call in sick"), "primary").name(_("Call in sick"))
        self.call.setObjectName("call-in-sick")
        self.cancel = Button(_("Cancel")).name(_("Cancel"), "Esc")
        self._build()
        self.today.setChecked(True)
        self._connect()

    def _radio(self, words: str) -> Radio:
        radio = Radio(words)
        radio.setAccessibleName(words)
        return radio

    def _fill_days(self) -> None:
        first = self._today() + timedelta(days=2)
        for ahead in range(DAYS_AHEAD):
            day = first + timedelta(days=ahead)
            self.day.addItem(long_day(day), day.isoformat())

    def _build(self) -> None:
        layout = rows(self, gap=8, margins=(24, 20, 24, 16))
        line = columns(gap=8)
        add(line, self.through)
        line.addWidget(self.day, 1)
        add(layout, label(_("Until when are you ill?"), "head", wrap=True))
        add(layout, self.today, self.tomorrow, line, self.unknown, 8)
        add(layout, self.summary, self._broken, self.told)
        foot = columns(gap=8, margins=(0, 12, 0, 0))
        add(foot, None, self.cancel, self.call)
        layout.addLayout(foot)

    def _connect(self) -> None:
        self._group.buttonToggled.connect(self._look_again)
        self.day.currentIndexChanged.connect(self._choose_day)
        self.call.clicked.connect(self._call_in)
        self.cancel.clicked.connect(self.reject)

    def begin(self) -> None:
        """Open it and look what the first choice would break."""
        self.open()
        self.today.setFocus()
        self.look()

    def look(self) -> None:
        self.summary.setText(_("Looking which promises break …"))
        self.looked.emit(self.span())

    def span(self) -> Span:
        """Return the choice: the midnight after the last day on the owner's clock."""
        if self.unknown.isChecked():
            return Span(None)
        last = self._today()
        if self.tomorrow.isChecked():
            last += timedelta(days=1)
        elif self.through.isChecked():
            last = date.fromisoformat(self.day.currentData())
        end = last + timedelta(days=1)
        return Span(datetime(end.year, end.month, end.day, tzinfo=self._present.zone))

    def show_preview(self, asked: Span, view: SickView) -> None:
        """Show what it would break, where that is still the question."""
        if asked != self.span():
            return
        clear(self._broken)
        count = len(view.notices)
        words = _("All promises can be kept.")
        if count:
            words = ngettext(
                "{n} promise can't be kept:", "{n} promises can't be kept:", count
            ).format(n=count)
        self.summary.setText(words)
        for notice in view.notices[:MOST_SHOWN]:
            line = columns(gap=12)
            line.addWidget(ElidedLabel(notice.contact), 1)
            add(line, label(change_words(notice, self._present), "small"))
            self._broken.addLayout(line)
        if count > MOST_SHOWN:
            rest = count - MOST_SHOWN
            more = ngettext("and {n} more", "and {n} more", rest).format(n=rest)
            add(self._broken, label(more, "small"))
        self.told.setText(self._told_words(view))
        self.adjustSize()

    def show_problem(self, asked: Span, words: str) -> None:
        if asked == self.span():
            clear(self._broken)
            self.summary.setText(words)

    def _told_words(self, view: SickView) -> str:
        words = ""
        if any(notice.is_automatic for notice in view.notices):
            words = _("Reachapp tells these clients the new time by itself.")
        if view.is_assumed:
            until = self._present.moment(view.until)
            assumed = _("For now until {time}; Reachapp asks again.").format(time=until)
            words = f"{words} {assumed}".strip()
        return words

    def _today(self) -> date:
        return self._present.now().astimezone(self._present.zone).date()

    @Slot(object, bool)
    def _look_again(self, _button: object, is_on: bool) -> None:
        if is_on:
            self.look()

    @Slot()
    def _choose_day(self) -> None:
        if self.through.isChecked():
            self.look()
        else:
            self.through.setChecked(True)

    @Slot()
    def _call_in(self) -> None:
        self.called_in.emit(self.span())
        self.accept()
