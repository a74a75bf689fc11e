"""Layouts in measures of the design, and one that breaks its line."""

from collections.abc import Iterable
from typing import TypeVar

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QLayoutItem, QVBoxLayout, QWidget
from typing_extensions import override

from reachapp.ui import theme

Margins = tuple[int, int, int, int]
BoxT = TypeVar("BoxT", bound=QBoxLayout)


def rows(
    parent: QWidget | None = None, *, gap: int = 0, margins: Margins = (0, 0, 0, 0)
) -> QVBoxLayout:
    """Return a layout from top to bottom, in measures of the design."""
    return _measured(QVBoxLayout(parent) if parent else QVBoxLayout(), gap, margins)


def columns(
    parent: QWidget | None = None, *, gap: int = 8, margins: Margins = (0, 0, 0, 0)
) -> QHBoxLayout:
    """Return a layout from left to right, in measures of the design."""
    return _measured(QHBoxLayout(parent) if parent else QHBoxLayout(), gap, margins)


def _measured(layout: BoxT, gap: int, margins: Margins) -> BoxT:
    left, top, right, bottom = (theme.px(side) for side in margins)
    layout.setContentsMargins(left, top, right, bottom)
    layout.setSpacing(theme.px(gap))
    return layout


def add(layout: QBoxLayout, *things: QWidget | QLayout | int | None) -> None:
    """Fill a layout: a number is a gap, None is a stretch."""
    for thing in things:
        if thing is None:
            layout.addStretch(1)
        elif isinstance(thing, int):
            layout.addSpacing(theme.px(thing))
        elif isinstance(thing, QWidget):
            layout.addWidget(thing)
        else:
            layout.addLayout(thing)


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and let it go."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        elif inner is not None:
            clear(inner)


class FlowLayout(QLayout):
    """Puts widgets side by side and breaks the line where there is no room."""

    def __init__(self, gap: int = 8) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self.setSpacing(theme.px(gap))
        self.setContentsMargins(0, 0, 0, 0)

    def fill(self, widgets: Iterable[QWidget]) -> None:
        for widget in widgets:
            self.addWidget(widget)

    @override
    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    @override
    def count(self) -> int:
        return len(self._items)

    @override
    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    @override
    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), place=False)

    @override
    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, place=True)

    @override
    def sizeHint(self) -> QSize:
        return self.minimumSize()

    @override
    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _arrange(self, rect: QRect, *, place: bool) -> int:
        x, y, tallest = rect.x(), rect.y(), 0
        for item in self._items:
            hint = item.sizeHint()
            if x + hint.width() > rect.right() + 1 and tallest:
                x, y, tallest = rect.x(), y + tallest + self.spacing(), 0
            if place:
                item.setGeometry(QRect(QPoint(x, y), hint))
            x += hint.width() + self.spacing()
            tallest = max(tallest, hint.height())
        return y + tallest - rect.y()
