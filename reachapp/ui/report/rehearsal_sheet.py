"""One rehearsal: what would have rung, which promises would have failed, who had which reply."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from reachapp.report.rehearsal import Rehearsal, RehearsedMail
from reachapp.report.rehearsal_page import failed_words, sums, title, told_words
from reachapp.report.speech import Speech
from reachapp.ui.controls import box, label
from reachapp.ui.i18n import _
from reachapp.ui.layouts import add, clear, rows
from reachapp.ui.report.lines import Told, told_card
from reachapp.ui.report.spoken import silence_words

WIDE = 118
"""Room for `wo 18 nov 14:05`."""


class RehearsalSheet(QWidget):
    """Fills itself anew with each rehearsal."""

    def __init__(self) -> None:
        super().__init__()
        self._layout: QVBoxLayout = rows(self, gap=8)

    def show_rehearsal(self, rehearsal: Rehearsal, speech: Speech) -> None:
        clear(self._layout)
        add(self._layout, label(title(rehearsal, speech), "head", wrap=True))
        card = box("card")
        lines = rows(card, gap=4, margins=(16, 12, 16, 12))
        for told in sums(rehearsal, speech):
            add(lines, label(told, wrap=True))
        self._layout.addWidget(card)
        rings = [_ring(each, speech) for each in rehearsal.rings]
        failed = [_failed(each, speech) for each in rehearsal.failed]
        replies = [_replied(each, speech) for each in rehearsal.replies]
        silences = [_silence(code, n) for code, n in rehearsal.silences.items()]
        self._add(_("These would have rung:"), rings)
        self._add(_("These promises would have failed:"), failed)
        self._add(_("These would have had a reply:"), replies)
        self._add(_("Without a reply:"), silences, wide=44)
        self._layout.addStretch(1)

    def words(self) -> str:
        """Return all that stands on the sheet, for tests."""
        found = (each.accessibleName() or each.text() for each in self.findChildren(type(label())))
        return "\n".join(text for text in found if text)

    def _add(self, name: str, lines: Sequence[Told], wide: int = WIDE) -> None:
        if lines:
            add(self._layout, 8, label(name, "name"))
            self._layout.addWidget(told_card(lines, wide=wide))


def _who(mail: RehearsedMail) -> str:
    return mail.contact or mail.address


def _ring(mail: RehearsedMail, speech: Speech) -> Told:
    outside = _("outside your hours")
    what = f"{mail.subject} ({outside})" if mail.is_outside_hours else mail.subject
    when = speech.moment(mail.at)
    return Told(icon="status/urgent", colour="urgent", first=when, who=_who(mail), what=what)


def _failed(mail: RehearsedMail, speech: Speech) -> Told:
    what, when = failed_words(mail, speech), speech.moment(mail.at)
    return Told(
        icon="status/broken", colour="broken", first=when, who=_who(mail), what=what, wraps=True
    )


def _replied(mail: RehearsedMail, speech: Speech) -> Told:
    what, when = told_words(mail, speech), speech.moment(mail.at)
    return Told(icon="status/kept", colour="reach", first=when, who=_who(mail), what=what)


def _silence(code: str, number: int) -> Told:
    return Told(icon="status/no-reply", first=str(number), who=silence_words(code), what="")
