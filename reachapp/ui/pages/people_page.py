"""Who is told about urgent mail, and whether that works: each with a test."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame

from reachapp.core.profile import Profile
from reachapp.engine.views import Status
from reachapp.ui.controls import Avatar, Button, ElidedLabel, Shape, box, dress, label
from reachapp.ui.i18n import _
from reachapp.ui.layouts import add, clear, columns, rows
from reachapp.ui.pages.page import Page
from reachapp.ui.state_words import state_words
from reachapp.ui.theme import px
from reachapp.ui.times import Present


class PersonLine(QFrame):
    """One person: name, how reached, state, and a test; `test_asked(target)`."""

    test_asked = Signal(str)

    def __init__(self, name: str, how: str, target: str) -> None:
        super().__init__()
        self.setMinimumHeight(px(64))
        self._target = target
        face = Avatar(36)
        face.show_name(name)
        names = rows(gap=0)
        add(names, ElidedLabel(name, "name"), ElidedLabel(how, "second"))
        self.result = label("", "chip")
        self.result.hide()
        self.shape = Shape("status/reachable", 14, "reach")
        self.state = label("", "name")
        self.test = Button(_("Send a test")).name(_("Send a test to {name}").format(name=name))
        self.test.setObjectName(f"test-{target}")
        self.test.clicked.connect(self._ask)
        layout = columns(self, gap=12, margins=(16, 10, 16, 10))
        add(layout, face)
        layout.addLayout(names, 1)
        layout.addWidget(self.result, 0, Qt.AlignmentFlag.AlignVCenter)
        add(layout, self.shape, self.state, self.test)
        is_testable = bool(target)
        self.test.setVisible(is_testable)
        self.shape.setVisible(not is_testable)
        self.state.setVisible(not is_testable)

    def show_result(self, words: str, *, works: bool) -> None:
        self.test.setEnabled(True)
        self.result.setText(words)
        dress(self.result, tone="reach" if works else "err")
        self.result.show()

    @Slot()
    def _ask(self) -> None:
        self.test.setEnabled(False)
        self.result.setText(_("Being tested …"))
        dress(self.result, tone="closed")
        self.result.show()
        self.test_asked.emit(self._target)


class PeoplePage(Page):
    """Signals: `edit_asked`, `test_asked(target)` with `assistant` or `phone:<name>`."""

    edit_asked = Signal()
    test_asked = Signal(str)

    def __init__(self, present: Present) -> None:
        super().__init__(_("People and urgent mail"))
        self._present = present
        edit = Button(_("Change people"), "primary", "ui/people").name(_("Change people"))
        edit.setObjectName("edit-people")
        edit.clicked.connect(self.edit_asked)
        self.head.addWidget(edit)
        self._card = box("card")
        self._lines = rows(self._card)
        self.people: dict[str, PersonLine] = {}
        self._after = label("", "hint", wrap=True)
        add(self.body, self._card, self._after, None)
        self._owner: PersonLine | None = None

    def show_profile(self, profile: Profile) -> None:
        clear(self._lines)
        self.people = {}
        mail = ", ".join(profile.owner.addresses)
        name = profile.owner.name or _("You")
        self._owner = self._add(name, _("owner · {address}").format(address=mail), "")
        if profile.assistant is not None:
            how = _("assistant · {address}").format(address=profile.assistant.address)
            self._add(profile.assistant.name or profile.assistant.address, how, "assistant")
        for phone in profile.escalation.phones:
            how = _("phone · {number}").format(number=phone.number or phone.url)
            self._add(phone.name, how, f"phone:{phone.name}")
        self._after.setText(
            _("An urgent mail goes to these people at once, until one of them is on it.")
            if self.people
            else _("Nobody else hears of urgent mail yet. Add an assistant or a phone.")
        )

    def show_status(self, status: Status) -> None:
        if self._owner is not None:
            state = state_words(status, self._present)
            self._owner.shape.show_icon(state.sign.icon, state.sign.colour)
            self._owner.state.setText(state.title)

    def show_result(self, target: str, words: str, *, works: bool) -> None:
        if target in self.people:
            self.people[target].show_result(words, works=works)

    def _add(self, name: str, how: str, target: str) -> PersonLine:
        line = PersonLine(name, how, target)
        line.setProperty("role", "foot" if self._lines.count() else "")
        line.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        line.test_asked.connect(self.test_asked)
        self._lines.addWidget(line)
        if target:
            self.people[target] = line
        return line
