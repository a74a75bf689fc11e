"""Nobody needs a mouse or eyes: each control has a name, and the keyboard reaches it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QTextEdit, QWidget

from reachapp.ui.account_dialog.steps import Step
from reachapp.ui.keys import KeyList
from reachapp.ui.side_bar import Place
from reachapp.ui.theme import ThemeChoice
from tests.ui.fake_face import FakeFace, busy_rows

CONTROLS = (QAbstractButton, QLineEdit, QComboBox, QTextEdit)


def nameless(window: QWidget) -> list[str]:
    found = []
    for widget in window.findChildren(QWidget):
        is_shown = widget.isVisibleTo(window)
        if (
            is_shown
            and isinstance(widget, CONTROLS)
            and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        ):
            interface = QAccessible.queryAccessibleInterface(widget)
            name = interface.text(QAccessible.Text.Name) if interface else ""
            if not name.strip():
                found.append(f"{type(widget).__name__} {widget.objectName()}")
    return found


def clipped(window: QWidget) -> list[str]:
    """Return the texts that have less room than they need."""
    found = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or not isinstance(widget, QAbstractButton | QLabel):
            continue
        is_elided = type(widget).__name__ == "ElidedLabel"
        if is_elided or (isinstance(widget, QLabel) and widget.wordWrap()):
            continue
        if widget.text() and widget.width() < widget.minimumSizeHint().width():
            found.append(f"{widget.text()}: {widget.width()}")
    return found


def test_every_control_of_the_window_has_a_name(open_desktop):
    desktop = open_desktop(FakeFace(busy_rows()))
    desktop.window.desk.pane.start_answer()

    for window in (desktop.window, desktop.tray.popover, KeyList(desktop.window)):
        assert nameless(window) == []
    for place in Place:
        desktop.window.go_to(place)
        assert nameless(desktop.window) == [], place


def test_every_control_of_the_account_dialog_has_a_name(qtbot, open_desktop):
    desktop = open_desktop()
    desktop.open_account()
    qtbot.waitUntil(lambda: desktop.dialog is not None)

    for step in Step:
        desktop.dialog._show_step(step)
        assert nameless(desktop.dialog) == [], step


@pytest.mark.parametrize("look", [ThemeChoice.LIGHT, ThemeChoice.DARK])
def test_dutch_words_fit_in_every_place_of_the_smallest_window(in_dutch, open_desktop, look):
    desktop = open_desktop(look=look)
    desktop.window.resize(1040, 640)

    for place in Place:
        desktop.window.go_to(place)
        desktop.window.grab()
        assert clipped(desktop.window) == [], place


def test_dutch_words_fit_in_every_step_of_the_dialog(qtbot, in_dutch, open_desktop):
    desktop = open_desktop()
    desktop.open_account()
    qtbot.waitUntil(lambda: desktop.dialog is not None)

    for step in Step:
        desktop.dialog._show_step(step)
        desktop.dialog.grab()
        assert clipped(desktop.dialog) == [], step


def test_tab_goes_from_the_side_bar_through_the_list_to_the_actions(qtbot, open_desktop):
    window = open_desktop().window
    window.side.places[Place.DESK].setFocus()
    order = []
    for _press in range(40):
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        order.append(window.focusWidget())

    wanted = [window.side.settings, window.desk.list.table, window.desk.pane.reply,
              window.desk.pane.card.correct, window.desk.pane.messages.texts[0]]  # fmt: skip
    places = [order.index(widget) for widget in wanted]
    assert places == sorted(places)


def test_a_row_says_in_words_what_its_shape_and_place_say(open_desktop):
    model = open_desktop().window.desk.list.model
    index = model.index(model.line_of(1), 0)

    assert model.data(index, Qt.ItemDataRole.AccessibleTextRole) == (
        "Urgent, Fietsenmakerij Van Dijk, Afrekenen in de webwinkel werkt niet, by 12:00, "
        "Anne Bakker is on it"
    )
