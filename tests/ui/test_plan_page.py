"""The plan: drawn by mouse, walked by keys, read back, kept as a draft, and applied or not."""

from copy import deepcopy
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget

from reachapp.availability.plan import check_plan
from reachapp.availability.presets import DEFAULT_PLAN
from reachapp.core.profile import CalendarSource
from reachapp.engine import requests
from reachapp.engine.requests import Outcome
from reachapp.ui.controls import ElidedLabel
from reachapp.ui.plan.sheet import Sheet
from reachapp.ui.side_bar import Place
from tests.ui.fake_face import FakeFace, a_profile
from tests.ui.test_accessibility import clipped, nameless

MONDAY = date(2026, 11, 23)
"""The week of the fake engine's Tuesday."""
WORKDAYS = ["mo", "tu", "we", "th", "fr"]
Key = Qt.Key
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def empty_plan():
    respond = {"kind": "next_window", "min_minutes": 30}
    return {
        "schedules": {"main": {"tz": "Europe/Amsterdam", "weekly": []}},
        "rules": [{"respond": respond, "rounding": "graded"}],
        "horizon_days": 90,
    }


@pytest.fixture
def face():
    return FakeFace(profile=a_profile(plan=deepcopy(DEFAULT_PLAN)))


@pytest.fixture
def open_plan(open_desktop, qtbot):
    def open_it(face):
        desktop = open_desktop(face)
        desktop.window.go_to(Place.PLAN)
        page = desktop.window.plan
        qtbot.waitUntil(lambda: page.monday == MONDAY)
        qtbot.waitUntil(lambda: page.draft.policy == face.owner_profile.plan)
        return page

    return open_it


@pytest.fixture
def page(open_plan, face):
    return open_plan(face)


def weekly(page):
    return page.draft.policy["schedules"]["main"]["weekly"]


def point(page, day, minute):
    canvas = page.week.canvas
    sheet = Sheet(canvas.width(), page.monday)
    column = sheet.column(day)
    return QPoint(round(column.center().x()), round(sheet.y(minute)))


def drag(qtbot, page, start, end, modifier=Qt.KeyboardModifier.NoModifier):
    canvas, left = page.week.canvas, Qt.MouseButton.LeftButton
    qtbot.mousePress(canvas, left, modifier, point(page, *start))
    qtbot.mouseMove(canvas, point(page, *end))
    qtbot.mouseRelease(canvas, left, modifier, point(page, *end))


def keys(qtbot, page, *pressed, modifier=Qt.KeyboardModifier.NoModifier):
    for key in pressed:
        qtbot.keyClick(page.week.canvas, key, modifier)


def applied(face):
    return face.asked_for(requests.SaveProfile)


def test_the_mouse_draws_a_window(qtbot, page):
    drag(qtbot, page, (5, 600), (5, 720))

    assert weekly(page)[1] == {"days": ["sa"], "start": "10:00", "end": "12:00"}
    assert page.bar.isVisible()


def test_the_mouse_moves_one_day_of_a_window_to_another_time(qtbot, page):
    drag(qtbot, page, (0, 720), (0, 765))

    assert weekly(page)[1] == {"days": ["mo"], "start": "09:45", "end": "17:45"}
    assert weekly(page)[0]["days"] == WORKDAYS[1:]


def test_the_mouse_moves_a_window_to_another_day(qtbot, page):
    drag(qtbot, page, (4, 720), (5, 720))

    assert weekly(page)[0]["days"] == ["mo", "tu", "we", "th", "sa"]


def test_the_edges_resize_by_a_quarter_of_an_hour(qtbot, page):
    drag(qtbot, page, (0, 1018), (0, 1050))
    drag(qtbot, page, (1, 542), (1, 495))

    assert {"days": ["mo"], "start": "09:00", "end": "17:30"} in weekly(page)
    assert {"days": ["tu"], "start": "08:15", "end": "17:00"} in weekly(page)


