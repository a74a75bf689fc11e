"""The whole face put together: link, window, tray, popover, dialog, and what their signals do."""

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication

from reachapp.core.profile import Profile
from reachapp.engine import requests
from reachapp.engine.face import EngineFace
from reachapp.engine.requests import Request
from reachapp.engine.views import Status
from reachapp.ui import theme
from reachapp.ui.account_dialog.dialog import AccountDialog, Suggest
from reachapp.ui.alerts import Alerts
from reachapp.ui.deeds import Deeds
from reachapp.ui.focus_menu import FocusMenu
from reachapp.ui.i18n import _
from reachapp.ui.link import Link
from reachapp.ui.main_window import MainWindow
from reachapp.ui.negotiation import Negotiation
from reachapp.ui.notifications import DesktopNotifier
from reachapp.ui.popover import Popover
from reachapp.ui.preferences import Preferences
from reachapp.ui.questions import LiveChoice, UntilQuestion, asks_to_go_live, asks_to_quit
from reachapp.ui.report.rehearsal_dialog import RehearsalDialog
from reachapp.ui.settings_menu import SettingsMenu
from reachapp.ui.theme import ThemeChoice
from reachapp.ui.tray import Tray


class Desktop(QObject):
    """Holds all parts for as long as the program runs; `left` asks the application to end."""

    left = Signal()

    def __init__(self, *, preferences: Preferences, suggest: Suggest | None) -> None:
        super().__init__()
        self._preferences, self._suggest = preferences, suggest
        self.link = Link(self)
        present = self.link.present
        self.deeds = Deeds(self.link)
        self.card_menu = FocusMenu(present, is_tray=False)
        self.settings = SettingsMenu(preferences)
        self.window = MainWindow(self.link, self.deeds, self.card_menu, self.settings)
        self.negotiation = Negotiation(self.link, self.deeds, self.window)
        self.window.keys.are_on = preferences.has_single_keys
        self.tray = Tray(present, FocusMenu(present, is_tray=True), Popover(present))
        self.notifier = DesktopNotifier(self.tray.icon)
        self.alerts = Alerts(self.notifier, self)
        self.dialog: AccountDialog | None = None
        self.rehearsal = RehearsalDialog(self.link, self.window)
        if not preferences.geometry.isEmpty():
            self.window.restoreGeometry(preferences.geometry)
        self._connect_choices()
        self._connect_windows()
        self._connect_negotiation()

    def start(self, make: Callable[[], EngineFace]) -> None:
        """Build the engine on a worker thread; the window already stands."""
        self.tray.look()
        self.link.start(make)

    def _connect_choices(self) -> None:
        for source in (self.card_menu, self.tray.menu, self.tray.popover):
            source.focus_chosen.connect(self.start_focus)
            source.other_asked.connect(self.ask_focus)
            source.end_asked.connect(self.end_focus)
            source.stop_asked.connect(self.stop_replies)
            source.resume_asked.connect(self.resume_replies)
            source.desk_asked.connect(self.show_window)
            source.row_asked.connect(self.show_row)
        for menu in (self.card_menu, self.tray.menu):
            menu.live_asked.connect(self.go_live)
            menu.account_asked.connect(self.open_account)
            menu.quit_asked.connect(self.ask_quit)
        self.tray.popover.settings_asked.connect(self.open_account)

    def _connect_windows(self) -> None:
        window = self.window
        self.link.status_came.connect(self._show_status)
        self.link.desk_came.connect(self.alerts.show_desk)
        window.closed.connect(self.hide_window)
        window.quit_asked.connect(self.ask_quit)
        window.account_asked.connect(self.open_account)
        window.notices.live_asked.connect(self.go_live)
        window.notices.rehearsal_asked.connect(self.rehearse)
        window.report.rehearsal_asked.connect(self.rehearse)
        self.rehearsal.live_asked.connect(self.go_live)
        window.notices.resume_asked.connect(self.resume_replies)
        self.settings.theme_chosen.connect(self.dress)
        self.settings.quit_asked.connect(self.ask_quit)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)

    def _connect_negotiation(self) -> None:
        talks, banners = self.negotiation, self.window.notices
        talks.row_asked.connect(self.show_row)
        banners.notices_asked.connect(talks.open_notices)
        banners.catch_up_asked.connect(talks.open_catch_up)
        banners.back_asked.connect(talks.back_again)
        banners.sick_asked.connect(talks.open_sick)
        for menu in (self.card_menu, self.tray.menu):
            menu.sick_asked.connect(self.ask_sick)
            menu.back_asked.connect(talks.back_again)
        self.link.pending_came.connect(self.tray.show_pending)
        self.tray.menu.cancel_asked.connect(talks.cancel_reply)
        self.link.status_came.connect(self.alerts.show_status)

    @Slot()
    def ask_sick(self) -> None:
        """The tray asks it while the window is hidden: the dialog needs its window."""
        self.show_window()
        self.negotiation.open_sick()

    @Slot(object)
    def _show_status(self, status: Status) -> None:
        self.tray.show_status(status)
        self.card_menu.show_status(status)

    @Slot(object)
    def start_focus(self, until: datetime) -> None:
        self._do(requests.StartFocus(until.astimezone(UTC), self.link.owner))

    @Slot()
    def ask_focus(self) -> None:
        if self.link.present.is_known:
            parent = self.window if self.window.isVisible() else None
            until = UntilQuestion(parent, self.link.present).chosen()
            if until is not None:
                self.start_focus(until)

    @Slot()
    def end_focus(self) -> None:
        self._do(requests.EndFocus(self.link.owner))

    @Slot()
    def stop_replies(self) -> None:
        self._do(requests.StopReplies(self.link.owner))

    @Slot()
    def resume_replies(self) -> None:
        self._do(requests.ResumeReplies(self.link.owner))

    @Slot()
    def go_live(self) -> None:
        chosen = asks_to_go_live(self.window if self.window.isVisible() else None)
        if chosen is LiveChoice.SEND:
            self._do(requests.SetMode("send", self.link.owner))
        elif chosen is LiveChoice.REHEARSE:
            self.rehearse()

    @Slot()
    def rehearse(self) -> None:
        """Show what the past days would have caused; a rehearsal that runs goes on."""
        if self.link.is_connected:
            self.show_window()
            self.rehearsal.open()

    def _do(self, request: Request) -> None:
        self.deeds.do(request)

    @Slot()
    def show_window(self) -> None:
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()

    @Slot(int)
    def show_row(self, conversation: int) -> None:
        self.show_window()
        self.window.open_row(conversation)

    @Slot()
    def hide_window(self) -> None:
        """The cross was pressed: into the tray, or ask where there is none to come back from."""
        if not self.tray.is_there:
            self.ask_quit()
            return
        self.window.hide()
        if not self._preferences.was_told_of_hiding:
            self._preferences.keep_told_of_hiding()
            self.notifier.tell(
                _("Reachapp goes on in the tray"),
                _("Click the icon to come back. Quit in its menu."),
                is_urgent=False,
            )

    @Slot()
    def ask_quit(self) -> None:
        parent = self.window if self.window.isVisible() else None
        if asks_to_quit(parent, has_tray=self.tray.is_there):
            self.left.emit()

    @Slot()
    @Slot(str)
    def open_account(self, page: str = "") -> None:
        if self.link.is_connected and self.dialog is None:
            self.link.profile(_Opening(self, page))

    def show_account(self, profile: Profile, page: str) -> None:
        self.show_window()
        status = self.link.status
        is_new = status is None or status.is_sample or not status.has_account
        self.dialog = AccountDialog(
            self.link, profile, suggest=self._suggest, is_new=is_new, parent=self.window
        )
        self.dialog.saved.connect(self.window.read_profile)
        self.dialog.finished.connect(self._forget_dialog)
        self.dialog.go_to(page)
        self.dialog.open()

    @Slot()
    def _forget_dialog(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None

    @Slot(object)
    def dress(self, choice: ThemeChoice) -> None:
        theme.apply(choice)

    @Slot()
    def _follow_system(self) -> None:
        if self._preferences.theme is ThemeChoice.SYSTEM:
            theme.apply(ThemeChoice.SYSTEM)

    def close(self) -> None:
        """Take everything down, in the order in which nothing speaks to what is gone."""
        self._preferences.keep_geometry(self.window.saveGeometry())
        if self.dialog is not None:
            self.dialog.reject()
        self.rehearsal.reject()
        self.negotiation.close()
        self.link.close()
        self.notifier.close()
        self.tray.leave()
        self.window.let_go()


class _Opening:
    """Opens the dialog at a page when the profile has come."""

    def __init__(self, desktop: Desktop, page: str) -> None:
        self._desktop, self._page = desktop, page

    def __call__(self, profile: Profile) -> None:
        self._desktop.show_account(profile, self._page)
