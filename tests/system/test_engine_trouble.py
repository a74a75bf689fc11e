"""Servers, passwords and disks that fail while the engine runs, and come back; nothing is lost."""

import sqlite3
import subprocess
import sys

import pytest
import sqlalchemy as sa

from reachapp.engine.requests import SaveProfile
from reachapp.sample.smtp_sink import SmtpSink
from reachapp.system.paths import find_paths
from tests.system.engine_process import ALARM, CALM, CLIENT, Office, eventually, health

KARIN = {"from_": "Karin <karin@bakker.example>", "return_path": "<karin@bakker.example>"}


def is_watching(built) -> bool:
    (account,) = built.program.status().accounts
    return account.is_connected


def test_a_server_that_dies_in_idle_is_told_and_read_again_when_it_is_back(office):
    office.save(office.profile())
    with office.engine() as built:
        built.program.start()
        eventually(lambda: is_watching(built))
        office.imap.drop_connections()  # else its children serve on for a quarter of a minute
        office.imap.stop()
        try:
            eventually(lambda: "imap:main" in health(built))
            assert not is_watching(built)
        finally:
            office.imap.start()
        office.deliver(CALM)
        eventually(lambda: office.replies() and not office.waiting())
        eventually(lambda: health(built) == {})
        assert is_watching(built)


def test_a_mailbox_numbered_anew_answers_nobody_twice_and_shows_what_is_new(office, expects_log):
    expects_log("mailbox renumbered")
    office.save(office.profile())
    with office.engine() as built:
        built.program.start()
        office.deliver(CALM)
        eventually(lambda: len(office.replies()) == 1 and not office.waiting())
        office.imap.change_uidvalidity("INBOX")
        office.imap.drop_connections()
        office.deliver(ALARM, **KARIN)
        eventually(lambda: len(office.rows()) == 2 and not office.waiting())
        bert = "bert@aannemer.example"
        office.deliver(CALM, from_=bert, return_path=f"<{bert}>")
        eventually(lambda: len(office.replies()) == 2)

    # row 3 of the table: what came in between is for a person, an alarm among it is forwarded
    assert [mail.rcpt_tos for mail in office.replies()] == [(CLIENT,), (bert,)]
    assert len(office.phone.messages) == 1
    assert len(office.rows()) == 3


def test_a_refused_login_is_told_and_a_new_password_is_used_at_once(office):
    office.save(office.profile())
    office.imap.refuse_logins(True)
    with office.engine() as built:
        built.program.start()
        eventually(lambda: health(built) == {"imap:main": "login_refused"})
        office.imap.refuse_logins(False)
        office.deliver(CALM)
        secrets = (("MAIN_IMAP", office.imap.password),)
        saved = SaveProfile(built.program.profile(), secrets=secrets, by="Sanne")
        assert built.program.ask(saved).result(20).problem == ""
        eventually(lambda: office.replies() and not office.waiting())
        eventually(lambda: health(built) == {})


def test_a_login_that_is_allowed_again_works_after_the_machine_woke_up(office):
    office.save(office.profile())
    with office.engine() as built:
        built.program.start()
        eventually(lambda: is_watching(built))
        office.imap.refuse_logins(True)
        office.imap.drop_connections()
        eventually(lambda: health(built) == {"imap:main": "login_refused"})
        office.imap.refuse_logins(False)
        built.program.woke_up()
        eventually(lambda: health(built) == {} and is_watching(built))


class SmallDisk:
    """A file system of its own that can be filled to the last byte."""

    def __init__(self, folder):
        self.folder = folder / "small"
        self.folder.mkdir()
        self._mount("mount", "-t", "tmpfs", "-o", "size=4m,mode=700", "tmpfs", str(self.folder))

    def _mount(self, *words):
        subprocess.run(words, check=True, capture_output=True, timeout=20)

    def attach(self, built):
        """The store lies on this disk already."""

    def fill(self):
        with (self.folder / "filler").open("wb", buffering=0) as file:
            for size in (65536, 1024, 1):
                self._write(file, size)

    @staticmethod
    def _write(file, size):
        while True:
            try:
                file.write(b"x" * size)
            except OSError:
                return

    def free(self):
        (self.folder / "filler").unlink()

    def close(self):
        self._mount("umount", str(self.folder))


class FullDriver:
    """Where nothing can be mounted: the driver says what SQLite says of a full disk."""

    def __init__(self, folder):
        self.folder = folder
        self._is_full = False

    def attach(self, built):
        sa.event.listen(built.units._engine, "before_cursor_execute", self._refuse)

    def _refuse(self, _connection, _cursor, statement, *_):
        if self._is_full and statement.startswith(("INSERT", "UPDATE", "DELETE", "COMMIT")):
            full = sqlite3.OperationalError("database or disk is full")
            raise sa.exc.OperationalError(statement, {}, full)

    def fill(self):
        self._is_full = True

    def free(self):
        self._is_full = False

    def close(self):
        """Nothing to give back."""


@pytest.fixture(params=[SmallDisk, FullDriver])
def disk(request, tmp_path):
    try:
        made = request.param(tmp_path)
    except (OSError, subprocess.CalledProcessError):
        made = FullDriver(tmp_path)  # nobody may mount here
    yield made
    made.close()


@pytest.fixture
def small_office(office, disk):
    made = Office(office.imap, office.smtp, office.phone, disk.folder / "data")
    yield made
    made.close()


def test_a_full_disk_is_told_and_mail_meanwhile_is_answered_once_when_there_is_space(
    small_office, disk
):
    office = small_office
    office.save(office.profile())
    with office.engine() as built:
        disk.attach(built)
        built.program.start()
        eventually(lambda: is_watching(built))
        disk.fill()
        office.deliver(CALM)
        office.deliver(CALM, **KARIN)
        eventually(lambda: health(built).get("store") == "disk_full")
        assert office.smtp.connections == 0
        disk.free()
        built.program.wake()  # the heartbeat does the same within 20 seconds
        eventually(lambda: len(office.replies()) == 2 and not office.waiting())
        eventually(lambda: health(built) == {})

    assert sorted(mail.rcpt_tos[0] for mail in office.replies()) == [
        "karin@bakker.example",
        "piet@dewit.example",
    ]
    assert len(office.rows()) == 2


def test_a_disk_that_is_full_when_the_reply_was_just_sent_sends_it_no_second_time(
    small_office, disk
):
    office, filled = small_office, []

    def fill_once(_mail):
        if not filled:
            filled.append(True)
            disk.fill()

    office.smtp.stop()
    office.smtp = SmtpSink(office.imap.user, office.imap.password, on_mail=fill_once)
    office.smtp.start()
    office.save(office.profile())
    with office.engine() as built:
        disk.attach(built)
        built.program.start()
        office.deliver(CALM)
        eventually(lambda: health(built).get("store") == "disk_full")
        disk.free()
        built.program.wake()  # the heartbeat does the same within 20 seconds
        eventually(lambda: not office.waiting())
        eventually(lambda: health(built) == {})
    office.smtp.stop()

    assert len(office.smtp.mails) == 1
    (row,) = office.rows()
    assert office.conversation(row).reply.state == "sent"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has a device that is always full")
def test_a_log_that_cannot_be_written_stops_nothing_and_writes_no_traceback(office):
    office.save(office.profile())
    (find_paths(office.folder).logs / "reachapp.log").symlink_to("/dev/full")
    office.deliver(CALM)
    with office.process():
        eventually(lambda: office.replies() and not office.waiting())
