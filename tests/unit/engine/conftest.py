"""A store in memory, and the world of the stories for the parts that need all of it."""

import pytest

from reachapp.store.sqlite_units import SqliteUnits
from tests.stories.conftest import empty_store, make_world

__all__ = ["empty_store", "make_world"]


@pytest.fixture
def units():
    with SqliteUnits(None) as made:
        yield made
