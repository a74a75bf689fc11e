"""Saves a draft: the newest profile first, so that what else changed in it stays."""

from collections.abc import Callable
from dataclasses import dataclass

from reachapp.availability.plan_edits import Policy
from reachapp.core.profile import Profile
from reachapp.engine.requests import Outcome, SaveProfile
from reachapp.ui.link import Link

Heard = Callable[[Policy, Outcome], None]


@dataclass(frozen=True, slots=True)
class Saving:
    """One plan on its way; `heard` gets it back with the outcome."""

    link: Link
    policy: Policy
    heard: Heard

    def start(self) -> None:
        self.link.profile(self.save)

    def save(self, profile: Profile) -> None:
        whole = profile.model_copy(update={"plan": dict(self.policy)})
        self.link.ask(SaveProfile(whole, by=self.link.owner), self.hear)

    def hear(self, outcome: Outcome) -> None:
        self.heard(self.policy, outcome)
