"""What the six steps share: a title, a line below it, and a body that scrolls if it must."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from reachapp.ui.controls import label, surface
from reachapp.ui.layouts import add, columns, rows
from reachapp.ui.theme import px

LABELS = 132


class StepPage(QWidget):
    """Title and body; each step fills `body`, and has `show_draft` and `take`.

    Signals: `changed` when something was typed.
    """

    changed = Signal()

    def __init__(self, title: str, second: str) -> None:
        super().__init__()
        self._second = label(second, "second", wrap=True)
        content = surface("page")
        self.body: QVBoxLayout = rows(content, gap=14, margins=(36, 28, 36, 20))
        head = rows(gap=2)
        add(head, label(title, "title", wrap=True), self._second)
        self.body.addLayout(head)
        self.body.addSpacing(px(2))
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(scroll.focusPolicy().NoFocus)
        scroll.setWidget(content)
        add(rows(self), scroll)

    def say(self, second: str) -> None:
        self._second.setText(second)

    def take_focus(self) -> None:
        """Put the focus on the first thing to fill in or to choose."""
        first = self.nextInFocusChain()
        while first is not self and first is not None:
            is_choice = bool(first.focusPolicy() & Qt.FocusPolicy.TabFocus)
            if is_choice and self.isAncestorOf(first) and first.isVisibleTo(self):
                first.setFocus()
                return
            first = first.nextInFocusChain()

    def can_go_on(self) -> bool:
        """Say whether this step is good enough for the next."""
        return True


def field_row(name: str, *things: QWidget | QHBoxLayout) -> QHBoxLayout:
    """Return a line with its label left, 132 wide."""
    made = columns(gap=8)
    words = label(name, "second")
    words.setMinimumWidth(px(LABELS))
    words.setMaximumWidth(px(LABELS + 12))
    words.setWordWrap(True)
    made.addWidget(words)
    for number, thing in enumerate(things):
        if isinstance(thing, QWidget):
            made.addWidget(thing, 0 if number else 1)
            if not number:
                words.setBuddy(thing)
        else:
            made.addLayout(thing, 1)
    return made


def indented(thing: QWidget) -> QHBoxLayout:
    """Return a line that begins where the fields begin."""
    made = columns(gap=0, margins=(LABELS + 8, 0, 0, 0))
    made.addWidget(thing, 1)
    return made
