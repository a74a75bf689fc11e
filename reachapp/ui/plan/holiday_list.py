"""The holidays of the coming fourteen months with check boxes: nobody meets one unseen."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from reachapp.availability.date_edits import remove_override, set_closed_date, set_holiday
from reachapp.availability.foresight import OWN_DATE, ComingHoliday, coming_holidays
from reachapp.availability.plan_edits import Policy
from reachapp.availability.week_view import plain_schedules
from reachapp.ui.controls import Button, ElidedLabel, dress, label
from reachapp.ui.fields import CheckBox
from reachapp.ui.i18n import _
from reachapp.ui.layouts import add, clear, columns, rows
from reachapp.ui.plan.draft import Draft
from reachapp.ui.plan.piece_words import holiday_name, spans_words
from reachapp.ui.theme import px
from reachapp.ui.times import day_words

SHOWN_AT_FIRST = 6


class HolidayLine(QFrame):
    """One date: ticked is closed. Signals: `turned(holiday, is_closed)`."""

    turned = Signal(object, bool)

    def __init__(self) -> None:
        super().__init__()
        self.box = CheckBox("")
        self._day = label("", "third")
        self._day.setMinimumWidth(px(66))
        self._name = ElidedLabel()
        self.state = label("", "small")
        self._holiday: ComingHoliday | None = None
        layout = columns(self, gap=4)
        add(layout, self.box, self._day)
        layout.addWidget(self._name, 1)
        layout.addWidget(self.state)
        self.box.clicked.connect(self._turn)

    def show_holiday(self, holiday: ComingHoliday) -> None:
        self._holiday = holiday
        name, words = holiday_name(holiday.key), state_words(holiday)
        day = day_words(holiday.day, date.min)
        self.box.setChecked(holiday.is_closed)
        said = _("{day}, {name}: closed").format(day=day, name=name)
        self.box.setAccessibleName(said)
        self.box.setToolTip(said)
        self._day.setText(day)
        self._name.set_whole(name)
        self.state.setText(words)
        dress(self.state, tone="" if holiday.is_closed else "reach")

    def _turn(self) -> None:
        if self._holiday is not None:
            self.turned.emit(self._holiday, self.box.isChecked())


class HolidayList(QWidget):
    """The list; a tick goes into the draft, for every schedule that keeps holidays."""

    def __init__(self, draft: Draft) -> None:
        super().__init__()
        self._draft = draft
        self._is_open = False
        self._today = date.min
        self.all = Button("", "link")
        self.all.clicked.connect(self._unfold)
        self.lines: list[HolidayLine] = []
        self._rows = rows(gap=0)
        head = columns()
        add(head, label(_("Public holidays"), "head"), None, self.all)
        add(rows(self, gap=6), head, self._rows)

    def show_from(self, today: date) -> None:
        self._today = today
        found = coming_holidays(self._draft.policy, self._draft.schedule, today)
        shown = found if self._is_open else found[:SHOWN_AT_FIRST]
        words = _("Fewer") if self._is_open else _("All {n}").format(n=len(found))
        self.all.setText(words)
        self.all.name(_("{words} public holidays").format(words=words))
        self._fit(shown)
        for line, holiday in zip(self.lines, shown, strict=True):
            line.show_holiday(holiday)

    def _fit(self, shown: Sequence[ComingHoliday]) -> None:
        if len(shown) == len(self.lines):
            return
        clear(self._rows)
        self.lines = [HolidayLine() for _holiday in shown]
        for line in self.lines:
            line.turned.connect(self._turn)
            self._rows.addWidget(line)

    def _unfold(self) -> None:
        self._is_open = not self._is_open
        self.show_from(self._today)

    def _turn(self, holiday: ComingHoliday, is_closed: bool) -> None:
        policy: Policy = self._draft.policy
        for name in plain_schedules(policy):
            keeps = bool((policy["schedules"][name] or {}).get("holidays"))
            if name == self._draft.schedule or keeps:
                policy = _turned(policy, name, holiday, is_closed=is_closed)
        self._draft.change(policy)


def state_words(holiday: ComingHoliday) -> str:
    """Return `gesloten`, `open`, or `open 9–14`."""
    if holiday.is_closed:
        return _("closed")
    if holiday.windows:
        return _("open {hours}").format(hours=spans_words(holiday.windows))
    return _("open")


def _turned(policy: Policy, schedule: str, holiday: ComingHoliday, *, is_closed: bool) -> Policy:
    if holiday.windows is not None:
        policy = remove_override(policy, schedule, holiday.day)
    if holiday.key == OWN_DATE:
        return set_closed_date(policy, schedule, holiday.day, is_closed=is_closed)
    return set_holiday(policy, schedule, holiday.key, holiday.day.year, is_closed=is_closed)
