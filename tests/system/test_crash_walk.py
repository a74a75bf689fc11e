"""kill -9 at every named point of the pipeline, one after another, and again during recovery.

The mail server, the way out and the telephone live in this process and survive; the engine is a
process of its own that dies at its n-th point (`crash_child`), starts again, and goes on until it
is quiet. n rises until a run ends clean, as SQLite walks its own failure points.
"""

import json
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections import Counter
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

from reachapp.core.parse import read_headers
from reachapp.sample.imap_server import SampleImapServer
from reachapp.sample.phone import SamplePhone
from reachapp.sample.smtp_sink import Cut, Phase, SmtpSink
from tests.builders import OWNER, a_raw_mail

ROOT = Path(__file__).resolve().parents[2]
PASSWORD = "geheim-2026"
ASSISTANT = "mia@office.example"
START = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
LATER = START + timedelta(minutes=30)
CRASH = START + timedelta(hours=1)
ALARM = "Onze website ligt plat en de webshop doet niets meer. Kunt u nu direct helpen?"
MARK = "$ReachappReplied"
RECOVERIES = [timedelta(minutes=each) for each in (1, 12, 18, 30)]
"""When the engine looks again: at once, and at the two looks for what is unsure."""


def a_mail(name, **what):
    address = f"{name}@client-{name}.example"
    return a_raw_mail(
        from_=f"{name.title()} <{address}>",
        return_path=f"<{address}>",
        message_id=f"<{name}@client.example>",
        **what,
    )


FIRST = a_mail("anna")
NEW = [
    a_mail("bob", subject="Website ligt plat", text=ALARM),
    a_mail("cas"),
    a_mail("dora", headers=[("Auto-Submitted", "auto-generated")]),
    b"",
    a_mail("els", subject="Factuur"),
]
NAMES = ("anna", "bob", "cas", "dora", "els")
ANSWERED = {"bob", "cas", "els"}


