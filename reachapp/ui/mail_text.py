"""The text of a mail as plain text: nothing is loaded, no link works, found words are marked.

The view is as high as its text; the pane around it scrolls.
"""

from collections.abc import Iterator

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import (
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit
from typing_extensions import override

from reachapp.ui import theme

READ_LINE_HEIGHT = 22
GAP = 10
MOST_CHARACTERS = 200_000
"""A longer text is cut here; the whole of it stays in the mailbox."""


class MailText(QTextEdit):
    """Shows plain text to read and copy."""

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setProperty("role", "mail")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMaximumWidth(theme.px(640))
        self.document().setDocumentMargin(0)
        self._marks: list[tuple[int, int]] = []
        self._strong = ""
        self.speaks_for_urgent = True
        """Whether the marked words are drawn as an alarm, or only as found."""

    def show_text(self, text: str, marked: tuple[str, ...] = ()) -> None:
        """Show `text`, and mark each of these words where they stand."""
        self.setPlainText(text[:MOST_CHARACTERS])
        self._marks = []
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        spacing = QTextBlockFormat()
        fixed = QTextBlockFormat.LineHeightTypes.FixedHeight.value
        spacing.setLineHeight(theme.px(READ_LINE_HEIGHT), fixed)
        cursor.mergeBlockFormat(spacing)
        self._close_gaps(fixed)
        for words in marked:
            self._marks.extend(_places(self.document(), words))
        self._fit()

    def _close_gaps(self, fixed: int) -> None:
        """Draw empty lines as the gap between paragraphs that they stand for."""
        gap = QTextBlockFormat()
        gap.setLineHeight(theme.px(GAP), fixed)
        block = self.document().begin()
        while block.isValid():
            if not block.text().strip():
                QTextCursor(block).mergeBlockFormat(gap)
            block = block.next()

    def point_at(self, words: str) -> None:
        """Show these words stronger than the others."""
        self._strong = words
        self.viewport().update()

    def marks(self) -> list[str]:
        """Return the marked words, for tests."""
        text = self.toPlainText()
        return [text[start:end] for start, end in self._marks]

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.px(480), self._text_height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the pane scrolls

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        self._paint_marks()
        super().paintEvent(event)

    def _paint_marks(self) -> None:
        look = theme.colours()
        soft, hard = ("urgents", "urgent") if self.speaks_for_urgent else ("accs", "acc")
        painter = QPainter(self.viewport())
        text = self.toPlainText()
        for start, end in self._marks:
            is_strong = text[start:end].casefold() == self._strong.casefold()
            for rect in self._rects(start, end):
                painter.fillRect(rect, look.named(soft))
                thick = theme.px(3 if is_strong else 2)
                low = QRectF(rect.left(), rect.bottom() - thick, rect.width(), thick)
                painter.fillRect(low, look.named(hard))
        painter.end()

    def _rects(self, start: int, end: int) -> Iterator[QRectF]:
        block = self.document().findBlock(start)
        origin = self.document().documentLayout().blockBoundingRect(block).topLeft()
        layout, first, last = block.layout(), start - block.position(), end - block.position()
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            begin = max(first, line.textStart())
            stop = min(last, line.textStart() + line.textLength())
            if begin < stop:
                left = float(line.cursorToX(begin)[0])  # type: ignore[index]
                right = float(line.cursorToX(stop)[0])  # type: ignore[index]
                top = origin.y() + line.y()
                yield QRectF(origin.x() + left - 2, top + 1, right - left + 4, line.height())

    def _fit(self) -> None:
        height = self._text_height()
        if self.height() != height:
            self.setFixedHeight(height)

    def _text_height(self) -> int:
        self.document().setTextWidth(self.viewport().width())
        return max(theme.px(READ_LINE_HEIGHT), round(self.document().size().height()) + 4)


def _places(document: QTextDocument, words: str) -> Iterator[tuple[int, int]]:
    """Find all places of `words`, within one block each."""
    cursor = QTextCursor(document)
    while words:
        cursor = document.find(words, cursor)
        if cursor.isNull():
            return
        yield cursor.selectionStart(), cursor.selectionEnd()
