"""Two IMAP servers behind one small interface: a real Dovecot and the sample office's own.

Load it as a pytest plugin; the fixtures are `dovecot_server`, `sample_server` and `imap_server`
(each test over both).
"""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from reachapp.sample.imap_server import SampleImapServer
from tests.contract.dovecot import DovecotServer
from tests.contract.imap_sessions import (
    HOST,
    PASSWORD,
    USER,
    ImapServer,
    a_raw_mail,
    empty_mailboxes,
    free_port,
    hang_up,
    logged_in,
)
from tests.real_parts import real_part

__all__ = [
    "DovecotServer",
    "ImapServer",
    "SampleServer",
    "a_raw_mail",
    "free_port",
    "hang_up",
    "logged_in",
]


class SampleServer:
    """The sample office's server, with the names of this module."""

    def __init__(self) -> None:
        self.inner = SampleImapServer(USER, PASSWORD)
        self.host, self.user, self.password = HOST, USER, PASSWORD

    @property
    def port(self) -> int:
        return self.inner.port

    def deliver(self, raw: bytes, mailbox: str = "INBOX") -> None:
        self.inner.deliver(mailbox, raw)

    def drop_connections(self) -> None:
        self.inner.drop_connections()

    def change_uidvalidity(self, mailbox: str) -> None:
        self.inner.change_uidvalidity(mailbox)

    def refuse_logins(self, refuse: bool) -> None:
        self.inner.refuse_logins(refuse)

    def empty(self) -> None:
        empty_mailboxes(self)

    def start(self) -> None:
        self.inner.start()

    def stop(self) -> None:
        self.inner.stop()


@pytest.fixture(scope="session")
def running_dovecot() -> Iterator[DovecotServer]:
    real_part("dovecot")
    root = Path(tempfile.mkdtemp(prefix="dc-", dir="/tmp"))  # short: it holds unix sockets
    root.chmod(0o755)
    server = DovecotServer(root)
    try:
        server.start()
        yield server
    finally:
        server.stop()
        shutil.rmtree(root)


@pytest.fixture
def dovecot_server(running_dovecot: DovecotServer) -> DovecotServer:
    """A Dovecot with empty mailboxes."""
    running_dovecot.refuse_logins(False)
    running_dovecot.empty()
    return running_dovecot


@pytest.fixture
def sample_server() -> Iterator[SampleServer]:
    """The sample office's server, fresh."""
    server = SampleServer()
    server.start()
    yield server
    server.stop()


@pytest.fixture(params=["sample_server", "dovecot_server"])
def imap_server(request: pytest.FixtureRequest) -> ImapServer:
    """Each of the two servers in turn."""
    found: ImapServer = request.getfixturevalue(request.param)
    return found
