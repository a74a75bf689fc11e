"""The right column of the desk: actions, who and what, until when, why, the mail, the story."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QMenu, QScrollArea, QStackedWidget, QWidget

from reachapp.core.verdict import Urgency
from reachapp.engine import requests
from reachapp.engine.requests import Request
from reachapp.engine.views import ConversationView, FirstReplyDraft, PendingReply, Pile, RowState
from reachapp.ui.banner import Banner
from reachapp.ui.composer import Composer
from reachapp.ui.controls import Avatar, Button, ElidedLabel, Shape, box, label, line, surface
from reachapp.ui.empty import EmptyState
from reachapp.ui.history import History
from reachapp.ui.i18n import _
from reachapp.ui.layouts import add, columns, rows
from reachapp.ui.messages import Messages
from reachapp.ui.promise_card import PromiseCard
from reachapp.ui.reply_note import ReplyNote
from reachapp.ui.theme import px
from reachapp.ui.times import Present


class ReadingPane(QFrame):
    """Shows one conversation.

    Signals: `asked(Request)` for what is done to it, `draft_asked(conversation)` for a first reply,
    `back_asked` for Esc on a narrow window.
    """

    asked = Signal(object)
    draft_asked = Signal(int)
    back_asked = Signal()

    def __init__(self, present: Present, owner: Callable[[], str]) -> None:
        super().__init__()
        self.setProperty("role", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._present, self._owner = present, owner
        self.view: ConversationView | None = None
        self._pending: tuple[PendingReply, ...] = ()
        self.empty = EmptyState("ui/mail")
        self.empty.setMinimumWidth(px(480))
        self.composer = Composer()
        self.card = PromiseCard(present)
        self.messages = Messages(present)
        self.note = ReplyNote(present)
        self.history = History(present)
        self.unsure = Banner("err")
        self._make_actions()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self._page())
        add(rows(self), self._stack)
        self._connect()

    def _make_actions(self) -> None:
        self.reply = Button(_("Reply"), "primary", "ui/reply").name(_("Reply"), "r")
        self.take = Button(_("I'll take this"), "").name(_("I'll take this"), "t")
        self.done = Button(_("Done"), "quiet", "ui/check").name(_("Done"), "e")
        self.more = Button("", "icon", "ui/more").name(_("More actions"))
        for button, name in ((self.reply, "reply"), (self.take, "take"), (self.done, "done")):
            button.setObjectName(name)
        self.more.setObjectName("more")
        self.menu = QMenu(self)
        words = _("First reply with a time")
        self.first = self.menu.addAction(f"{words}\tShift+R")
        self.menu.addSeparator()
        self.urgent = self._action(_("Urgent"), Urgency.URGENT, "u")
        self.not_urgent = self._action(_("Not urgent"), Urgency.LATER, "Shift+U")
        self.no_reply = self._action(_("No reply needed"), Urgency.NO_REPLY, "")
        self.menu.addSeparator()
        self.never = self.menu.addAction(_("Never answer this sender"))
        self.more.setMenu(self.menu)

    def _action(self, words: str, urgency: Urgency, key: str) -> QAction:
        action = self.menu.addAction(f"{words}\t{key}" if key else words)
        action.setData(urgency)
        return action

    def _page(self) -> QWidget:
        page = surface("surface")
        head = box("topbar")
        head.setFixedHeight(px(60))
        bar = columns(head, gap=8, margins=(28, 0, 28, 0))
        self.back = Button("", "icon", "ui/chev-l").name(_("Back to the list"), "Esc")
        self.back.hide()
        add(bar, self.back, self.reply, self.take, self.done, None, self.more)
        self.scroller = QScrollArea()
        self.scroller.setWidgetResizable(True)
        self.scroller.setFrameShape(QFrame.Shape.NoFrame)
        self.scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroller.setWidget(self._content())
        add(rows(page), head, self.scroller, self.composer)
        return page

    def _content(self) -> QWidget:
        content = surface("surface")
        self._avatar = Avatar(36)
        self._subject = label("", "title", wrap=True)
        self._who = ElidedLabel("", "second")
        self._when = label("", "hint")
        names = rows(gap=2)
        add(names, self._subject, self._who)
        top = columns(gap=12)
        high = Qt.AlignmentFlag.AlignTop
        top.addWidget(self._avatar, 0, high)
        top.addLayout(names, 1)
        top.addWidget(Shape("ui/mail", 16, "ink3"), 0, high)
        top.addWidget(self._when, 0, high)
        layout = rows(content, gap=16, margins=(28, 22, 28, 72))
        story = rows(gap=12)
        add(story, line(), label(_("What happened"), "caption"), self.history)
        add(layout, top, self.unsure, self.card, self.messages, self.note, story, None)
        return content

    def _connect(self) -> None:
        self.reply.clicked.connect(self.start_answer)
        self.take.clicked.connect(self.toggle_taken)
        self.done.clicked.connect(self.toggle_done)
        self.never.triggered.connect(self.ask_never)
        self.first.triggered.connect(self.ask_first)
        self.note.cancel_asked.connect(self._cancel_reply)
        for action in (self.urgent, self.not_urgent, self.no_reply):
            action.triggered.connect(self._relabel_by_menu)
        self.card.relabel_asked.connect(self.relabel)
        self.card.pointed_at.connect(self.messages.point_at)
        self.composer.sent.connect(self._send)
        self.composer.left.connect(self.stop_answer)
        self.unsure.acted.connect(self._decide)
        self.back.clicked.connect(self.back_asked)

    def show_conversation(self, view: ConversationView | None) -> None:
        """Show it, or say that nothing is chosen; a half-written answer stays."""
        is_other = view is None or self.view is None or view.row.id != self.view.row.id
        self.view = view
        self._stack.setCurrentIndex(0 if view is None else 1)
        if is_other:
            self.composer.clear()
            self.scroller.verticalScrollBar().setValue(0)
        if view is not None:
            self._fill(view)

    def show_pending(self, pending: tuple[PendingReply, ...]) -> None:
        """Know which automatic replies still wait; the next conversation that comes shows it."""
        self._pending = pending

    def _show_waiting(self) -> None:
        if self.view is not None:
            number = self.view.row.id
            mine = (reply for reply in self._pending if reply.conversation == number)
            self.note.show_pending(next(mine, None))

    def _fill(self, view: ConversationView) -> None:
        row = view.row
        first = next((m for m in reversed(view.messages) if m.is_incoming), None)
        name = first.contact if first else row.contact
        self._avatar.show_name(name)
        self._subject.setText(row.subject or _("(no subject)"))
        who = f"{name} · {row.address}" if name != row.address else name
        self._who.set_whole(who)
        self._when.setText(self._present.received(row.received_at))
        self.card.show_conversation(view)
        self.messages.show_messages(view)
        self.note.show_reply(view.reply)
        self._show_waiting()
        self.history.show_lines(view.history)
        self._show_actions(view)

    def _show_actions(self, view: ConversationView) -> None:
        row, is_open = view.row, view.row.pile is not Pile.DONE
        self.reply.setEnabled(view.can_answer)
        self.reply.setToolTip(_("Reply") + " (r)" if view.can_answer else _("No address to answer"))
        self.take.setVisible(is_open)
        self.first.setEnabled(is_open and view.can_answer)
        is_mine = bool(row.taken_by) and row.taken_by == self._owner()
        words = _("Let go") if is_mine else _("I'll take this")
        self.take.setText(words)
        self.take.name(words, "Shift+T" if is_mine else "t")
        words = _("Done") if is_open else _("Open again")
        self.done.setText(words)
        self.done.set_icon("ui/check" if is_open else "ui/undo")
        self.done.name(words, "e")
        self.urgent.setVisible(view.urgency is not Urgency.URGENT)
        self.not_urgent.setVisible(view.urgency is Urgency.URGENT)
        self.no_reply.setVisible(view.urgency is not Urgency.NO_REPLY)
        is_unsure = row.state is RowState.UNSURE
        self.unsure.setVisible(is_unsure)
        if is_unsure:
            self.unsure.show_words(
                _("A message may already have gone."),
                _("Look in your Sent mailbox, then choose."),
                _("It is there"),
                _("Send it now"),
            )

    @Slot()
    def start_answer(self) -> None:
        if self.view is not None and self.view.can_answer:
            self.composer.begin(self.view.answer_to or self.view.row.address)

    @Slot()
    def ask_first(self) -> None:
        """Ask for the drafted first reply; it opens in the field when it comes."""
        if self.view is not None and self.first.isEnabled():
            self.draft_asked.emit(self.view.row.id)

    def start_first(self, conversation: int, draft: FirstReplyDraft) -> None:
        if self.view is not None and self.view.row.id == conversation:
            self.composer.begin_first(self.view.answer_to or self.view.row.address, draft)

    @Slot()
    def stop_answer(self) -> None:
        self.composer.hide()
        self.reply.setFocus()

    @Slot()
    def toggle_taken(self) -> None:
        if self.view is None:
            return
        if self.view.row.taken_by and self.view.row.taken_by == self._owner():
            self._ask(requests.Release)
        else:
            self._ask(requests.Take)

    @Slot()
    def take_it(self) -> None:
        self._ask(requests.Take)

    @Slot()
    def show_why(self) -> None:
        """Bring the reasons into sight and into focus."""
        self.scroller.ensureWidgetVisible(self.card)
        self.card.correct.setFocus()

    @Slot()
    def release(self) -> None:
        if self.view is not None and self.view.row.taken_by:
            self._ask(requests.Release)

    @Slot()
    def toggle_done(self) -> None:
        if self.view is not None:
            is_done = self.view.row.pile is Pile.DONE
            self._ask(requests.Reopen if is_done else requests.Close)

    @Slot(object)
    def relabel(self, urgency: Urgency) -> None:
        if self.view is not None and urgency is not self.view.urgency:
            row = self.view.row
            self._send_request(requests.Relabel(row.id, row.version, urgency, self._owner()))

    @Slot()
    def ask_never(self) -> None:
        if self.view is not None:
            self._send_request(requests.NeverAnswer(self.view.row.address, self._owner()))

    @Slot()
    def _relabel_by_menu(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.relabel(Urgency(action.data()))

    @Slot(str)
    def _send(self, text: str) -> None:
        if self.view is not None:
            row = self.view.row
            if self.composer.first is not None:
                kept = text if text != self.composer.first.text.strip() else None
                first = requests.FirstReply(row.id, row.version, self._owner(), text=kept)
                self._send_request(first)
                return
            self._send_request(requests.Answer(row.id, row.version, text, self._owner()))

    @Slot(str)
    def _cancel_reply(self, key: str) -> None:
        self._send_request(requests.CancelReply(key, self._owner()))

    @Slot(int)
    def _decide(self, action: int) -> None:
        if self.view is not None:
            sent = action == 0
            self._send_request(requests.DecideUnsure(self.view.row.id, sent, self._owner()))

    def _ask(self, kind: Callable[[int, int, str], Request]) -> None:
        if self.view is not None:
            self._send_request(kind(self.view.row.id, self.view.row.version, self._owner()))

    def _send_request(self, request: Request) -> None:
        self.asked.emit(request)
