"""The packages that the project names carry the real job: ticks, passwords, mail and rows."""

import json
import subprocess
import sys
import threading

import imapclient
import sqlalchemy as sa
from apscheduler.schedulers.background import BackgroundScheduler
from keyring.backend import KeyringBackend

from reachapp.bootstrap import engine, running
from reachapp.core.profile import read_profile
from reachapp.engine.requests import SaveProfile
from reachapp.system.clock import SystemClock
from reachapp.system.keyring_secrets import KeyringSecrets
from reachapp.system.paths import find_paths
from reachapp.system.ticker import Ticker
from tests.system.engine_process import (
    CALM,
    ROOT,
    MovableClock,
    asked,
    eventually,
    last_monday,
)

PASSWORD = "geheim-2026"
"""What the Dovecot of these tests takes."""


class KeptInMemory(KeyringBackend):
    """A keyring that writes no file."""

    priority = 5

    def __init__(self):
        super().__init__()
        self.kept = {}

    def get_password(self, service, username):
        return self.kept.get((service, username))

    def set_password(self, service, username, password):
        self.kept[service, username] = password

    def delete_password(self, service, username):
        del self.kept[service, username]


def test_a_password_lies_in_the_keyring_and_in_no_file_of_the_data_folder(office):
    keyring = KeptInMemory()
    secrets = KeyringSecrets(backend=lambda: keyring, environment={})
    assert office.imap.password == PASSWORD
    with engine(find_paths(office.folder), secrets=secrets) as built:
        given = (("MAIN_IMAP", PASSWORD), ("MAIN_SMTP", PASSWORD))
        asked(built, SaveProfile(read_profile(office.profile()), secrets=given, by="Sanne"))
        office.deliver(CALM)
        built.program.run_once()
        files = [file for file in office.folder.rglob("*") if file.is_file()]
        found = [file.name for file in files if PASSWORD.encode() in file.read_bytes()]
        built.program.stop()

    assert len(office.replies()) == 1
    assert keyring.kept == {
        ("reachapp", "MAIN_IMAP"): PASSWORD,
        ("reachapp", "MAIN_SMTP"): PASSWORD,
    }
    assert {"reachapp.sqlite", "reachapp.sqlite-wal"} <= {file.name for file in files}
    assert found == []


def test_a_tick_of_apscheduler_sends_what_became_due(office):
    clock = MovableClock(last_monday(10))
    office.save(office.profile(autoreply={"delay_seconds": 600}), now=clock.now())
    with office.engine(clock) as built:
        office.append(CALM, at=clock.now())
        built.program.start()
        eventually(lambda: office.waiting() == 1 and office.keywords())
        # the cycle waits for 20 seconds now: the tick alone tells it that the time has come
        clock.move_to(last_monday(10, 12))
        ticker = Ticker(built.program.wake, clock=SystemClock(), heartbeat=0.2)
        ticker.start()
        eventually(office.replies, 8)
        ticker.stop()


def test_a_running_engine_has_the_heartbeat_of_apscheduler(office):
    office.save(office.profile())
    with office.engine() as built:
        with running(built):
            names = [thread.name for thread in threading.enumerate()]
            assert "APScheduler" in names
        assert "APScheduler" not in [thread.name for thread in threading.enumerate()]
    ticker = Ticker(lambda: None, clock=SystemClock())
    assert isinstance(ticker._scheduler, BackgroundScheduler)


def test_imapclient_holds_the_line_and_sqlalchemy_the_rows(office):
    office.save(office.profile())
    with office.engine() as built:
        built.program.start()
        eventually(lambda: built.program.status().accounts[0].is_connected)
        (watch,) = built.program._watches
        assert isinstance(watch._inbox._line.client, imapclient.IMAPClient)
        assert isinstance(built.units._engine, sa.Engine)
        with built.units.reading() as shelves:
            assert isinstance(shelves.outbox._connection, sa.Connection)


ENGINE_ONCE = """
import json, sys
from reachapp.app import main

code = main(["--data-dir", sys.argv[1], "engine", "--once"])
print(json.dumps([code, sorted({name.partition(".")[0] for name in sys.modules})]))
"""


def test_a_headless_engine_does_its_work_with_these_packages_and_without_qt(office):
    office.save(office.profile())
    office.deliver(CALM)

    words = [sys.executable, "-c", ENGINE_ONCE, str(office.folder)]
    done = subprocess.run(
        words, cwd=ROOT, env=office.environment(), capture_output=True, timeout=60, check=False
    )

    assert done.stderr == b""
    code, modules = json.loads(done.stdout)
    assert code == 0
    assert {"imapclient", "sqlalchemy", "apscheduler", "keyring"} <= set(modules)
    assert "PySide6" not in modules
    assert len(office.replies()) == 1
