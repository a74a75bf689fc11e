"""The report in the window: the week that can be told of, weeks before, and nothing yet."""

from concurrent.futures import Future
from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from reachapp.core.promises import PromiseState
from reachapp.core.verdict import Urgency
from reachapp.engine.requests import Outcome, ReadReport
from reachapp.report.iso_week import IsoWeek
from reachapp.report.week_report import Cause, KeptInWeek, ToldPromise, WeekReport
from reachapp.ui.side_bar import Place
from tests.ui.fake_face import FakeFace, at
from tests.ui.test_accessibility import clipped, nameless

ZONE = ZoneInfo("Europe/Amsterdam")
COUNTS = ((35, 1), (39, 0), (29, 2), (43, 1), (40, 0), (34, 3), (41, 1), (41, 2))


def told(number, contact, promise_at, state=PromiseState.BROKEN, **changes):
    return ToldPromise(conversation=number, contact=contact, subject="Vraag over de offerte",
                       promise_at=promise_at, state=state, **changes)  # fmt: skip


def a_report(week=IsoWeek(2026, 47), **changes):  # noqa: B008  a frozen value
    report = WeekReport(
        week=week, zone="Europe/Amsterdam", since=week.start(ZONE), until=week.end(ZONE),
        made_at=datetime(2026, 11, 24, 10, 42, tzinfo=UTC), owner="Sanne de Boer", received=133,
        labels={Urgency.URGENT: 4, Urgency.LATER: 98, Urgency.NO_REPLY: 31}, replies=97,
        suppressed={"from_list": 31, "cap": 5}, told=45, kept=41, broken=2, revised=1,
        forwarded=4, taken=4, minutes_to_taken=2, answers=88, minutes_to_answer=110,
        minutes_to_answer_before=150, outside=19, outside_urgent=1,
        history=tuple(KeptInWeek(week=IsoWeek(2026, 40 + i), kept=kept, broken=broken)
                      for i, (kept, broken) in enumerate(COUNTS)),
        trouble=(
            told(4, "Kwekerij Groenhart", at("14:00", -6), answered_at=at("15:10", -6),
                 cause=Cause.FOCUS),
            told(90, "Stichting Waterpoort", at("15:00", -6), answered_at=at("16:20", -6),
                 cause=Cause.CROWDED),
            told(8, "Notariskantoor Wijnstra", at("15:00", -5), PromiseState.KEPT,
                 is_revised=True, answered_at=at("14:20", -5)),
        ),
        due=(
            told(1, "Fietsenmakerij Van Dijk", at("12:00"), PromiseState.OPEN),
            told(5, "El Amrani Hoveniers", at("17:00"), PromiseState.OPEN),
        ),
    )  # fmt: skip
    return replace(report, **changes)


class ReportFace(FakeFace):
    """Tells of weeks; `held` keeps back the answers until `let_go`."""

    def __init__(self, *reports, **changes):
        super().__init__(**changes)
        self.reports = {str(report.week): report for report in reports}
        self.held = None

    def ask(self, request):
        if not isinstance(request, ReadReport):
            return super().ask(request)
        self.asked.append(request)
        future = Future()
        outcome = self.outcomes.get(ReadReport) or Outcome(result=self._find(request.week))
        if self.held is None:
            future.set_result(outcome)
        else:
            self.held.append((future, outcome))
        return future

    def _find(self, week):
        if not week:
            return next(iter(self.reports.values()), None)
        empty = WeekReport(week=IsoWeek(int(week[:4]), int(week[-2:])), zone="Europe/Amsterdam",
                           since=at("0:00"), until=at("0:00"), made_at=at("11:42"))  # fmt: skip
        return self.reports.get(week, empty)


@pytest.fixture
def open_report(qtbot, open_desktop):
    def open_it(face):
        desktop = open_desktop(face)
        desktop.window.go_to(Place.REPORT)
        page = desktop.window.report
        if face.held is None:
            qtbot.waitUntil(lambda: page.answered == page.asked > 0)
        return page

    return open_it


def step(qtbot, page, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.answered == page.asked)


