"""After focus, once: what came, who was told what, and what is due first."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QFrame, QScrollArea, QWidget

from reachapp.engine.views import CatchUpLine, CatchUpView
from reachapp.ui.controls import Button, Clickable, ElidedLabel, Shape, box, label, surface
from reachapp.ui.i18n import _, ngettext
from reachapp.ui.layouts import add, columns, rows
from reachapp.ui.theme import px
from reachapp.ui.times import Present
from reachapp.ui.words import sign_of


class CatchUpList(QDialog):
    """560 wide, in the order in which it is due. Signals: `row_asked(conversation)`."""

    row_asked = Signal(int)

    def __init__(self, parent: QWidget | None, present: Present, view: CatchUpView) -> None:
        super().__init__(parent)
        self._present, self.view = present, view
        self.setObjectName("catch-up")
        title = _("While you were in focus")
        self.setWindowTitle(title)
        self.resize(px(560), px(480))
        self.buttons: list[Button] = []
        head = rows(gap=6, margins=(24, 20, 24, 12))
        add(head, label(title, "head", wrap=True))
        add(head, label(catch_up_words(view), "second", wrap=True))
        content = surface("")
        lines = rows(content, gap=8, margins=(24, 4, 24, 12))
        for line in view.lines:
            lines.addWidget(self._line(line))
        add(lines, None)
        scroller = QScrollArea()
        scroller.setWidgetResizable(True)
        scroller.setFrameShape(QFrame.Shape.NoFrame)
        scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroller.setWidget(content)
        self.close_ = Button(_("To the desk"), "primary").name(_("To the desk"), "Esc")
        self.close_.clicked.connect(self.accept)
        foot = box("foot")
        add(columns(foot, margins=(24, 12, 24, 12)), None, self.close_)
        layout = rows(self)
        layout.addLayout(head)
        layout.addWidget(scroller, 1)
        layout.addWidget(foot)
        self.close_.setFocus()

    def _line(self, line: CatchUpLine) -> QFrame:
        row, present = line.row, self._present
        button = Button("", "icon", "ui/chev-r").name(_("Open {name}").format(name=row.contact))
        button.setProperty("conversation", row.id)
        button.clicked.connect(self._open)
        self.buttons.append(button)
        made = Clickable("card", button)
        sign = sign_of(row.state)
        words = rows(gap=2)
        name = columns(gap=8)
        name.addWidget(ElidedLabel(row.contact, "name"), 1)
        if row.answer_at is not None:
            add(name, label(present.before(row.answer_at), "name"))
        words.addLayout(name)
        subject = row.subject
        if line.messages > 1:
            count = ngettext("{n} mail", "{n} mails", line.messages).format(n=line.messages)
            subject = f"{subject} · {count}"
        add(words, ElidedLabel(subject, "second"), label(self._told(line), "small", wrap=True))
        layout = columns(made, gap=10, margins=(14, 10, 6, 10))
        layout.addWidget(Shape(sign.icon, 16, sign.colour), 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(words, 1)
        layout.addWidget(button)
        return made

    def _told(self, line: CatchUpLine) -> str:
        if line.told_at is None:
            return _("Was told nothing.")
        if not line.statement:
            return _("Heard at {time} that the mail came in.").format(
                time=self._present.moment(line.told_at)
            )
        return _("Was told at {time}: {statement}.").format(
            time=self._present.moment(line.told_at), statement=line.statement
        )

    @Slot()
    def _open(self) -> None:
        self.row_asked.emit(self.sender().property("conversation"))
        self.accept()


def catch_up_words(view: CatchUpView) -> str:
    """Return what came, in one sentence."""
    count = len(view.lines)
    parts = [ngettext("{n} conversation", "{n} conversations", count).format(n=count)]
    if view.urgent:
        parts.append(ngettext("{n} urgent", "{n} urgent", view.urgent).format(n=view.urgent))
    told = ngettext("{n} client was told a time", "{n} clients were told a time", view.told)
    parts.append(told.format(n=view.told))
    return ", ".join(parts) + "."
