"""The desk: list left, reading pane right, toast over it; narrow windows show one at a time."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget
from typing_extensions import override

from reachapp.core.verdict import Urgency
from reachapp.engine.requests import (
    Answer,
    DraftFirstReply,
    FirstReply,
    Outcome,
    Relabel,
    Request,
)
from reachapp.engine.views import ConversationView, DeskView, FirstReplyDraft, Pile, Status
from reachapp.ui.deeds import Deeds, Said
from reachapp.ui.desk_list import DeskList
from reachapp.ui.i18n import _
from reachapp.ui.layouts import add, rows
from reachapp.ui.link import Link
from reachapp.ui.reading_pane import ReadingPane
from reachapp.ui.state_words import next_promise_words
from reachapp.ui.theme import px
from reachapp.ui.toast import Toast

WIDE = 820
"""Below this width of the page (1040 of the window) the list covers the pane."""


class DeskPage(QWidget):
    """Keeps list, pane and toast in step."""

    def __init__(self, link: Link, deeds: Deeds) -> None:
        super().__init__()
        self._link, self._deeds = link, deeds
        self.list = DeskList(link.present)
        self.pane = ReadingPane(link.present, self._owner)
        self.toast = Toast(self.pane, link.present)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setHandleWidth(1)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self.list)
        self._split.addWidget(self.pane)
        self._split.setStretchFactor(1, 1)
        self._split.setSizes([px(372), px(728)])
        add(rows(self), self._split)
        self._connect()
        self.pane.empty.show_words(_("Starting …"), _("Your desk opens in a moment."))

    def _connect(self) -> None:
        self._link.desk_came.connect(self.show_desk)
        self._link.status_came.connect(self.show_status)
        self._link.conversation_came.connect(self.show_conversation)
        self.list.chosen.connect(self._choose)
        self.list.opened.connect(self.open_pane)
        self.pane.asked.connect(self.ask)
        self.pane.draft_asked.connect(self._ask_draft)
        self._link.pending_came.connect(self.pane.show_pending)
        self.pane.back_asked.connect(self.back)
        self._deeds.said.connect(self.say)
        self._deeds.answer_left.connect(self._clear_answer)
        self._deeds.answer_undone.connect(self._restore_answer)

    def _owner(self) -> str:
        return self._link.owner

    @Slot(object)
    def show_desk(self, view: DeskView) -> None:
        self.list.show_desk(view)
        is_first = self.pane.view is None and not self.list.table.currentIndex().isValid()
        if is_first and self.is_wide:
            self.list.table.step(1)
            self.list.table.setFocus()

    @Slot(object)
    def show_status(self, status: Status) -> None:
        self.list.show_status(status)
        words = next_promise_words(status, self._link.present)
        has_open = any(status.counts.get(pile, 0) for pile in (Pile.NOW, Pile.LATER))
        title = _("Choose a conversation.") if has_open else _("Nothing needs you now.")
        self.pane.empty.show_words(title, words)

    @Slot(object)
    def show_conversation(self, view: ConversationView | None) -> None:
        self.pane.show_conversation(view)

    @Slot(object)
    def ask(self, request: Request) -> None:
        view = self.pane.view
        before: Urgency | None = None
        if isinstance(request, Relabel) and view is not None:
            before = view.urgency
        self._deeds.do(request, before)

    @Slot(object)
    def say(self, said: Said) -> None:
        self.toast.say(said.words, said.until, said.undo)

    def open_row(self, conversation: int) -> None:
        """Show this conversation, from tray or another page."""
        self.list.choose(conversation)
        self._link.open(conversation)
        self.open_pane()

    @property
    def is_wide(self) -> bool:
        both = self.list.minimumWidth() + self.pane.minimumSizeHint().width()
        return self.width() > max(px(WIDE) - 1, both)

    @Slot()
    def open_pane(self) -> None:
        """Enter: into the pane."""
        if not self.is_wide:
            self.list.hide()
            self.pane.show()
        self.pane.reply.setFocus()

    @Slot()
    def back(self) -> None:
        """Esc: out of the search, out of the answer, or back to the list."""
        if self.list.field.isVisible():
            self.list.end_search()
            return
        if self.pane.composer.isVisible():
            self.pane.stop_answer()
            return
        self.list.show()
        if not self.is_wide:
            self.pane.hide()
        self.list.table.setFocus()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.pane.back.setVisible(not self.is_wide)
        if self.is_wide:
            self.list.setMaximumWidth(px(460))
            self.list.show()
            self.pane.show()
        else:
            self.list.setMaximumWidth(px(WIDE))
            self.pane.setVisible(self.list.isHidden())

    @Slot(object)
    def _choose(self, conversation: int | None) -> None:
        self._link.open(conversation)

    @Slot(int)
    def _ask_draft(self, conversation: int) -> None:
        request = DraftFirstReply(conversation, on_behalf=False)
        self._link.ask(request, _Drafted(self, conversation))

    def show_draft(self, conversation: int, outcome: Outcome) -> None:
        if isinstance(outcome.result, FirstReplyDraft):
            self.pane.start_first(conversation, outcome.result)
        elif outcome.problem:
            self._link.problem_came.emit(outcome.problem)

    @Slot(object)
    def _clear_answer(self, request: Answer | FirstReply) -> None:
        view = self.pane.view
        if view is not None and view.row.id == request.conversation:
            self.pane.composer.clear()

    @Slot(object)
    def _restore_answer(self, request: Answer | FirstReply) -> None:
        self.open_row(request.conversation)
        if isinstance(request, FirstReply):
            self._ask_draft(request.conversation)
            return
        self.pane.composer.begin("")
        self.pane.composer.field.setPlainText(request.text)
        view = self.pane.view
        if view is not None:
            self.pane.composer.begin(view.answer_to or view.row.address)


class _Drafted:
    """Carries a drafted first reply to its conversation."""

    def __init__(self, page: DeskPage, conversation: int) -> None:
        self._page, self._conversation = page, conversation

    def __call__(self, outcome: Outcome) -> None:
        self._page.show_draft(self._conversation, outcome)
