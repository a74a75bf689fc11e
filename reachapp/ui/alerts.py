"""Tells the owner on the desktop of what cannot wait: once for each urgent conversation."""

from datetime import datetime

from PySide6.QtCore import QObject, Slot

from reachapp.engine.views import DeskRow, DeskView, RowState, Status
from reachapp.ui.i18n import _
from reachapp.ui.notifications import DesktopNotifier

ALARMS = frozenset({RowState.URGENT, RowState.UNREADABLE, RowState.UNSURE})


class Alerts(QObject):
    """Compares each desk with what was told before; the first desk of a start tells nothing."""

    def __init__(self, notifier: DesktopNotifier, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._notifier = notifier
        self._told: set[tuple[int, RowState]] | None = None
        self._caught_up: datetime | None = None

    @Slot(object)
    def show_status(self, status: Status) -> None:
        """Tell once that a focus is over in which something came."""
        since = status.catch_up_since
        if since is not None and since != self._caught_up:
            words = _("See what came in meanwhile.")
            self._notifier.tell(_("Your focus is over"), words, is_urgent=False)
            self._caught_up = since

    @Slot(object)
    def show_desk(self, desk: DeskView) -> None:
        """Tell what is new since the last desk."""
        rows = {(row.id, row.state): row for row in desk.rows if _rings(row)}
        told, self._told = self._told, set(rows)
        if told is None:
            return
        self._told |= told
        new = [rows[key] for key in rows if key not in told]
        if len(new) == 1:
            self._notifier.tell(_title(new[0]), new[0].subject, is_urgent=True)
        elif new:
            names = ", ".join(row.contact for row in new[:3])
            self._notifier.tell(
                _("{count} urgent messages").format(count=len(new)), names, is_urgent=True
            )


def _rings(row: DeskRow) -> bool:
    is_near = row.state is RowState.DUE_SOON and row.is_promised
    return (row.state in ALARMS or is_near) and not row.taken_by and not row.is_from_before


def _title(row: DeskRow) -> str:
    if row.state is RowState.DUE_SOON:
        return _("Promise due soon: {name}").format(name=row.contact)
    return _("Urgent: {name}").format(name=row.contact)
