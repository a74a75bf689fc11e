"""Promises that move: notices to clients, being ill, and what came during focus."""

from dataclasses import replace

import pytest

from reachapp.engine import requests
from reachapp.engine.views import SickView
from reachapp.ui.alerts import Alerts
from reachapp.ui.catch_up_list import CatchUpList
from reachapp.ui.notice_list import NoticeList
from reachapp.ui.sick_dialog import SickDialog
from tests.ui.conftest import settle
from tests.ui.fake_face import (
    NOW,
    FakeFace,
    a_notice,
    a_status,
    at,
    design_catch_up,
    design_notices,
    design_pending,
    design_rows,
)

OWNER = "Sanne de Boer"


def action(menu, name):
    return next(one for one in menu.actions() if one.objectName() == name)


@pytest.fixture
def face():
    face = FakeFace(status={"notices": 3})
    face.waiting_notices = design_notices()
    face.sick_view = SickView(
        until=at("17:30"),
        is_assumed=False,
        kept=5,
        notices=tuple(replace(one, is_automatic=True) for one in design_notices()[:3]),
    )
    return face


@pytest.fixture
def desktop(open_desktop, face):
    return open_desktop(face)


@pytest.fixture
def listed(qtbot, desktop):
    desktop.window.notices.banner.actions_[0].click()
    dialog = desktop.negotiation.dialog
    qtbot.waitUntil(lambda: len(dialog.lines) == 4)
    return dialog


@pytest.fixture
def sick(qtbot, desktop):
    action(desktop.card_menu, "sick").trigger()
    dialog = desktop.negotiation.dialog
    qtbot.waitUntil(lambda: "can't" in dialog.summary.text())
    return dialog


def test_the_banner_says_how_many_promises_no_longer_fit(in_dutch, open_desktop, face):
    banner = open_desktop(face).window.notices

    assert banner.kind == "notices"
    assert banner.banner.words().startswith("3 beloften passen niet meer in uw plan.")
    assert banner.banner.actions_[0].text() == "Bekijken"


def test_the_list_shows_old_and_new_times_and_sends_nothing_by_itself(listed, face):
    assert isinstance(listed, NoticeList)
    assert listed.lines[0].change == "by 16:00 → Wed 25 Nov by 10:00"
    assert "Beste Kwekerij Groenhart" in listed.lines[0].text.toPlainText()
    assert listed.send.text().strip() == "Send 3 messages"
    assert face.asked == []


def test_who_cannot_be_told_cannot_be_ticked(listed):
    last = listed.lines[-1]

    assert not last.box.isEnabled()
    assert not last.box.isChecked()
    assert last.change.endswith("→ no new time")


def test_each_box_has_a_name_for_who_cannot_see_it(listed):
    assert listed.lines[1].box.accessibleName().startswith("El Amrani Hoveniers: by 17:00")


def test_what_is_left_out_is_not_sent(qtbot, desktop, listed, face):
    listed.lines[0].box.setChecked(False)
    assert listed.send.text().strip() == "Send 2 messages"
    listed.send.click()
    settle(qtbot, desktop)

    assert face.asked == [requests.SendNotices((5, 6), OWNER)]
    assert desktop.negotiation.dialog is None
    assert desktop.window.notices.kind == ""


def test_all_sent_notices_can_be_taken_back_at_once(qtbot, desktop, listed, face):
    listed.send.click()
    toast = desktop.window.desk.toast
    qtbot.waitUntil(lambda: toast.can_undo)
    assert toast.words() == "3 messages are on their way"
    toast.undo()

    keys = [request.key for request in face.asked_for(requests.Undo)]
    assert keys == ["notice:4", "notice:5", "notice:6"]


def test_two_promises_of_one_mail_are_ticked_together(qtbot, open_desktop, face):
    rows = {row.id: row for row in design_rows()}
    both = (4, 5)
    face.waiting_notices = tuple(a_notice(rows[n], at("10:00", 1), bundle=both) for n in both)
    desktop = open_desktop(face)
    desktop.negotiation.open_notices()
    dialog = desktop.negotiation.dialog
    qtbot.waitUntil(lambda: len(dialog.lines) == 2)
    assert dialog.send.text().strip() == "Send 1 message"
    dialog.lines[0].box.setChecked(False)

    assert not dialog.lines[1].box.isChecked()
    assert not dialog.send.isEnabled()


def test_the_preview_says_which_promises_break_before_anything_happens(sick, face):
    assert isinstance(sick, SickDialog)
    assert sick.summary.text() == "3 promises can't be kept:"
    assert "by itself" in sick.told.text()
    assert face.asked == [requests.SickPreview(sick.span().until)]


@pytest.mark.parametrize(
    ("choice", "until"),
    [("today", at("0:00", 1)), ("tomorrow", at("0:00", 2)), ("through", at("0:00", 3)),
     ("unknown", None)],
)  # fmt: skip
def test_ill_until_the_end_of_the_day_that_was_chosen(qtbot, desktop, sick, face, choice, until):
    getattr(sick, choice).click()
    sick.call.click()
    settle(qtbot, desktop)

    (called,) = face.asked_for(requests.CallInSick)
    assert called.until == until
    assert NOW <= called.from_at < at("11:43")
    assert face.asked_for(requests.SickPreview)[-1].until == until


def test_a_chosen_day_chooses_its_line(sick):
    sick.day.setCurrentIndex(2)

    assert sick.through.isChecked()
    assert sick.span().until == at("0:00", 5)


def test_nobody_knows_until_when_is_said_with_what_is_assumed(qtbot, sick):
    sick.unknown.click()

    qtbot.waitUntil(lambda: "Reachapp asks again" in sick.told.text())


