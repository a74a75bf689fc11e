"""What an empty place says: one line what is so, one what happens next, at most one button."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from reachapp.ui.controls import Button, Shape, label
from reachapp.ui.layouts import add, columns, rows
from reachapp.ui.theme import px


class EmptyState(QWidget):
    """A line icon of 40 px, two lines, and a button that hides where it has no words."""

    def __init__(self, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._what = label("", "head", wrap=True)
        self._next = label("", "second", wrap=True)
        self.button = Button()
        self.button.hide()
        shape = Shape(icon, 40, "ink3")
        layout = rows(self, gap=6, margins=(24, 24, 24, 24))
        add(layout, None)
        layout.addWidget(shape, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(px(8))
        texts = rows(gap=6)
        for words in (self._what, self._next):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            words.setMaximumWidth(px(420))
            words.setMinimumWidth(px(260))
            add(texts, words)
        # an aligned item would get the height of its words in one long line
        middle = columns(gap=0)
        middle.addStretch(1)
        middle.addLayout(texts, 8)
        middle.addStretch(1)
        layout.addLayout(middle)
        layout.addSpacing(px(8))
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(2)

    def show_words(self, what: str, then: str, button: str = "") -> None:
        self._what.setText(what)
        self._next.setText(then)
        self.button.setText(button)
        self.button.setVisible(bool(button))

    def words(self) -> str:
        return f"{self._what.text()} {self._next.text()}"
