"""What was learned about submission servers, kept in the store."""

from contextlib import suppress

from reachapp.engine.errors import StoreError
from reachapp.engine.units import Units

_LONGEST = 80
"""Characters of the name of a fact."""


def null_sender_name(account: str, host: str) -> str:
    """The fact that says whether replies leave with an empty return path."""
    return f"takes_null_sender:{account}:{host}"[:_LONGEST]


def learned_name(account: str, host: str) -> str:
    """The fact of what the last test mail showed, see `probe.Learned`."""
    return f"submission:{account}:{host}"[:_LONGEST]


class StoredEnvelopes:
    """Remembers per account and host whether replies may leave with an empty return path."""

    def __init__(self, units: Units) -> None:
        self._units = units

    def takes_null(self, account: str, host: str) -> bool | None:
        """None: not tried yet."""
        with self._units.reading() as shelves:
            found = shelves.facts.get(null_sender_name(account, host))
        return found if isinstance(found, bool) else None

    def learn(self, account: str, host: str, *, takes_null: bool) -> None:
        """Keep it; a store that cannot take it must not make a mail that left look lost."""
        with suppress(StoreError), self._units.writing() as shelves:
            shelves.facts.put(null_sender_name(account, host), takes_null)

    def files_copies(self, account: str, host: str) -> bool:
        """Say whether each sent mail was seen to lie in Sent by itself, with its Message-ID."""
        with self._units.reading() as shelves:
            found = shelves.facts.get(learned_name(account, host))
        is_known = isinstance(found, dict)
        return is_known and bool(found["files_copy"]) and bool(found["keeps_id"])