def test_the_state_card_says_ill_and_the_menu_leads_back(qtbot, desktop, sick, face):
    sick.tomorrow.click()
    sick.call.click()
    settle(qtbot, desktop)
    state = desktop.window.side.state
    qtbot.waitUntil(lambda: "Ill" in state.words())
    assert state.words().startswith("Ill through Wed 25 Nov")
    action(desktop.tray.menu, "back-again").trigger()
    settle(qtbot, desktop)

    assert face.asked[-1] == requests.BackAgain(OWNER)
    assert desktop.window.side.state.words().startswith("Reachable")


def test_reachapp_asks_whether_the_owner_is_back(qtbot, open_desktop):
    face = FakeFace(
        status={"sick_until": at("12:00", 1), "asks_if_back": True, "situation": "sick"}
    )
    desktop = open_desktop(face)
    notices = desktop.window.notices
    assert notices.kind == "back"
    notices.banner.actions_[0].click()
    settle(qtbot, desktop)

    assert face.asked == [requests.BackAgain(OWNER)]
    assert notices.kind == ""


def test_the_catch_up_is_shown_once(qtbot, open_desktop):
    face = FakeFace(status={"catch_up_since": at("9:00")})
    face.missed = design_catch_up()
    desktop = open_desktop(face)
    notices = desktop.window.notices
    assert notices.kind == "catch_up"
    notices.banner.actions_[0].click()
    qtbot.waitUntil(lambda: isinstance(desktop.negotiation.dialog, CatchUpList))
    assert [len(button.accessibleName()) > len("Open ") for button in
            desktop.negotiation.dialog.buttons] == [True] * 3  # fmt: skip
    desktop.negotiation.dialog.close_.click()
    settle(qtbot, desktop)

    assert face.asked == [requests.SeenCatchUp(at("9:00"), OWNER)]
    assert notices.kind == ""


def test_a_line_of_the_catch_up_opens_its_conversation(qtbot, open_desktop):
    face = FakeFace(status={"catch_up_since": at("9:00")})
    face.missed = design_catch_up()
    desktop = open_desktop(face)
    desktop.negotiation.open_catch_up()
    qtbot.waitUntil(lambda: desktop.negotiation.dialog is not None)
    desktop.negotiation.dialog.buttons[1].click()
    settle(qtbot, desktop)

    assert desktop.window.desk.pane.view.row.id == 3
    assert face.asked_for(requests.SeenCatchUp)


@pytest.fixture
def waiting(qtbot, open_desktop):
    face = FakeFace()
    face.waiting_replies = design_pending()
    return open_desktop(face)


def test_menu_and_popover_say_how_many_replies_wait(waiting):
    menu = next(a for a in waiting.tray.menu.actions() if a.menu() is not None)

    assert menu.text().startswith("2 replies wait, the first leaves in ")
    assert waiting.tray.popover.pending.text().startswith("2 replies wait")
    assert waiting.tray.popover.pending.accessibleName()


def test_a_reply_is_kept_back_from_the_menu_of_the_tray(qtbot, waiting):
    menu = next(a.menu() for a in waiting.tray.menu.actions() if a.menu() is not None)
    menu.actions()[1].trigger()
    settle(qtbot, waiting)

    face = waiting.link.face
    assert face.asked == [requests.CancelReply("reply:2", OWNER)]
    assert waiting.tray.popover.pending.text().startswith("1 reply waits")


def test_the_note_counts_down_and_keeps_the_reply_back(qtbot, waiting):
    note = waiting.window.desk.pane.note
    assert note.words().startswith("Automatic reply will be sent in ")
    note.cancel.click()
    settle(qtbot, waiting)

    assert waiting.link.face.asked == [requests.CancelReply("reply:1", OWNER)]
    assert note.cancel.isHidden()


@pytest.fixture
def first(qtbot, open_desktop):
    desktop = open_desktop(FakeFace())
    desktop.window.keys.pressed.emit("R")
    composer = desktop.window.desk.pane.composer
    qtbot.waitUntil(lambda: composer.first is not None)
    return desktop


def test_a_first_reply_opens_with_its_draft_and_leaves_as_drafted(qtbot, first):
    first.window.desk.pane.composer.send.click()
    toast = first.window.desk.toast
    qtbot.waitUntil(lambda: toast.can_undo)

    (sent,) = first.link.face.asked_for(requests.FirstReply)
    assert (sent.conversation, sent.text, sent.on_behalf) == (1, None, False)
    assert toast.words().startswith("First reply to Fietsenmakerij Van Dijk will be sent in")


def test_a_first_reply_without_its_time_cannot_be_sent(first):
    composer = first.window.desk.pane.composer
    composer.field.setPlainText("Dag Joost, tot later.")

    assert not composer.send.isEnabled()
    assert "dinsdag 24 november voor 12:00" in composer.hint.text()


def test_a_half_written_answer_is_there_again_after_a_first_reply(qtbot, open_desktop):
    desktop = open_desktop(FakeFace())
    pane = desktop.window.desk.pane
    pane.start_answer()
    pane.composer.field.setPlainText("Half")
    pane.ask_first()
    qtbot.waitUntil(lambda: pane.composer.first is not None)
    pane.start_answer()

    assert pane.composer.text == "Half"
    assert pane.composer.send.isEnabled()


def test_the_end_of_a_focus_rings_once(qtbot):
    told = []

    class Heard:
        def tell(self, title, text, *, is_urgent):
            told.append((title, is_urgent))

    alerts = Alerts(Heard())
    for _ in range(2):
        alerts.show_status(a_status(catch_up_since=at("9:00")))

    assert told == [("Your focus is over", False)]
