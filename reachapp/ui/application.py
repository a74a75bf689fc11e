"""Starts the face: one instance, look and language, then the window, and only then the engine."""

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from reachapp.core.i18n import Translator
from reachapp.engine.face import EngineFace
from reachapp.ui import i18n, icons, theme
from reachapp.ui.account_dialog.dialog import Suggest
from reachapp.ui.desktop import Desktop
from reachapp.ui.garbage import Garbage
from reachapp.ui.preferences import Preferences
from reachapp.ui.signals import EndSignals
from reachapp.ui.single_instance import SingleInstance

APPLICATION_ID = "reachapp"


def run(  # noqa: PLR0913  the settings of a start
    face_factory: Callable[[], EngineFace],
    *,
    translator: Translator,
    suggest: Suggest | None = None,
    start_minimized: bool = False,
    instance: str = "reachapp",
    preferences_file: Path | None = None,
    on_quit: Callable[[], None] | None = None,
) -> int:
    """Show the window, then build the engine on a worker thread; return the exit code.

    `instance` names this user's (and data folder's) one window: a second start shows the first
    and returns 0. `on_quit` is called after the windows are gone, to stop the engine.
    """
    application = QApplication(sys.argv[:1])
    application.setApplicationName("Reachapp")
    application.setDesktopFileName(APPLICATION_ID)
    application.setQuitOnLastWindowClosed(False)
    single = SingleInstance(instance)
    if not single.is_first():
        return 0
    garbage = Garbage()
    i18n.use(translator)
    i18n.load_qt_words(application)
    preferences = Preferences(preferences_file)
    theme.apply(preferences.theme)
    application.setWindowIcon(QIcon(icons.tray_icon("reach")))
    desktop = Desktop(preferences=preferences, suggest=suggest)
    single.show_asked.connect(desktop.show_window)
    start = Start(desktop, face_factory, is_minimized=start_minimized)
    desktop.left.connect(application.quit)
    ends = EndSignals()
    ends.asked.connect(application.quit)
    start.begin()
    code = application.exec()
    ends.close()
    desktop.close()
    single.close()
    garbage.close()
    if on_quit is not None:
        on_quit()
    return code


class Start(QObject):
    """The window paints first; the engine's imports and its store come after that."""

    def __init__(
        self, desktop: Desktop, make: Callable[[], EngineFace], *, is_minimized: bool
    ) -> None:
        super().__init__(desktop)
        self._desktop, self._make, self._is_minimized = desktop, make, is_minimized

    def begin(self) -> None:
        if not self._is_minimized:
            self._desktop.show_window()
        else:
            self._desktop.tray.appeared.connect(self._stay_hidden)
        QTimer.singleShot(0, self, self._start_engine)

    @Slot()
    def _start_engine(self) -> None:
        self._desktop.start(self._make)
        if self._is_minimized:
            # no tray, no way back: then the window shows, minimised
            self._desktop.window.showMinimized()

    @Slot()
    def _stay_hidden(self) -> None:
        self._is_minimized = False
        if self._desktop.window.isMinimized():
            self._desktop.window.hide()
