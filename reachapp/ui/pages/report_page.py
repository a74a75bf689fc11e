"""The weekly report, week by week; until the first one is there, when it comes."""

from dataclasses import dataclass

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QShowEvent
from typing_extensions import override

from reachapp.engine.requests import Outcome, ReadReport
from reachapp.report.iso_week import IsoWeek, week_of
from reachapp.report.week_report import WeekReport
from reachapp.ui.controls import Button, label
from reachapp.ui.empty import EmptyState
from reachapp.ui.i18n import _
from reachapp.ui.layouts import add
from reachapp.ui.link import Link
from reachapp.ui.pages.page import Page
from reachapp.ui.problems import trouble
from reachapp.ui.report.sheet import ReportSheet
from reachapp.ui.report.spoken import speech_of

UNNOTICED_MS = 400
"""What takes less says nothing."""


class ReportPage(Page):
    """Signals: `rehearsal_asked`, `row_asked(conversation)`."""

    rehearsal_asked = Signal()
    row_asked = Signal(int)

    def __init__(self, link: Link) -> None:
        super().__init__(_("Report"))
        self._link = link
        self._week: IsoWeek | None = None
        self.asked = 0
        self.answered = 0
        self.report: WeekReport | None = None
        self.busy = label(_("Being worked out …"), "hint")
        self.busy.hide()
        self.back = Button("", "icon", "ui/chev-l").name(_("Week before"))
        self.forward = Button("", "icon", "ui/chev-r").name(_("Week after"))
        self.rehearse = Button(_("Rehearse …"), "", "ui/undo")
        self.rehearse.name(_("Rehearse: what would have happened?"))
        add(self.head, self.busy, self.back, self.forward, self.rehearse)
        self.sheet = ReportSheet()
        self.empty = EmptyState("ui/report")
        self.body.addWidget(self.sheet, 1)
        self.body.addWidget(self.empty, 1)
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(UNNOTICED_MS)
        self._connect()
        self._show_none()

    def _connect(self) -> None:
        self._slow.timeout.connect(self.busy.show)
        self.back.clicked.connect(self._go_back)
        self.forward.clicked.connect(self._go_forward)
        self.rehearse.clicked.connect(self.rehearsal_asked)
        self.empty.button.clicked.connect(self.read)
        self.sheet.row_asked.connect(self.row_asked)
        self._link.connected.connect(self.read)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.read()

    @Slot()
    def read(self) -> None:
        """Ask for the shown week anew; the one that can be told of last where none was chosen."""
        if not self._link.is_connected or not self.isVisible():
            return
        self.asked += 1
        self._slow.start()
        week = str(self._week) if self._week else ""
        self._link.ask(ReadReport(week), _Read(self, self.asked))

    def show_outcome(self, outcome: Outcome, asked: int) -> None:
        """Take the answer to that question; an older one is late and says nothing."""
        if asked != self.asked:
            return
        self.answered = asked
        self._slow.stop()
        self.busy.hide()
        report = outcome.result
        if outcome.problem:
            found = trouble(outcome.problem)
            self._show_empty(found.what, found.remedy, _("Try again"))
        elif not isinstance(report, WeekReport) or (self._week is None and _is_blank(report)):
            self._show_none()
        else:
            self._show_report(report)

    def _show_report(self, report: WeekReport) -> None:
        self.report = report
        if _is_blank(report):
            self._show_empty(
                _("Nothing happened in week {number}.").format(number=report.week.number),
                _("No client wrote, and no promise fell due."),
            )
        else:
            self.sheet.show_report(report, speech_of(self._link.present))
            self.sheet.show()
            self.empty.hide()
        is_over = report.week < week_of(self._link.present.now(), self._link.present.zone)
        self.forward.setEnabled(is_over)
        # before the first weeks there is nothing to go back to
        has_past = any(each.kept or each.broken for each in report.history)
        self.back.setEnabled(has_past or not _is_blank(report))

    def _show_none(self) -> None:
        self.report = None
        self.back.setEnabled(False)
        self.forward.setEnabled(False)
        self._show_empty(
            _("Your first report comes on Monday at 8:00."),
            _("It says which promises were kept, when clients write, and what it cost you."),
        )

    def _show_empty(self, what: str, then: str, button: str = "") -> None:
        self.empty.show_words(what, then, button)
        self.empty.button.setAccessibleName(button)
        self.sheet.hide()
        self.empty.show()

    @Slot()
    def _go_back(self) -> None:
        if self.report is not None:
            self._go_to(self.report.week.previous)

    @Slot()
    def _go_forward(self) -> None:
        if self.report is not None:
            self._go_to(self.report.week.next)

    def _go_to(self, week: IsoWeek) -> None:
        self._week = week
        self.read()


@dataclass(frozen=True, slots=True)
class _Read:
    """Carries the report of one question to its page."""

    page: ReportPage
    asked: int

    def __call__(self, outcome: Outcome) -> None:
        self.page.show_outcome(outcome, self.asked)


def _is_blank(report: WeekReport) -> bool:
    """Nothing came, nothing was told, and nothing waits."""
    counts = (report.received, report.replies, report.told, report.ended, report.waiting)
    return not any((*counts, report.would_reply, report.released, report.trouble, report.due))
