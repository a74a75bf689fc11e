"""What tests share about IMAP servers: the small interface, sessions on them, a small mail."""

import contextlib
import socket
import subprocess
import textwrap
import threading
from collections.abc import Iterator
from typing import Protocol

from imapclient import IMAPClient

HOST = "127.0.0.1"
USER, PASSWORD = "sanne", "geheim-2026"


class ImapServer(Protocol):
    """What a test needs of a server."""

    host: str
    port: int
    user: str
    password: str

    def deliver(self, raw: bytes, mailbox: str = "INBOX") -> None: ...
    def drop_connections(self) -> None: ...
    def change_uidvalidity(self, mailbox: str) -> None: ...
    def refuse_logins(self, refuse: bool) -> None: ...
    def empty(self) -> None: ...
    def start(self) -> None: ...
    def stop(self) -> None: ...


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def wait_for_port(port: int, process: subprocess.Popen[bytes]) -> None:
    pause = threading.Event()
    for _ in range(500):
        if process.poll() is not None:
            raise RuntimeError(f"the server left with {process.returncode}")
        try:
            socket.create_connection((HOST, port), timeout=0.2).close()
        except OSError:
            pause.wait(0.02)
        else:
            return
    raise RuntimeError(f"nothing listens on {port}")


@contextlib.contextmanager
def logged_in(server: ImapServer) -> Iterator[IMAPClient]:
    """An imapclient session on the server, without TLS."""
    client = IMAPClient(server.host, port=server.port, ssl=False, timeout=10)
    client.normalise_times = False
    # else each literal waits 40 ms: imaplib writes it apart from its line end
    client.socket().setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    try:
        client.login(server.user, server.password)
        yield client
    finally:
        hang_up(client)


def hang_up(client: IMAPClient) -> None:
    """Log out, or at least close the socket of a line that is broken."""
    try:
        client.logout()
    except (OSError, client.Error):
        with contextlib.suppress(OSError):
            client.shutdown()


def empty_mailboxes(server: ImapServer) -> None:
    """Take all mails out, and remove mailboxes that a test made."""
    with logged_in(server) as client:
        for flags, _, name in client.list_folders():
            if b"\\Noselect" not in flags:
                client.select_folder(name)
                client.delete_messages(client.search())
                client.expunge()
                client.unselect_folder()
            if name not in {"INBOX", "Sent", "Drafts", "Junk", "Trash"}:
                client.delete_folder(name)


def a_raw_mail(subject: str = "Vraag", *, message_id: str = "<a1@klant.example>") -> bytes:
    """A small mail with CRLF line ends."""
    text = f"""\
        Return-Path: <piet@klant.example>
        From: Piet Jansen <piet@klant.example>
        To: Sanne de Boer <sanne@deboer-advies.example>
        Subject: {subject}
        Message-ID: {message_id}
        Date: Mon, 23 Nov 2026 09:12:00 +0100

        Dag Sanne, kun je even kijken?
        """
    return textwrap.dedent(text).replace("\n", "\r\n").encode()
