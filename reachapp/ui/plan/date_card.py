"""The small editor of single dates: other hours, closed, away for days, or as usual again."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QWidget

from reachapp.availability.date_edits import remove_override, set_override
from reachapp.availability.plan_edits import add_days_off
from reachapp.core.i18n import N_
from reachapp.ui.controls import Button, label
from reachapp.ui.fields import Choice, TimeField
from reachapp.ui.i18n import _
from reachapp.ui.layouts import add, columns
from reachapp.ui.plan.card import Card
from reachapp.ui.plan.draft import Draft
from reachapp.ui.plan.plan_fields import DateField, Lines


class Special(StrEnum):
    """What is special about a date."""

    OTHER_HOURS = "other_hours"
    CLOSED = "closed"
    VACATION = "vacation"
    SICK = "sick"
    AS_USUAL = "as_usual"


CHOICES: Mapping[Special, str] = {
    Special.OTHER_HOURS: N_("other hours on this date"),
    Special.CLOSED: N_("closed on this date"),
    Special.VACATION: N_("on holiday, whole days"),
    Special.SICK: N_("ill, whole days"),
    Special.AS_USUAL: N_("as usual again"),
}
AWAY = frozenset({Special.VACATION, Special.SICK})


class DateCard(Card):
    """Signals: `added(date)` after the draft has changed."""

    added = Signal(object)

    def __init__(self, page: QWidget, draft: Draft) -> None:
        super().__init__(page, _("Exception"))
        self.setObjectName("date-card")
        self._draft = draft
        self.what = Choice(_("What"))
        self.first, self.last = DateField(_("Date")), DateField(_("Last date"))
        self.start, self.end = TimeField(_("From")), TimeField(_("To"), is_end=True)
        self.give_up = Button(_("Cancel"), "quiet").name(_("Cancel"), "Esc")
        self.put = Button(_("Add to the plan")).name(_("Add to the plan"))
        self.lines = Lines()
        self._build()

    def _build(self) -> None:
        for choice, words in CHOICES.items():
            self.what.addItem(_(words), choice)
        self.times = QWidget()
        add(columns(self.times, gap=6), self.start, label(_("to"), "second"), self.end, None)
        for words, field in (
            (_("What"), self.what),
            (_("Date"), self.first),
            (_("Until"), self.last),
            (_("When"), self.times),
        ):
            self.lines.add_line(words, field)
        self.body.addLayout(self.lines)
        add(self.foot, None, self.give_up, self.put)
        self.what.activated.connect(self._show_lines)
        self.give_up.clicked.connect(self.leave)
        self.put.clicked.connect(self._put)

    def open_date(self, day: date, spot: QRect) -> None:
        self.first.show_day(day)
        self.last.show_day(day)
        self.start.show_minute(9 * 60)
        self.end.show_minute(13 * 60)
        self._show_lines()
        self.open_beside(spot)
        self.what.setFocus()

    def _chosen(self) -> Special:
        return Special(str(self.what.currentData()))

    def _show_lines(self) -> None:
        self.lines.show_line(self.last, self._chosen() in AWAY)
        self.lines.show_line(self.times, self._chosen() is Special.OTHER_HOURS)
        self.show_fault("")

    def _put(self) -> None:
        chosen, day, last = self._chosen(), self.first.day(), self.last.day()
        policy, schedule = self._draft.policy, self._draft.schedule
        start, end = self.start.minute(), self.end.minute()
        if chosen in AWAY and last < day:
            self.show_fault(_("The last date lies before the first one."))
            return
        if chosen is Special.OTHER_HOURS and start == end:
            self.show_fault(_("The beginning and the end are the same. Change one of them."))
            return
        if chosen in AWAY:
            policy = add_days_off(policy, schedule, str(chosen), day, last)
        elif chosen is Special.AS_USUAL:
            policy = remove_override(policy, schedule, day)
        else:
            windows = [(start, end)] if chosen is Special.OTHER_HOURS else []
            policy = set_override(policy, schedule, day, windows)
        self._draft.change(policy)
        self.leave()
        self.added.emit(day)
