"""The promises that moved: whom to tell of which new time, the ready mail folded below each."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QFrame, QScrollArea, QWidget

from reachapp.core.i18n import N_
from reachapp.engine.views import NoticeState, NoticeView
from reachapp.ui.controls import Button, ElidedLabel, box, label, surface
from reachapp.ui.fields import CheckBox
from reachapp.ui.i18n import _, ngettext
from reachapp.ui.layouts import add, clear, columns, rows
from reachapp.ui.mail_text import MailText
from reachapp.ui.theme import px
from reachapp.ui.times import Present

HELD = {
    "no_address": N_("No address to write to: call this client."),
    "recent_notice": N_("This client heard of a new time only recently."),
    "failed": N_("The last notice could not be sent."),
}


class NoticeLine(QFrame):
    """One client: what was promised, what it becomes, and the text. Signals: `turned`."""

    turned = Signal()

    def __init__(self, notice: NoticeView, present: Present) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.notice = notice
        self.change = change_words(notice, present)
        self.box = CheckBox()
        self.box.setAccessibleName(f"{notice.contact}: {self.change}")
        self.box.setChecked(is_ready(notice))
        self.box.setEnabled(is_ready(notice))
        self.box.toggled.connect(self.turned)
        self.fold = Button(_("Show text"), "link")
        self.fold.name(_("Show the text to {name}").format(name=notice.contact))
        self.fold.setVisible(bool(notice.text))
        self.fold.clicked.connect(self._turn)
        self.text = MailText()
        self.text.setAccessibleName(_("Text to {name}").format(name=notice.contact))
        self.text.show_text(notice.text)
        self.text.hide()
        words = rows(gap=2)
        add(words, ElidedLabel(notice.contact, "name"), label(self.change, wrap=True))
        add(words, ElidedLabel(notice.subject, "second"))
        if said := standing_words(notice, present):
            add(words, label(said, "small", wrap=True))
        first = columns(gap=4)
        first.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        first.addLayout(words, 1)
        first.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignTop)
        add(rows(self, gap=10, margins=(14, 10, 14, 10)), first, self.text)

    @Slot()
    def _turn(self) -> None:
        self.text.setVisible(self.text.isHidden())
        self.fold.setText(_("Show text") if self.text.isHidden() else _("Hide text"))


class NoticeList(QDialog):
    """640 wide. Signals: `send_asked(conversations)`; nothing is sent by opening it."""

    send_asked = Signal(object)

    def __init__(self, parent: QWidget | None, present: Present) -> None:
        super().__init__(parent)
        self._present = present
        self.lines: list[NoticeLine] = []
        self.setObjectName("notices")
        self.setWindowTitle(_("New times for clients"))
        self.resize(px(640), px(560))
        self.setMinimumWidth(px(480))
        self._rows = rows(gap=8)
        self.send = Button("", "primary", "ui/send")
        self.send.setObjectName("send-notices")
        self.later = Button(_("Not now")).name(_("Close without sending"), "Esc")
        self.send.clicked.connect(self._send)
        self.later.clicked.connect(self.reject)
        self._build()
        self._weigh()

    def _build(self) -> None:
        told = _("Whoever you leave out hears nothing now. Each text is in the client's language.")
        content = surface("")
        add(rows(content, margins=(24, 4, 24, 12)), self._rows, None)
        scroller = QScrollArea()
        scroller.setWidgetResizable(True)
        scroller.setFrameShape(QFrame.Shape.NoFrame)
        scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroller.setWidget(content)
        head = rows(gap=6, margins=(24, 20, 24, 12))
        add(head, label(_("New times for clients"), "head", wrap=True))
        add(head, label(told, "second", wrap=True))
        foot = box("foot")
        add(columns(foot, margins=(24, 12, 24, 12)), None, self.later, self.send)
        layout = rows(self)
        layout.addLayout(head)
        layout.addWidget(scroller, 1)
        layout.addWidget(foot)

    def show_notices(self, notices: Sequence[NoticeView]) -> None:
        """Lay out what should be told; what is on its way or was told stands below."""
        clear(self._rows)
        in_order = sorted(notices, key=lambda notice: not is_ready(notice))
        self.lines = [NoticeLine(notice, self._present) for notice in in_order]
        for line in self.lines:
            line.turned.connect(self._weigh)
            self._rows.addWidget(line)
        if not self.lines:
            words = _("Every promise fits your plan again. Nobody has to be told.")
            self._rows.addWidget(label(words, "second", wrap=True))
        self._weigh()
        self.later.setFocus()

    def chosen(self) -> tuple[int, ...]:
        """Return the conversations whose clients are to be told, each once."""
        ticked = [line.notice for line in self.lines if line.box.isChecked()]
        return tuple(dict.fromkeys(number for notice in ticked for number in notice.bundle))

    def _mails(self) -> int:
        """One mail tells everything of its bundle."""
        return len({line.notice.bundle for line in self.lines if line.box.isChecked()})

    @Slot()
    def _weigh(self) -> None:
        source = self.sender()
        if isinstance(source, NoticeLine):
            for line in self.lines:
                if line.notice.bundle == source.notice.bundle and line.box.isEnabled():
                    line.box.setChecked(source.box.isChecked())
        count = self._mails()
        words = ngettext("Send {n} message", "Send {n} messages", count).format(n=count)
        self.send.setText(words)
        self.send.name(words)
        self.send.setEnabled(bool(count))

    @Slot()
    def _send(self) -> None:
        self.send_asked.emit(self.chosen())
        self.accept()


def is_ready(notice: NoticeView) -> bool:
    """Say whether a click can send it."""
    return notice.state is NoticeState.WAITING and not notice.is_queued


def change_words(notice: NoticeView, present: Present) -> str:
    """Return `vóór 16:00 → wo 25 nov vóór 10:00`."""
    new = _("no new time")
    if notice.promise_at is not None:
        new = present.before(notice.promise_at)
    return f"{present.before(notice.old_promise_at)} → {new}"


def standing_words(notice: NoticeView, present: Present) -> str:
    """Return why it cannot leave, or when it leaves or left."""
    if notice.state is NoticeState.HELD:
        return _(HELD.get(notice.held_because, notice.held_because))
    if notice.state is NoticeState.SENT:
        when = present.moment(notice.sent_at) if notice.sent_at else ""
        return _("Sent at {time}").format(time=when) if when else _("Sent")
    if notice.leaves_at is None or notice.leaves_at <= present.now():
        return ""
    when = present.moment(notice.leaves_at)
    if notice.is_queued:
        return _("On its way: leaves at {time}").format(time=when)
    if notice.is_automatic:
        return _("Leaves by itself at {time}").format(time=when)
    return _("Leaves at {time} at the earliest").format(time=when)
