"""The names of the facts that the engine keeps in the store, and the profile among them."""

from datetime import datetime

from reachapp.core.profile import Profile, read_profile, write_profile
from reachapp.engine.units import Shelves

PROFILE = "profile"
INSTALLED_AT = "installed_at:"
"""Per account: when it was set up here; older mail is "from before"."""
SENDS_SINCE = "sends_since"
"""When the mode last became `send`."""
LAST_MAIL_AT = "last_mail_at:"
IS_SAMPLE = "is_sample"


def find_profile(shelves: Shelves) -> Profile:
    """The profile as it stands in the store; an empty one before the first is saved."""
    return read_profile(shelves.facts.get(PROFILE) or {})


def save_profile(shelves: Shelves, profile: Profile, *, now: datetime) -> None:
    """Write the profile; each account that is new here begins now."""
    old = find_profile(shelves)
    shelves.facts.put(PROFILE, write_profile(profile))
    for account in profile.accounts:
        name = INSTALLED_AT + account.name
        if shelves.facts.get(name) is None:
            shelves.facts.put(name, now.isoformat())
    starts = old.autoreply.mode == "observe" or not old.accounts
    if profile.autoreply.mode == "send" and starts:
        shelves.facts.put(SENDS_SINCE, now.isoformat())
    shelves.topics.update({"profile", "status"})


def find_moment(shelves: Shelves, name: str) -> datetime | None:
    """A moment among the facts, aware, or None."""
    value = shelves.facts.get(name)
    return datetime.fromisoformat(value) if isinstance(value, str) else None
