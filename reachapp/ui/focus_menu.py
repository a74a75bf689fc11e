"""Everything that the owner can do from tray and state card, as one menu.

Where the desktop shows only a menu (StatusNotifierItem), nothing is missing in it.
"""

from datetime import datetime

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from reachapp.core.i18n import N_
from reachapp.engine.views import DeskRow, FocusChoice, PendingReply, Status
from reachapp.ui import icons
from reachapp.ui.i18n import _
from reachapp.ui.pending import leaves_words, waiting_words
from reachapp.ui.state_words import count_words, state_words
from reachapp.ui.times import Present

CHOICES = {
    "25m": N_("25 min"),
    "1h": N_("1 hour"),
    "lunch": N_("Until lunch ({time})"),
    "day_end": N_("Until the end of the day ({time})"),
}
MOST_PROMISES = 3


def choice_words(choice: FocusChoice, present: Present) -> str:
    """Return `1 uur`, or `Tot de lunch (12:30)`."""
    words = CHOICES.get(choice.key, N_("Until {time}"))
    return _(words).format(time=present.clock(choice.until))


class FocusMenu(QMenu):
    """Signals carry what was chosen; the menu itself asks nothing of the engine."""

    focus_chosen = Signal(object)
    """A moment in UTC."""
    other_asked = Signal()
    end_asked = Signal()
    stop_asked = Signal()
    resume_asked = Signal()
    live_asked = Signal()
    desk_asked = Signal()
    row_asked = Signal(int)
    account_asked = Signal()
    quit_asked = Signal()
    sick_asked = Signal()
    back_asked = Signal()
    cancel_asked = Signal(str)
    """Key of an automatic reply that is not to leave."""

    def __init__(self, present: Present, *, is_tray: bool) -> None:
        super().__init__()
        self._present, self._is_tray = present, is_tray
        self._status: Status | None = None
        self._pending: tuple[PendingReply, ...] = ()
        self.setAccessibleName(_("State and focus"))
        self._fill()

    def show_status(self, status: Status) -> None:
        """Build the menu anew, but never under the pointer."""
        self._status = status
        if not self.isVisible():
            self._fill()

    def show_pending(self, pending: tuple[PendingReply, ...]) -> None:
        """Show the automatic replies that still wait; `show_status` has been called before."""
        is_new, self._pending = pending != self._pending, pending
        if is_new and not self.isVisible():
            self._fill()

    @Slot()
    def _fill(self) -> None:
        self.clear()
        if self._status is None:
            self._caption(_("Starting …"))
        else:
            self._head(self._status)
            self._waiting()
            self._focus(self._status)
            self._safety(self._status)
        if self._is_tray:
            self._foot()

    def _head(self, status: Status) -> None:
        state = state_words(status, self._present)
        title = self._caption(f"{state.title} {state.second}".strip())
        title.setIcon(icons.lasting_icon(state.sign.icon, 16, state.sign.colour))
        self._caption(count_words(status))
        if self._is_tray:
            for row in status.next_rows[:MOST_PROMISES]:
                self._promise(row)
            self._act(_("Open desk"), self.desk_asked, "open-desk")
        self.addSeparator()

    def _waiting(self) -> None:
        """A menu of its own: one line a reply, so that none is stopped by a slip."""
        if not self._is_tray or not self._pending:
            return
        below = self.addMenu(waiting_words(self._pending, self._present))
        below.setObjectName("pending")
        for reply in self._pending:
            name = reply.contact.replace("&", "&&")
            span = leaves_words(reply, self._present)
            action = below.addAction(
                _("Don't send: {name}, in {span}").format(name=name, span=span)
            )
            action.setData(reply.key)
            action.triggered.connect(self._ask_cancel)
        self.addSeparator()

    def _promise(self, row: DeskRow) -> None:
        if row.answer_at is None:
            return
        # an ampersand in a name would become a shortcut
        name = row.contact.replace("&", "&&")
        action = self.addAction(f"{self._present.before(row.answer_at)}  {name}")
        action.setData(row.id)
        action.triggered.connect(self._ask_row)

    def _focus(self, status: Status) -> None:
        if status.situation == "focus":
            self._act(_("End focus"), self.end_asked, "end-focus")
        else:
            self._caption(_("Focus from now"))
        for choice in status.focus_choices:
            self._choice(choice_words(choice, self._present), choice.until, choice.key)
        self._act(_("Until …"), self.other_asked, "focus-other")
        self.addSeparator()
        if status.sick_until is None:
            self._act(_("I'm ill …"), self.sick_asked, "sick")
        else:
            self._act(_("I'm back"), self.back_asked, "back-again")

    def _choice(self, words: str, until: datetime, key: str) -> None:
        action = self.addAction(words)
        action.setObjectName(f"focus-{key}")
        action.setData(until)
        action.triggered.connect(self._choose)

    def _safety(self, status: Status) -> None:
        if status.is_observing and not status.is_sample:
            self._act(_("Observing: start replying …"), self.live_asked, "live")
        if status.is_stopped:
            action = self._act(_("Turn replies back on"), self.resume_asked, "resume")
        else:
            action = self._act(_("Stop all replies"), self.stop_asked, "stop")
        action.setIcon(icons.icon("status/stopped", 16, "err"))

    def _foot(self) -> None:
        self.addSeparator()
        if self._status is not None and not self._status.has_account:
            self._act(_("Add my account"), self.account_asked, "account")
        self._act(_("Quit Reachapp"), self.quit_asked, "quit")

    def _caption(self, words: str) -> QAction:
        action = self.addAction(words)
        action.setEnabled(False)
        return action

    def _act(self, words: str, signal: object, name: str) -> QAction:
        action = self.addAction(words)
        action.setObjectName(name)
        action.triggered.connect(signal)
        return action

    @Slot()
    def _choose(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.focus_chosen.emit(action.data())

    @Slot()
    def _ask_cancel(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.cancel_asked.emit(action.data())

    @Slot()
    def _ask_row(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.row_asked.emit(action.data())