def test_a_window_resized_past_midnight_runs_into_the_night(qtbot, page):
    drag(qtbot, page, (5, 1320), (5, 1425))
    for _ in range(5):
        keys(qtbot, page, Key.Key_Down, modifier=SHIFT)

    assert weekly(page)[1] == {"days": ["sa"], "start": "22:00", "end": "01:00"}


def test_the_focus_tool_draws_blocks_over_windows(qtbot, page):
    page.week.tools["focus"].click()
    drag(qtbot, page, (0, 600), (0, 660), CTRL)

    block = {"kind": "focus", "days": ["mo"], "start": "10:00", "end": "11:00"}
    assert page.draft.policy["schedules"]["main"]["blocks"] == [block]


def test_keys_alone_build_two_and_two_hours_and_apply_them(qtbot, open_plan):
    face = FakeFace(profile=a_profile(plan=empty_plan()))
    page = open_plan(face)
    page.week.canvas.setFocus()

    for first, steps in ((True, 0), (False, 4)):
        if not first:
            keys(qtbot, page, Key.Key_Escape)
            keys(qtbot, page, *[Key.Key_Down] * steps, modifier=CTRL)
        keys(qtbot, page, Key.Key_Return)
        keys(qtbot, page, *[Key.Key_Down] * 4, modifier=SHIFT)
        keys(qtbot, page, Key.Key_Return)
        for button in page.block_card.days.buttons[1:5]:
            button.setFocus()
            qtbot.keyClick(button, Key.Key_Space)
        qtbot.keyClick(QApplication.focusWidget(), Key.Key_Escape)
        assert not page.block_card.isVisible()
        assert page.week.canvas.hasFocus()

    assert weekly(page) == [
        {"days": WORKDAYS, "start": "09:00", "end": "11:00"},
        {"days": WORKDAYS, "start": "15:00", "end": "17:00"},
    ]
    qtbot.keyClick(page.week.canvas, Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: not page.draft.is_changed)
    assert applied(face)[0].profile.plan == page.draft.policy
    assert check_plan(applied(face)[0].profile.plan) == []
    assert applied(face)[0].profile.accounts == face.owner_profile.accounts


def test_tab_walks_from_block_to_block_and_leaves(qtbot, page):
    canvas = page.week.canvas
    canvas.setFocus()

    walked = []
    for _ in range(5):
        qtbot.keyClick(canvas, Key.Key_Tab)
        walked.append(canvas.piece.day.isoweekday())
    qtbot.keyClick(canvas, Key.Key_Tab)

    assert walked == [1, 2, 3, 4, 5]
    assert not canvas.hasFocus()


def test_arrows_move_and_del_takes_away(qtbot, page):
    page.week.canvas.setFocus()
    keys(qtbot, page, Key.Key_Tab, Key.Key_Down, Key.Key_Right)
    assert weekly(page)[1] == {"days": ["tu"], "start": "09:15", "end": "17:15"}

    keys(qtbot, page, Key.Key_Delete)
    assert weekly(page) == [{"days": WORKDAYS[1:], "start": "09:00", "end": "17:00"}]

    qtbot.keyClick(page.week.canvas, Key.Key_Z, CTRL)
    assert len(weekly(page)) == 2


def test_escape_lets_go_before_it_leaves_the_page(qtbot, page):
    page.week.canvas.setFocus()
    keys(qtbot, page, Key.Key_Tab, Key.Key_Escape)

    assert page.week.canvas.piece is None
    assert page.isVisible()


def test_page_keys_turn_the_week(qtbot, page):
    keys(qtbot, page, Key.Key_PageDown, Key.Key_PageDown, Key.Key_PageUp)
    assert page.monday == date(2026, 11, 30)

    page.head.today.click()
    assert page.monday == MONDAY


def test_the_week_can_be_listened_to(page):
    page.draft.change(with_block(page.draft.policy))
    canvas = page.week.canvas

    heard = canvas.accessibleDescription()
    assert "Monday 23 November, 9:00 to 17:00: Reachable, every week" in heard
    assert "Tuesday 24 November, 13:00 to 15:00: Focus, every week" in heard
    assert "Sunday 29 November: closed" in heard
    interface = QAccessible.queryAccessibleInterface(canvas)
    assert interface.text(QAccessible.Text.Name).startswith("Week 48, 23–29 November 2026")


