"""One week in the window: headline, sentences, eight weeks, numbers, what broke, what is due."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from reachapp.core.promises import PromiseState
from reachapp.report import sentences
from reachapp.report.sentences import Row
from reachapp.report.speech import Speech
from reachapp.report.week_report import ToldPromise, WeekReport
from reachapp.ui.controls import box, label
from reachapp.ui.i18n import _
from reachapp.ui.layouts import add, clear, columns, rows
from reachapp.ui.report.lines import Told, told_card
from reachapp.ui.report.week_bars import WeekBars
from reachapp.ui.theme import px

WIDEST = 860


class ReportSheet(QWidget):
    """`row_asked(conversation)` opens it on the desk."""

    row_asked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setMaximumWidth(px(WIDEST))
        self._layout: QVBoxLayout = rows(self, gap=8)
        self.bars = WeekBars()

    def show_report(self, report: WeekReport, speech: Speech) -> None:
        clear(self._layout)
        self.bars = WeekBars()
        self.bars.show_weeks(report.history)
        told = " ".join(sentences.sentences(report, speech))
        add(
            self._layout,
            label(sentences.title(report, speech), "second", wrap=True),
            label(sentences.headline(report, speech), "display", wrap=True),
            label(told, "read", wrap=True),
            12,
        )
        self._layout.addWidget(self._numbers(report, speech))
        outside = sentences.outside_words(report, speech)
        if outside:
            add(self._layout, label(outside, "hint", wrap=True))
        self._add_trouble(report.trouble, speech)
        self._add_due(report.due, speech)
        self._layout.addStretch(1)

    def words(self) -> str:
        """Return all that stands on the sheet, for tests."""
        found = (each.text() for each in self.findChildren(type(label())))
        return "\n".join(text for text in found if text)

    def _numbers(self, report: WeekReport, speech: Speech) -> QFrame:
        card = box("card")
        left = rows(gap=8)
        add(left, label(_("Kept, last eight weeks"), "name"), self.bars)
        legend = columns(gap=16)
        add(
            legend,
            label(_("kept"), "small"),
            label(_("broken (on top)"), "small", tone="broken"),
            None,
        )
        left.addLayout(legend)
        left.addStretch(1)
        right = rows(gap=8)
        add(right, label(_("This week in numbers"), "name"))
        right.addLayout(_table(report, speech))
        right.addStretch(1)
        layout = columns(card, gap=32, margins=(16, 14, 16, 14))
        layout.addLayout(left, 1)
        layout.addLayout(right, 1)
        return card

    def _add_trouble(self, trouble: Sequence[ToldPromise], speech: Speech) -> None:
        if not trouble:
            return
        lines = [_trouble(each, speech) for each in trouble]
        add(self._layout, 8, label(_("Broken and moved"), "head"))
        self._layout.addWidget(told_card(lines, wide=74, open_row=self.row_asked.emit))

    def _add_due(self, due: Sequence[ToldPromise], speech: Speech) -> None:
        add(self._layout, 8, label(_("Due in the coming week"), "head"))
        if not due:
            add(self._layout, label(_("Nothing is promised yet."), "second"))
            return
        lines = [_due(each, speech) for each in due]
        self._layout.addWidget(told_card(lines, wide=112, open_row=self.row_asked.emit))


def _table(report: WeekReport, speech: Speech) -> QGridLayout:
    first, *rest = sentences.rows(report, speech)
    labels = [(f"    {words}", n) for words, n in sentences.label_rows(report, speech)]
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setVerticalSpacing(px(5))
    grid.setHorizontalSpacing(px(16))
    grid.setColumnStretch(0, 1)
    numbers: Sequence[Row] = (first, *labels, *rest)
    for line, (words, number) in enumerate(numbers):
        value = label(number, "name")
        value.setAccessibleName(f"{words.strip()}: {number}")
        grid.addWidget(label(words, "second", wrap=True), line, 0)
        grid.addWidget(value, line, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
    return grid


def _trouble(told: ToldPromise, speech: Speech) -> Told:
    is_broken = told.state is PromiseState.BROKEN
    return Told(
        icon="status/broken" if is_broken else "status/due-soon",
        colour="broken" if is_broken else "soon",
        first=sentences.state_word(told, speech),
        tone="broken" if is_broken else "soon",
        who=told.contact,
        what=sentences.what_became(told, speech),
        wraps=True,
        conversation=told.conversation,
    )


def _due(told: ToldPromise, speech: Speech) -> Told:
    return Told(
        icon="status/later",
        first=speech.moment(told.promise_at),
        who=told.contact,
        what=told.subject,
        conversation=told.conversation,
    )
