"""What clients got automatically today, or what they would have got, newest first."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QStackedWidget

from reachapp.engine.face import EngineFace
from reachapp.engine.views import DeskRow, ReplyView
from reachapp.ui.controls import Button, ElidedLabel, Shape, box, label
from reachapp.ui.empty import EmptyState
from reachapp.ui.i18n import _, ngettext
from reachapp.ui.layouts import add, clear, columns, rows
from reachapp.ui.pages.page import Page
from reachapp.ui.reply_note import why_words
from reachapp.ui.theme import px
from reachapp.ui.times import Present

MOST = 40


@dataclass(frozen=True, slots=True)
class Reacted:
    """A conversation of today and what was decided about its reply."""

    row: DeskRow
    reply: ReplyView


@dataclass(frozen=True, slots=True)
class TodaysReplies:
    """Asks for them; runs on a worker thread."""

    face: EngineFace
    rows: Sequence[DeskRow]

    def __call__(self) -> tuple[Reacted, ...]:
        found: list[Reacted] = []
        for row in self.rows[:MOST]:
            view = self.face.conversation(row.id)
            if view is not None and view.reply is not None:
                found.append(Reacted(row, view.reply))
        return tuple(found)


class RepliesPage(Page):
    """`row_asked(conversation)` opens it on the desk."""

    row_asked = Signal(int)

    def __init__(self, present: Present) -> None:
        super().__init__(_("Replies"))
        self._present = present
        self._sum = label("", "second")
        self.head.addWidget(self._sum)
        self._list = box("card")
        self._lines = rows(self._list)
        self._empty = EmptyState("ui/replies")
        self._empty.show_words(
            _("No mail has come in today."),
            _("Each automatic reply shows here, with its reason, before and after it leaves."),
        )
        self._stack = QStackedWidget()
        add(self.body, self._list, self._empty, None)
        self.show_replies(())

    def show_replies(self, found: tuple[Reacted, ...]) -> None:
        clear(self._lines)
        self._list.setVisible(bool(found))
        self._empty.setVisible(not found)
        sent = sum(1 for one in found if one.reply.verdict == "reply")
        words = ngettext("{n} reply today", "{n} replies today", sent).format(n=sent)
        self._sum.setText(words if found else "")
        for number, one in enumerate(found):
            self._lines.addWidget(self._line(one, is_first=not number))

    def _line(self, one: Reacted, *, is_first: bool) -> QFrame:
        frame = QFrame()
        frame.setProperty("role", "" if is_first else "foot")
        frame.setMinimumHeight(px(56))
        layout = columns(frame, gap=12, margins=(16, 8, 12, 8))
        is_reply = one.reply.verdict == "reply"
        icon, role = ("status/kept", "reach") if is_reply else ("status/no-reply", "ink3")
        if is_reply and one.reply.is_observed:
            icon, role = "status/watch", "watch"
        names = rows(gap=0)
        add(names, ElidedLabel(one.row.contact, "name"), ElidedLabel(one.row.subject, "second"))
        outcome = rows(gap=0)
        add(outcome, ElidedLabel(outcome_words(one.reply), "name"))
        add(outcome, ElidedLabel(why_words(one.reply), "small"))
        when = one.reply.sent_at or one.row.received_at
        opener = Button("", "icon", "ui/chev-r")
        opener.name(_("Open {name} on the desk").format(name=one.row.contact))
        opener.setProperty("conversation", one.row.id)
        opener.clicked.connect(self._open)
        layout.addWidget(Shape(icon, 15, role), 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(names, 4)
        layout.addLayout(outcome, 5)
        layout.addWidget(label(self._present.clock(when), "hint"))
        layout.addWidget(opener)
        return frame

    @Slot()
    def _open(self) -> None:
        self.row_asked.emit(self.sender().property("conversation"))


def outcome_words(reply: ReplyView) -> str:
    """Say in three words what became of it."""
    if reply.verdict != "reply":
        return _("No automatic reply")
    if reply.is_observed:
        return _("Would have been sent")
    if reply.state in {"sent", "delivered"}:
        return _("Sent")
    return {
        "failed": _("Could not be sent"),
        "unsure": _("Perhaps already sent"),
        "withdrawn": _("Withdrawn"),
        "expired": _("Withdrawn"),
    }.get(reply.state, _("Leaves shortly"))
