"""The small editor of a window or a block: when, how often, and until what date."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QWidget

from reachapp.availability.form import date_ordinal
from reachapp.availability.pattern_edits import Coming, Repeat, repeat_of, with_coming
from reachapp.availability.piece_edits import draw, erase, reshape
from reachapp.availability.plan_edits import Place, entry_of, remove_entry, replace_entry
from reachapp.availability.week_view import Piece
from reachapp.core.i18n import N_
from reachapp.ui.controls import Button, label
from reachapp.ui.fields import CheckBox, Choice, TimeField
from reachapp.ui.i18n import _
from reachapp.ui.layouts import add, columns
from reachapp.ui.plan.card import Card
from reachapp.ui.plan.draft import Draft
from reachapp.ui.plan.fault_words import fault_words, faults_at
from reachapp.ui.plan.piece_words import KINDS, sign_of_kind
from reachapp.ui.plan.plan_fields import DateField, DayToggles, Lines
from reachapp.ui.times import long_day

DAY = 1440
SEASON = timedelta(weeks=13)
REPEATS: Mapping[Repeat, str] = {
    Repeat.ONCE: N_("once"),
    Repeat.WEEKLY: N_("every week"),
    Repeat.ODD_WEEKS: N_("in odd weeks"),
    Repeat.EVEN_WEEKS: N_("in even weeks"),
    Repeat.TWO_WEEKS: N_("every 2 weeks"),
    Repeat.THREE_WEEKS: N_("every 3 weeks"),
    Repeat.FOUR_WEEKS: N_("every 4 weeks"),
}
BLOCK_KINDS = ("focus", "other", "vacation", "sick", "busy")


class BlockCard(Card):
    """Each change goes into the draft at once. Signals: `replaced(date, start, kind)`."""

    replaced = Signal(object, int, str)

    def __init__(self, page: QWidget, draft: Draft) -> None:
        super().__init__(page, _("Hours"))
        self.setObjectName("block-card")
        self._draft = draft
        self._piece: Piece | None = None
        self._is_filling = False
        self.kind = Choice(_("What"))
        self.repeat = Choice(_("How often"))
        self.days = DayToggles()
        self.day = DateField(_("Date"))
        self.start, self.end = TimeField(_("From")), TimeField(_("To"), is_end=True)
        self.season = CheckBox(_("Only in a season"))
        self.first, self.last = DateField(_("First date")), DateField(_("Last date"))
        self.remove = Button(_("Remove"), "danger").name(_("Remove"), "Del")
        self.done = Button(_("Close")).name(_("Close"), "Esc")
        self.lines = Lines()
        self._build()

    def _build(self) -> None:
        for kind in BLOCK_KINDS:
            self.kind.addItem(_(KINDS[kind].word), kind)
        self.times = QWidget()
        add(columns(self.times, gap=6), self.start, label(_("to"), "second"), self.end, None)
        self.dates = QWidget()
        add(columns(self.dates, gap=6), self.first, label(_("to"), "second"), self.last, None)
        for words, field in (
            (_("What"), self.kind),
            (_("When"), self.times),
            (_("How often"), self.repeat),
            (_("Days"), self.days),
            (_("Date"), self.day),
            (_("Season"), self.season),
            ("", self.dates),
        ):
            self.lines.add_line(words, field)
        self.body.addLayout(self.lines)
        add(self.foot, self.remove, None, self.done)
        for choice in (self.kind, self.repeat):
            choice.activated.connect(self._change)
        for time in (self.start, self.end):
            time.minute_changed.connect(self._change)
        for day in (self.day, self.first, self.last):
            day.dateChanged.connect(self._change)
        self.days.changed.connect(self._change)
        self.season.clicked.connect(self._change)
        self.remove.clicked.connect(self._remove)
        self.done.clicked.connect(self.leave)

    def open_piece(self, piece: Piece, spot: QRect) -> None:
        """Show the entry that the piece comes from."""
        self._piece = piece
        self._fill(piece)
        self.open_beside(spot)
        self.setFocusProxy(self.first if piece.is_whole_days else self.start)
        self.setFocus()

    def _entry(self, piece: Piece) -> Mapping[str, Any]:
        return entry_of(self._draft.policy, self._draft.schedule, piece.place, piece.index)

    def _fill(self, piece: Piece) -> None:
        self._is_filling = True
        entry = self._entry(piece)
        sign, repeat = sign_of_kind(piece.kind), repeat_of(entry)
        name = long_day(piece.day) if piece.is_override or not piece.is_repeating else ""
        self.title.set_whole(f"{sign.word}, {name}" if name else sign.word)
        self.kind.choose(piece.kind)
        self._offer_repeats(piece, repeat)
        self.days.show_days(list(entry.get("days") or ()))
        self.day.show_day(piece.day)
        self.start.show_minute(piece.start % DAY)
        self.end.show_minute(piece.end if piece.end <= DAY else piece.end - DAY)
        first, last = _date(entry.get("from")), _date(entry.get("until"))
        self.season.setChecked(piece.is_repeating and bool(first or last))
        self.first.show_day(piece.day if piece.is_whole_days else first or piece.day)
        self.last.show_day(piece.last_day if piece.is_whole_days else last or piece.day + SEASON)
        self._show_lines(piece, repeat)
        self._is_filling = False
        self._show_faults()

    def _offer_repeats(self, piece: Piece, chosen: Repeat) -> None:
        self.repeat.clear()
        for repeat, words in REPEATS.items():
            if repeat is not Repeat.ONCE or piece.place is Place.BLOCKS:
                self.repeat.addItem(_(words), repeat)
        self.repeat.choose(chosen)

    def _show_lines(self, piece: Piece, repeat: Repeat) -> None:
        is_block = piece.place is Place.BLOCKS
        lines = self.lines
        lines.show_line(self.kind, is_block)
        lines.show_line(self.times, not piece.is_whole_days)
        lines.show_line(self.repeat, not piece.is_whole_days and not piece.is_override)
        lines.show_line(self.days, repeat is not Repeat.ONCE)
        is_dated = repeat is Repeat.ONCE and not piece.is_override and not piece.is_whole_days
        lines.show_line(self.day, is_dated)
        lines.show_line(self.season, piece.is_repeating)
        lines.show_line(self.dates, piece.is_whole_days or self.season.isChecked())

    def _change(self) -> None:
        piece = self._piece
        if piece is None or self._is_filling:
            return
        repeat = Repeat(str(self.repeat.currentData()))
        if piece.is_override or piece.is_whole_days:
            self._reshape(piece)
        elif piece.is_repeating != (repeat is not Repeat.ONCE):
            self._turn(piece, is_once=repeat is Repeat.ONCE)
            return
        elif piece.is_repeating:
            self._repeat(piece, repeat)
        else:
            self._reshape(piece)
        self._set_kind(piece)
        self._show_lines(piece, repeat)
        self._show_faults()

    def _repeat(self, piece: Piece, repeat: Repeat) -> None:
        is_season = self.season.isChecked()
        coming = Coming(
            days=self.days.days(),
            start=self.start.minute(),
            end=self.end.minute(),
            repeat=repeat,
            first=self.first.day() if is_season else None,
            last=self.last.day() if is_season else None,
        )
        entry = with_coming(self._entry(piece), coming, piece.day)
        policy, schedule = self._draft.policy, self._draft.schedule
        self._draft.change(replace_entry(policy, schedule, piece.place, piece.index, entry))

    def _reshape(self, piece: Piece) -> None:
        policy, schedule = self._draft.policy, self._draft.schedule
        if piece.is_whole_days:
            first, last = self.first.day(), max(self.first.day(), self.last.day())
            span = (0, ((last - first).days + 1) * DAY)
            self._draft.change(reshape(policy, schedule, piece, first, span))
            return
        day = piece.day if piece.is_override else self.day.day()
        self._draft.change(reshape(policy, schedule, piece, day, self._span()))

    def _span(self) -> tuple[int, int]:
        start, end = self.start.minute(), self.end.minute()
        return start, end if end > start else end + DAY

    def _set_kind(self, piece: Piece) -> None:
        kind = str(self.kind.currentData())
        if piece.place is Place.BLOCKS and self._entry(piece).get("kind") != kind:
            entry = {**self._entry(piece), "kind": kind}
            policy, schedule = self._draft.policy, self._draft.schedule
            self._draft.change(replace_entry(policy, schedule, piece.place, piece.index, entry))

    def _turn(self, piece: Piece, *, is_once: bool) -> None:
        """Make a weekly block one of this date alone, or the other way round."""
        schedule, kind = self._draft.schedule, str(self.kind.currentData())
        bare = erase(self._draft.policy, schedule, piece)
        span = (piece.start, piece.end)
        self._draft.change(draw(bare, schedule, kind, piece.day, span, is_once=is_once))
        self.leave()
        self.replaced.emit(piece.day, piece.start, kind)

    def _remove(self) -> None:
        piece = self._piece
        if piece is None:
            return
        policy, schedule = self._draft.policy, self._draft.schedule
        if piece.is_override:
            self._draft.change(erase(policy, schedule, piece))
        else:
            self._draft.change(remove_entry(policy, schedule, piece.place, piece.index))
        self.leave()

    def _show_faults(self) -> None:
        piece = self._piece
        if piece is None:
            return
        path = f"schedules.{self._draft.schedule}.{piece.place}[{piece.index}]"
        found = faults_at(self._draft.faults, path)
        self.show_fault(fault_words(found[0]) if found else "")


def _date(text: object) -> date | None:
    number = date_ordinal(text)
    return None if number is None else date.fromordinal(number)
