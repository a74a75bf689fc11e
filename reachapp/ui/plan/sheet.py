"""Where a minute of a date lies on the week, and what lies under a point."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF

from reachapp.availability.week_view import Piece
from reachapp.ui import theme

DAY = 1440
HOUR_PX = 33
SCALE_PX = 52
EDGE_PX = 6
STEP = 15
DAYS = 7


class Grip(StrEnum):
    """What of a piece is under the pointer."""

    BODY = "body"
    START = "start"
    END = "end"


@dataclass(frozen=True, slots=True)
class Sheet:
    """The measures of one week that is `width` wide and a whole day high."""

    width: float
    monday: date

    @staticmethod
    def height() -> int:
        return theme.px(DAY / 60 * HOUR_PX)

    def column(self, day: int) -> QRectF:
        left = theme.px(SCALE_PX)
        each = (self.width - left) / DAYS
        return QRectF(left + day * each, 0, each, self.height())

    def y(self, minute: float) -> float:
        return minute * self.height() / DAY

    def day_at(self, x: float) -> int:
        left = theme.px(SCALE_PX)
        each = (self.width - left) / DAYS
        return min(max(int((x - left) // each), 0), DAYS - 1)

    def minute_at(self, y: float) -> int:
        """Return the nearest quarter of an hour."""
        return min(max(round(y * DAY / self.height() / STEP) * STEP, 0), DAY)

    def date_of(self, day: int) -> date:
        return self.monday + timedelta(days=day)

    def boxes(self, day: date, start: int, end: int) -> list[QRectF]:
        """Return the boxes of a stretch, one for each date that it touches."""
        first = (day - self.monday).days
        found: list[QRectF] = []
        for number in range((end - 1) // DAY + 1):
            if 0 <= first + number < DAYS:
                top = self.y(max(start - number * DAY, 0))
                bottom = self.y(min(end - number * DAY, DAY))
                column = self.column(first + number)
                found.append(QRectF(column.left() + 5, top, column.width() - 9, bottom - top))
        return [box for box in found if box.height() > 0]

    def piece_boxes(self, piece: Piece) -> list[QRectF]:
        return self.boxes(piece.day, piece.start, piece.end)

    def find(self, pieces: Sequence[Piece], point: QPointF) -> tuple[Piece, Grip] | None:
        """Return the topmost piece under the point, and which part of it."""
        for piece in sorted(pieces, key=_height_of_pile, reverse=True):
            boxes = self.piece_boxes(piece)
            for number, box in enumerate(boxes):
                if box.contains(point):
                    is_first, is_last = number == 0, number == len(boxes) - 1
                    return piece, _grip(box, point.y(), is_first=is_first, is_last=is_last)
        return None


def _grip(box: QRectF, y: float, *, is_first: bool, is_last: bool) -> Grip:
    edge = min(theme.px(EDGE_PX), box.height() / 3)
    if is_last and box.bottom() - y <= edge:
        return Grip.END
    return Grip.START if is_first and y - box.top() <= edge else Grip.BODY


def _height_of_pile(piece: Piece) -> int:
    """Return how far up a piece lies: windows below, blocks of a few hours on top."""
    if piece.is_whole_days:
        return 1
    if piece.kind == "window":
        return 0
    return 2 if piece.is_fixed else 3
