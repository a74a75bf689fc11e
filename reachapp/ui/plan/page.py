"""The plan: the week to draw in, the channels below it, and at the right how clients read it."""

from datetime import date, datetime, timedelta

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QWidget
from typing_extensions import override

from reachapp.availability.piece_edits import draw, erase, reshape
from reachapp.availability.plan_edits import Policy
from reachapp.availability.presets import PRESETS
from reachapp.availability.rule_edits import add_rule, begin_with
from reachapp.availability.week_view import WINDOW, Piece, first_plain, plain_schedules, week_of
from reachapp.core.profile import Profile
from reachapp.engine.requests import Outcome
from reachapp.ui.controls import label
from reachapp.ui.i18n import _
from reachapp.ui.layouts import add, columns, rows
from reachapp.ui.link import Link
from reachapp.ui.plan.block_card import BlockCard
from reachapp.ui.plan.card import Card
from reachapp.ui.plan.channels import Channels
from reachapp.ui.plan.date_card import DateCard
from reachapp.ui.plan.draft import Draft
from reachapp.ui.plan.draft_bar import DraftBar
from reachapp.ui.plan.foresight_list import CalendarList, ForesightList
from reachapp.ui.plan.head import PlanHead
from reachapp.ui.plan.holiday_list import HolidayList
from reachapp.ui.plan.read_back import ReadBack
from reachapp.ui.plan.rule_card import RuleCard
from reachapp.ui.plan.saving import Saving
from reachapp.ui.plan.scrolling import scrolling
from reachapp.ui.plan.week_panel import WeekPanel
from reachapp.ui.theme import px

WEEK = timedelta(days=7)
SIDE_PX = 324
NARROW_PX = 780
WIDEST = 16_777_215
NEW_BLOCK = (600, 660)
NEW_RULE = {"channel": "phone", "respond": {"kind": "next_window", "min_minutes": 10}}


