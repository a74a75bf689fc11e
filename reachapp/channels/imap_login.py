"""Connects to an IMAP server and signs in: TLS first, then the safest way that it offers."""

import contextlib
import re
from dataclasses import dataclass

from imapclient import IMAPClient, SocketTimeout
from imapclient.exceptions import CapabilityError, IMAPClientError, LoginError

from reachapp.channels.lines import BadAnswerError, keep_alive
from reachapp.channels.passwords import Password, required
from reachapp.channels.tls import tls_context
from reachapp.core.profile import Server
from reachapp.engine.errors import OwnerMustAct

MOST_LITERAL = 50_000_000
"""Bytes; a literal announced as longer is refused before anything is set aside for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImapLimits:
    """How long we wait, in seconds."""

    connect: float = 20.0
    answer: float = 60.0
    idle_round: float = 300.0
    """IDLE is begun anew this often: NAT drops silent lines after 5 to 15 minutes."""
    idle_answer: float = 30.0
    """For the answer to DONE, so that a dead line is noticed within 5 min 30 s."""
    poll: float = 60.0
    """Between two looks at a server without IDLE."""
    rested: float = 60.0
    """A line that was silent for longer is tried before it is used."""


def signed_in(server: Server, password: Password, limits: ImapLimits) -> IMAPClient:
    """Return a session that is signed in; raises library errors and `OwnerMustAct`."""
    secret = required(password)
    client = _connected(server, limits)
    try:
        _sign_in(client, server.user, secret)
    except BaseException:
        hang_up(client)
        raise
    return client


def hang_up(client: IMAPClient) -> None:
    """Close the socket without a word: also of a line that is broken."""
    with contextlib.suppress(OSError, IMAPClientError):
        client.shutdown()


def _connected(server: Server, limits: ImapLimits) -> IMAPClient:
    context = tls_context(server)
    client = IMAPClient(
        server.host,
        port=server.port,
        ssl=server.tls == "implicit",
        ssl_context=context,
        timeout=SocketTimeout(connect=limits.connect, read=limits.answer),
    )
    client.normalise_times = False
    client._imap.debug = 0  # noqa: SLF001  imapclient would log each line, also passwords in AUTH
    _refuse_large_literals(client)
    keep_alive(client.socket())
    if server.tls == "starttls":
        try:
            client.starttls(context)
        except CapabilityError as error:
            hang_up(client)  # never go on in clear: somebody may have taken the offer out
            raise OwnerMustAct("no_starttls", str(error)) from error
        except BaseException:
            hang_up(client)
            raise
    return client


def _sign_in(client: IMAPClient, user: str, secret: str) -> None:
    offered = client.capabilities()
    if b"AUTH=PLAIN" in offered:
        try:
            client.sasl_login("PLAIN", lambda _: f"\0{user}\0{secret}".encode())
        except LoginError as error:
            if not re.search(r"\bBAD\b", str(error)):  # BAD: it does not know its own offer
                raise
        else:
            return
    if b"LOGINDISABLED" not in offered and (user + secret).isascii():
        client.login(user, secret)
    elif b"AUTH=LOGIN" in offered:
        asked = iter((user.encode(), secret.encode()))
        client.sasl_login("LOGIN", lambda _: next(asked, b""))
    else:
        raise OwnerMustAct("no_password_login")


def _refuse_large_literals(client: IMAPClient) -> None:
    read = client._imap.read  # noqa: SLF001  imaplib has no limit of its own

    def limited(size: int) -> bytes:
        if size > MOST_LITERAL:
            raise BadAnswerError("a literal that is too long")
        return bytes(read(size))

    client._imap.read = limited  # noqa: SLF001
