"""What a client would be told: one example, and any moment that the owner wants to try."""

from datetime import date, datetime, timedelta
from typing import Any

from PySide6.QtWidgets import QWidget

from reachapp.availability.instants import from_wall, moment_of
from reachapp.availability.plan import Plan
from reachapp.availability.promise import NoPromise, NoPromiseReason, promise_for
from reachapp.availability.rule import ANY, DEFAULT_CHANNEL, DEFAULT_CLASS, DEFAULT_URGENCY
from reachapp.availability.week_view import WINDOW, hours_of, week_of
from reachapp.ui.controls import Shape, label
from reachapp.ui.fields import Choice, TimeField
from reachapp.ui.i18n import _
from reachapp.ui.layouts import add, columns, rows
from reachapp.ui.plan.draft import Draft
from reachapp.ui.plan.plan_fields import DateField
from reachapp.ui.plan.rule_words import subject_words
from reachapp.ui.times import day_words, long_day, plain_clock

EXAMPLE_WEEKDAY, EXAMPLE_MINUTE = 4, 16 * 60 + 40
BEFORE_CLOSING = 20
DAY = 1440
USUAL = (DEFAULT_CHANNEL, DEFAULT_CLASS, DEFAULT_URGENCY)
Facts = tuple[str, str, str]


class Told(QWidget):
    """`Een mail van vr 27 nov 16:40 krijgt`, and below it the time in bold."""

    def __init__(self) -> None:
        super().__init__()
        self._caption = label("", "hint", wrap=True)
        self._shape = Shape("ui/clock", 16, "acc")
        self._time = label("", "name", wrap=True)
        second = columns(gap=6)
        add(second, self._shape)
        second.addWidget(self._time, 1)
        add(rows(self, gap=3), self._caption, second)

    def show_answer(self, asked: str, answer: str, *, is_known: bool) -> None:
        self._caption.setText(asked)
        self._caption.setVisible(bool(asked))
        self._time.setText(answer)
        self._shape.show_icon("ui/clock" if is_known else "ui/info", "acc" if is_known else "soon")
        self.setAccessibleName(f"{asked} {answer}")

    def words(self) -> str:
        return f"{self._caption.text()} {self._time.text()}".strip()


class WhatIf(QWidget):
    """A moment and a kind of message to try on the draft."""

    def __init__(self, draft: Draft) -> None:
        super().__init__()
        self._draft = draft
        self._facts: list[Facts] = []
        self.what = Choice(_("What comes in"))
        self.day = DateField(_("Day on which it comes in"))
        self.day.setDisplayFormat("ddd d MMM")
        self.day.setMinimumWidth(0)
        self.time = TimeField(_("Time at which it comes in"))
        self.time.show_minute(EXAMPLE_MINUTE)
        self.told = Told()
        when = columns(gap=8)
        when.addWidget(self.day, 1)
        when.addWidget(self.time)
        add(rows(self, gap=8), label(_("What if this comes in?"), "name"), self.what, when)
        layout = self.layout()
        if layout is not None:
            layout.addWidget(self.told)
        self.what.activated.connect(self.refresh)
        self.day.dateChanged.connect(self.refresh)
        self.time.minute_changed.connect(self.refresh)

    def start_at(self, day: date) -> None:
        self.day.show_day(day)

    def show_rules(self) -> None:
        """Offer every kind of message that has a rule of its own, and answer again."""
        rules = self._draft.policy.get("rules") or ()
        offered = [("", USUAL)] + [(subject_words(rule), _facts_of(rule)) for rule in rules]
        found: dict[Facts, str] = {}
        for words, facts in offered:
            found.setdefault(facts, words or _("Mail"))
        if list(found) != self._facts:
            self._facts = list(found)
            self.what.clear()
            for words in found.values():
                self.what.addItem(words)
        self.refresh()

    def refresh(self) -> None:
        facts = self._facts[max(self.what.currentIndex(), 0)] if self._facts else USUAL
        moment = moment_on(self._draft, self.day.day(), self.time.minute())
        answer, is_known = answer_words(self._draft.plan, moment, facts)
        self.told.show_answer("", answer, is_known=is_known)


def example_of(draft: Draft, monday: date) -> tuple[str, str, bool]:
    """Return the live example of that week: what comes in, what is answered, whether a time is."""
    day, minute = example_moment(draft, monday)
    answer, is_known = answer_words(draft.plan, moment_on(draft, day, minute), USUAL)
    asked = _("A mail that comes in on {day} at {time} is answered").format(
        day=day_words(day, monday - timedelta(days=1)), time=plain_clock(minute)
    )
    return asked, answer, is_known


def example_moment(draft: Draft, monday: date) -> tuple[date, int]:
    """Return twenty minutes before the last closing time of the working week.

    With usual hours that is Friday 16:40: a mail that most people would rather leave.
    """
    week = week_of(draft.policy, draft.schedule, monday)
    friday = monday + timedelta(days=EXAMPLE_WEEKDAY)
    ends = [(p.day, p.end) for p in week.pieces if p.kind == WINDOW and monday <= p.day <= friday]
    day, end = max(ends, default=(friday, EXAMPLE_MINUTE + BEFORE_CLOSING))
    return day, min(end, DAY) - BEFORE_CLOSING


def moment_on(draft: Draft, day: date, minute: int) -> datetime:
    """Return the instant of a clock time in the plan's zone."""
    zone = hours_of(draft.policy, draft.schedule).zone_on(day.toordinal())
    return moment_of(from_wall(day.toordinal(), minute, zone))


def answer_words(plan: Plan | None, moment: datetime, facts: Facts) -> tuple[str, bool]:
    """Return `maandag 28 december vóór 14:00`, or why there is no time."""
    if plan is None:
        return _("not known until the plan is right"), False
    channel, who, urgency = facts
    found = promise_for(
        plan, channel=channel, contact_class=who, urgency=urgency, received_at=moment
    )
    if isinstance(found, NoPromise):
        is_ruleless = found.reason is NoPromiseReason.NO_RULE
        return (_("nothing: no rule fits") if is_ruleless else _("no time can be told")), False
    hours = plan.schedule_of(found.rule)
    zone = getattr(hours, "zone", None)
    local = found.promise_at.astimezone(zone)
    day, clock = local.date(), local.hour * 60 + local.minute
    if not clock:
        # midnight belongs to the day that ends: nobody reads "by 0:00 on Wednesday" right
        day, clock = day - timedelta(days=1), DAY
    by_time = _("by {time}").format(time=plain_clock(clock))
    return _("{day} {by_time}").format(day=long_day(day), by_time=by_time), True


def _facts_of(rule: dict[str, Any]) -> Facts:
    def fact(key: str, usual: str) -> str:
        value = str(rule.get(key) or ANY)
        return usual if value == ANY else value

    return fact("channel", USUAL[0]), fact("class", USUAL[1]), fact("urgency", USUAL[2])
