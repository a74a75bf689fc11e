"""A Dovecot with a large mailbox, and an engine on it, for the rows that need the real thing."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.mailbox import OWNER, mails
from reachapp.bootstrap import decider, reason_words
from reachapp.channels.imap_inbox import ImapInbox
from reachapp.core.profile import Profile, read_profile
from reachapp.engine.human_answers import HumanAnswers
from reachapp.engine.intake import Intake
from reachapp.engine.mailboxes import Mailboxes
from reachapp.engine.stored import save_profile
from reachapp.reader.child_reader import ChildReader
from reachapp.store.sqlite_units import SqliteUnits
from reachapp.system.clock import SystemClock
from tests.contract.dovecot import DovecotServer, mail_user
from tests.contract.imap_sessions import a_raw_mail

KEY = b"the key of the benchmarks, fixed"


def has_dovecot() -> bool:
    return shutil.which("dovecot", path="/usr/sbin:/usr/bin:/usr/local/sbin:/sbin") is not None


@contextmanager
def dovecot() -> Iterator[tuple[DovecotServer, Path]]:
    """Start a private Dovecot in a folder that goes away."""
    with tempfile.TemporaryDirectory(prefix="rb-") as folder:
        root = Path(folder)
        root.chmod(0o755)
        server = DovecotServer(root)
        server.start()
        try:
            server.deliver(a_raw_mail())  # makes the mailbox
            yield server, root
        finally:
            server.stop()


def fill(root: Path, user: str, count: int, seed: int) -> None:
    """Put invented mails into INBOX, the way a delivery leaves them in a Maildir."""
    new, who = root / "mail" / user / "new", mail_user()
    for number, raw in enumerate(mails(count, seed)):
        file = new / f"{1_700_000_000 + number}.s{seed}n{number}.bench"
        file.write_bytes(raw)
        if os.geteuid() == 0:
            os.chown(file, who.uid, who.gid)


def a_profile(imap_port: int, smtp_port: int, user: str, *, mode: str) -> Profile:
    """Return an account on loopback."""
    servers = {
        name: {"host": "127.0.0.1", "port": port, "user": user, "tls": "none"}
        for name, port in (("imap", imap_port), ("smtp", smtp_port))
    }
    return read_profile(
        {
            "owner": {"name": "Sanne de Boer", "addresses": [OWNER], "language": "nl"},
            "accounts": [{"name": "main", **servers}],
            "autoreply": {"mode": mode, "delay_seconds": 0},
        }
    )


class Watch:
    """The engine's own way from IMAP to the store, on the caller's thread."""

    def __init__(self, folder: Path, profile: Profile, password: str) -> None:
        clock = SystemClock()
        self.units = SqliteUnits(folder / "bench.sqlite")
        with self.units.writing() as shelves:
            save_profile(shelves, profile, now=clock.now())
        self.reader = ChildReader()
        account = profile.accounts[0]
        self.inbox = ImapInbox(account, lambda: password, clock=clock)
        self.mailboxes = Mailboxes(
            account=account,
            inbox=self.inbox,
            reader=self.reader,
            units=self.units,
            intake=Intake(
                units=self.units, decider=decider(KEY), words=reason_words, install_key=KEY
            ),
            answers=HumanAnswers(units=self.units),
            now=clock.now,
        )

    def close(self) -> None:
        self.inbox.close()
        self.reader.close()
        self.units.close()
