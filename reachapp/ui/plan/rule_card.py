"""The small editor of one answer rule: for what, by which hours, how fast."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from reachapp.availability.form import clock_minute
from reachapp.availability.plan_edits import clock_text
from reachapp.availability.rule import ANY, DEFAULT_SCHEDULE, ROUNDINGS, RespondKind
from reachapp.availability.rule_edits import (
    move_rule,
    remove_rule,
    set_respond,
    set_rounding,
    set_rule,
)
from reachapp.ui.controls import Button, label
from reachapp.ui.fields import CheckBox, Choice, TimeField
from reachapp.ui.i18n import _, ngettext
from reachapp.ui.layouts import FlowLayout, add, columns
from reachapp.ui.plan.card import Card
from reachapp.ui.plan.draft import Draft
from reachapp.ui.plan.fault_words import fault_words, faults_at
from reachapp.ui.plan.plan_fields import Lines, NumberField
from reachapp.ui.plan.rule_words import (
    CHANNELS,
    CLASSES,
    KINDS,
    THROUGH,
    URGENCIES,
    respond_words,
    subject_words,
)

HOUR = 60
NOON, MORNING = 720, 600
GRADED = 0
MINUTE_KINDS = frozenset({RespondKind.WORKING_MINUTES, RespondKind.ELAPSED_MINUTES})
USUAL = {
    RespondKind.WORKING_MINUTES: 240,
    RespondKind.WORKING_DAYS: 1,
    RespondKind.NEXT_WINDOW: 30,
    RespondKind.ELAPSED_MINUTES: 30,
}
NUMBER_KEYS = {
    RespondKind.WORKING_MINUTES: "minutes",
    RespondKind.ELAPSED_MINUTES: "minutes",
    RespondKind.WORKING_DAYS: "days",
    RespondKind.NEXT_WINDOW: "min_minutes",
}


class RuleCard(Card):
    """Each change goes into the draft at once."""

    def __init__(self, page: QWidget, draft: Draft) -> None:
        super().__init__(page, _("Answer time"))
        self.setObjectName("rule-card")
        self._draft = draft
        self._index = 0
        self._is_filling = False
        self.channel, self.urgency = Choice(_("Channel")), Choice(_("Urgency"))
        self.who, self.schedule = Choice(_("From whom")), Choice(_("Hours"))
        self.kind, self.rounding = Choice(_("Answer")), Choice(_("Say times"))
        self.number = NumberField(_("How long"), least=0, most=10_000)
        self.unit = Choice(_("Minutes or hours"))
        self.suffix = label("", "second")
        self.has_clock = CheckBox("")
        self.clock = TimeField(_("Clock time"))
        self.through = {kind: CheckBox(_(words)) for kind, words in THROUGH.items()}
        self.remove = Button(_("Remove"), "danger").name(_("Remove"))
        self.earlier = Button(_("Move up"), "quiet").name(_("Ask this rule earlier"))
        self.done = Button(_("Close")).name(_("Close"), "Esc")
        self.lines = Lines()
        self._build()
        self._connect()

    def _build(self) -> None:
        for choice, words in (
            (self.channel, {key: name for key, (name, _icon) in CHANNELS.items()}),
            (self.urgency, URGENCIES),
            (self.who, CLASSES),
            (self.kind, KINDS),
            (self.unit, {1: _("minutes"), HOUR: _("hours")}),
        ):
            for key, name in words.items():
                choice.addItem(_(name), key)
        self.rounding.addItem(_("rounder the further away"), GRADED)
        for minutes in ROUNDINGS:
            grid = ngettext("to the minute", "to {n} minutes", minutes).format(n=minutes)
            self.rounding.addItem(grid, minutes)
        self.count, self.clocks, self.kinds = QWidget(), QWidget(), QWidget()
        add(columns(self.count, gap=8), self.number, self.unit, self.suffix, None)
        add(columns(self.clocks, gap=8), self.has_clock, self.clock, None)
        flow = FlowLayout(gap=4)
        flow.fill(self.through.values())
        self.kinds.setLayout(flow)
        for name, field in (
            (_("Channel"), self.channel),
            (_("Urgency"), self.urgency),
            (_("From whom"), self.who),
            (_("Hours"), self.schedule),
            (_("Answer"), self.kind),
            (_("How long"), self.count),
            ("", self.clocks),
            (_("Say times"), self.rounding),
            (_("Also"), self.kinds),
        ):
            self.lines.add_line(name, field)
        self.body.addLayout(self.lines)
        add(self.foot, self.remove, self.earlier, None, self.done)

    def _connect(self) -> None:
        choices = (self.channel, self.urgency, self.who, self.schedule, self.rounding)
        for choice in choices:
            choice.activated.connect(self._change)
        self.kind.activated.connect(self._change_kind)
        self.unit.activated.connect(self._change)
        self.number.valueChanged.connect(self._change)
        self.has_clock.clicked.connect(self._change)
        self.clock.minute_changed.connect(self._change)
        for box in self.through.values():
            box.clicked.connect(self._change)
        self.earlier.clicked.connect(self._move_up)
        self.remove.clicked.connect(self._remove)
        self.done.clicked.connect(self.leave)

    def open_rule(self, index: int, spot: QRect) -> None:
        self._index = index
        self._fill(self._rule())
        self.open_beside(spot)
        self.kind.setFocus()

    def _rule(self) -> Mapping[str, Any]:
        rule: Mapping[str, Any] = self._draft.policy["rules"][self._index]
        return rule

    def _fill(self, rule: Mapping[str, Any]) -> None:
        self._is_filling = True
        for choice, key in (
            (self.channel, "channel"), (self.urgency, "urgency"), (self.who, "class")
        ):  # fmt: skip
            _choose(choice, str(rule.get(key) or ANY))
        names = list(self._draft.policy.get("schedules") or {})
        self.schedule.clear()
        for name in names:
            self.schedule.addItem(schedule_words(name), name)
        _choose(self.schedule, str(rule.get("schedule") or DEFAULT_SCHEDULE))
        rounding = rule.get("rounding_minutes") or (GRADED if rule.get("rounding") else 1)
        self.rounding.choose(rounding)
        for kind, box in self.through.items():
            box.setChecked(kind in (rule.get("through") or ()))
        self._fill_respond(rule.get("respond") or {})
        self.lines.show_line(self.schedule, len(names) > 1)
        self._is_filling = False
        self._say(rule)

    def _fill_respond(self, respond: Mapping[str, Any]) -> None:
        kind = RespondKind(respond.get("kind", RespondKind.WORKING_DAYS))
        self.kind.choose(kind)
        count = int(respond.get(NUMBER_KEYS.get(kind, ""), 0) or 0)
        is_hours = kind in MINUTE_KINDS and count >= HOUR and not count % HOUR
        self.unit.choose(HOUR if is_hours else 1)
        self.number.setValue(count // HOUR if is_hours else count)
        clock = clock_minute(respond.get("at" if kind is RespondKind.WORKING_DAYS else "cutoff"))
        self.has_clock.setChecked(clock is not None)
        usual = MORNING if kind is RespondKind.WORKING_DAYS else NOON
        self.clock.show_minute(usual if clock is None else clock)
        self._show_lines(kind)

    def _show_lines(self, kind: RespondKind) -> None:
        self.lines.show_line(self.count, kind in NUMBER_KEYS)
        self.unit.setVisible(kind in MINUTE_KINDS)
        suffixes = {
            RespondKind.WORKING_DAYS: _("working days"),
            RespondKind.NEXT_WINDOW: _("minutes must be left"),
        }
        self.suffix.setText(suffixes.get(kind, ""))
        is_days = kind is RespondKind.WORKING_DAYS
        words = _("answered before") if is_days else _("if it comes before")
        self.has_clock.setText(words)
        self.has_clock.setAccessibleName(words)
        is_clocked = is_days or kind is RespondKind.SAME_DAY
        self.lines.show_line(self.clocks, is_clocked)
        self.clock.setEnabled(self.has_clock.isChecked())

    def _change_kind(self) -> None:
        kind = RespondKind(str(self.kind.currentData()))
        self._is_filling = True
        count = USUAL.get(kind, 0)
        is_hours = kind in MINUTE_KINDS and not count % HOUR
        self.unit.choose(HOUR if is_hours else 1)
        self.number.setValue(count // HOUR if is_hours else count)
        self.has_clock.setChecked(kind is RespondKind.SAME_DAY)
        self.clock.show_minute(MORNING if kind is RespondKind.WORKING_DAYS else NOON)
        self._is_filling = False
        self._change()

    def _change(self) -> None:
        if self._is_filling:
            return
        kind = RespondKind(str(self.kind.currentData()))
        policy = set_rule(
            self._draft.policy,
            self._index,
            channel=self.channel.currentData(),
            urgency=self.urgency.currentData(),
            class_=self.who.currentData(),
            schedule=_unless(self.schedule.currentData(), DEFAULT_SCHEDULE),
            through=self._through(),
        )
        policy = set_respond(policy, self._index, kind, **self._respond(kind))
        policy = set_rounding(policy, self._index, self.rounding.currentData() or None)
        self._draft.change(policy)
        self._show_lines(kind)
        self._say(self._rule())

    def _respond(self, kind: RespondKind) -> dict[str, Any]:
        factor = int(self.unit.currentData()) if kind in MINUTE_KINDS else 1
        least = 1 if kind is RespondKind.NEXT_WINDOW else 0
        found: dict[str, Any] = {}
        if kind in NUMBER_KEYS:
            found[NUMBER_KEYS[kind]] = max(self.number.value() * factor, least)
        clock = clock_text(self.clock.minute()) if self.has_clock.isChecked() else None
        if kind is RespondKind.WORKING_DAYS:
            found["at"] = clock
        elif kind is RespondKind.SAME_DAY:
            found["cutoff"] = clock
        return found

    def _through(self) -> list[str]:
        return [kind for kind, box in self.through.items() if box.isChecked()]

    def _say(self, rule: Mapping[str, Any]) -> None:
        self.title.set_whole(f"{subject_words(rule)}: {respond_words(rule.get('respond') or {})}")
        self.earlier.setEnabled(self._index > 0)
        found = faults_at(self._draft.faults, f"rules[{self._index}]")
        self.show_fault(fault_words(found[0]) if found else "")

    def _move_up(self) -> None:
        self._draft.change(move_rule(self._draft.policy, self._index, -1))
        self._index = max(self._index - 1, 0)
        self._say(self._rule())

    def _remove(self) -> None:
        self._draft.change(remove_rule(self._draft.policy, self._index))
        self.leave()


def schedule_words(name: str) -> str:
    """Return the name of a schedule; the usual ones in the owner's language."""
    known = {"main": _("my hours"), "phone": _("phone hours"), "always": _("day and night")}
    return known.get(name, name)


def _choose(choice: Choice, value: str) -> None:
    """Choose a value; one that is no choice (an own channel) becomes one."""
    if choice.findData(value) < 0:
        choice.addItem(value, value)
    choice.choose(value)


def _unless(value: object, usual: str) -> object:
    return None if value == usual else value
