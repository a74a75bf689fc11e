"""The weekly report: until the first one is there, when it comes."""

from reachapp.ui.empty import EmptyState
from reachapp.ui.i18n import _
from reachapp.ui.pages.page import Page


class ReportPage(Page):
    """An empty state that says what happens next."""

    def __init__(self) -> None:
        super().__init__(_("Report"))
        self.empty = EmptyState("ui/report")
        self.empty.show_words(
            _("Your first report comes on Monday at 8:00."),
            _("It says which promises were kept, when clients write, and what it cost you."),
        )
        self.body.addWidget(self.empty, 1)
