"""A store in memory."""

import pytest

from reachapp.store.sqlite_units import SqliteUnits


@pytest.fixture
def units():
    with SqliteUnits(None) as made:
        yield made