def with_block(policy):
    made = deepcopy(dict(policy))
    block = {"kind": "focus", "days": ["tu"], "start": "13:00", "end": "15:00"}
    made["schedules"]["main"]["blocks"] = [block]
    return made


def test_the_week_as_a_list_opens_and_removes_too(qtbot, page):
    page.week.as_list.click()
    page.week.list.setCurrentRow(0)
    qtbot.keyClick(page.week.list, Key.Key_Return)
    assert page.block_card.isVisible()

    page.block_card.leave()
    qtbot.keyClick(page.week.list, Key.Key_Delete)
    assert weekly(page)[0]["days"] == WORKDAYS[1:]


@pytest.mark.parametrize("opened", ["block", "rule", "date"])
def test_every_field_is_named_and_nothing_is_cut(in_dutch, open_plan, face, opened):
    page = open_plan(face)
    if opened == "block":
        page.week.canvas.choose_at(MONDAY, 540, "window")
        page.week.canvas.opened.emit(page.week.canvas.piece)
        page.block_card.season.click()
    elif opened == "rule":
        page.channels.rules[0].open.click()
    else:
        page.head.exception.click()

    window: QWidget = page.window()
    assert nameless(window) == []
    assert clipped(window) == []


def test_the_card_changes_how_often_a_window_comes_back(page):
    page.week.canvas.choose_at(MONDAY, 540, "window")
    page.week.canvas.opened.emit(page.week.canvas.piece)
    page.block_card.repeat.choose("odd")
    page.block_card.repeat.activated.emit(page.block_card.repeat.currentIndex())
    page.block_card.season.click()

    (window,) = weekly(page)
    assert window["week_parity"] == "odd"
    assert (window["from"], window["until"]) == ("2026-11-23", "2027-02-22")


def test_a_focus_block_is_added_once_and_can_come_back_every_week(page):
    page.head.focus.click()
    (once,) = page.draft.policy["schedules"]["main"]["blocks"]
    assert once["from"] == "2026-11-23T10:00+01:00"

    page.block_card.repeat.choose("weekly")
    page.block_card.repeat.activated.emit(page.block_card.repeat.currentIndex())
    (weekly_block,) = page.draft.policy["schedules"]["main"]["blocks"]
    assert weekly_block == {"kind": "focus", "days": ["mo"], "start": "10:00", "end": "11:00"}


def test_a_window_without_length_is_said_beside_the_field_and_cannot_be_applied(page, face):
    page.week.canvas.choose_at(MONDAY, 540, "window")
    page.week.canvas.opened.emit(page.week.canvas.piece)
    page.block_card.end.show_minute(540)
    page.block_card.end.minute_changed.emit()

    assert page.block_card.fault.text().startswith("The beginning and the end are the same")
    assert not page.bar.apply.isEnabled()
    assert page.bar.text.text().startswith("Weekly hours: The beginning and the end")
    page.apply()
    assert applied(face) == []


def test_a_plan_that_promises_nothing_says_so_before_it_is_saved(qtbot, page):
    page.week.canvas.setFocus()
    keys(qtbot, page, *[Key.Key_Tab, Key.Key_Delete] * 5)

    assert weekly(page) == []
    assert page.bar.text.text() == "This plan can promise nothing: it has no hours. Add some."
    assert "no time can be told" in page.read_back.example.words()


def test_a_preset_fills_the_week_and_the_channels(page):
    trades = next(a for a in page.head.menu.actions() if a.data() == "trades")
    trades.trigger()

    names = [line.name.whole() for line in page.channels.rules]
    assert names == ["Urgent", "Telephone", "WhatsApp", "Mail"]
    assert weekly(page)[0]["start"] == "07:30"
    assert page.week.schedule.isVisible()


