"""Step 6: look on first, or reply at once."""

from dataclasses import replace

from PySide6.QtWidgets import QButtonGroup

from reachapp.ui.account_dialog.draft import Draft
from reachapp.ui.account_dialog.step_page import StepPage
from reachapp.ui.banner import Banner
from reachapp.ui.controls import Button, Shape, label
from reachapp.ui.i18n import _
from reachapp.ui.layouts import add, columns, rows
from reachapp.ui.theme import px


class ModeButton(Button):
    """One of the two ways, with what it means."""

    def __init__(self, shape: tuple[str, str], title: str, text: str) -> None:
        super().__init__("", "preset")
        self.setCheckable(True)
        self.name(f"{title}. {text}")
        self.setToolTip("")
        layout = columns(self, gap=12, margins=(16, 12, 16, 12))
        words = rows(gap=2)
        below = label(text, "second", wrap=True)
        add(words, label(title, "head"), below)
        add(layout, Shape(shape[0], 20, shape[1]))
        layout.addLayout(words, 1)
        self.setMinimumHeight(px(84))


class ObservePage(StepPage):
    """Every new account begins by looking on."""

    def __init__(self) -> None:
        super().__init__(
            _("Look on first?"),
            _("You can switch at any time, with one click above your desk."),
        )
        self.observe = ModeButton(
            ("status/watch", "watch"),
            _("Look on first"),
            _("Reachapp decides and shows what it would do. Nothing goes to clients."),
        )
        self.send = ModeButton(
            ("status/reachable", "reach"),
            _("Reply from now on"),
            _("Clients who write get a reply with the time of your answer."),
        )
        self.observe.setObjectName("mode-observe")
        self.send.setObjectName("mode-send")
        group = QButtonGroup(self)
        group.addButton(self.observe)
        group.addButton(self.send)
        self.banner = Banner("info")
        self.banner.show_words(
            _("What happens next"),
            _(
                "Mail that lies in your mailbox now shows on the desk, marked as from before. "
                "It is never answered, passed on or promised."
            ),
        )
        add(self.body, self.observe, self.send, self.banner, None)

    def show_draft(self, draft: Draft) -> None:
        (self.send if draft.mode == "send" else self.observe).setChecked(True)

    def take(self, draft: Draft) -> Draft:
        return replace(draft, mode="send" if self.send.isChecked() else "observe")
