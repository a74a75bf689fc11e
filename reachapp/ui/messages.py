"""The mails of a conversation: the newest from the client first, what came before below it."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from reachapp.core.verdict import Urgency
from reachapp.engine.views import ConversationView, MessageView
from reachapp.ui.controls import Button, ElidedLabel, Shape, label, line
from reachapp.ui.i18n import _
from reachapp.ui.layouts import add, clear, columns, rows
from reachapp.ui.mail_text import MailText
from reachapp.ui.times import Present


class Messages(QWidget):
    """All texts, each to read and copy."""

    def __init__(self, present: Present) -> None:
        super().__init__()
        self._present = present
        self._layout = rows(self, gap=14)
        self.texts: list[MailText] = []
        self._shown: tuple[object, ...] = ()

    def show_messages(self, view: ConversationView) -> None:
        """Lay them out anew only where something changed, so that a selection stays."""
        wanted = (view.messages, view.reasons, view.urgency)
        if wanted == self._shown:
            return
        self._shown = wanted
        clear(self._layout)
        self.texts = []
        marked = tuple(reason.evidence for reason in view.reasons if reason.evidence)
        newest = next((m for m in reversed(view.messages) if m.is_incoming), None)
        rest = [message for message in reversed(view.messages) if message is not newest]
        if newest is not None:
            self._add(newest, marked)
            self.texts[0].speaks_for_urgent = view.urgency is Urgency.URGENT or view.is_grey
        for message in rest:
            add(self._layout, line())
            self._layout.addLayout(self._head(message))
            self._add(message, ())

    @Slot(str)
    def point_at(self, words: str) -> None:
        for text in self.texts:
            text.point_at(words)

    def _head(self, message: MessageView) -> QHBoxLayout:
        head = columns(gap=8)
        icon = "ui/mail" if message.is_incoming else "ui/reply"
        when = label(self._present.received(message.at), "hint")
        name = ElidedLabel(message.contact or message.address, "name")
        add(head, Shape(icon, 16, "ink3"))
        head.addWidget(name, 1)
        head.addWidget(when)
        return head

    def _add(self, message: MessageView, marked: tuple[str, ...]) -> None:
        text = MailText()
        text.setAccessibleName(_("Text of the mail"))
        text.show_text(message.text or _("(no text)"), marked)
        self.texts.append(text)
        self._layout.addWidget(text)
        for name in message.attachments:
            attached = columns(gap=8)
            add(attached, Shape("ui/copy", 16, "ink3"), ElidedLabel(name, "small"))
            self._layout.addLayout(attached)
        if message.quoted:
            self._layout.addWidget(Quoted(message.quoted))


class Quoted(QWidget):
    """Older mails below the text, folded away."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._button = Button(_("Show quoted text"), "link")
        self._button.clicked.connect(self._turn)
        self._text = MailText()
        self._text.setAccessibleName(_("Quoted text"))
        self._text.show_text(text)
        self._text.hide()
        layout = rows(self, gap=8)
        first = columns()
        add(first, self._button, None)
        add(layout, first, self._text)

    @Slot()
    def _turn(self) -> None:
        self._text.setVisible(self._text.isHidden())
        words = _("Show quoted text") if self._text.isHidden() else _("Hide quoted text")
        self._button.setText(words)
