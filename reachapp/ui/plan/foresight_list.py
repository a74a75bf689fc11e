"""What to look out for: long times without anybody, no open channel, and the calendars."""

from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QSizePolicy, QWidget

from reachapp.availability.foresight import Gap, find_gaps
from reachapp.availability.plan import PlanWarning, warnings
from reachapp.core.profile import Profile
from reachapp.ui.banner import Banner
from reachapp.ui.controls import ElidedLabel, Shape, label
from reachapp.ui.i18n import _, ngettext
from reachapp.ui.layouts import add, clear, columns, rows
from reachapp.ui.plan.draft import Draft
from reachapp.ui.plan.fault_words import placed_words, warning_words
from reachapp.ui.times import day_words


class ForesightList(QWidget):
    """A banner for what is odd, and one line where a channel is always open."""

    def __init__(self, draft: Draft) -> None:
        super().__init__()
        self._draft = draft
        self.banner = Banner("watch", is_link=True)
        self.banner.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._shape = Shape("status/kept", 16, "reach")
        self.open = label("", "second", wrap=True)
        self._line = QWidget()
        inner = columns(self._line, gap=8)
        add(inner, self._shape)
        inner.addWidget(self.open, 1)
        add(rows(self, gap=12), self.banner, self._line)

    def show_from(self, now: datetime, zone: ZoneInfo) -> None:
        """Say it for the draft as it stands."""
        plan = self._draft.plan
        found = [] if plan is None else warnings(self._draft.policy, now)
        gaps = () if plan is None or found else find_gaps(plan, now)
        words = [(_("Mind this"), warning_words(warning)) for warning in found]
        words += [(_("Nobody answers"), gap_words(gap, zone)) for gap in gaps]
        self.banner.setVisible(bool(words))
        if words:
            what, then = words[0]
            self.banner.show_words(what, " ".join([then, *_more(len(words) - 1)]))
        self._line.setVisible(PlanWarning.NO_OPEN_CHANNEL not in found)
        self._say_open(is_known=plan is not None)

    def _say_open(self, *, is_known: bool) -> None:
        if is_known:
            self._shape.show_icon("status/kept", "reach")
            self.open.setText(_("At least one channel is always open"))
        else:
            self._shape.show_icon("status/error", "err")
            self.open.setText("\n".join(placed_words(fault) for fault in self._draft.faults[:2]))

    def words(self) -> str:
        shown = "" if self.banner.isHidden() else self.banner.words()
        return f"{shown} {'' if self._line.isHidden() else self.open.text()}".strip()


class CalendarList(QWidget):
    """The calendars whose appointments count as busy, to read; hidden where there are none."""

    def __init__(self) -> None:
        super().__init__()
        self._rows = rows(gap=6)
        add(rows(self, gap=8), label(_("Calendars"), "head"), self._rows)
        self.hide()

    def show_profile(self, profile: Profile) -> None:
        clear(self._rows)
        for calendar in profile.calendars:
            line = columns(gap=8)
            add(line, Shape("ui/plan", 16, "ink3"))
            line.addWidget(ElidedLabel(f"{calendar.name} ({calendar.kind})"), 1)
            self._rows.addLayout(line)
        self.setVisible(bool(profile.calendars))


def gap_words(gap: Gap, zone: ZoneInfo) -> str:
    """Return `Van do 24 dec 17:00 tot ma 28 dec 9:00. Spoed wacht dan ook.`."""
    start = _moment_words(gap.start, zone)
    if gap.end is None:
        words = _("From {start} there are no hours any more.").format(start=start)
    else:
        end = _moment_words(gap.end, zone)
        words = _("From {start} to {end}.").format(start=start, end=end)
    urgent = (
        _("Urgent mail is answered.") if gap.is_urgent_covered else _("Urgent mail waits, too.")
    )
    return f"{words} {urgent}"


def _more(count: int) -> list[str]:
    words = ngettext("And {n} more time.", "And {n} more times.", count)
    return [words.format(n=count)] if count else []


def _moment_words(moment: datetime, zone: ZoneInfo) -> str:
    local = moment.astimezone(zone)
    return f"{day_words(local.date(), local.date().min)} {local.hour}:{local.minute:02d}"
