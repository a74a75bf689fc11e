"""What a hand makes of a piece: pulled by the mouse, or nudged by the keys."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from reachapp.availability.week_view import Piece, Week
from reachapp.ui.i18n import _
from reachapp.ui.plan.piece_words import day_sentence, piece_sentence
from reachapp.ui.plan.sheet import DAY, DAYS, STEP, Grip

Stretch = tuple[date, int, int]


@dataclass(slots=True)
class Drag:
    """What the pressed mouse button would make of it; without a piece it draws a new one."""

    piece: Piece | None
    grip: Grip
    monday: date
    from_day: int
    from_minute: int
    day: int
    start: int
    end: int
    has_moved: bool = False

    @property
    def date(self) -> date:
        return self.monday + timedelta(days=self.day)

    def pull(self, day: int, minute: int) -> None:
        """Follow the pointer to that day and minute."""
        if self.piece is None:
            self.start, self.end = sorted((self.from_minute, minute))
            self.has_moved = self.end > self.start
            return
        piece, step = self.piece, minute - self.from_minute
        if piece.is_whole_days or self.grip is Grip.BODY:
            self._move(piece, day - self.from_day, step)
        elif self.grip is Grip.START:
            self.start = min(max(0, piece.start + step), piece.end - STEP)
        else:
            self.end = max(piece.end + step, piece.start + STEP)
        was = (piece.day, piece.start, piece.end)
        self.has_moved = (self.date, self.start, self.end) != was

    def _move(self, piece: Piece, days: int, step: int) -> None:
        if not piece.is_whole_days:
            self.start = min(max(piece.start + step, 0), DAY - STEP)
            self.end = self.start + piece.end - piece.start
        if not piece.is_override:
            self.day = (piece.day - self.monday).days + days


def nudged(piece: Piece, days: int, minutes: int, monday: date, *, is_end: bool) -> Stretch:
    """Return where the arrow keys bring a piece; `is_end` moves its end alone."""
    if piece.is_whole_days:
        if is_end:
            return piece.day, 0, max(piece.end + days * DAY, DAY)
        return piece.day + timedelta(days=days), 0, piece.end
    if is_end:
        return piece.day, piece.start, max(piece.end + minutes, piece.start + STEP)
    number = (piece.day - monday).days + days
    can_turn = 0 <= number < DAYS and not piece.is_override
    step = min(max(piece.start + minutes, 0), DAY - STEP) - piece.start
    day = piece.day + timedelta(days=days if can_turn else 0)
    return day, piece.start + step, piece.end + step


def sentences(week: Week) -> list[str]:
    """Return the whole week as sentences, in order."""
    closed = [words for day in week.days if (words := day_sentence(day))]
    return [*(piece_sentence(piece) for piece in week.pieces), *closed] or [_("Nothing yet")]


def found_again(pieces: Sequence[Piece], old: Piece) -> Piece | None:
    """Return the piece that `old` has become: the same in the picture, or in the plan."""
    for piece in pieces:
        if _picture(piece) == _picture(old):
            return piece
    return next((p for p in pieces if _entry(p) == _entry(old)), None)


def layer(piece: Piece) -> int:
    """Return how late a piece is painted: windows first, whole days, then blocks."""
    if piece.is_whole_days:
        return 1
    return 0 if piece.kind == "window" else 2


def _picture(piece: Piece) -> tuple[object, ...]:
    return piece.kind, piece.day, piece.start, piece.end


def _entry(piece: Piece) -> tuple[object, ...]:
    return piece.place, piece.index, piece.part, piece.day