class Office:
    """The world outside the engine, put back to the same state before each walk."""

    def __init__(self, folder):
        self._moment = START
        self._folder = folder
        self._walks = 0
        self.imap = SampleImapServer("sanne", PASSWORD, clock=lambda: self._moment)
        self.smtp = SmtpSink("sanne", PASSWORD)
        self.phone = SamplePhone()
        for server in (self.imap, self.smtp, self.phone):
            server.start()
        self._child = subprocess.Popen(
            [sys.executable, "-m", "tests.system.crash_child"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._prepare()

    def close(self):
        self._child.stdin.close()
        self._child.wait(20)
        self._child.stdout.close()
        for server in (self.phone, self.smtp, self.imap):
            server.stop()

    def profile(self):
        def server(port):
            return {"host": "127.0.0.1", "port": port, "user": "sanne", "tls": "none"}

        phone = {"name": "phone", "kind": "ntfy", "url": self.phone.url("sanne")}
        return {
            "owner": {"name": "Sanne de Boer", "addresses": [OWNER], "language": "nl"},
            "accounts": [
                {"name": "main", "imap": server(self.imap.port), "smtp": server(self.smtp.port)}
            ],
            "autoreply": {"mode": "send", "delay_seconds": 0},
            "assistant": {"name": "Mia", "address": ASSISTANT},
            "escalation": {"phones": [phone]},
        }

    def _prepare(self):
        """Make the folder that each walk begins with: one client was told, an answer waits."""
        self.template = self._folder / "template"
        self.run(self.template, START, profile=self.profile())
        self._moment = LATER
        self.imap.deliver("INBOX", FIRST)
        said = self.run(self.template, LATER, answer="Dat komt goed.")
        assert said["health"] == []
        assert [to for mail in self.smtp.mails for to in mail.rcpt_tos if to != OWNER] == [
            "anna@client-anna.example"
        ]

    def run(self, folder, at, **job):
        """Run the engine once on the folder at that moment; return what it says."""
        job |= {"folder": str(folder), "at": at.isoformat(), "password": PASSWORD}
        self._child.stdin.write(json.dumps(job) + "\n")
        self._child.stdin.flush()
        return json.loads(self._child.stdout.readline())

    def begin(self):
        """Put the world back, with the new mails in it; return the folder of this walk."""
        self._moment = CRASH - timedelta(minutes=1)
        with self.imap.store.lock:
            for name in ("INBOX", "Sent"):
                mailbox = self.imap.store.get(name)
                mailbox.mails.clear()
                mailbox.uidnext = 1
        self.imap.deliver("INBOX", FIRST, [MARK], at=LATER)
        for raw in NEW:
            self.imap.deliver("INBOX", raw)
        self.smtp._mails.clear()
        self.phone._messages.clear()
        self._walks += 1
        folder = self._folder / f"walk{self._walks}"
        shutil.copytree(self.template, folder)
        return folder

    def recover(self, folder):
        """Run the engine at later moments until nothing waits any more."""
        for wait in RECOVERIES:
            said = self.run(folder, CRASH + wait)
            assert said["code"] == 0
            if not waiting(folder):
                return
        pytest.fail(f"not quiet: {rows(folder, 'select key, state, problem from outbox')}")

    def check(self, folder, where):
        """Look at what the people outside got, and at what the desk shows."""
        outbox = rows(folder, "select kind, state, message_id, recipient from outbox")
        headers = [read_headers(mail.raw) for mail in self.smtp.mails]
        ids = Counter(each["message-id"][0] for each in headers)
        self._check_nothing_is_lost(folder, where)
        self._check_nothing_is_doubled(outbox, ids, where)
        self._check_alarms(outbox, ids, where)
        self._check_mailbox(outbox, where)

    def _check_nothing_is_lost(self, folder, where):
        """Each mail has its decision, or stands on the desk as unreadable."""
        seen = {row[0] for row in rows(folder, "select message_id from messages")}
        assert {f"<{name}@client.example>" for name in NAMES} <= seen, where
        unreadable = rows(folder, "select count(*) from conversations where is_unreadable")
        assert unreadable == [(1,)], where
        assert rows(folder, "select count(*) from messages where is_incoming") == [(6,)], where

    def _check_nothing_is_doubled(self, outbox, ids, where):
        """Replies and answers left at most once; those that did not leave are unsure."""
        once = [row for row in outbox if row[0] in {"reply", "answer"}]
        assert len(once) == len(ANSWERED) + 2, where
        for kind, state, message_id, recipient in once:
            if kind == "reply" and recipient.startswith("anna@"):
                continue  # left before the walk began
            what = f"{where}: {kind} to {recipient}"
            assert ids[message_id] <= 1, f"{what} left twice"
            assert state in {"sent", "unsure"}, f"{what} is {state}"
            assert state != "sent" or ids[message_id] == 1, f"{what} never left"
        recipients = Counter(to for mail in self.smtp.mails for to in mail.rcpt_tos)
        for name in ANSWERED | {"anna"}:
            assert recipients[f"{name}@client-{name}.example"] <= 1, where
        assert recipients["dora@client-dora.example"] == 0, where

    def _check_alarms(self, outbox, ids, where):
        """The urgent mail and the unreadable one were told to both, at least once."""
        pages = [row for row in outbox if row[0] == "page"]
        assert [row[1] for row in pages] == ["sent"] * 4, where
        assert sum(ids[row[2]] >= 1 for row in pages if row[2]) == 2, where
        assert len({message.text for message in self.phone.messages}) == 2, where

    def _check_mailbox(self, outbox, where):
        """Nothing is stuck; what was answered is marked, and Sent has at most one copy."""
        assert {row[1] for row in outbox} <= {"sent", "unsure"}, where
        answer = next(row for row in outbox if row[0] == "answer")
        assert len(self.imap.messages("Sent")) == (answer[1] == "sent"), where
        marked = [mail for mail in self.imap.messages("INBOX") if mail.has(MARK)]
        assert len(marked) == len(ANSWERED) + 1, where


def rows(folder, query):
    with sqlite3.connect(f"file:{folder}/reachapp.sqlite?mode=ro", uri=True) as connection:
        found = connection.execute(query).fetchall()
    connection.close()
    return found


def waiting(folder):
    """Return the rows that will still move by themselves."""
    return rows(
        folder,
        "select key from outbox where state in ('pending', 'sending')"
        " or (state = 'unsure' and problem != 'uncertain')",
    )


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    made = Office(tmp_path_factory.mktemp("walk"))
    yield made
    made.close()


@pytest.mark.timeout(900)
def test_a_crash_at_any_point_loses_nothing_and_repeats_nothing(office, capsys):
    number, unsure, said = 0, 0, {}
    while said.get("code") != 0:
        number += 1
        folder = office.begin()
        said = office.run(folder, CRASH, kill_at=number)
        assert said["code"] in (0, -signal.SIGKILL)
        office.recover(folder)
        office.check(folder, f"point {number}")
        unsure += rows(folder, "select count(*) from outbox where state = 'unsure'")[0][0]
        shutil.rmtree(folder)

    assert len(said["points"]) == number - 1 >= 60
    assert set(said["points"]) == {"before_commit", "after_commit", "before_send", "after_send"}
    with capsys.disabled():
        print(f"\n{number - 1} points walked: 0 lost, 0 double, {unsure} shown as unsure")


@pytest.mark.parametrize(
    ("step", "stride"), [(17, 5), pytest.param(1, 1, marks=pytest.mark.slow)], ids=["some", "all"]
)
@pytest.mark.timeout(7200)
def test_a_second_crash_during_recovery_loses_nothing_either(office, capsys, step, stride):
    folder = office.begin()
    names = office.run(folder, CRASH)["points"]
    kills = 0
    for number in range(2, len(names) + 1, step):
        again, said = 0, {}
        while said.get("code") != 0:
            again += stride
            folder = office.begin()
            office.run(folder, CRASH, kill_at=number)
            said = office.run(folder, CRASH + timedelta(seconds=30), kill_at=again)
            kills += said["code"] != 0
            office.recover(folder)
            office.check(folder, f"point {number}, then {again}")
            shutil.rmtree(folder)

    assert kills >= 20
    with capsys.disabled():
        print(f"\n{kills} crashes during recovery: 0 lost, 0 double")


@pytest.mark.parametrize("cut", Cut)
@pytest.mark.parametrize("number", range(1, 8))
def test_a_line_cut_after_the_final_dot_is_never_guessed_about(office, cut, number):
    folder = office.begin()
    mails = count(1)

    def planned(phase):
        return cut if phase is Phase.AFTER_DOT and next(mails) == number else None

    office.smtp.planned = planned
    try:
        office.run(folder, CRASH)
        office.recover(folder)
    finally:
        del office.smtp.planned
    office.check(folder, f"{cut.name} at mail {number}")
    shutil.rmtree(folder)