def test_the_report_says_what_was_kept_and_how_fast(open_report):
    page = open_report(ReportFace(a_report()))

    words = page.sheet.words()
    assert "41 of 43 promises kept" in words
    assert "Clients had an answer sooner than the week before: half within 1 hour 50 min." in words
    assert "2 promises broke; 95 % was kept." in words
    assert page.empty.isHidden()


def test_the_report_counts_and_names_what_broke_and_what_is_due(open_report):
    words = open_report(ReportFace(a_report())).sheet.words().splitlines()

    assert words[words.index("Mails of clients") + 1] == "133"
    assert words[words.index("Urgent, passed on") + 1].startswith("4")
    assert words.count("Broken") == 3  # the number of them, and two lines
    assert "Moved" in words
    assert "19 of 133 mails came outside your hours, 1 of them urgent." in words
    assert "Due in the coming week" in words


def test_fewer_than_twenty_promises_are_counted_and_get_no_percentage(open_report):
    page = open_report(ReportFace(a_report(kept=17, broken=2)))

    assert "17 of 19 promises kept" in page.sheet.words()
    assert "%" not in page.sheet.words()


def test_before_the_first_report_the_page_says_when_it_comes(in_dutch, open_report):
    page = open_report(ReportFace())

    assert page.empty.words().startswith("Het eerste verslag komt maandag om 8:00.")
    assert not page.back.isEnabled()
    assert not page.forward.isEnabled()
    assert page.rehearse.isEnabled()


def test_weeks_are_turned_back_and_forward_up_to_this_one(qtbot, open_report):
    before, last = a_report(IsoWeek(2026, 46), kept=30, broken=0), a_report()
    face = ReportFace(last, before)
    page = open_report(face)

    step(qtbot, page, page.back)
    assert face.asked_for(ReadReport)[-1].week == "2026-W46"
    assert "30 of 30 promises kept" in page.sheet.words()

    step(qtbot, page, page.forward)
    step(qtbot, page, page.forward)
    assert page.empty.words().startswith("Nothing happened in week 48.")
    assert not page.forward.isEnabled()


def test_what_fails_says_so_and_can_be_tried_again(qtbot, open_report):
    face = ReportFace(a_report())
    face.outcomes[ReadReport] = Outcome(problem="disk_full")
    page = open_report(face)
    assert page.empty.words().startswith("The disk is full.")

    del face.outcomes[ReadReport]
    step(qtbot, page, page.empty.button)

    assert page.sheet.isVisible()


def test_a_slow_answer_shows_that_it_is_worked_on_and_a_late_one_is_dropped(qtbot, open_report):
    face = ReportFace(a_report(), a_report(IsoWeek(2026, 46), kept=30, broken=0))
    face.held = []
    page = open_report(face)
    qtbot.waitUntil(page.busy.isVisible)
    page.read()
    (first, _), (second, answer) = face.held

    second.set_result(answer)
    qtbot.waitUntil(page.sheet.isVisible)
    first.set_result(Outcome(problem="disk_full"))
    qtbot.wait(50)

    assert page.sheet.isVisible()
    assert page.busy.isHidden()


def test_a_line_opens_its_conversation_on_the_desk(qtbot, open_report):
    page = open_report(ReportFace(a_report()))
    window = page.window()
    opener = next(each for each in page.sheet.findChildren(QAbstractButton)
                  if each.accessibleName() == "Open Kwekerij Groenhart on the desk")  # fmt: skip

    opener.setFocus()
    qtbot.keyClick(opener, Qt.Key.Key_Space)

    assert window.stack.currentWidget() is window.desk
    qtbot.waitUntil(lambda: window.desk.pane.view is not None and window.desk.pane.view.row.id == 4)


def test_the_report_has_names_and_room_in_dutch(in_dutch, open_report):
    page = open_report(ReportFace(a_report()))
    page.window().resize(1040, 640)
    page.window().grab()

    assert nameless(page) == []
    assert clipped(page) == []
    assert "week 47: 41 van 43 gehouden" in page.sheet.bars.accessibleName()
