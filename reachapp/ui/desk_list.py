"""The left column of the desk: head with search, the two piles, and the folded ones below."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QLineEdit,
    QStackedWidget,
    QTableView,
    QWidget,
)
from typing_extensions import override

from reachapp.engine.views import DeskRow, DeskView, Pile, Status
from reachapp.ui.controls import Button, label
from reachapp.ui.desk_delegate import ROW_HEIGHT, DeskDelegate, line_height
from reachapp.ui.desk_model import ALWAYS, DeskModel
from reachapp.ui.empty import EmptyState
from reachapp.ui.i18n import _
from reachapp.ui.layouts import add, columns, rows
from reachapp.ui.state_words import next_promise_words
from reachapp.ui.theme import px
from reachapp.ui.times import Present
from reachapp.ui.words import pile_name


class DeskTable(QTableView):
    """The table: single selection by mouse, arrows and `j` `k`; captions are stepped over."""

    opened = Signal()

    def __init__(self, model: DeskModel, present: Present) -> None:
        super().__init__()
        self.setModel(model)
        self._desk = model
        self._special: set[int] = set()
        self.setItemDelegate(DeskDelegate(present, self))
        self.setAccessibleName(_("Conversations"))
        self.setObjectName("desk")
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)

    def set_heights(self) -> None:
        """Give each pile its fixed height; only lines that differ from "Later" are touched."""
        header = self.verticalHeader()
        lines = self._desk.lines()
        usual = px(ROW_HEIGHT)
        header.setDefaultSectionSize(usual)
        special = {
            number: height
            for number, line in enumerate(lines)
            if (height := line_height(line, is_first=not number)) != usual
        }
        # a header keeps the heights of the lines before, whatever stands there now
        for number in self._special - special.keys():
            if number < len(lines):
                header.resizeSection(number, usual)
        for number, height in special.items():
            header.resizeSection(number, height)
        self._special = set(special)

    def step(self, by: int) -> None:
        """Select the next conversation in this direction."""
        lines = self._desk.lines()
        number = self.currentIndex().row() if self.currentIndex().isValid() else -1
        number += by
        while 0 <= number < len(lines):
            if isinstance(lines[number], DeskRow):
                self.go_to(number)
                return
            number += by

    def go_to(self, number: int) -> None:
        index = self._desk.index(number, 0)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if event.key() in steps:
            self.step(steps[Qt.Key(event.key())])
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit()
        else:
            super().keyPressEvent(event)


class DeskList(QFrame):
    """The whole column. Signals: `chosen(conversation | None)`, `opened` (Enter on a row)."""

    chosen = Signal(object)
    opened = Signal()

    def __init__(self, present: Present, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "list")
        self.setMinimumWidth(px(320))
        self.setMaximumWidth(px(460))
        self._present = present
        self._chosen: int | None = None
        self.model = DeskModel(present, self)
        self.table = DeskTable(self.model, present)
        self.field = QLineEdit()
        self.empty = EmptyState("ui/desk")
        self._stack = QStackedWidget()
        self._folds = {pile: self._fold(pile) for pile in Pile if pile not in ALWAYS}
        self._build()
        self.table.selectionModel().currentChanged.connect(self._choose)
        self.table.opened.connect(self.opened)
        self.field.textChanged.connect(self._search)

    def _build(self) -> None:
        self.field.setPlaceholderText(_("Search"))
        self.field.setAccessibleName(_("Search the desk"))
        self.field.setObjectName("search")
        self.field.hide()
        self.field.installEventFilter(self)
        self.title = label(_("Desk"), "title")
        self._magnifier = Button("", "icon", "ui/search", 18).name(_("Search"), "/")
        self._magnifier.clicked.connect(self.start_search)
        head = QWidget()
        head.setFixedHeight(px(60))
        add(columns(head, margins=(20, 0, 12, 0)), self.title, None, self.field, self._magnifier)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        layout = rows(self)
        add(layout, head, self._stack, *self._folds.values())

    def _fold(self, pile: Pile) -> "Fold":
        fold = Fold(pile)
        fold.unfolded.connect(self._unfold)
        return fold

    def show_desk(self, view: DeskView) -> None:
        """Take the new list; the same conversation stays chosen where it still shows."""
        bar = self.table.verticalScrollBar()
        place = bar.value()
        self.model.show_view(view)
        for pile, fold in self._folds.items():
            fold.show_count(view.counts.get(pile, 0))
        self._settle()
        bar.setValue(place)

    def show_status(self, status: Status) -> None:
        if not self.model.searching:
            self.empty.show_words(
                _("Nothing needs you now."), next_promise_words(status, self._present)
            )

    def choose(self, conversation: int) -> None:
        """Select this conversation, unfolding its pile if need be."""
        row = self.model.row_of(conversation)
        if row is not None and row.pile in self._folds:
            self._folds[row.pile].setChecked(True)
        self._chosen = conversation
        self._settle()

    def jump(self, pile: Pile) -> None:
        number = self.model.first_of(pile)
        if number is not None:
            self.table.setFocus()
            self.table.go_to(number)

    @Slot()
    def start_search(self) -> None:
        self.field.show()
        self.title.hide()
        self.field.setFocus()
        self.field.selectAll()

    def end_search(self) -> None:
        self.field.clear()
        self.field.hide()
        self.title.show()
        self.table.setFocus()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.end_search()
                return True
            if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Return}:
                self.table.setFocus()
                self.table.step(1)
                return True
        return super().eventFilter(watched, event)

    @Slot(str)
    def _search(self, words: str) -> None:
        self.model.search(words)
        if words:
            self.empty.show_words(
                _("Nothing found for '{words}'.").format(words=words),
                _("The search looks at names, addresses and subjects."),
            )
        self._settle()

    @Slot(object, bool)
    def _unfold(self, pile: Pile, is_open: bool) -> None:
        self.model.unfold(pile, is_open)
        self._settle()
        if is_open and (number := self.model.first_of(pile)) is not None:
            where = QAbstractItemView.ScrollHint.PositionAtTop
            self.table.scrollTo(self.model.index(number - 1, 0), where)

    def _settle(self) -> None:
        """After the lines changed: heights, the empty state, and the selection."""
        self.table.set_heights()
        self._stack.setCurrentIndex(1 if self.model.is_empty() else 0)
        number = self.model.line_of(self._chosen) if self._chosen is not None else None
        if number is not None:
            self.table.setCurrentIndex(self.model.index(number, 0))
        elif self._chosen is not None and self.model.row_of(self._chosen) is None:
            self._chosen = None
            self.chosen.emit(None)

    @Slot(QModelIndex, QModelIndex)
    def _choose(self, current: QModelIndex, _before: QModelIndex) -> None:
        line = self.model.line_at(current) if current.isValid() else None
        if isinstance(line, DeskRow) and line.id != self._chosen:
            self._chosen = line.id
            self.chosen.emit(line.id)


class Fold(Button):
    """The line of a folded pile, with its count; `unfolded(pile, is_open)`."""

    unfolded = Signal(object, bool)

    def __init__(self, pile: Pile) -> None:
        super().__init__("", "fold", "ui/chev-r")
        self._pile = pile
        self.setCheckable(True)
        self.setObjectName(f"fold-{pile}")
        self.toggled.connect(self._turn)
        self._count = label("0", "third")
        add(columns(self, margins=(0, 0, 20, 0)), None, self._count)
        self.setText(pile_name(pile))

    def show_count(self, count: int) -> None:
        self._count.setText(str(count))
        self.name(f"{pile_name(self._pile)}, {count}")
        self.setToolTip("")

    @Slot(bool)
    def _turn(self, is_open: bool) -> None:
        self.set_icon("ui/chev-d" if is_open else "ui/chev-r")
        self.unfolded.emit(self._pile, is_open)
