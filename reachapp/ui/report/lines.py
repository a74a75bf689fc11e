"""Cards of lines in columns, for what is told one by one: shape, moment, who, what, and the row."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout

from reachapp.ui.controls import Button, ElidedLabel, Shape, box, label
from reachapp.ui.i18n import _, ngettext
from reachapp.ui.layouts import add, columns, rows
from reachapp.ui.report.spoken import one_line
from reachapp.ui.theme import px

MOST_LINES = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One line; a conversation that stands on the desk can be opened from it."""

    icon: str = ""
    colour: str = "ink3"
    first: str
    """The moment, or the word of its state."""
    tone: str = ""
    who: str
    what: str
    wraps: bool = False
    """It is in our own words, and all of it is wanted."""
    conversation: int | None = None

    def words(self) -> str:
        """Return the line as it is read aloud."""
        return ", ".join(part for part in (self.first, self.who, self.what) if part)


def told_card(
    lines: Sequence[Told], *, wide: int, open_row: Callable[[int], None] | None = None
) -> QFrame:
    """Return the card; `wide` is the room of the first column."""
    card = box("card")
    layout = rows(card)
    for number, told in enumerate(lines[:MOST_LINES]):
        layout.addWidget(_line(told, wide, open_row, is_first=not number))
    _add_rest(layout, len(lines) - MOST_LINES)
    return card


def _line(
    told: Told, wide: int, open_row: Callable[[int], None] | None, *, is_first: bool
) -> QFrame:
    frame = QFrame()
    frame.setProperty("role", "" if is_first else "foot")
    frame.setMinimumHeight(px(38))
    frame.setAccessibleName(told.words())
    layout = columns(frame, gap=12, margins=(16, 4, 8, 4))
    if told.icon:
        layout.addWidget(Shape(told.icon, 15, told.colour), 0, Qt.AlignmentFlag.AlignVCenter)
    first = label(told.first, "" if told.tone else "second", tone=told.tone)
    first.setMinimumWidth(px(wide))
    layout.addWidget(first)
    layout.addWidget(ElidedLabel(one_line(told.who), "name"), 3)
    what = one_line(told.what)
    shown = label(what, "second", wrap=True) if told.wraps else ElidedLabel(what, "second")
    layout.addWidget(shown, 7)
    if open_row is not None and told.conversation is not None:
        opener = Button("", "icon", "ui/chev-r")
        opener.name(_("Open {name} on the desk").format(name=one_line(told.who)))
        opener.clicked.connect(_Opens(open_row, told.conversation))
        layout.addWidget(opener)
    return frame


def _add_rest(layout: QVBoxLayout, rest: int) -> None:
    if rest > 0:
        more = label(ngettext("and {n} more", "and {n} more", rest).format(n=rest), "hint")
        more.setContentsMargins(px(16), px(8), px(16), px(8))
        add(layout, more)


@dataclass(frozen=True, slots=True)
class _Opens:
    """Opens the conversation of one line."""

    open_row: Callable[[int], None]
    conversation: int

    def __call__(self, _checked: bool = False) -> None:
        self.open_row(self.conversation)
