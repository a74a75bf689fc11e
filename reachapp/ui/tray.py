"""The icon in the tray: state as shape and colour, words in tooltip and menu, popover on a click.

A desktop may have no tray, or get one only after we start: we look again for a minute.
"""

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QSystemTrayIcon

from reachapp.engine.views import PendingReply, Status
from reachapp.ui import icons
from reachapp.ui.focus_menu import FocusMenu
from reachapp.ui.popover import Popover
from reachapp.ui.state_words import count_words, state_words, tray_state
from reachapp.ui.times import Present

LOOK_AGAIN_MS = 5_000
LOOKS = 12


class Tray(QObject):
    """Signals: `appeared`; what is chosen comes from its `menu` and `popover`."""

    appeared = Signal()

    def __init__(self, present: Present, menu: FocusMenu, popover: Popover) -> None:
        super().__init__()
        self._present = present
        self.menu, self.popover = menu, popover
        self.icon = QSystemTrayIcon(icons.tray_icon("closed"))
        self.icon.setToolTip("Reachapp")
        self.icon.setContextMenu(menu)
        self.icon.activated.connect(self._activate)
        self._shown: tuple[str, int] = ("closed", 0)
        self._looks = 0
        self._again = QTimer(self)
        self._again.setInterval(LOOK_AGAIN_MS)
        self._again.timeout.connect(self.look)

    @property
    def is_there(self) -> bool:
        return self.icon.isVisible() and QSystemTrayIcon.isSystemTrayAvailable()

    @property
    def state(self) -> str:
        """The icon that shows, such as `urgent`."""
        return self._shown[0]

    @Slot()
    def look(self) -> None:
        """Show the icon where there is a tray; else look again for a minute."""
        self._looks += 1
        if QSystemTrayIcon.isSystemTrayAvailable():
            self._again.stop()
            self.icon.show()
            self.appeared.emit()
        elif self._looks >= LOOKS:
            self._again.stop()
        else:
            self._again.start()

    def show_status(self, status: Status) -> None:
        shown = (tray_state(status), status.urgent)
        if shown != self._shown:
            self._shown = shown
            self.icon.setIcon(icons.tray_icon(*shown))
        state = state_words(status, self._present)
        # Windows remembers icons by the first line: it stays the same
        self.icon.setToolTip(
            f"Reachapp\n{state.title} {state.second}".rstrip() + f"\n{count_words(status)}"
        )
        self.menu.show_status(status)
        self.popover.show_status(status)

    @Slot(object)
    def show_pending(self, pending: tuple[PendingReply, ...]) -> None:
        self.menu.show_pending(pending)
        self.popover.show_pending(pending)

    def leave(self) -> None:
        self._again.stop()
        self.icon.hide()
        self.popover.hide()

    @Slot(QSystemTrayIcon.ActivationReason)
    def _activate(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is not QSystemTrayIcon.ActivationReason.Trigger:
            return
        if self.popover.isVisible():
            self.popover.hide()
        else:
            self.popover.show_at(self.icon.geometry())
