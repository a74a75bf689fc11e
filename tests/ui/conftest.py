"""The windows under test: a whole desktop over a fake engine, in Dutch or English."""

import gc
import gettext
import io
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from reachapp.ui import i18n, theme
from reachapp.ui.desktop import Desktop
from reachapp.ui.garbage import Garbage
from reachapp.ui.preferences import Preferences
from reachapp.ui.theme import ThemeChoice
from tests.ui.fake_face import FakeFace

DUTCH = Path(__file__).parents[2] / "resources/locale/nl/LC_MESSAGES/reachapp.po"


def pytest_collection_modifyitems(items):
    for item in items:
        if Path(__file__).parent in item.path.parents:
            # the offscreen screen has no windows to raise and no keyboard to take
            quiet = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
            item.add_marker(quiet)


@pytest.fixture(scope="session")
def dutch_words():
    compiled = io.BytesIO()
    with DUTCH.open("rb") as source:
        write_mo(compiled, read_po(source, locale="nl"))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


@pytest.fixture(autouse=True, scope="session")
def _garbage_stays_on_this_thread(qapp):
    garbage = Garbage()
    yield
    garbage.close()


@pytest.fixture(autouse=True)
def _english():
    yield
    i18n.use(gettext.NullTranslations())


@pytest.fixture
def in_dutch(dutch_words):
    i18n.use(dutch_words)


@pytest.fixture
def open_desktop(qtbot, tmp_path):
    """Give the function that opens a desktop over an engine and waits for its first views."""
    opened = []

    def open_it(face=None, *, suggest=None, look=ThemeChoice.LIGHT):
        theme.apply(look)
        file = tmp_path / f"window{len(opened)}.ini"
        desktop = Desktop(preferences=Preferences(file), suggest=suggest)
        opened.append(desktop)
        desktop.window.resize(1320, 800)
        desktop.show_window()
        desktop.link.connect_face(face or FakeFace())
        qtbot.waitUntil(lambda: desktop.link.status is not None)
        settle(qtbot, desktop)
        return desktop

    yield open_it
    for desktop in opened:
        desktop.close()
    opened.clear()
    gc.collect()


def settle(qtbot, desktop):
    """Wait until no question is under way and what is chosen shows."""
    link = desktop.link
    pane = desktop.window.desk.pane

    def is_calm():
        shown = pane.view.row.id if pane.view else None
        assert not link._is_asking
        assert not link._must_ask_again
        assert link._open is None or shown == link._open

    qtbot.waitUntil(is_calm)
