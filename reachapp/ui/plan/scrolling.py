"""A column of the page that scrolls by itself."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout

from reachapp.ui.controls import surface
from reachapp.ui.layouts import Margins, rows


def scrolling(margins: Margins) -> tuple[QScrollArea, QVBoxLayout]:
    """Return a column, and the layout to fill it with."""
    content = surface("page")
    layout = rows(content, gap=14, margins=margins)
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setWidget(content)
    return scroll, layout
