"""The start of the face: paints before the engine is built, one instance, and a clean end."""

import gettext
import subprocess
import sys
import threading
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal, Slot

from reachapp.engine.errors import StoreError
from reachapp.ui import i18n, theme
from reachapp.ui.application import Start
from reachapp.ui.calls import Calls
from reachapp.ui.desktop import Desktop
from reachapp.ui.notifications import DesktopNotifier
from reachapp.ui.preferences import Preferences
from reachapp.ui.single_instance import SingleInstance
from reachapp.ui.theme import ThemeChoice
from reachapp.ui.toast import Toast
from tests.ui.conftest import settle
from tests.ui.fake_face import NOW, FakeFace

ROOT = Path(__file__).parents[2]


@pytest.fixture
def desktop(tmp_path):
    theme.apply(ThemeChoice.LIGHT)
    made = Desktop(preferences=Preferences(tmp_path / "window.ini"), suggest=None)
    yield made
    made.close()


def test_the_window_stands_before_the_engine_is_built_on_another_thread(qtbot, desktop):
    built_on, may_build = [], threading.Event()

    def make():
        built_on.append(threading.current_thread())
        may_build.wait(5)
        return FakeFace()

    Start(desktop, make, is_minimized=False).begin()
    assert desktop.window.isVisible()
    assert built_on == []
    assert desktop.window.side.state.words().startswith("Starting")

    qtbot.waitUntil(lambda: bool(built_on))
    may_build.set()
    qtbot.waitUntil(lambda: desktop.link.status is not None)
    assert built_on[0] is not threading.main_thread()
    assert desktop.window.side.state.words().startswith("Reachable")


def test_a_start_in_the_tray_shows_the_window_small_where_there_is_no_tray(qtbot, desktop):
    Start(desktop, FakeFace, is_minimized=True).begin()

    qtbot.waitUntil(desktop.window.isMinimized)


def test_a_second_start_shows_the_first_window_and_leaves(qtbot, tmp_path):
    name = str(tmp_path / "one")
    first, second = SingleInstance(name), SingleInstance(name)
    assert first.is_first()

    with qtbot.waitSignal(first.show_asked):
        assert not second.is_first()

    first.close()
    assert second.is_first()
    second.close()


def test_changes_of_the_engine_come_from_any_thread(qtbot, open_desktop):
    face = FakeFace()
    desktop = open_desktop(face)
    face.changes["is_observing"] = True

    thread = threading.Thread(target=face.tell)
    thread.start()
    thread.join()

    qtbot.waitUntil(lambda: desktop.window.notices.kind == "observe")


def test_many_changes_at_once_ask_at_most_twice(qtbot, open_desktop):
    class Counting(FakeFace):
        asked_for_status = 0

        def status(self):
            self.asked_for_status += 1
            return super().status()

    face = Counting()
    desktop = open_desktop(face)
    before = face.asked_for_status

    for _time in range(500):
        face.tell()
    settle(qtbot, desktop)

    assert face.asked_for_status - before <= 3


def test_a_store_that_cannot_be_read_is_said_in_the_window(qtbot, open_desktop):
    class Broken(FakeFace):
        is_broken = False

        def status(self):
            if self.is_broken:
                raise StoreError("disk_full")
            return super().status()

    face = Broken()
    desktop = open_desktop(face)
    face.is_broken = True
    face.tell()

    qtbot.waitUntil(lambda: "The disk is full." in desktop.window.notices.banner.words())


def test_answers_come_home_to_the_window_thread(qtbot):
    class Home(QObject):
        came = Signal(object)

        @Slot(object)
        def take(self, answer):
            self.came.emit((answer, threading.current_thread()))

    calls, home = Calls(), Home()
    with qtbot.waitSignal(home.came) as waited:
        calls.run(threading.current_thread, home.take)

    worker, here = waited.args[0]
    assert worker is not here
    assert here is threading.main_thread()
    calls.close()


def test_the_toast_counts_down_and_leaves(qtbot, desktop):
    present = desktop.link.present
    present.set(NOW, "Europe/Amsterdam")
    desktop.show_window()
    toast = Toast(desktop.window.desk.pane, present)

    toast.say("in {seconds} s", NOW + timedelta(seconds=48), lambda: None)
    assert toast.words() == "in 48 s"
    assert toast.can_undo

    present.set(NOW + timedelta(seconds=49), "Europe/Amsterdam")
    qtbot.waitUntil(toast.isHidden)


def test_the_owner_is_told_off_the_window_thread_and_a_bare_desktop_is_no_error(desktop):
    told = []
    notifier = DesktopNotifier(
        desktop.tray.icon, send=lambda *what: told.append((what, threading.current_thread()))
    )
    notifier.tell("Urgent", "Van Dijk", is_urgent=True)
    notifier.close()

    assert told[0][0] == ("Urgent", "Van Dijk", True)
    assert told[0][1] is not threading.main_thread()

    bare = DesktopNotifier(desktop.tray.icon)  # the tests have no session bus
    bare.tell("Urgent", "Van Dijk", is_urgent=True)
    bare.close()


def test_the_catalogue_says_its_language(dutch_words):
    i18n.use(dutch_words)
    assert i18n.language() == "nl"
    assert i18n._("Desk") == "Bureau"

    i18n.use(gettext.NullTranslations())
    assert i18n.language() == "en"


def test_qt_speaks_the_same_language(qapp, in_dutch):
    translator = i18n.load_qt_words(qapp)

    assert translator is not None
    assert qapp.translate("QPlatformTheme", "Cancel") == "Annuleren"
    qapp.removeTranslator(translator)


def test_the_program_runs_and_ends_as_a_process(tmp_path):
    script = (
        "import sys; sys.path.insert(0, '.')\n"
        "from gettext import NullTranslations\n"
        "from PySide6.QtCore import QTimer\n"
        "from reachapp.ui import desktop\n"
        "from reachapp.ui.application import run\n"
        "from tests.ui.fake_face import FakeFace\n"
        "from pathlib import Path\n"
        "class Face(FakeFace):\n"
        "    def desk(self):\n"
        "        QTimer.singleShot(0, Face.desktop, Face.desktop.left.emit)\n"
        "        return super().desk()\n"
        "whole = desktop.Desktop.start\n"
        "def start(self, make):\n"
        "    Face.desktop = self\n"
        "    whole(self, make)\n"
        "desktop.Desktop.start = start\n"
        f"code = run(Face, translator=NullTranslations(), instance={str(tmp_path / 'one')!r},\n"
        f"    preferences_file=Path({str(tmp_path / 'w.ini')!r}), on_quit=lambda: print('ended'))\n"
        "sys.exit(code)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, timeout=60,
        check=False,
    )  # fmt: skip

    assert (done.returncode, done.stdout) == (0, "ended\n"), done.stderr


def test_the_engine_and_the_rules_need_no_qt():
    code = (
        "import sys, reachapp.engine.face, reachapp.engine.requests\n"
        "sys.exit(any(name.startswith('PySide6') for name in sys.modules))"
    )

    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0
