"""Fields of the small editors: a number, a date, and weekdays to tick."""

from datetime import date

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtWidgets import QAbstractSpinBox, QDateEdit, QGridLayout, QLabel, QSpinBox, QWidget

from reachapp.availability.schedule import WEEKDAYS
from reachapp.ui import theme
from reachapp.ui.controls import Button, label
from reachapp.ui.i18n import language
from reachapp.ui.layouts import columns
from reachapp.ui.times import short_weekday, weekday_name

HEIGHT = 32


class NumberField(QSpinBox):
    """A whole number; arrows change it."""

    def __init__(self, name: str, *, least: int, most: int) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.lineEdit().setAccessibleName(name)
        self.setRange(least, most)
        self.setKeyboardTracking(False)
        self.setFixedSize(theme.px(64), theme.px(HEIGHT))
        _give_room(self)


class DateField(QDateEdit):
    """A date in the owner's words; arrows change the part at the caret."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.lineEdit().setAccessibleName(name)
        self.setLocale(QLocale(language()))
        self.setDisplayFormat("ddd d MMM yyyy")
        self.setKeyboardTracking(False)
        self.setMinimumWidth(theme.px(136))
        self.setFixedHeight(theme.px(HEIGHT))
        _give_room(self)

    def show_day(self, day: date) -> None:
        self.setDate(QDate(day.year, day.month, day.day))

    def day(self) -> date:
        shown = self.date()
        return date(shown.year(), shown.month(), shown.day())


class DayToggles(QWidget):
    """Seven buttons that stay down; `changed` when one is pressed."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        layout = columns(self, gap=4)
        self.buttons: list[Button] = []
        for day in range(7):
            button = Button(short_weekday(day), "day").name(weekday_name(day))
            button.setCheckable(True)
            button.clicked.connect(self.changed)
            self.buttons.append(button)
            layout.addWidget(button)
        layout.addStretch(1)

    def show_days(self, days: list[str]) -> None:
        for number, button in enumerate(self.buttons):
            button.setChecked(WEEKDAYS[number] in days)

    def days(self) -> list[str]:
        return [WEEKDAYS[n] for n, button in enumerate(self.buttons) if button.isChecked()]


class Lines(QGridLayout):
    """Labels left, fields right; a line can be hidden as a whole."""

    def __init__(self) -> None:
        super().__init__()
        self.setHorizontalSpacing(theme.px(12))
        self.setVerticalSpacing(theme.px(8))
        self.setColumnStretch(1, 1)
        self._lines: dict[QWidget, QLabel] = {}

    def add_line(self, words: str, field: QWidget) -> None:
        row = self.rowCount()
        caption = label(words, "second")
        self._lines[field] = caption
        self.addWidget(caption, row, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.addWidget(field, row, 1)

    def show_line(self, field: QWidget, is_shown: bool) -> None:
        field.setVisible(is_shown)
        self._lines[field].setVisible(is_shown)


def _give_room(field: QAbstractSpinBox) -> None:
    """Keep the text off the border: the style sheet's padding does not reach the line inside."""
    field.lineEdit().setTextMargins(theme.px(6), 0, 0, 0)
