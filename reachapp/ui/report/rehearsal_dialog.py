"""Rehearse: what would the last days have caused? Reads the mailbox, sends and stores nothing."""

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QDialog, QFrame, QScrollArea, QVBoxLayout, QWidget

from reachapp.engine.requests import Outcome, Rehearse
from reachapp.engine.views import Status
from reachapp.report.rehearsal import Rehearsal
from reachapp.ui.controls import Button, box, label, surface
from reachapp.ui.empty import EmptyState
from reachapp.ui.fields import Choice
from reachapp.ui.i18n import _, ngettext
from reachapp.ui.layouts import add, columns, rows
from reachapp.ui.link import Link
from reachapp.ui.problems import trouble
from reachapp.ui.report.rehearsal_sheet import RehearsalSheet
from reachapp.ui.report.spoken import speech_of
from reachapp.ui.theme import px

DAYS = (7, 14, 30)
USUAL = 14
LONG_MS = 4000
"""After this it is said that it may take a while; the engine gives no count."""


class RehearsalDialog(QDialog):
    """`live_asked`: the owner has seen enough. Put away, it goes on and keeps its result."""

    live_asked = Signal()

    def __init__(self, link: Link, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._link = link
        self.setWindowTitle(_("Rehearse: what would have happened?"))
        self.resize(px(820), px(640))
        self.setMinimumSize(px(620), px(420))
        self.days = Choice(_("How many days"))
        for days in DAYS:
            words = ngettext("the last {n} day", "the last {n} days", days).format(n=days)
            self.days.addItem(words, days)
        self.days.choose(USUAL)
        self.run = Button(_("Rehearse"), "primary")
        self.sheet = RehearsalSheet()
        self.empty = EmptyState("ui/undo")
        self.live = Button(_("Start replying …")).name(_("Start replying …"))
        self.put_away = Button(_("Close")).name(_("Close"), "Esc")
        self._long = QTimer(self)
        self._long.setSingleShot(True)
        self._long.setInterval(LONG_MS)
        self._build()
        self._connect()
        self._show_idle()

    def _build(self) -> None:
        layout = rows(self)
        head = rows(gap=6, margins=(24, 20, 24, 14))
        why = _("Your own mail of the past days, with the settings of today. Nothing is sent.")
        add(head, label(self.windowTitle(), "title", wrap=True), label(why, "second", wrap=True))
        line = columns(gap=8, margins=(0, 8, 0, 0))
        add(line, self.days, self.run, None)
        head.addLayout(line)
        layout.addLayout(head)
        layout.addWidget(self._scroll(), 1)
        foot = box("foot")
        add(columns(foot, gap=8, margins=(24, 12, 24, 12)), None, self.live, self.put_away)
        layout.addWidget(foot)

    def _scroll(self) -> QScrollArea:
        content = surface("page")
        body: QVBoxLayout = rows(content, margins=(24, 4, 24, 20))
        body.addWidget(self.sheet, 1)
        body.addWidget(self.empty, 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setAccessibleName(_("What would have happened"))
        scroll.setWidget(content)
        return scroll

    def _connect(self) -> None:
        self.run.clicked.connect(self.start)
        self.empty.button.clicked.connect(self.start)
        self.put_away.clicked.connect(self.reject)
        self.live.clicked.connect(self._go_live)
        self._long.timeout.connect(self._say_long)
        self._link.status_came.connect(self._show_status)

    @Slot()
    def start(self) -> None:
        """Ask the engine; the window goes on meanwhile."""
        self.days.setEnabled(False)
        self.run.setEnabled(False)
        self._say_on_button(_("Being rehearsed …"))
        self._show_empty(
            _("Your mail is being read and decided anew."), _("Nothing is sent or stored.")
        )
        self._long.start()
        self._link.ask(Rehearse(int(self.days.currentData())), self.show_outcome)

    def show_outcome(self, outcome: Outcome) -> None:
        """Show what came of it: sections, nothing, or what is wrong."""
        self._long.stop()
        self.days.setEnabled(True)
        self.run.setEnabled(True)
        self._say_on_button(_("Rehearse again"))
        found = outcome.result
        if outcome.problem or not isinstance(found, Rehearsal):
            told = trouble(outcome.problem)
            self._show_empty(told.what, told.remedy, _("Try again"))
        elif not found.mails:
            self._show_empty(
                _("No mail came in these days."),
                _("Choose more days, or look again when clients have written."),
            )
        else:
            self.sheet.show_rehearsal(found, speech_of(self._link.present))
            self.empty.hide()
            self.sheet.show()

    def _show_idle(self) -> None:
        self._say_on_button(_("Rehearse"))
        self.live.hide()
        self._show_empty(
            _("Who would have had which reply, and what would have rung?"),
            _("It also says which promises would have failed, by the answers you really gave."),
        )

    def _show_empty(self, what: str, then: str, button: str = "") -> None:
        self.empty.show_words(what, then, button)
        self.empty.button.setAccessibleName(button)
        self.sheet.hide()
        self.empty.show()

    @Slot()
    def _say_long(self) -> None:
        self.empty.show_words(
            _("Your mail is being read and decided anew."),
            _("A full mailbox takes a few minutes. You can close this and come back."),
        )

    def _say_on_button(self, words: str) -> None:
        self.run.setText(words)
        self.run.name(words)

    @Slot(object)
    def _show_status(self, status: Status) -> None:
        self.live.setVisible(status.is_observing and status.has_account and not status.is_sample)

    @Slot()
    def _go_live(self) -> None:
        self.reject()
        self.live_asked.emit()
