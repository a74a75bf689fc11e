"""Step 3: the weekly hours as a table with presets, and what a client would read right now."""

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QButtonGroup
from typing_extensions import override

from reachapp.availability.form import InvalidPlan
from reachapp.availability.plan import parse_plan
from reachapp.availability.promise import Promised, promise_for
from reachapp.ui.account_dialog.day_row import DayRow
from reachapp.ui.account_dialog.draft import Draft
from reachapp.ui.account_dialog.step_page import StepPage, field_row
from reachapp.ui.banner import Banner
from reachapp.ui.controls import Button, box, label
from reachapp.ui.fields import CheckBox, Choice
from reachapp.ui.i18n import _, language
from reachapp.ui.layouts import add, columns, rows
from reachapp.ui.theme import px
from reachapp.ui.times import Present, weekday_name
from reachapp.ui.week_hours import (
    ANSWER_TIMES,
    DEFAULT,
    PRESETS,
    AnswerTime,
    Hours,
    Preset,
    fault_of,
    plan_with,
)


class PresetButton(Button):
    """A beginning to choose: its name over its hours."""

    def __init__(self, preset: Preset) -> None:
        super().__init__("", "preset")
        self.preset = preset
        self.setCheckable(True)
        self.setObjectName(f"preset-{preset.key}")
        self.name(f"{_(preset.name)}: {_(preset.hours)}")
        self.setToolTip("")
        layout = rows(self, gap=0, margins=(12, 8, 12, 9))
        name, hours = label(_(preset.name), "name"), label(_(preset.hours), "small")
        add(layout, name, hours)
        widest = max(name.sizeHint().width(), hours.sizeHint().width())
        self.setMinimumSize(widest + px(28), layout.sizeHint().height() + px(2))


class HoursPage(StepPage):
    """Seven days, the usual answer time, holidays."""

    def __init__(self, present: Present) -> None:
        super().__init__(
            _("When are you reachable?"),
            _("Choose a beginning and change it. You can change it again at any time."),
        )
        self._present = present
        self._draft: Draft | None = None
        self._is_filling = False
        self.presets = [PresetButton(preset) for preset in PRESETS]
        self.days = [DayRow(day, weekday_name(day)) for day in range(7)]
        self.answer = Choice(_("I answer"))
        self.answer.setObjectName("answer-time")
        for answer, (words, _form) in ANSWER_TIMES.items():
            self.answer.addItem(_(words), answer)
        self.holidays = CheckBox(_("Dutch public holidays are free"))
        self.holidays.setObjectName("holidays")
        self.example = Banner("clock")
        self._build()
        self.answer.currentIndexChanged.connect(self._change)
        self.holidays.toggled.connect(self._change)
        for day in self.days:
            day.changed.connect(self._change)

    def _build(self) -> None:
        group = QButtonGroup(self)
        choices = columns(gap=10)
        for button in self.presets:
            group.addButton(button)
            choices.addWidget(button, 1)
            button.clicked.connect(self._choose)
        card = box("card")
        add(rows(card, gap=0, margins=(14, 6, 8, 6)), *self.days)
        self.body.addLayout(choices)
        add(self.body, card, field_row(_("I answer"), self.answer), self.example)
        add(self.body, self.holidays, None)

    def show_draft(self, draft: Draft) -> None:
        self._draft = draft
        self._show(draft.hours)

    def take(self, draft: Draft) -> Draft:
        return replace(draft, hours=self.hours())

    @override
    def can_go_on(self) -> bool:
        return fault_of(self.hours()) is None

    def hours(self) -> Hours:
        zone = self._draft.hours.zone if self._draft else DEFAULT.zone
        return Hours(
            week=tuple(day.windows() for day in self.days),
            has_holidays=self.holidays.isChecked(),
            answer=AnswerTime(self.answer.currentData()),
            zone=zone,
        )

    def _show(self, hours: Hours) -> None:
        self._is_filling = True
        for day, windows in zip(self.days, hours.week, strict=True):
            day.show_windows(windows)
        self.holidays.setChecked(hours.has_holidays)
        self.answer.choose(hours.answer)
        self._is_filling = False
        self._change()

    @Slot()
    def _choose(self) -> None:
        button = self.sender()
        if isinstance(button, PresetButton):
            preset = button.preset
            self._show(replace(self.hours(), week=preset.week, answer=preset.answer))

    @Slot()
    def _change(self) -> None:
        if self._is_filling:
            return
        hours = self.hours()
        for button in self.presets:
            button.setChecked(False)
        group = self.presets[0].group()
        group.setExclusive(False)
        for button in self.presets:
            button.setChecked(button.preset.week == hours.week)
        group.setExclusive(True)
        fault = fault_of(hours)
        for number, day in enumerate(self.days):
            day.show_fault(_(fault.what) if fault and fault.weekday == number else "")
        self._show_example(hours)
        self.changed.emit()

    def _show_example(self, hours: Hours) -> None:
        if not self._present.is_known:
            self.example.hide()
            return
        base = self._draft.base.plan if self._draft else None
        words = example_words(hours, plan_with(base, hours), self._present.now())
        self.example.show_words("", words)


def example_words(hours: Hours, plan: object, now: datetime) -> str:
    """Return what a client would read whose mail came in now."""
    if hours.is_empty:
        return _("Without hours no time can be promised; clients only hear that the mail arrived.")
    try:
        found = promise_for(
            parse_plan(plan),
            channel="email",
            contact_class="normal",
            urgency="later",
            received_at=now,
            language=language(),
        )
    except InvalidPlan:
        return _("These hours cannot be used yet.")
    if not isinstance(found, Promised):
        return _("No time can be computed with these hours.")
    words = _("A mail that comes in now gets the reply: ‘You will have an answer on {moment}.’")
    return words.format(moment=found.statement)
