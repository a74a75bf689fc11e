"""A coloured box with a shape, what is so in bold, what to do, and one or two actions."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QSizePolicy

from reachapp.ui.controls import Button, Shape, dress, label
from reachapp.ui.i18n import _
from reachapp.ui.layouts import add, columns, rows

SHAPES = {
    "err": ("status/error", "err"),
    "info": ("ui/info", "acc"),
    "watch": ("status/watch", "watch"),
    "reach": ("status/kept", "reach"),
    "urgent": ("status/urgent", "urgent"),
    "soon": ("ui/info", "soon"),
    "clock": ("ui/clock", "acc"),
}


class Banner(QFrame):
    """Signals: `acted(number)` for its first (0) and second (1) action."""

    acted = Signal(int)

    def __init__(self, tone: str = "info", *, is_link: bool = False) -> None:
        super().__init__()
        self.setProperty("role", "banner")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._shape = Shape(*_shape(tone))
        self._what = label("", "name", wrap=True)
        self._do = label("", wrap=True)
        self._more = label("", "small", wrap=True)
        self._more.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._more.hide()
        self._fold = Button(_("Show details"), "link")
        self._fold.hide()
        self._fold.clicked.connect(self._unfold)
        kind = "link" if is_link else ""
        self.actions_ = [Button("", kind), Button("", "link" if is_link else "quiet")]
        self._build(is_link=is_link)
        self.show_tone(tone)

    def _build(self, *, is_link: bool) -> None:
        words = rows(gap=2)
        add(words, self._what, self._do, self._more)
        buttons = columns(gap=16 if is_link else 8)
        for number, button in enumerate(self.actions_):
            button.hide()
            button.clicked.connect(self._act_first if number == 0 else self._act_second)
        if is_link:
            add(buttons, *self.actions_, self._fold, None)
            words.addLayout(buttons)
        layout = columns(self, gap=10, margins=(14, 11, 14, 11))
        layout.addWidget(self._shape, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(words, 1)
        if not is_link:
            add(buttons, self._fold, *self.actions_)
            layout.addLayout(buttons)

    def show_tone(self, tone: str) -> None:
        self._shape.show_icon(_shape(tone)[0], _shape(tone)[2])
        dress(self, tone="info" if tone == "clock" else tone)

    def show_words(self, what: str, then: str, *actions: str, detail: str = "") -> None:
        """Say it; actions without words hide, `detail` (a server's own words) folds out."""
        self._what.setText(what)
        self._what.setVisible(bool(what))
        self._do.setText(then)
        self._do.setVisible(bool(then))
        self._more.setText(detail)
        self._more.hide()
        self._fold.setVisible(bool(detail))
        for number, button in enumerate(self.actions_):
            words = actions[number] if number < len(actions) else ""
            button.setText(words)
            button.setAccessibleName(words)
            button.setVisible(bool(words))

    def words(self) -> str:
        return f"{self._what.text()} {self._do.text()}".strip()

    @Slot()
    def _unfold(self) -> None:
        self._more.setVisible(self._more.isHidden())

    @Slot()
    def _act_first(self) -> None:
        self.acted.emit(0)

    @Slot()
    def _act_second(self) -> None:
        self.acted.emit(1)


def _shape(tone: str) -> tuple[str, int, str]:
    name, role = SHAPES[tone]
    return name, 16, role
