"""Opens what concerns promises that move: notices, being ill, and what came during focus."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QDialog, QWidget

from reachapp.engine import requests
from reachapp.engine.requests import Outcome
from reachapp.engine.views import CatchUpView, NoticeView, SickView
from reachapp.ui.catch_up_list import CatchUpList
from reachapp.ui.deeds import Deeds
from reachapp.ui.link import Link
from reachapp.ui.notice_list import NoticeList
from reachapp.ui.problems import trouble
from reachapp.ui.sick_dialog import SickDialog, Span


class Negotiation(QObject):
    """Holds at most one dialog. Signals: `row_asked(conversation)`."""

    row_asked = Signal(int)

    def __init__(self, link: Link, deeds: Deeds, window: QWidget) -> None:
        super().__init__(window)
        self._link, self._deeds, self._window = link, deeds, window
        self.dialog: QDialog | None = None

    @Slot()
    def open_notices(self) -> None:
        face = self._link.face
        if face is None or self.dialog is not None:
            return
        dialog = NoticeList(self._window, self._link.present)
        dialog.send_asked.connect(self._send_notices)
        self._show(dialog)
        dialog.open()
        self._link.calls.run(face.notices, _NoticesShown(self))

    def show_notices(self, notices: Sequence[NoticeView]) -> None:
        if isinstance(self.dialog, NoticeList):
            self.dialog.show_notices(notices)

    @Slot()
    def open_sick(self) -> None:
        if not self._link.present.is_known or self.dialog is not None:
            return
        dialog = SickDialog(self._window, self._link.present)
        dialog.looked.connect(self._look_ahead)
        dialog.called_in.connect(self._call_in)
        self._show(dialog)
        dialog.begin()

    @Slot()
    def back_again(self) -> None:
        self._deeds.do(requests.BackAgain(self._link.owner))

    @Slot(str)
    def cancel_reply(self, key: str) -> None:
        self._deeds.do(requests.CancelReply(key, self._link.owner))

    @Slot()
    def open_catch_up(self) -> None:
        face = self._link.face
        if face is not None and self.dialog is None:
            self._link.calls.run(face.catch_up, self.show_catch_up)

    def show_catch_up(self, view: CatchUpView | None) -> None:
        if view is None or self.dialog is not None:
            return
        dialog = CatchUpList(self._window, self._link.present, view)
        dialog.row_asked.connect(self.row_asked)
        dialog.finished.connect(self._see_catch_up)
        self._show(dialog)
        dialog.open()

    def show_preview(self, asked: Span, outcome: Outcome) -> None:
        if not isinstance(self.dialog, SickDialog):
            return
        if isinstance(outcome.result, SickView):
            self.dialog.show_preview(asked, outcome.result)
        elif outcome.problem:
            self.dialog.show_problem(asked, trouble(outcome.problem).what)

    def close(self) -> None:
        if self.dialog is not None:
            self.dialog.reject()

    def _show(self, dialog: QDialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(self._forget)

    @Slot()
    def _forget(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None

    @Slot(object)
    def _send_notices(self, conversations: tuple[int, ...]) -> None:
        self._deeds.do(requests.SendNotices(conversations, self._link.owner))

    @Slot(object)
    def _look_ahead(self, span: Span) -> None:
        self._link.ask(requests.SickPreview(span.until), _Previewed(self, span))

    @Slot(object)
    def _call_in(self, span: Span) -> None:
        now = self._link.present.now()
        self._deeds.do(requests.CallInSick(now, span.until, self._link.owner))

    @Slot()
    def _see_catch_up(self) -> None:
        if isinstance(self.dialog, CatchUpList):
            seen = requests.SeenCatchUp(self.dialog.view.since, self._link.owner)
            self._link.ask(seen)


@dataclass(frozen=True, slots=True)
class _NoticesShown:
    negotiation: Negotiation

    def __call__(self, notices: Sequence[NoticeView]) -> None:
        self.negotiation.show_notices(notices)


@dataclass(frozen=True, slots=True)
class _Previewed:
    """Carries what one choice would break to the dialog that asked."""

    negotiation: Negotiation
    asked: Span

    def __call__(self, outcome: Outcome) -> None:
        self.negotiation.show_preview(self.asked, outcome)
