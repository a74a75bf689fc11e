"""What happened to a conversation, line by line: time, dot, sentence."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from reachapp.engine.views import HistoryLine
from reachapp.ui.controls import Shape, box, label
from reachapp.ui.i18n import _
from reachapp.ui.layouts import add, clear, columns
from reachapp.ui.theme import px
from reachapp.ui.times import Present
from reachapp.ui.words import BAD, GOOD, history_sentence


class History(QWidget):
    """The list of lines, oldest first."""

    def __init__(self, present: Present) -> None:
        super().__init__()
        self._present = present
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(10))
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(2, 1)
        self.setAccessibleName(_("What happened"))

    def show_lines(self, lines: tuple[HistoryLine, ...]) -> None:
        clear(self._grid)
        for number, line in enumerate(lines):
            self._add(number, self._present.clock(line.at), line)
            if number < len(lines) - 1:
                self._grid.addWidget(_bar(), 2 * number + 1, 1, Qt.AlignmentFlag.AlignHCenter)

    def _add(self, number: int, clock: str, line: HistoryLine) -> None:
        at = label(clock, "hint")
        at.setMinimumSize(px(44), px(20))
        at.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        at.setToolTip(self._present.received(line.at))
        role = "name" if line.what in GOOD else ""
        words = label(history_sentence(line), role, wrap=True)
        words.setMinimumHeight(px(20))
        middle = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(at, 2 * number, 0, top)
        self._grid.addWidget(_marked(line), 2 * number, 1, middle)
        self._grid.addWidget(words, 2 * number, 2)


def _marked(line: HistoryLine) -> QWidget:
    """Return the mark in a box as high as a line of text."""
    made = QWidget()
    made.setFixedHeight(px(20))
    add(columns(made, gap=0), _mark(line))
    return made


def _mark(line: HistoryLine) -> Shape:
    if line.what in GOOD:
        return Shape("status/kept", 14, "reach")
    if line.what in BAD:
        return Shape("status/error", 14, "err")
    return Shape("dot", 12, "ink3")


def _bar() -> QWidget:
    bar = box("upright")
    bar.setFixedHeight(px(10))
    return bar
