"""The frame that all places share: a head of 60 px with the title, and a body that scrolls."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from reachapp.ui.controls import box, label, surface
from reachapp.ui.layouts import add, columns, rows
from reachapp.ui.theme import px


class Page(QWidget):
    """Head, and `body` to fill; buttons go to the right of the head by `head.addWidget`."""

    def __init__(self, title: str) -> None:
        super().__init__()
        head = box("topbar")
        head.setFixedHeight(px(60))
        self.head: QHBoxLayout = columns(head, gap=8, margins=(24, 0, 24, 0))
        add(self.head, label(title, "title"), None)
        content = surface("page")
        self.body: QVBoxLayout = rows(content, gap=16, margins=(24, 20, 24, 24))
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(scroll.focusPolicy().NoFocus)
        scroll.setWidget(content)
        add(rows(self), head, scroll)
