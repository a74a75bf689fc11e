"""The left edge of the window: state card, five places, who else is here, health, settings."""

from collections.abc import Mapping
from enum import StrEnum

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QFrame, QMenu

from reachapp.core.i18n import N_
from reachapp.engine.views import Status
from reachapp.ui.controls import Avatar, Button, Clickable, ElidedLabel, Shape, box, label, surface
from reachapp.ui.i18n import _
from reachapp.ui.layouts import add, columns, rows
from reachapp.ui.problems import health_trouble
from reachapp.ui.state_words import StateWords, open_count, state_words
from reachapp.ui.theme import px
from reachapp.ui.times import Present
from reachapp.ui.words import STARTING, first_name


class Place(StrEnum):
    """The five places of the window, in order."""

    DESK = "desk"
    PLAN = "plan"
    REPLIES = "replies"
    PEOPLE = "people"
    REPORT = "report"


NAMES: Mapping[Place, str] = {
    Place.DESK: N_("Desk"),
    Place.PLAN: N_("Plan"),
    Place.REPLIES: N_("Replies"),
    Place.PEOPLE: N_("People"),
    Place.REPORT: N_("Report"),
}
LETTERS: Mapping[Place, str] = {
    Place.DESK: "b",
    Place.PLAN: "p",
    Place.REPLIES: "a",
    Place.PEOPLE: "m",
    Place.REPORT: "v",
}


class SideBar(QFrame):
    """Signals: `place_chosen(Place)`, `mend_asked` (the health line), `settings_asked`."""

    place_chosen = Signal(object)
    mend_asked = Signal()
    settings_asked = Signal()

    def __init__(self, present: Present) -> None:
        super().__init__()
        self.setProperty("role", "side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(px(220))
        self._present = present
        self.state = StateCard()
        self.places = {place: self._place(place) for place in Place}
        self._count = label("", "hint")
        add(columns(self.places[Place.DESK], margins=(0, 0, 10, 0)), None, self._count)
        self._who_face = Avatar(22)
        self._who = ElidedLabel("", "small")
        self._shape = Shape("status/kept", 14, "reach")
        self._health = ElidedLabel("", "hint")
        self.mend = Button(_("Fix"), "link").name(_("Fix the problem"))
        self.settings = Button(_("Settings"), "place", "ui/settings", 18)
        self.settings.name(_("Settings"), "Ctrl+,")
        self.mend.clicked.connect(self.mend_asked)
        self.settings.clicked.connect(self.settings_asked)
        self._build()
        self.show_place(Place.DESK)

    def _place(self, place: Place) -> Button:
        button = Button(_(NAMES[place]), "place", f"ui/{place}", 18)
        button.name(_(NAMES[place]), f"g {LETTERS[place]}")
        button.setCheckable(True)
        button.setObjectName(f"place-{place}")
        button.clicked.connect(self._choose)
        return button

    def _build(self) -> None:
        layout = rows(self, gap=2, margins=(12, 12, 12, 12))
        add(layout, self.state, 12)
        group = QButtonGroup(self)
        for button in self.places.values():
            group.addButton(button)
            layout.addWidget(button)
        self._others = surface("")
        others = columns(self._others, gap=8, margins=(10, 0, 0, 0))
        add(others, self._who_face, self._who)
        health = columns(gap=8, margins=(12, 0, 4, 0))
        add(health, self._shape)
        health.addWidget(self._health, 1)
        health.addWidget(self.mend)
        foot = box("foot")
        below = rows(foot, gap=8, margins=(0, 12, 0, 0))
        add(below, self._others, health, self.settings)
        add(layout, None, foot)
        self._others.hide()
        self.mend.hide()

    def show_place(self, place: Place) -> None:
        self.places[place].setChecked(True)
        for button in self.places.values():
            button.set_icon(f"ui/{button.objectName().removeprefix('place-')}")

    def show_status(self, status: Status) -> None:
        self.state.show_state(state_words(status, self._present))
        count = open_count(status)
        self._count.setText(str(count) if count else "")
        self._others.setVisible(bool(status.assistant))
        self._who_face.show_name(status.assistant)
        words = _("{name} takes urgent mail").format(name=first_name(status.assistant))
        self._who.set_whole(words)
        self._show_health(status)

    def _show_health(self, status: Status) -> None:
        faults = [line for line in status.health if line.is_fault]
        self.mend.setVisible(bool(faults))
        self._shape.show_icon(
            "status/error" if faults else "status/kept", "err" if faults else "reach"
        )
        if faults:
            self._health.set_whole(health_trouble(faults[0], self._present).what)
        elif status.last_mail_at is not None:
            when = self._present.moment(status.last_mail_at)
            self._health.set_whole(_("All works · mail {time}").format(time=when))
        else:
            self._health.set_whole(_("All works · no mail yet"))

    def health_words(self) -> str:
        return self._health.whole()

    @Slot()
    def _choose(self) -> None:
        for place, button in self.places.items():
            if button is self.sender():
                self.place_chosen.emit(place)


class StateCard(Clickable):
    """Shape, word, until when; a click opens the choices of the tray."""

    def __init__(self) -> None:
        self.button = Button("", "turn", "ui/chev-d", 16).name(_("State and focus"), "f")
        self.button.setObjectName("state")
        super().__init__("card", self.button)
        self._menu: QMenu | None = None
        self._shape = Shape(STARTING.icon, 18, STARTING.colour)
        self._title = label(_(STARTING.word), "name", wrap=True)
        self._second = label("", "small", wrap=True)
        words = rows(gap=0)
        add(words, self._title, self._second)
        layout = columns(self, gap=8, margins=(10, 9, 2, 9))
        layout.addWidget(self._shape)
        layout.addLayout(words, 1)
        layout.addWidget(self.button)
        self.button.clicked.connect(self._open)
        self._second.hide()

    def set_menu(self, menu: QMenu) -> None:
        self._menu = menu

    def show_state(self, state: StateWords) -> None:
        self._shape.show_icon(state.sign.icon, state.sign.colour)
        self._title.setText(state.title)
        self._second.setText(state.second)
        self._second.setVisible(bool(state.second))
        self.button.setAccessibleName(f"{state.title}, {state.second}")

    def words(self) -> str:
        return f"{self._title.text()} {self._second.text()}"

    @Slot()
    def _open(self) -> None:
        if self._menu is not None:
            self._menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
