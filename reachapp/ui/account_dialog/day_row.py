"""One day of the table of hours: on or off, and up to three stretches."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from reachapp.ui.controls import Button, label
from reachapp.ui.fields import CheckBox, TimeField
from reachapp.ui.i18n import _
from reachapp.ui.layouts import add, columns, rows
from reachapp.ui.theme import px
from reachapp.ui.week_hours import Window

MOST = 3
FIRST: Window = (540, 1020)
HOUR = 60


class Stretch(QWidget):
    """Two clock times: from and to."""

    def __init__(self, day: str, number: int) -> None:
        super().__init__()
        words = {"day": day, "number": number + 1}
        self.start = TimeField(_("{day}, from, stretch {number}").format(**words), is_end=False)
        self.end = TimeField(_("{day}, to, stretch {number}").format(**words), is_end=True)
        add(columns(self, gap=6), self.start, label(_("to"), "second"), self.end)


class DayRow(QFrame):
    """Signals: `changed`."""

    changed = Signal()

    def __init__(self, weekday: int, name: str) -> None:
        super().__init__()
        self.on = CheckBox(name)
        self.on.setAccessibleName(name)
        self.on.setObjectName(f"day-{weekday}")
        self.on.setMinimumWidth(px(112))
        self._name = name
        self._stretches: list[Stretch] = []
        self._shut = label(_("closed"), "third")
        self._fault = label("", "small", tone="err")
        self._fault.hide()
        self.more = Button("", "icon", "ui/plus").name(_("{day}: add a stretch").format(day=name))
        self.less = Button("", "icon", "ui/close").name(
            _("{day}: remove the last stretch").format(day=name)
        )
        self.begin = Button(_("Add hours"), "link").name(_("{day}: add hours").format(day=name))
        self._inner: QHBoxLayout = columns(gap=6)
        line = columns(gap=8, margins=(0, 4, 0, 4))
        add(line, self.on, self._shut)
        line.addLayout(self._inner)
        line.addStretch(1)
        tail = columns(gap=0)
        add(tail, self.begin, self.less, self.more)
        line.addLayout(tail)
        layout = rows(self)
        add(layout, line, self._fault)
        self.setMinimumHeight(px(40))
        self.on.toggled.connect(self._turn)
        self.more.clicked.connect(self._add)
        self.less.clicked.connect(self._remove)
        self.begin.clicked.connect(self.on.click)

    def show_windows(self, windows: Sequence[Window]) -> None:
        while self._stretches:
            self._drop()
        for window in windows[:MOST]:
            self._put(window)
        self.on.blockSignals(True)
        self.on.setChecked(bool(windows))
        self.on.blockSignals(False)
        self._settle()

    def windows(self) -> tuple[Window, ...]:
        return tuple((one.start.minute(), one.end.minute()) for one in self._stretches)

    def show_fault(self, words: str) -> None:
        self._fault.setText(words)
        self._fault.setVisible(bool(words))

    def _put(self, window: Window) -> None:
        number = len(self._stretches)
        if number:
            self._inner.addWidget(label(_("and"), "second"))
        made = Stretch(self._name, number)
        made.start.show_minute(window[0])
        made.end.show_minute(window[1])
        made.start.minute_changed.connect(self._say)
        made.end.minute_changed.connect(self._say)
        self._inner.addWidget(made)
        self._stretches.append(made)

    def _drop(self) -> None:
        self._stretches.pop()
        for _time in range(2 if self._stretches else 1):
            item = self._inner.takeAt(self._inner.count() - 1)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()

    def _settle(self) -> None:
        is_open = bool(self._stretches)
        self._shut.setVisible(not is_open)
        self.begin.setVisible(not is_open)
        self.more.setVisible(is_open and len(self._stretches) < MOST)
        self.less.setVisible(len(self._stretches) > 1)

    @Slot(bool)
    def _turn(self, is_on: bool) -> None:
        self.show_windows((FIRST,) if is_on else ())
        self.changed.emit()

    @Slot()
    def _add(self) -> None:
        last = self._stretches[-1].end.minute()
        start = min(last + HOUR, 1380)
        self._put((start, min(start + 2 * HOUR, 1439)))
        self._settle()
        self.changed.emit()

    @Slot()
    def _remove(self) -> None:
        self._drop()
        self._settle()
        self.changed.emit()

    @Slot()
    def _say(self) -> None:
        self.changed.emit()
