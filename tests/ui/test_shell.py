"""The shell: state, places, banners, tray menu and popover, with and without a tray."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from reachapp.core.profile import Escalation, Phone
from reachapp.engine import requests
from reachapp.engine.ports import TestResult
from reachapp.engine.views import HealthLine
from reachapp.ui import desktop as desktop_module
from reachapp.ui import theme
from reachapp.ui.questions import LiveChoice
from reachapp.ui.side_bar import Place
from reachapp.ui.theme import ThemeChoice
from tests.ui.conftest import settle
from tests.ui.fake_face import NOW, FakeFace, a_profile, at, design_rows

OWNER = "Sanne de Boer"


@pytest.fixture
def face():
    return FakeFace()


@pytest.fixture
def desktop(open_desktop, face):
    return open_desktop(face)


def action(menu: QMenu, name: str):
    return next(one for one in menu.actions() if one.objectName() == name)


def words(menu: QMenu):
    return [one.text() for one in menu.actions() if one.text()]


def test_the_state_card_says_what_the_owner_is_and_what_comes(desktop):
    assert desktop.window.side.state.words() == "Reachable until 13:00, then focus"


def test_the_menu_of_the_tray_has_everything(in_dutch, open_desktop):
    menu = open_desktop().tray.menu

    assert words(menu) == [
        "Bereikbaar tot 13:00, dan focus",
        "3 nu, 5 later",
        "vóór 12:00  Fietsenmakerij Van Dijk",
        "vóór 12:30  Marloes Hendriks",
        "vóór 13:00  Bakkerij Brinkman",
        "Bureau openen",
        "Focus vanaf nu",
        "25 min",
        "1 uur",
        "Tot de lunch (12:30)",
        "Tot einde werkdag (17:30)",
        "Tot …",
        "Ik ben ziek …",
        "Stop alle antwoorden",
        "Reachapp afsluiten",
    ]


@pytest.mark.parametrize(
    ("name", "until"),
    [("focus-25m", at("12:07")), ("focus-1h", at("12:42")), ("focus-lunch", at("12:30")),
     ("focus-day_end", at("17:30"))],
)  # fmt: skip
def test_a_focus_of_the_menu_starts_until_its_moment(desktop, face, name, until):
    action(desktop.tray.menu, name).trigger()

    assert face.asked == [requests.StartFocus(until, OWNER)]


def test_focus_until_another_moment_is_asked(desktop, face, monkeypatch):
    class Chosen:
        def __init__(self, parent, present):
            pass

        def chosen(self):
            return at("14:00")

    monkeypatch.setattr(desktop_module, "UntilQuestion", Chosen)

    action(desktop.tray.menu, "focus-other").trigger()

    assert face.asked == [requests.StartFocus(at("14:00"), OWNER)]


def test_focus_ends_by_menu_and_by_popover(qtbot, desktop, face):
    face.changes.update(situation="focus", until=at("15:00"))
    face.tell()
    settle(qtbot, desktop)

    action(desktop.tray.menu, "end-focus").trigger()
    settle(qtbot, desktop)

    assert face.asked == [requests.EndFocus(OWNER)]
    assert desktop.window.side.state.words() == "Reachable until 13:00, then focus"


def test_stop_is_one_click_and_so_is_the_way_back(qtbot, desktop, face):
    action(desktop.tray.menu, "stop").trigger()
    settle(qtbot, desktop)
    assert face.asked == [requests.StopReplies(OWNER)]
    assert desktop.window.side.state.words() == "All replies stopped Nobody gets a reply"
    assert desktop.window.notices.kind == "stopped"

    qtbot.mouseClick(desktop.window.notices.banner.actions_[0], Qt.MouseButton.LeftButton)
    settle(qtbot, desktop)
    assert face.asked[1] == requests.ResumeReplies(OWNER)
    assert desktop.window.notices.isHidden()


def test_a_promise_of_the_menu_opens_its_conversation(qtbot, desktop):
    promise = next(one for one in desktop.tray.menu.actions() if "Marloes" in one.text())

    promise.trigger()
    settle(qtbot, desktop)

    assert desktop.window.desk.pane.view.row.id == 2


@pytest.mark.parametrize(
    ("changes", "rows", "state"),
    [
        ({}, None, "urgent"),
        ({}, [], "reach"),
        ({"situation": "focus"}, [], "focus"),
        ({"situation": "vacation"}, [], "closed"),
        ({"is_observing": True}, [], "observe"),
        ({"is_stopped": True}, None, "stopped"),
        ({"health": (HealthLine(part="imap:main", code="timeout", since=NOW),)}, [], "offline"),
        ({"health": (HealthLine(part="store", code="disk_full", since=NOW),)}, None, "error"),
    ],
)
def test_the_icon_shows_what_needs_a_person_first(open_desktop, changes, rows, state):
    face = FakeFace(design_rows() if rows is None else rows, status=changes)

    assert open_desktop(face).tray.state == state


def test_the_tooltip_begins_with_the_same_line_and_counts(desktop):
    lines = desktop.tray.icon.toolTip().splitlines()

    assert lines == ["Reachapp", "Reachable until 13:00, then focus", "3 now, 5 later"]


def test_the_popover_asks_and_closes(qtbot, desktop, face):
    popover = desktop.tray.popover
    popover.show_at(desktop.tray.icon.geometry())
    button = next(b for b in popover.findChildren(type(popover.stop))
                  if b.objectName() == "focus-1h")  # fmt: skip

    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    assert face.asked == [requests.StartFocus(at("12:42"), OWNER)]
    assert popover.isHidden()


def test_escape_closes_the_popover(qtbot, desktop):
    desktop.tray.popover.show_at(desktop.tray.icon.geometry())

    qtbot.keyClick(desktop.tray.popover, Qt.Key.Key_Escape)

    assert desktop.tray.popover.isHidden()


def test_the_sample_office_says_so_and_offers_the_own_account(qtbot, open_desktop):
    desktop = open_desktop(FakeFace(status={"is_sample": True, "has_account": False}))
    assert desktop.window.notices.kind == "sample"

    qtbot.mouseClick(desktop.window.notices.banner.actions_[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: desktop.dialog is not None)

    assert desktop.dialog.windowTitle() == "Add account"


@pytest.mark.parametrize("answer", list(LiveChoice))
def test_going_live_is_one_switch_and_one_question(qtbot, open_desktop, monkeypatch, answer):
    face = FakeFace(status={"is_observing": True})
    desktop = open_desktop(face)
    monkeypatch.setattr(desktop_module, "asks_to_go_live", lambda _parent: answer)
    assert desktop.window.notices.kind == "observe"

    qtbot.mouseClick(desktop.window.notices.banner.actions_[0], Qt.MouseButton.LeftButton)

    is_sent = answer is LiveChoice.SEND
    assert face.asked == ([requests.SetMode("send", OWNER)] if is_sent else [])
    assert desktop.rehearsal.isVisible() == (answer is LiveChoice.REHEARSE)


def test_a_fault_says_what_is_so_and_what_to_do(open_desktop):
    line = HealthLine(part="imap:main", code="timeout", since=at("10:12"))
    window = open_desktop(FakeFace(status={"health": (line,)})).window

    assert window.notices.banner.words() == (
        "No connection to your mail since 10:12. Reachapp keeps trying. "
        "New mail and promises wait; nothing is lost."
    )
    assert window.side.health_words() == "No connection to your mail since 10:12."
    assert window.side.mend.isVisible()


def test_g_and_a_letter_go_to_each_place(qtbot, desktop):
    for letter, place in zip("pamvb", [*list(Place)[1:], Place.DESK], strict=True):
        target = desktop.window.focusWidget() or desktop.window
        qtbot.keyClicks(target, f"g{letter}")
        assert desktop.window.side.places[place].isChecked()


def test_the_plan_is_read_back(in_dutch, open_desktop):
    page = open_desktop().window.plan

    assert page.words() == (
        "Mail krijgt antwoord op de volgende werkdag. Mijn uren: ma–vr 9–17. "
        "Spoed gaat meteen naar Anne Bakker."
    )


def test_the_replies_page_lists_what_was_sent_today(qtbot, desktop):
    desktop.window.go_to(Place.REPLIES)

    qtbot.waitUntil(lambda: desktop.window.replies._sum.text() == "14 replies today")


def test_the_people_page_tests_assistant_and_phone(qtbot, open_desktop):
    phone = Phone(name="mobile", kind="ntfy", url="https://ntfy.example/t")
    profile = a_profile(escalation=Escalation(phones=(phone,)))
    face = FakeFace(profile=profile)
    face.tests[requests.TestPage] = TestResult(works=False, code="no_such_host")
    people = open_desktop(face).window.people
    qtbot.waitUntil(lambda: set(people.people) == {"assistant", "phone:mobile"})

    people.people["phone:mobile"].test.click()
    qtbot.waitUntil(lambda: people.people["phone:mobile"].result.text() != "Being tested …")

    assert face.asked == [requests.TestPage(profile, "phone:mobile")]
    assert people.people["phone:mobile"].result.text() == "There is no server of this name."


def test_without_a_tray_closing_the_window_asks_before_it_ends(qtbot, desktop, monkeypatch):
    asked = []
    monkeypatch.setattr(desktop_module, "asks_to_quit",
                        lambda _parent, has_tray: asked.append(has_tray))  # fmt: skip
    assert not QSystemTrayIcon.isSystemTrayAvailable()

    desktop.window.close()

    assert asked == [False]
    assert desktop.window.isVisible()


def test_leaving_is_a_signal_once_it_was_confirmed(qtbot, desktop, monkeypatch):
    monkeypatch.setattr(desktop_module, "asks_to_quit", lambda _parent, has_tray: True)

    with qtbot.waitSignal(desktop.left):
        action(desktop.tray.menu, "quit").trigger()


def test_the_look_changes_at_once_and_is_remembered(desktop):
    chosen = next(a for a in desktop.settings.actions() if a.objectName() == "look-dark")

    chosen.trigger()

    assert theme.is_dark()
    assert desktop._preferences.theme is ThemeChoice.DARK
    theme.apply(ThemeChoice.LIGHT)


def test_single_letters_can_be_switched_off(qtbot, desktop, face):
    single = next(a for a in desktop.settings.actions() if a.text() == "Single letters as keys")
    single.trigger()

    qtbot.keyClicks(desktop.window.desk.list.table, "e")

    assert face.asked == []


def test_the_list_of_keys_opens(qtbot, desktop):
    qtbot.keyClicks(desktop.window.desk.list.table, "?")

    assert desktop.window.findChild(desktop_module.QObject, "keys").isVisible()
