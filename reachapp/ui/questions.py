"""The few questions that stop a person: their title is the question, their buttons are verbs."""

from datetime import date, datetime, timedelta
from enum import StrEnum

from PySide6.QtWidgets import QDialog, QWidget

from reachapp.ui.controls import Button, label
from reachapp.ui.fields import Choice, TimeField
from reachapp.ui.i18n import _
from reachapp.ui.layouts import add, columns, rows
from reachapp.ui.theme import px
from reachapp.ui.times import Present, long_day

DAYS_AHEAD = 14


class Question(QDialog):
    """420 wide; the safe answer has the focus."""

    def __init__(self, parent: QWidget | None, title: str, text: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setFixedWidth(px(420))
        self._layout = rows(self, gap=8, margins=(24, 20, 24, 16))
        add(self._layout, label(title, "head", wrap=True))
        if text:
            add(self._layout, label(text, "second", wrap=True))

    def ask(self, yes: str, no: str, *, is_yes_safe: bool = False) -> bool:
        """Show it and return whether the answer was yes."""
        self.yes = Button(yes, "primary" if is_yes_safe else "").name(yes)
        self.no = Button(no, "" if is_yes_safe else "primary").name(no)
        self.yes.clicked.connect(self.accept)
        self.no.clicked.connect(self.reject)
        foot = columns(gap=8, margins=(0, 12, 0, 0))
        add(foot, None, self.yes, self.no)
        self._layout.addLayout(foot)
        (self.yes if is_yes_safe else self.no).setFocus()
        return self.exec() == QDialog.DialogCode.Accepted


def asks_to_quit(parent: QWidget | None, *, has_tray: bool) -> bool:
    """Say what happens while Reachapp is closed."""
    question = Question(
        parent,
        _("Close Reachapp?"),
        _("Nobody gets a reply while Reachapp is closed."),
    )
    stay = _("Keep in the tray") if has_tray else _("Keep it open")
    return question.ask(_("Close anyway"), stay)


class LiveChoice(StrEnum):
    """What is chosen before anything goes to clients."""

    SEND = "send"
    OBSERVE = "observe"
    REHEARSE = "rehearse"


class LiveQuestion(Question):
    """Offers to look first at what would have happened."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(
            parent,
            _("Send replies from now on?"),
            _(
                "Clients then get the replies that you have seen so far. "
                "You can stop them at any time."
            ),
        )
        self._wants_rehearsal = False
        words = _("Rehearse first")
        self.rehearse = Button(words, "link", "ui/undo").name(words)
        self.rehearse.clicked.connect(self._choose_rehearsal)
        line = columns(margins=(0, 4, 0, 0))
        add(line, self.rehearse, None)
        self._layout.addLayout(line)

    def chosen(self) -> LiveChoice:
        """Show it and return the choice; the safe one where it is put away."""
        if self.ask(_("Send replies"), _("Keep observing")):
            return LiveChoice.SEND
        return LiveChoice.REHEARSE if self._wants_rehearsal else LiveChoice.OBSERVE

    def _choose_rehearsal(self) -> None:
        self._wants_rehearsal = True
        self.reject()


def asks_to_go_live(parent: QWidget | None) -> LiveChoice:
    """Ask before anything goes to clients."""
    return LiveQuestion(parent).chosen()


class UntilQuestion(Question):
    """Asks until when focus lasts: a day of the next two weeks, and a clock time."""

    def __init__(self, parent: QWidget | None, present: Present) -> None:
        super().__init__(parent, _("Focus until when?"), "")
        self._present = present
        local = present.now().astimezone(present.zone)
        start = local + timedelta(hours=2)
        self.day = Choice(_("Day"))
        for ahead in range(DAYS_AHEAD):
            day = local.date() + timedelta(days=ahead)
            self.day.addItem(_("today") if not ahead else long_day(day), day.isoformat())
        self.day.choose(start.date().isoformat())
        self.time = TimeField(_("Focus until"))
        self.time.show_minute(start.hour * 60)
        line = columns(gap=8)
        line.addWidget(self.day, 1)
        line.addWidget(self.time)
        self._layout.addLayout(line)

    def chosen(self) -> datetime | None:
        """Show it and return the moment, or None."""
        if not self.ask(_("Start focus"), _("Cancel"), is_yes_safe=True):
            return None
        day = date.fromisoformat(self.day.currentData())
        minute = self.time.minute()
        wall = datetime(day.year, day.month, day.day, tzinfo=self._present.zone)
        # by wall clock: 24:00 is the next day's midnight
        return wall + timedelta(minutes=minute)
