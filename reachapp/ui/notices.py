"""The one banner above the page: the worst first, then what waits for the owner, then modes."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from reachapp.engine.views import HealthLine, Status
from reachapp.ui.banner import Banner
from reachapp.ui.i18n import _, ngettext
from reachapp.ui.layouts import add, rows
from reachapp.ui.problems import Trouble, health_trouble
from reachapp.ui.times import Present


class Notices(QWidget):
    """Signals: `account_asked live_asked rehearsal_asked resume_asked mend_asked`."""

    account_asked = Signal()
    live_asked = Signal()
    rehearsal_asked = Signal()
    resume_asked = Signal()
    mend_asked = Signal()
    notices_asked = Signal()
    back_asked = Signal()
    sick_asked = Signal()
    catch_up_asked = Signal()

    def __init__(self, present: Present) -> None:
        super().__init__()
        self._present = present
        self.banner = Banner("info")
        self._kind = ""
        self._problem: Trouble | None = None
        self.banner.acted.connect(self._act)
        add(rows(self, margins=(12, 12, 12, 0)), self.banner)
        self.hide()

    @property
    def kind(self) -> str:
        """Which banner shows: `problem health stopped back notices catch_up sample observe`."""
        return self._kind

    def show_problem(self, problem: Trouble) -> None:
        """Say what a request met, until it is put away."""
        self._problem = problem
        self._say("problem", "err", problem.what, problem.remedy, _("Close"))

    def show_status(self, status: Status) -> None:
        if self._problem is not None:
            return
        faults = [line for line in status.health if line.is_fault]
        if faults:
            self._show_fault(faults)
        elif status.is_stopped:
            self._say(
                "stopped", "err", _("All replies are stopped."),
                _("Nobody hears when your answer comes. Mail still lands on your desk."),
                _("Turn replies back on"),
            )  # fmt: skip
        elif not self._show_waiting(status):
            self._show_mode(status)

    def _show_waiting(self, status: Status) -> bool:
        """Show what waits for the owner, and return whether anything does."""
        if status.asks_if_back:
            self._say(
                "back", "info", _("Are you still ill?"),
                _("Nobody has said until when. Clients get later times in the meantime."),
                _("I'm back"), _("Still ill …"),
            )  # fmt: skip
        elif status.notices:
            count = status.notices
            what = ngettext(
                "{n} promise no longer fits your plan.",
                "{n} promises no longer fit your plan.", count,
            ).format(n=count)  # fmt: skip
            then = _("Tell the clients the new times before the old ones pass.")
            self._say("notices", "soon", what, then, _("Look at them"))
        elif status.catch_up_since is not None:
            since = self._present.moment(status.catch_up_since)
            self._say(
                "catch_up", "clock", _("Your focus is over."),
                _("See what came in since {time}, and who was told what.").format(time=since),
                _("Look at it"),
            )  # fmt: skip
        else:
            return False
        return True

    def _show_mode(self, status: Status) -> None:
        if status.is_sample or not status.has_account:
            self._say(
                "sample", "info", _("Sample office."),
                _("Everything here is invented, and nothing leaves this computer."),
                _("Add my account"),
            )  # fmt: skip
        elif status.is_observing:
            self._say(
                "observe", "watch", _("Observing."),
                _("Reachapp decides and shows, and sends nothing to anyone."),
                _("Start replying …"), _("Rehearse …"),
            )  # fmt: skip
        else:
            self._kind = ""
            self.hide()

    def _show_fault(self, faults: Sequence[HealthLine]) -> None:
        found = health_trouble(faults[0], self._present)
        rest = len(faults) - 1
        more = ngettext("and {n} more", "and {n} more", rest).format(n=rest) if rest else ""
        then = f"{found.remedy} ({more})" if more else found.remedy
        self._say("health", "err", found.what, then, _("Fix …"), detail=faults[0].detail)

    def _say(
        self, kind: str, tone: str, what: str, then: str, *actions: str, detail: str = ""
    ) -> None:
        self._kind = kind
        self.banner.show_tone(tone)
        self.banner.show_words(what, then, *actions, detail=detail)
        self.show()

    @Slot(int)
    def _act(self, number: int) -> None:
        if self._kind == "problem":
            self._problem = None
            self._kind = ""
            self.hide()
            return
        signals = {
            "health": self.mend_asked,
            "stopped": self.resume_asked,
            "sample": self.account_asked,
            "back": self.sick_asked if number else self.back_asked,
            "notices": self.notices_asked,
            "catch_up": self.catch_up_asked,
            "observe": self.rehearsal_asked if number else self.live_asked,
        }
        signals[self._kind].emit()
