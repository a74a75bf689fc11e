"""What was learned about submission servers, kept in the store (AUTOREPLY 3)."""

from contextlib import suppress

from reachapp.engine.errors import StoreError
from reachapp.engine.units import Units

NAME = "takes_null_sender:"


class StoredEnvelopes:
    """Remembers per account and host whether replies may leave with an empty return path."""

    def __init__(self, units: Units) -> None:
        self._units = units

    def takes_null(self, account: str, host: str) -> bool | None:
        """None: not tried yet."""
        with self._units.reading() as shelves:
            found = shelves.facts.get(f"{NAME}{account}:{host}"[:80])
        return found if isinstance(found, bool) else None

    def learn(self, account: str, host: str, *, takes_null: bool) -> None:
        """Keep it; a store that cannot take it must not make a mail that left look lost."""
        with suppress(StoreError), self._units.writing() as shelves:
            shelves.facts.put(f"{NAME}{account}:{host}"[:80], takes_null)
