"""The plan, read back: the week, and in words how soon the owner answers."""

from PySide6.QtCore import Signal

from reachapp.core.profile import Profile
from reachapp.ui.controls import Button, Shape, box, label
from reachapp.ui.i18n import _
from reachapp.ui.layouts import add, columns, rows
from reachapp.ui.pages.page import Page
from reachapp.ui.times import weekday_name
from reachapp.ui.week_grid import WeekGrid, hours_words
from reachapp.ui.week_hours import ANSWER_TIMES, Hours, hours_of


class PlanPage(Page):
    """`edit_asked` wants the hours of the account dialog."""

    edit_asked = Signal()

    def __init__(self) -> None:
        super().__init__(_("Plan"))
        edit = Button(_("Change hours"), "primary", "ui/note").name(_("Change hours"))
        edit.setObjectName("edit-hours")
        edit.clicked.connect(self.edit_asked)
        self.head.addWidget(edit)
        self._grid = WeekGrid()
        self._sentence = label("", "read", wrap=True)
        self._urgent = label("", "read", wrap=True)
        self._holidays = label("", "second", wrap=True)
        card = box("card")
        words = rows(card, gap=10, margins=(16, 14, 16, 16))
        days = columns(gap=8)
        add(days, Shape("ui/plan", 16, "ink3"), self._holidays)
        days.setStretch(1, 1)
        add(words, label(_("How clients read it"), "head"), self._sentence, self._urgent, days)
        add(self.body, self._grid, card, None)

    def show_profile(self, profile: Profile) -> None:
        hours = hours_of(profile.plan)
        self._grid.show_hours(hours)
        self._sentence.setText(read_back(hours))
        if profile.assistant is not None:
            name = profile.assistant.name or profile.assistant.address
            self._urgent.setText(_("Urgent mail goes to {name} at once.").format(name=name))
        else:
            self._urgent.setText(_("Urgent mail stands on top of your desk; nobody else gets it."))
        yes, no = _("Dutch public holidays are free."), _("Public holidays are working days.")
        self._holidays.setText(yes if hours.has_holidays or profile.plan is None else no)

    def words(self) -> str:
        return f"{self._sentence.text()} {self._urgent.text()} {self._holidays.text()}"


def read_back(hours: Hours) -> str:
    """Return the plan as one or two sentences, equal days taken together."""
    if hours.is_empty:
        return _("You have no hours yet; no time can be promised.")
    spans: list[tuple[int, int]] = []
    for day in range(7):
        if spans and hours.week[spans[-1][1]] == hours.week[day]:
            spans[-1] = (spans[-1][0], day)
        else:
            spans.append((day, day))
    parts = [
        f"{_days(first, last)} {hours_words(hours.week[first])}"
        for first, last in spans
        if hours.week[first]
    ]
    answer = _(ANSWER_TIMES[hours.answer][0])
    return _("I answer mail {answer}. My hours: {hours}.").format(
        answer=answer, hours=", ".join(parts)
    )


def _days(first: int, last: int) -> str:
    if first == last:
        return weekday_name(first)
    return _("{first} to {last}").format(first=weekday_name(first), last=weekday_name(last))