def test_a_holiday_is_ticked_open_and_the_answer_follows(page):
    page.read_back.what_if.day.show_day(date(2026, 12, 24))
    before = page.read_back.what_if.told.words()
    line = page.holidays.lines[0]
    assert line.box.isChecked()

    line.box.click()

    assert line.state.text() == "open"
    assert page.draft.policy["schedules"]["main"]["holidays"]["skip"] == [
        "good_friday",
        "christmas",
    ]
    assert before == "Monday 28 December by 17:00"
    assert page.read_back.what_if.told.words() == "Friday 25 December by 17:00"


def test_good_friday_is_open_and_all_holidays_can_be_seen(page):
    page.holidays.all.click()

    shown = {line.box.accessibleName(): line.box.isChecked() for line in page.holidays.lines}
    assert shown["Fri 26 Mar, Good Friday: closed"] is False
    assert len(shown) == 14


def test_a_closed_exception_is_put_into_the_plan(page):
    page.head.exception.click()
    page.date_card.what.choose("closed")
    page.date_card.put.click()

    overrides = page.draft.policy["schedules"]["main"]["overrides"]
    assert overrides == [{"date": "2026-11-23", "windows": []}]


def test_the_rule_card_changes_how_fast(page):
    page.channels.rules[0].open.click()
    page.rule_card.kind.choose("working_minutes")
    page.rule_card.kind.activated.emit(page.rule_card.kind.currentIndex())
    page.rule_card.number.setValue(2)

    assert page.draft.policy["rules"][0]["respond"] == {"kind": "working_minutes", "minutes": 120}
    assert "within 2 working hours" in page.words()


def test_a_moment_can_be_tried_on_the_draft(page):
    what_if = page.read_back.what_if
    what_if.day.show_day(date(2026, 11, 25))
    what_if.time.show_minute(600)
    what_if.refresh()

    assert what_if.told.words() == "Thursday 26 November by 17:00"


def test_one_example_is_always_answered(page):
    assert page.read_back.example.words() == (
        "A mail that comes in on Fri 27 Nov at 16:40 is answered Monday 30 November by 17:00"
    )


def test_a_long_absence_is_said(page):
    assert page.foresight.words().startswith("Nobody answers From Thu 24 Dec 17:00 to Mon 28 Dec")
    assert "At least one channel is always open" in page.foresight.words()


def test_the_calendars_of_the_owner_are_named(open_plan):
    agenda = CalendarSource(name="agenda", kind="url", url="https://agenda.example/feed.ics")
    plan = deepcopy(DEFAULT_PLAN)
    page = open_plan(FakeFace(profile=a_profile(plan=plan, calendars=(agenda,))))

    assert page.calendars.isVisibleTo(page)
    assert page.calendars.findChild(ElidedLabel).whole() == "agenda (url)"


def test_what_cannot_be_saved_stays_a_draft(qtbot, page, face):
    face.outcomes[requests.SaveProfile] = Outcome(problem="bad_settings")
    drag(qtbot, page, (5, 600), (5, 720))
    with qtbot.waitSignal(page.problem_came):
        page.bar.apply.click()

    assert page.draft.is_changed
    assert page.bar.apply.isEnabled()


def test_throwing_away_goes_back_to_what_is_saved(qtbot, page, face):
    drag(qtbot, page, (5, 600), (5, 720))
    page.bar.drop.click()

    assert page.draft.policy == face.owner_profile.plan
    assert not page.bar.isVisible()


def test_busy_time_of_a_calendar_cannot_be_moved(qtbot, open_plan):
    plan = empty_plan()
    busy = {"from": "2026-11-24T10:00+01:00", "to": "2026-11-24T12:00+01:00"}
    plan["schedules"]["main"]["busy"] = [busy]
    page = open_plan(FakeFace(profile=a_profile(plan=plan)))
    drag(qtbot, page, (1, 660), (1, 720))
    keys(qtbot, page, Key.Key_Down, Key.Key_Delete, Key.Key_Return)

    assert not page.draft.is_changed
