"""The desk as a table of one column: captions of the piles and rows of conversations, in order.

"Now" and "Later" always show; the other piles unfold below them. Values come as whole lists: the
model keeps the selection's conversation, not its line number.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from reachapp.engine.views import DeskRow, DeskView, Pile
from reachapp.ui.i18n import _
from reachapp.ui.times import Present
from reachapp.ui.words import pile_name, sign_of

Index = QModelIndex | QPersistentModelIndex
LINE = Qt.ItemDataRole.UserRole
ALWAYS = (Pile.NOW, Pile.LATER)
NO_PARENT = QModelIndex()


@dataclass(frozen=True, slots=True)
class Caption:
    """The line above a pile."""

    pile: Pile
    count: int


Line = Caption | DeskRow


class DeskModel(QAbstractTableModel):
    """Gives each line as `LINE`, and as words for screen readers."""

    def __init__(self, present: Present, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._present = present
        self._view = DeskView(rows=(), counts={})
        self._lines: list[Line] = []
        self._unfolded: set[Pile] = set()
        self._search = ""

    def show_view(self, view: DeskView) -> None:
        self._view = view
        self._lay()

    def unfold(self, pile: Pile, is_open: bool) -> None:
        (self._unfolded.add if is_open else self._unfolded.discard)(pile)
        self._lay()

    def search(self, words: str) -> None:
        """Show only rows in which all these words occur, answered ones too."""
        self._search = words.casefold().strip()
        self._lay()

    @property
    def searching(self) -> str:
        return self._search

    def lines(self) -> Sequence[Line]:
        return self._lines

    def line_at(self, index: Index) -> Line:
        return self._lines[index.row()]

    def line_of(self, conversation: int) -> int | None:
        """Return the line on which this conversation stands."""
        for number, line in enumerate(self._lines):
            if isinstance(line, DeskRow) and line.id == conversation:
                return number
        return None

    def first_of(self, pile: Pile) -> int | None:
        for number, line in enumerate(self._lines):
            if isinstance(line, DeskRow) and line.pile is pile:
                return number
        return None

    def row_of(self, conversation: int) -> DeskRow | None:
        return next((row for row in self._view.rows if row.id == conversation), None)

    def is_empty(self) -> bool:
        """Say whether no conversation shows."""
        return not any(isinstance(line, DeskRow) for line in self._lines)

    @override
    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    @override
    def columnCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else 1

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and isinstance(self._lines[index.row()], DeskRow):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == LINE:
            return line
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self._words(line)
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(line, DeskRow):
            return f"{line.contact}\n{line.subject}"
        return None

    def _words(self, line: Line) -> str:
        if isinstance(line, Caption):
            return f"{pile_name(line.pile)}, {line.count}"
        words = [sign_of(line.state).word, line.contact, line.subject]
        if line.answer_at is not None and self._present.is_known:
            words.append(self._present.before(line.answer_at))
        if line.taken_by:
            words.append(_("{name} is on it").format(name=line.taken_by))
        return ", ".join(words)

    def _lay(self) -> None:
        self.beginResetModel()
        piles: Mapping[Pile, list[DeskRow]] = {pile: [] for pile in Pile}
        for row in self._view.rows:
            if self._search in f"{row.contact} {row.address} {row.subject}".casefold():
                piles[row.pile].append(row)
        self._lines = []
        for pile, rows in piles.items():
            if rows and (pile in ALWAYS or pile in self._unfolded or self._search):
                self._lines.append(Caption(pile, len(rows)))
                self._lines.extend(rows)
        self.endResetModel()
