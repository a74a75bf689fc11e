"""What the client got automatically, word for word, or why nothing."""

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame

from reachapp.autoreply.silence import SENTENCES, Silence
from reachapp.core.outbox import SendState
from reachapp.engine.views import PendingReply, ReplyView
from reachapp.ui.controls import Button, Shape, label
from reachapp.ui.i18n import _
from reachapp.ui.layouts import add, columns, rows
from reachapp.ui.mail_text import MailText
from reachapp.ui.pending import leaves_words
from reachapp.ui.times import Present
from reachapp.ui.words import REPLY_BECAUSE

SECOND_MS = 1000
SENT = frozenset({SendState.SENT, SendState.DELIVERED})


class ReplyNote(QFrame):
    """One sentence with its reason; the text folds out.

    Signals: `cancel_asked(key)` for a reply that still waits.
    """

    cancel_asked = Signal(str)

    def __init__(self, present: Present) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._present = present
        self._shape = Shape("ui/replies", 16, "ink3")
        self._what = label("", "name", wrap=True)
        self._why = label("", "second", wrap=True)
        self._button = Button(_("Show text"), "link")
        self._button.clicked.connect(self._turn)
        self._text = MailText()
        self._text.setAccessibleName(_("Text of the automatic reply"))
        self._text.hide()
        self._pending: PendingReply | None = None
        self.cancel = Button(_("Don't send")).name(_("Don't send the automatic reply"))
        self.cancel.setObjectName("cancel-reply")
        self.cancel.clicked.connect(self._ask_cancel)
        self.cancel.hide()
        self._tick = QTimer(self)
        self._tick.setInterval(SECOND_MS)
        self._tick.timeout.connect(self._count)
        first = columns(gap=10)
        words = rows(gap=1)
        add(words, self._what, self._why)
        add(first, self._shape)
        first.addLayout(words, 1)
        first.addWidget(self._button)
        first.addWidget(self.cancel)
        add(rows(self, gap=10, margins=(14, 10, 14, 10)), first, self._text)

    def show_reply(self, reply: ReplyView | None) -> None:
        self.setVisible(reply is not None)
        if reply is None:
            return
        is_reply = reply.verdict == "reply"
        icon = "status/watch" if reply.is_observed else "ui/replies" if is_reply else ""
        role = "watch" if reply.is_observed else "ink3"
        self._shape.show_icon(icon or "status/no-reply", role)
        self._what.setText(self._outcome(reply) if is_reply else _("No automatic reply"))
        self._why.setText(why_words(reply))
        self._button.setVisible(bool(reply.text))
        self._text.show_text(reply.text)
        if not reply.text:
            self._text.hide()

    def show_pending(self, pending: PendingReply | None) -> None:
        """Count down to the moment at which it leaves, for as long as it can be kept."""
        self._pending = pending
        self.cancel.setVisible(pending is not None)
        if pending is None:
            self._tick.stop()
            return
        self._tick.start()
        self._count()

    @Slot()
    def _count(self) -> None:
        if self._pending is None or self._pending.leaves_at <= self._present.now():
            self._tick.stop()
            self.cancel.hide()
            self._what.setText(_("Automatic reply is being sent"))
            return
        span = leaves_words(self._pending, self._present)
        self._what.setText(_("Automatic reply will be sent in {span}").format(span=span))

    @Slot()
    def _ask_cancel(self) -> None:
        if self._pending is not None:
            self.cancel_asked.emit(self._pending.key)

    def words(self) -> str:
        return f"{self._what.text()} {self._why.text()}"

    def _outcome(self, reply: ReplyView) -> str:
        if reply.is_observed:
            return _("Observing: this would have been sent")
        if reply.state in SENT and reply.sent_at is not None:
            when = self._present.moment(reply.sent_at)
            return _("Automatic reply sent at {time}").format(time=when)
        return {
            SendState.PENDING: _("Automatic reply leaves shortly"),
            SendState.SENDING: _("Automatic reply is being sent"),
            SendState.UNSURE: _("The automatic reply may already have gone"),
            SendState.FAILED: _("The automatic reply could not be sent"),
            SendState.WITHDRAWN: _("Automatic reply withdrawn before it left"),
            SendState.EXPIRED: _("Automatic reply withdrawn: it would have come too late"),
        }.get(SendState(reply.state or SendState.PENDING), _("Automatic reply sent"))

    @Slot()
    def _turn(self) -> None:
        self._text.setVisible(self._text.isHidden())
        words = _("Show text") if self._text.isHidden() else _("Hide text")
        self._button.setText(words)


def why_words(reply: ReplyView) -> str:
    """Return the sentence for the code of a reply or of a silence."""
    if reply.verdict == "reply":
        return _(REPLY_BECAUSE.get(reply.reason, reply.reason))
    if reply.reason in set(Silence):
        return _(SENTENCES[Silence(reply.reason)])
    return reply.reason
