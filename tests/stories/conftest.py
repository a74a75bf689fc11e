"""The world of a story; at its end nothing may have left that the story did not expect."""

import shutil

import pytest

from reachapp.store.sqlite_units import SqliteUnits
from tests.stories.world import STORE, World


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory):
    """A store without rows: to build one takes longer than most stories."""
    file = tmp_path_factory.mktemp("store") / STORE
    SqliteUnits(file).close()
    return file


@pytest.fixture
def make_world(tmp_path, empty_store):
    """Give the function that starts a world; more than one may run."""
    made = []

    def make(**how):
        folder = tmp_path / f"world{len(made)}"
        folder.mkdir()
        shutil.copy(empty_store, folder)
        made.append(World(folder, **how).start())
        return made[-1]

    yield make
    for world in made:
        world.stop()
    left = [line for world in made for line in world.is_quiet()]
    assert not left, f"the story did not expect: {left}"


@pytest.fixture
def world(make_world):
    """An office that sends, on a Monday morning within its hours, with an empty mailbox."""
    started = make_world()
    started.look()
    started.pass_time(minutes=1)
    return started