class PlanPage(QWidget):
    """Signals: `problem_came(code)` where the plan could not be saved."""

    problem_came = Signal(str)

    def __init__(self, link: Link) -> None:
        super().__init__()
        self._link = link
        self._monday = date(2024, 1, 1)
        self._is_placed = self._is_saving = False
        self.draft = Draft()
        self.head = PlanHead()
        self.week = WeekPanel()
        self.channels = Channels()
        self.read_back = ReadBack(self.draft)
        self.foresight = ForesightList(self.draft)
        self.holidays = HolidayList(self.draft)
        self.calendars = CalendarList()
        self.bar = DraftBar(self.draft)
        self._build()
        self.block_card = BlockCard(self, self.draft)
        self.rule_card = RuleCard(self, self.draft)
        self.date_card = DateCard(self, self.draft)
        self._connect()
        self._show()

    def _build(self) -> None:
        left, week = scrolling((24, 14, 20, 24))
        add(week, self.week, self.channels, None)
        right, side = scrolling((8, 16, 14, 24))
        self._side = right
        title = label(_("How clients read it"), "head")
        add(side, title, self.read_back, self.foresight, self.holidays, self.calendars, None)
        self._middle: QBoxLayout = columns(gap=0)
        self._middle.addWidget(left, 2)
        self._middle.addWidget(right, 1)
        layout = rows(self)
        layout.addWidget(self.head)
        layout.addLayout(self._middle, 1)
        layout.addWidget(self.bar)

    def _connect(self) -> None:
        canvas, panel = self.week.canvas, self.week
        self.draft.changed.connect(self._show)
        canvas.drawn.connect(self._draw)
        canvas.reshaped.connect(self._reshape)
        canvas.erased.connect(self._erase)
        canvas.opened.connect(self._open_piece)
        canvas.turned.connect(self.turn)
        panel.list.opened.connect(self._open_row)
        panel.list.erased.connect(self._erase_row)
        panel.schedule_chosen.connect(self.draft.choose_schedule)
        self.head.turned.connect(self.turn)
        self.head.today_asked.connect(self.show_today)
        self.head.exception_asked.connect(self._ask_exception)
        self.head.focus_asked.connect(self._add_focus)
        self.head.preset_chosen.connect(self._begin_with)
        self.channels.opened.connect(self._open_rule)
        self.channels.added.connect(self._add_rule)
        self.block_card.replaced.connect(canvas.choose_at)
        self.date_card.added.connect(self._show_date)
        self.bar.applied.connect(self.apply)
        self.bar.dropped.connect(self._drop)
        self.bar.undone.connect(self.draft.undo)
        self._link.status_came.connect(self._take_status)
        for card in self._cards():
            card.closed.connect(self._card_closed)
        for keys, slot in (("Ctrl+Z", self.draft.undo), ("Ctrl+S", self._apply_by_key)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    def _cards(self) -> tuple[Card, ...]:
        return self.block_card, self.rule_card, self.date_card

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put what is at the right below where there is no room for two columns."""
        super().resizeEvent(event)
        is_narrow = self.width() < px(NARROW_PX)
        ways = QBoxLayout.Direction
        self._middle.setDirection(ways.TopToBottom if is_narrow else ways.LeftToRight)
        self._side.setMinimumWidth(0 if is_narrow else px(SIDE_PX))
        self._side.setMaximumWidth(WIDEST if is_narrow else px(SIDE_PX))

    def show_profile(self, profile: Profile) -> None:
        self.read_back.show_profile(profile)
        self.calendars.show_profile(profile)
        self.draft.show(profile.plan)

    def words(self) -> str:
        return self.read_back.words()

    @property
    def monday(self) -> date:
        return self._monday

    def turn(self, weeks: int) -> None:
        self.show_week(self._monday + weeks * WEEK)

    def show_week(self, day: date) -> None:
        """Show the week of that date."""
        self._leave_cards()
        self._monday = day - timedelta(days=day.weekday())
        self._show()
        self.read_back.what_if.start_at(self._monday + timedelta(days=4))

    def show_today(self) -> None:
        if self._link.present.is_known:
            self.show_week(self._now().date())
            self.week.show_morning()

    def apply(self) -> None:
        """Save the draft into the newest profile; what else changed there stays."""
        if not self.draft.is_changed or self.draft.faults or self._is_saving:
            return
        self._is_saving = True
        self._leave_cards()
        self._show_bar()
        Saving(self._link, self.draft.policy, self.saved).start()

    def saved(self, policy: Policy, outcome: Outcome) -> None:
        """Hear how it went; on a problem the draft stays."""
        self._is_saving = False
        if outcome.problem:
            self.problem_came.emit(outcome.problem)
            self._show_bar()
        else:
            self.draft.keep(policy)

    def _now(self) -> datetime:
        return self._link.present.now().astimezone(self._link.present.zone)

    def _take_status(self) -> None:
        if not self._is_placed:
            self._is_placed = True
            self.show_week(self._now().date())
        elif self.isVisible():
            self._show()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show()

    def _show(self) -> None:
        policy, schedule = self.draft.policy, self.draft.schedule
        now = self._now() if self._link.present.is_known else None
        week = week_of(policy, schedule, self._monday)
        self.head.show_monday(self._monday)
        self.week.show_week(week, self._lanes(policy, schedule), now)
        self.week.show_schedules(plain_schedules(policy), schedule)
        self.channels.show_policy(policy)
        self.read_back.show_week(self._monday)
        if now is not None:
            self.foresight.show_from(now, week.zone)
            self.holidays.show_from(now.date())
        self._show_bar()

    def _show_bar(self) -> None:
        now = self._link.present.now() if self._link.present.is_known else None
        self.bar.show_draft(now, is_saving=self._is_saving)
        self.head.show_changed(self.draft.is_changed)

    def _lanes(self, policy: Policy, shown: str) -> tuple[Piece, ...]:
        """Return the telephone hours where they are not the hours of the week itself."""
        for rule in policy.get("rules") or ():
            name = first_plain(policy, str(rule.get("schedule") or shown))
            if rule.get("channel") == "phone" and name != shown:
                pieces = week_of(policy, name, self._monday).pieces
                return tuple(piece for piece in pieces if piece.kind == WINDOW)
        return ()

    def _draw(self, day: date, start: int, end: int) -> None:
        tool = self.week.tool
        policy = draw(self.draft.policy, self.draft.schedule, tool, day, (start, end))
        self._leave_cards()
        self.draft.change(policy)
        self.week.canvas.choose_at(day, start, tool)

    def _reshape(self, piece: Piece, day: date, start: int, end: int) -> None:
        self._leave_cards()
        policy, schedule = self.draft.policy, self.draft.schedule
        self.draft.change(reshape(policy, schedule, piece, day, (start, end)))
        self.week.canvas.choose_at(day, start, piece.kind)

    def _erase(self, piece: Piece) -> None:
        self._leave_cards()
        self.draft.change(erase(self.draft.policy, self.draft.schedule, piece))

    def _open_piece(self, piece: Piece) -> None:
        self._leave_cards()
        self.block_card.open_piece(piece, self.week.spot_of(piece, self))

    def _open_row(self, row: int) -> None:
        piece = self.week.piece_at(row)
        if piece is not None and not piece.is_fixed:
            self._open_piece(piece)

    def _erase_row(self, row: int) -> None:
        piece = self.week.piece_at(row)
        if piece is not None and not piece.is_fixed:
            self._erase(piece)

    def _open_rule(self, index: int) -> None:
        self._leave_cards()
        button = self.channels.rules[index].open
        self.rule_card.open_rule(index, _spot(button, self))

    def _add_rule(self) -> None:
        self.draft.change(add_rule(self.draft.policy, NEW_RULE))
        rules = self.draft.policy["rules"]
        self._open_rule(next(n for n, rule in enumerate(rules) if rule == NEW_RULE))

    def _add_focus(self) -> None:
        """Put a focus block on the day of the cursor, and open it to say when."""
        day, schedule = self.week.canvas.cursor_date, self.draft.schedule
        made = draw(self.draft.policy, schedule, "focus", day, NEW_BLOCK, is_once=True)
        self.draft.change(made)
        self.week.canvas.choose_at(day, NEW_BLOCK[0], "focus")
        if (piece := self.week.canvas.piece) is not None:
            self._open_piece(piece)

    def _ask_exception(self) -> None:
        self._leave_cards()
        day = self.week.canvas.cursor_date
        self.date_card.open_date(day, _spot(self.head.exception, self))

    def _show_date(self, day: date) -> None:
        if not self._monday <= day < self._monday + WEEK:
            self.show_week(day)

    def _begin_with(self, preset: str) -> None:
        self._leave_cards()
        self.draft.change(begin_with(self.draft.policy, PRESETS[preset]))
        self.week.show_morning()

    def _drop(self) -> None:
        self._leave_cards()
        self.draft.drop()

    def _apply_by_key(self) -> None:
        self.bar.apply.click()

    def _leave_cards(self) -> None:
        for card in self._cards():
            card.hide()

    def _card_closed(self) -> None:
        panel = self.week
        (panel.list if panel.as_list.isChecked() else panel.canvas).setFocus()
        self._show_bar()


def _spot(widget: QWidget, page: QWidget) -> QRect:
    return QRect(widget.mapTo(page, QPoint(0, 0)), widget.size())
