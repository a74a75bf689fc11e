"""Folders, key, lock, texts and translations of this computer."""

import os
import stat
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from reachapp.engine.errors import StoreError
from reachapp.system.catalogues import read_catalogue, translator
from reachapp.system.clock import SystemClock
from reachapp.system.install_key import install_key
from reachapp.system.lock import AlreadyRunning, EngineLock
from reachapp.system.paths import find_paths
from reachapp.system.resources import ResourceMissing, resource, resources_folder
from reachapp.system.sleep import SleepWatch

not_on_windows = pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_the_clock_tells_utc_and_only_grows():
    clock = SystemClock()
    assert clock.now().tzinfo is UTC
    assert clock.monotonic() <= clock.monotonic()


@not_on_windows
def test_the_folders_are_private(tmp_path):
    paths = find_paths(tmp_path / "hier")
    assert {mode(paths.data), mode(paths.logs)} == {0o700}
    assert paths.database.parent == paths.data == tmp_path / "hier"


@not_on_windows
def test_a_folder_that_others_could_read_is_closed(tmp_path):
    folder = tmp_path / "open"
    folder.mkdir(mode=0o755)
    assert mode(find_paths(folder).data) == 0o700


def test_without_a_folder_the_customs_of_the_system_hold():
    paths = find_paths()
    assert paths.data.name == "reachapp"
    assert paths.data.is_dir()
    assert paths.config.is_dir()


def test_a_folder_that_cannot_be_made_is_an_error_of_the_store(tmp_path):
    (tmp_path / "bestand").write_text("x")
    with pytest.raises(StoreError, match="no_folder"):
        find_paths(tmp_path / "bestand" / "daar")


@not_on_windows
def test_the_install_key_is_made_once_and_is_private(tmp_path):
    key = install_key(tmp_path)
    assert len(key) == 32
    assert install_key(tmp_path) == key
    assert [path.name for path in tmp_path.iterdir()] == ["install.key"]
    assert mode(tmp_path / "install.key") == 0o600


def test_each_installation_has_its_own_key(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    assert install_key(tmp_path / "a") != install_key(tmp_path / "b")


def test_a_damaged_key_is_not_replaced(tmp_path):
    (tmp_path / "install.key").write_bytes(b"kort")
    with pytest.raises(StoreError, match="install_key"):
        install_key(tmp_path)
    assert (tmp_path / "install.key").read_bytes() == b"kort"


def test_a_second_engine_is_turned_away_until_the_first_has_left(tmp_path):
    with EngineLock(tmp_path) as first:
        first.take()
        with pytest.raises(AlreadyRunning), EngineLock(tmp_path):
            pass
    with EngineLock(tmp_path):
        pass


def test_a_killed_engine_leaves_no_lock(tmp_path):
    code = f"""
import os, sys
from pathlib import Path
from reachapp.system.lock import EngineLock
EngineLock(Path({str(tmp_path)!r})).take()
print("taken", flush=True)
sys.stdin.read()
"""
    other = subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert other.stdout.readline() == b"taken\n"
    with pytest.raises(AlreadyRunning), EngineLock(tmp_path):
        pass
    other.kill()
    other.communicate()
    with EngineLock(tmp_path):
        pass


def test_the_files_of_the_program_are_found():
    assert resources_folder().is_dir()
    with pytest.raises(ResourceMissing):
        resource("nergens/iets.txt")


PO = """\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "Promise"
msgstr "Belofte"

msgid "%d mail"
msgid_plural "%d mails"
msgstr[0] "%d bericht"
msgstr[1] "%d berichten"
"""


def test_a_source_catalogue_is_read_and_english_fills_the_gaps(tmp_path):
    place = tmp_path / "nl" / "LC_MESSAGES"
    place.mkdir(parents=True)
    (place / "reachapp.po").write_text(PO)
    dutch = read_catalogue(tmp_path, "nl")
    assert dutch.gettext("Promise") == "Belofte"
    assert dutch.ngettext("%d mail", "%d mails", 2) == "%d berichten"
    assert dutch.gettext("Not translated") == "Not translated"


def test_a_language_without_catalogue_is_english(tmp_path):
    assert read_catalogue(tmp_path, "fy").gettext("Promise") == "Promise"
    assert translator("fy").ngettext("%d mail", "%d mails", 2) == "%d mails"


class SteppedClock:
    """Two clocks that a test moves."""

    def __init__(self) -> None:
        self.wall = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
        self.steady = 1000.0

    def now(self):
        return self.wall

    def monotonic(self):
        return self.steady

    def pass_time(self, *, wall, steady):
        self.wall += timedelta(seconds=wall)
        self.steady += steady


@pytest.mark.parametrize(
    ("wall", "steady", "jumped"),
    [
        (20, 20, False),
        (21, 19, False),
        (8 * 3600, 20, True),
        (-3600, 20, True),
        (3600, 3600, True),
        (400 * 86400, 20, True),
    ],
)
def test_sleep_and_clock_jumps_are_noticed_once(wall, steady, jumped):
    clock = SteppedClock()
    watch = SleepWatch(clock)
    clock.pass_time(wall=wall, steady=steady)
    assert watch.jumped() is jumped
    clock.pass_time(wall=20, steady=20)
    assert not watch.jumped()
