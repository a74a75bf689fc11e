"""The head of the plan: which week, a preset to begin with, exceptions and focus blocks."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QMenu
from typing_extensions import override

from reachapp.core.i18n import N_
from reachapp.ui.controls import Button, dress, label
from reachapp.ui.i18n import _
from reachapp.ui.layouts import add, columns
from reachapp.ui.plan.piece_words import week_words
from reachapp.ui.theme import px

NARROW_PX = 900
PRESETS: Mapping[str, str] = {
    "both_ends_of_the_day": N_("Two hours at both ends of the day"),
    "office_hours": N_("Office hours"),
    "emergency_line": N_("Office hours with an emergency line"),
    "trades": N_("Trades: called back early and late"),
    "care": N_("Care: a phone hour at noon"),
    "travel": N_("Travel: Saturday and nights, too"),
    "shop": N_("Shop: opening hours with a late Thursday"),
}


class PlanHead(QFrame):
    """60 px high like every head.

    Signals: `turned(weeks)`, `today_asked`, `preset_chosen(key)`, `exception_asked`, `focus_asked`.
    """

    turned = Signal(int)
    today_asked = Signal()
    preset_chosen = Signal(str)
    exception_asked = Signal()
    focus_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "topbar")
        self.setFixedHeight(px(60))
        self.before = Button("", "square", "ui/chev-l").name(_("Previous week"), "Page Up")
        self.after = Button("", "square", "ui/chev-r").name(_("Next week"), "Page Down")
        self.week = label("", "name")
        self._monday = date(2024, 1, 1)
        self.today = Button(_("This week"), "quiet").name(_("This week"))
        self.preset = Button(_("Begin with …"), "quiet").name(_("Begin with a preset"))
        self.exception = Button(_("Exception …")).name(_("Exception for a date"))
        self.focus = Button(_("Focus block"), "primary", "ui/plus").name(_("Add a focus block"))
        self.focus.setObjectName("add-focus")
        self.menu = QMenu(self)
        self._build()

    def _build(self) -> None:
        for key, words in PRESETS.items():
            action = QAction(_(words), self.menu)
            action.setData(key)
            self.menu.addAction(action)
        self.preset.setMenu(self.menu)
        self._layout = layout = columns(self, gap=8, margins=(24, 0, 24, 0))
        add(layout, label(_("Plan"), "title"), 14, self.before, self.week, self.after, self.today)
        add(layout, None, self.preset, self.exception, self.focus)
        self.before.clicked.connect(self._turn_back)
        self.after.clicked.connect(self._turn_on)
        self.today.clicked.connect(self.today_asked)
        self.exception.clicked.connect(self.exception_asked)
        self.focus.clicked.connect(self.focus_asked)
        self.menu.triggered.connect(self._choose)

    def show_monday(self, monday: date) -> None:
        self._monday = monday
        self._say_week()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._say_week()

    def _say_week(self) -> None:
        """Say the week in full where there is room."""
        whole = week_words(self._monday)
        is_narrow = self.width() < px(NARROW_PX)
        number = self._monday.isocalendar().week
        shown = _("Week {number}").format(number=number) if is_narrow else whole
        if shown != self.week.text():
            self.week.setText(shown)
            self._layout.activate()
        self.week.setToolTip(whole)
        self.week.setAccessibleName(whole)

    def show_changed(self, is_changed: bool) -> None:
        """Let the one filled button of the page be the one that applies."""
        dress(self.focus, kind="" if is_changed else "primary")
        self.focus.set_icon("ui/plus")

    def _turn_back(self) -> None:
        self.turned.emit(-1)

    def _turn_on(self) -> None:
        self.turned.emit(1)

    def _choose(self, action: QAction) -> None:
        self.preset_chosen.emit(str(action.data()))
