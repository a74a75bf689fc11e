"""The plan as it is being changed: what is saved, what stands there now, and the way back."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject, Signal

from reachapp.availability.plan import Fault, InvalidPlan, Plan, check_plan, parse_plan
from reachapp.availability.plan_edits import MAIN, Policy
from reachapp.availability.presets import DEFAULT_PLAN
from reachapp.availability.week_view import plain_schedules


class Draft(QObject):
    """Signals: `changed`. Nothing here reaches the engine before it is applied."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._saved: Policy = DEFAULT_PLAN
        self._policy: Policy = DEFAULT_PLAN
        self._past: list[Policy] = []
        self._schedule = MAIN
        self._read()

    @property
    def policy(self) -> Policy:
        return self._policy

    @property
    def schedule(self) -> str:
        """The schedule that the week shows."""
        names = plain_schedules(self._policy)
        return self._schedule if self._schedule in names else MAIN

    @property
    def plan(self) -> Plan | None:
        """The plan as it would be; None while it is not valid."""
        return self._plan

    @property
    def faults(self) -> tuple[Fault, ...]:
        return self._faults

    @property
    def is_changed(self) -> bool:
        return self._policy != self._saved

    @property
    def can_undo(self) -> bool:
        return bool(self._past)

    @property
    def changes(self) -> int:
        """How many steps lie between what is saved and what stands here."""
        return len(self._past)

    def show(self, policy: Mapping[str, Any] | None) -> None:
        """Take what the engine has; a draft with changes stays as it is."""
        is_kept = self.is_changed
        self._saved = DEFAULT_PLAN if policy is None else policy
        if is_kept:
            self._tell()
        else:
            self._set(self._saved, [])

    def change(self, policy: Policy) -> None:
        if policy != self._policy:
            self._set(policy, [*self._past, self._policy])

    def undo(self) -> None:
        if self._past:
            self._set(self._past[-1], self._past[:-1])

    def drop(self) -> None:
        """Go back to what is saved."""
        self._set(self._saved, [])

    def keep(self, policy: Policy) -> None:
        """This is saved now; what changed while it was being saved stays a change."""
        self._saved = policy
        self._past = [] if policy == self._policy else [policy]
        self._tell()

    def choose_schedule(self, name: str) -> None:
        self._schedule = name
        self._tell()

    def _set(self, policy: Policy, past: list[Policy]) -> None:
        self._policy, self._past = policy, past
        self._read()
        self._tell()

    def _read(self) -> None:
        self._faults = tuple(check_plan(self._policy))
        try:
            self._plan: Plan | None = parse_plan(self._policy) if not self._faults else None
        except InvalidPlan as error:
            self._plan, self._faults = None, error.faults

    def _tell(self) -> None:
        self.changed.emit()
