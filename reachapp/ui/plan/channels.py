"""The table of channels: which, when, how fast, and what happens outside those hours."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QSizePolicy, QWidget
from typing_extensions import override

from reachapp.availability.plan_edits import Policy
from reachapp.ui.controls import Button, ElidedLabel, Shape, box, label
from reachapp.ui.i18n import _
from reachapp.ui.layouts import add, clear, columns, rows
from reachapp.ui.plan.rule_words import (
    brief_hours_words,
    icon_of,
    outside_words,
    respond_words,
    subject_words,
)
from reachapp.ui.theme import px

STRETCHES = (0, 4, 8, 8, 7, 0)
"""How the columns share the width: picture, channel, when, answer, outside, button."""


class Channels(QFrame):
    """Signals: `opened(index)`, `added`."""

    opened = Signal(int)
    added = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setAccessibleName(_("Channels"))
        self._lines = rows(gap=0)
        self.more = Button(_("Add a rule"), "quiet", "ui/plus").name(_("Add a rule"))
        self.more.setObjectName("add-rule")
        self.more.clicked.connect(self.added)
        self.rules: list[RuleLine] = []
        foot = box("row")
        add(columns(foot, margins=(8, 4, 8, 4)), self.more, None)
        add(rows(self), _head(), self._lines, foot)

    def show_policy(self, policy: Policy) -> None:
        """Show the rules in their order: the first that fits a message counts."""
        rules = policy.get("rules") or ()
        if len(rules) != len(self.rules):
            clear(self._lines)
            self.rules = [RuleLine(index) for index in range(len(rules))]
            for line in self.rules:
                line.opened.connect(self.opened)
                self._lines.addWidget(line)
        for line, rule in zip(self.rules, rules, strict=True):
            line.show_rule(policy, rule)


class RuleLine(QFrame):
    """One rule; the whole line opens it. Signals: `opened(index)`."""

    opened = Signal(int)

    def __init__(self, index: int) -> None:
        super().__init__()
        self.setProperty("role", "row")
        self.setMinimumHeight(px(42))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._index = index
        self._shape = Shape("ui/mail", 18, "ink2")
        self.name = ElidedLabel("", "name")
        self.texts = (_wrapped(), _wrapped(), _wrapped("second"))
        self.open = Button("", "icon", "ui/chev-r")
        self.open.clicked.connect(self._open)
        grid = _grid(self, top=4)
        for column, widget in enumerate((self._shape, self.name, *self.texts, self.open)):
            grid.addWidget(widget, 0, column, Qt.AlignmentFlag.AlignVCenter)

    def show_rule(self, policy: Policy, rule: Mapping[str, Any]) -> None:
        words = [
            brief_hours_words(policy, rule),
            respond_words(rule.get("respond") or {}),
            outside_words(rule),
        ]
        subject = subject_words(rule)
        self._shape.show_icon(icon_of(rule), "ink2")
        self.name.set_whole(subject)
        for text, said in zip(self.texts, words, strict=True):
            text.setText(said)
        self.open.name(_("Change: {rule}").format(rule=", ".join([subject, *words])))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self._open()

    def _open(self) -> None:
        self.opened.emit(self._index)


def _head() -> QWidget:
    head = QWidget()
    grid = _grid(head, top=8)
    gap = QWidget()
    gap.setFixedWidth(px(18))
    grid.addWidget(gap, 0, 0)
    for column, words in enumerate((_("Channel"), _("When open"), _("Answer"), _("Outside")), 1):
        grid.addWidget(label(words, "caption"), 0, column)
    end = QWidget()
    end.setFixedWidth(px(32))
    grid.addWidget(end, 0, len(STRETCHES) - 1)
    return head


def _grid(parent: QWidget, *, top: int) -> QGridLayout:
    grid = QGridLayout(parent)
    grid.setContentsMargins(px(16), px(top), px(8), px(top))
    grid.setHorizontalSpacing(px(12))
    for column, stretch in enumerate(STRETCHES):
        grid.setColumnStretch(column, stretch)
    return grid


def _wrapped(role: str = "") -> QLabel:
    made = label("", role, wrap=True)
    made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    return made
