"""The bar below the plan while it has changes: what they mean, apply them, or throw them away."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from reachapp.availability.plan import PlanWarning, warnings
from reachapp.ui.controls import Button, Shape, label
from reachapp.ui.i18n import _, ngettext
from reachapp.ui.layouts import add, columns
from reachapp.ui.plan.draft import Draft
from reachapp.ui.plan.fault_words import placed_words, warning_words
from reachapp.ui.theme import px


class DraftBar(QFrame):
    """Signals: `applied`, `dropped`, `undone`."""

    applied = Signal()
    dropped = Signal()
    undone = Signal()

    def __init__(self, draft: Draft) -> None:
        super().__init__()
        self.setProperty("role", "foot")
        self.setObjectName("draft-bar")
        self.setMinimumHeight(px(56))
        self._draft = draft
        self._shape = Shape("ui/info", 18, "acc")
        self.text = label("", wrap=True)
        self.back = Button(_("Undo step"), "quiet", "ui/undo").name(_("Undo step"), "Ctrl+Z")
        self.drop = Button(_("Throw away")).name(_("Throw away"))
        self.apply = Button(_("Apply"), "primary").name(_("Apply"), "Ctrl+S")
        self.apply.setObjectName("apply-plan")
        layout = columns(self, gap=8, margins=(24, 8, 24, 8))
        add(layout, self._shape)
        layout.addWidget(self.text, 1)
        add(layout, self.back, self.drop, self.apply)
        self.back.clicked.connect(self.undone)
        self.drop.clicked.connect(self.dropped)
        self.apply.clicked.connect(self.applied)
        self.hide()

    def show_draft(self, now: datetime | None, *, is_saving: bool) -> None:
        """Say what applying would mean; a plan with a fault cannot be applied."""
        draft = self._draft
        self.setVisible(draft.is_changed or is_saving)
        self.back.setVisible(draft.can_undo)
        self.apply.setEnabled(not draft.faults and not is_saving)
        self.drop.setEnabled(not is_saving)
        self.apply.setText(_("Being applied …") if is_saving else _("Apply"))
        if draft.faults:
            self._say("status/error", "err", placed_words(draft.faults[0]))
        elif now is not None and PlanWarning.NO_PROMISE in warnings(draft.policy, now):
            self._say("status/watch", "watch", warning_words(PlanWarning.NO_PROMISE))
        else:
            self._say("ui/info", "acc", _changes_words(draft.changes))

    def _say(self, icon: str, role: str, words: str) -> None:
        self._shape.show_icon(icon, role)
        self.text.setText(words)
        self.setAccessibleName(words)


def _changes_words(count: int) -> str:
    if not count:
        return _("The plan has changed and is not applied yet.")
    words = ngettext(
        "{n} change, not applied yet. Clients read the old plan until then.",
        "{n} changes, not applied yet. Clients read the old plan until then.",
        count,
    )
    return words.format(n=count)
