"""The shell: side bar with five places, the banner above the page, keys, and the desk first."""

from datetime import datetime

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget
from typing_extensions import override

from reachapp.core.profile import Profile
from reachapp.core.verdict import Urgency
from reachapp.engine.ports import TestResult
from reachapp.engine.requests import Outcome, TestPage
from reachapp.engine.views import DeskRow, Pile, Status
from reachapp.ui.deeds import Deeds
from reachapp.ui.desk_page import DeskPage
from reachapp.ui.focus_menu import FocusMenu
from reachapp.ui.i18n import _
from reachapp.ui.keys import KeyList, Keys
from reachapp.ui.layouts import add, columns, rows
from reachapp.ui.link import Link
from reachapp.ui.notices import Notices
from reachapp.ui.pages.people_page import PeoplePage
from reachapp.ui.pages.replies_page import RepliesPage, TodaysReplies
from reachapp.ui.pages.report_page import ReportPage
from reachapp.ui.plan.page import PlanPage
from reachapp.ui.problems import trouble
from reachapp.ui.settings_menu import SettingsMenu
from reachapp.ui.side_bar import LETTERS, Place, SideBar
from reachapp.ui.theme import px


class MainWindow(QMainWindow):
    """Signals: `account_asked(page)`, `closed` (the cross), `quit_asked`."""

    account_asked = Signal(str)
    closed = Signal()
    quit_asked = Signal()

    def __init__(self, link: Link, deeds: Deeds, menu: FocusMenu, settings: SettingsMenu) -> None:
        super().__init__()
        self.setWindowTitle("Reachapp")
        self.setObjectName("main")
        self._link, self._deeds = link, deeds
        self._is_quitting = False
        self.side = SideBar(link.present)
        self.side.state.set_menu(menu)
        self.menu, self.settings = menu, settings
        self.notices = Notices(link.present)
        self.desk = DeskPage(link, deeds)
        self.plan = PlanPage(link)
        self.replies = RepliesPage(link.present)
        self.people = PeoplePage(link.present)
        self.report = ReportPage(link)
        self._pages: dict[Place, QWidget] = {
            Place.DESK: self.desk,
            Place.PLAN: self.plan,
            Place.REPLIES: self.replies,
            Place.PEOPLE: self.people,
            Place.REPORT: self.report,
        }
        self.stack = QStackedWidget()
        self._profile = Profile()
        self.keys = Keys(self)
        self._build()
        self._connect()
        self._connect_keys()

    def _build(self) -> None:
        for page in self._pages.values():
            self.stack.addWidget(page)
        centre = QWidget()
        right = rows()
        add(right, self.notices, self.stack)
        right.setStretch(1, 1)
        layout = columns(centre, gap=0)
        add(layout, self.side)
        layout.addLayout(right, 1)
        self.setCentralWidget(centre)
        self.side.places[Place.DESK].setFocus()
        self.setMinimumSize(px(720), px(520))
        self.resize(px(1320), px(800))

    def _connect(self) -> None:
        self._link.status_came.connect(self._show_status)
        self._link.connected.connect(self.read_profile)
        self._link.problem_came.connect(self.show_problem)
        self._deeds.failed.connect(self.show_problem)
        self.side.place_chosen.connect(self.go_to)
        self.side.mend_asked.connect(self._mend)
        self.side.settings_asked.connect(self._open_settings)
        self.notices.account_asked.connect(self._ask_account)
        self.notices.mend_asked.connect(self._mend)
        self.plan.problem_came.connect(self.show_problem)
        self.people.edit_asked.connect(self._ask_people)
        self.people.test_asked.connect(self._test)
        self.replies.row_asked.connect(self.open_row)
        self.report.row_asked.connect(self.open_row)
        self.settings.account_asked.connect(self._ask_account)
        self.settings.keys_asked.connect(self.show_keys)
        self.settings.single_keys_turned.connect(self._turn_keys)
        self.keys.pressed.connect(self._press)

    def _connect_keys(self) -> None:
        for keys, slot in (
            ("Ctrl+,", self._open_settings),
            ("Ctrl+Q", self._ask_quit),
            ("Esc", self._leave),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(slot)

    @Slot(object)
    def go_to(self, place: Place) -> None:
        self.side.show_place(place)
        self.stack.setCurrentWidget(self._pages[place])
        if place is Place.REPLIES:
            self._read_replies()
        home = self.desk.list.table if place is Place.DESK else self.side.places[place]
        home.setFocus()

    @Slot(int)
    def open_row(self, conversation: int) -> None:
        self.go_to(Place.DESK)
        self.desk.open_row(conversation)

    @Slot()
    def read_profile(self) -> None:
        self._link.profile(self._take_profile)

    @Slot(str)
    def show_problem(self, code: str) -> None:
        found = trouble(code)
        self.notices.show_problem(found)

    @Slot()
    def show_keys(self) -> None:
        KeyList(self).open()

    def let_go(self) -> None:
        """Close for good: the application ends."""
        self._is_quitting = True
        self.close()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if self._is_quitting:
            event.accept()
            return
        event.ignore()
        self.closed.emit()

    def _take_profile(self, profile: Profile) -> None:
        self._profile = profile
        self.plan.show_profile(profile)
        self.people.show_profile(profile)
        if self._link.status is not None:
            self.people.show_status(self._link.status)

    @Slot(object)
    def _show_status(self, status: Status) -> None:
        self.side.show_status(status)
        self.notices.show_status(status)
        self.people.show_status(status)
        if self.stack.currentWidget() is self.replies:
            self._read_replies()

    def _read_replies(self) -> None:
        if self._link.face is None or not self._link.present.is_known:
            return
        today = [r for r in self._link.desk.rows if self._link.present.is_today(r.received_at)]
        newest = sorted(today, key=_received, reverse=True)
        question = TodaysReplies(self._link.face, newest)
        self._link.calls.run(question, self.replies.show_replies)

    @Slot(str)
    def _test(self, target: str) -> None:
        self._link.ask(TestPage(self._profile, target), _TestShown(self, target))

    def show_test(self, target: str, outcome: Outcome) -> None:
        result = outcome.result
        works = isinstance(result, TestResult) and result.works and not outcome.problem
        code = outcome.problem or (result.code if isinstance(result, TestResult) else "")
        words = _("Works") if works else trouble(code).what
        self.people.show_result(target, words, works=works)

    @Slot()
    def _mend(self) -> None:
        faults = self._link.status.health if self._link.status else ()
        part = faults[0].part.partition(":")[0] if faults else ""
        pages = {"imap": "connection", "smtp": "connection", "plan": "hours", "phone": "people"}
        self.account_asked.emit(pages.get(part, "connection"))

    @Slot()
    def _ask_account(self) -> None:
        self.account_asked.emit("")

    @Slot()
    def _ask_people(self) -> None:
        self.account_asked.emit("people")

    @Slot()
    def _ask_quit(self) -> None:
        self.quit_asked.emit()

    @Slot()
    def _open_settings(self) -> None:
        button = self.side.settings
        self.settings.popup(button.mapToGlobal(button.rect().topLeft()))

    @Slot(bool)
    def _turn_keys(self, are_on: bool) -> None:
        self.keys.are_on = are_on

    @Slot()
    def _leave(self) -> None:
        if self.stack.currentWidget() is self.desk:
            self.desk.back()
        else:
            self.go_to(Place.DESK)

    @Slot(str)
    def _press(self, key: str) -> None:
        if key.startswith("g "):
            place = {letter: place for place, letter in LETTERS.items()}[key[-1]]
            self.go_to(place)
        elif key in {"f", "?"}:
            if key == "f":
                self.side.state.button.click()
            else:
                self.show_keys()
        elif key == "z":
            self.desk.toast.undo()
        else:
            self.go_to(Place.DESK)
            self._press_on_desk(key)

    def _press_on_desk(self, key: str) -> None:
        pane, table = self.desk.pane, self.desk.list.table
        match key:
            case "j" | "k":
                table.step(1 if key == "j" else -1)
            case "1" | "2":
                self.desk.list.jump(Pile.NOW if key == "1" else Pile.LATER)
            case "/":
                self.desk.list.start_search()
            case "u" | "U":
                pane.relabel(Urgency.URGENT if key == "u" else Urgency.LATER)
            case "w":
                pane.show_why()
            case _:
                self._press_on_row(key)

    def _press_on_row(self, key: str) -> None:
        pane = self.desk.pane
        deeds = {
            "r": pane.start_answer,
            "R": pane.ask_first,
            "t": pane.take_it,
            "T": pane.release,
            "e": pane.toggle_done,
        }
        deeds[key]()


class _TestShown:
    """Carries the outcome of one test to its line."""

    def __init__(self, window: MainWindow, target: str) -> None:
        self._window, self._target = window, target

    def __call__(self, outcome: Outcome) -> None:
        self._window.show_test(self._target, outcome)


def _received(row: DeskRow) -> datetime:
    return row.received_at
