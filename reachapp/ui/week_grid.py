"""The week as seven columns with the hours in them, to read; hours are changed in the dialog."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame
from typing_extensions import override

from reachapp.ui import icons, theme
from reachapp.ui.i18n import _
from reachapp.ui.times import plain_clock, short_weekday, weekday_name
from reachapp.ui.week_hours import DEFAULT, Hours, Window

HOUR = 33
HEAD = 34
SCALE = 52


class WeekGrid(QFrame):
    """33 px an hour, a line every two hours; a day without hours is grey with an empty ring."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._hours = DEFAULT
        self.setAccessibleName(_("Week"))
        self.show_hours(DEFAULT)

    def show_hours(self, hours: Hours) -> None:
        self._hours = hours
        words = [
            f"{weekday_name(day)} {hours_words(windows)}" for day, windows in enumerate(hours.week)
        ]
        self.setAccessibleDescription(", ".join(words))
        first, last = self._span()
        self.setFixedHeight(theme.px(HEAD + (last - first) * HOUR / 60) + 2)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.px(640), self.height())

    def _span(self) -> tuple[int, int]:
        windows = [window for day in self._hours.week for window in day]
        first = min((start for start, _end in windows), default=480)
        last = max((end for _start, end in windows), default=1080)
        return max(0, first // 60 * 60 - 60), min(1440, (last + 59) // 60 * 60 + 30)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_lines(painter)
        for day, windows in enumerate(self._hours.week):
            self._paint_day(painter, day, windows)
        painter.end()

    def _column(self, day: int) -> QRectF:
        left, head = theme.px(SCALE), theme.px(HEAD)
        width = (self.width() - left - 1) / 7
        return QRectF(left + day * width, head, width, self.height() - head - 1)

    def _y(self, minute: int) -> float:
        return theme.px(HEAD) + (minute - self._span()[0]) * theme.px(HOUR) / 60

    def _paint_lines(self, painter: QPainter) -> None:
        look = theme.colours()
        first, last = self._span()
        painter.setFont(theme.font(11, tabular=True))
        for minute in range(first + 60, last, 120):
            y = self._y(minute)
            painter.fillRect(QRectF(theme.px(SCALE), y, self.width(), 1), look.named("line"))
            painter.setPen(look.named("ink3"))
            area = QRectF(0, y - 9, theme.px(SCALE - 8), 18)
            align = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(area, align, plain_clock(minute))

    def _paint_day(self, painter: QPainter, day: int, windows: tuple[Window, ...]) -> None:
        look, column = theme.colours(), self._column(day)
        painter.fillRect(QRectF(column.left(), 1, 1, self.height() - 2), look.named("line"))
        if not windows:
            body = column.adjusted(1, 0, -1 if day == 6 else 0, 0)  # noqa: PLR2004  Sunday
            painter.fillRect(body, look.named("closeds"))
            ring = icons.pixmap("status/closed", 13, "closed")
            painter.drawPixmap(
                round(column.left()) + theme.px(10), round(column.top()) + theme.px(12), ring
            )
            self._word(painter, column, _("Closed"), theme.px(28), theme.px(10))
        painter.fillRect(QRectF(column.left(), column.top(), column.width(), 1), look.named("line"))
        painter.setPen(look.named("ink"))
        painter.setFont(theme.font(13, 600))
        head = QRectF(column.left() + theme.px(10), 0, column.width(), theme.px(HEAD))
        painter.drawText(head, Qt.AlignmentFlag.AlignVCenter, short_weekday(day))
        for start, end in windows:
            self._paint_window(painter, column, start, end)

    def _paint_window(self, painter: QPainter, column: QRectF, start: int, end: int) -> None:
        look = theme.colours()
        top, bottom = self._y(start), self._y(end)
        area = QRectF(column.left() + 5, top, column.width() - 9, bottom - top)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.named("reach"))
        painter.drawRoundedRect(area, 4, 4)
        painter.setBrush(look.named("reachs"))
        painter.drawRoundedRect(area.adjusted(3, 0, 0, 0), 3, 3)
        painter.setPen(look.named("reach"))
        painter.setFont(theme.font(12))
        inner = area.adjusted(theme.px(9), theme.px(3), 0, 0)
        painter.drawText(inner, Qt.AlignmentFlag.AlignTop, window_words((start, end)))

    def _word(self, painter: QPainter, column: QRectF, word: str, x: int, y: int) -> None:
        painter.setPen(theme.colours().named("closed"))
        painter.setFont(theme.font(12, 600))
        painter.drawText(column.adjusted(x, y, 0, 0), Qt.AlignmentFlag.AlignTop, word)


def window_words(window: Window) -> str:
    """Return `9–11`, or `8:30–12:30`."""
    start, end = window
    if start % 60 == 0 and end % 60 == 0:
        return f"{start // 60}–{end // 60}"
    return f"{plain_clock(start)}–{plain_clock(end)}"


def hours_words(windows: tuple[Window, ...]) -> str:
    """Return `9–11 en 15–17`, or `gesloten`."""
    if not windows:
        return _("closed")
    return _(" and ").join(window_words(window) for window in windows)
