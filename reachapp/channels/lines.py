"""What every line over a socket has: an end, failures, input that waits, and a watch on silence."""

import selectors
import socket
import ssl
from io import BufferedReader

from reachapp.engine.errors import OwnerMustAct, ReachappError, Unreachable


class LineLostError(OSError):
    """The other side ended the line, in the middle of a sentence or between two."""


class BadAnswerError(ValueError):
    """The server said what its protocol does not allow, or more than we are ready to hold."""


def line_error(error: OSError) -> ReachappError:
    """Return what a failure of the socket or of TLS means."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return OwnerMustAct("certificate", str(error))
    if isinstance(error, ssl.SSLError):
        return Unreachable("tls", str(error))
    if isinstance(error, TimeoutError):
        return Unreachable("timeout", str(error))
    if isinstance(error, socket.gaierror):
        return Unreachable("no_such_host", str(error))
    if isinstance(error, ConnectionRefusedError):
        return Unreachable("connection_refused", str(error))
    return Unreachable("line_lost", str(error))


def is_readable(line: socket.socket) -> bool:
    """Say whether bytes, or its end, have come on the line."""
    with selectors.DefaultSelector() as selector:
        selector.register(line, selectors.EVENT_READ)
        return bool(selector.select(0))


def has_input(line: socket.socket, reader: BufferedReader, *, is_readable: bool) -> bool:
    """Look into the buffers without blocking; readable and empty means that the line ended."""
    limit = line.gettimeout()
    line.setblocking(False)
    try:
        waiting = reader.peek(1)
    except ssl.SSLWantReadError:  # TLS talked to itself, e.g. about a session ticket
        return False
    finally:
        line.settimeout(limit)
    if not waiting and is_readable:
        raise LineLostError("the other side ended the line")
    return bool(waiting)


def keep_alive(line: socket.socket) -> None:
    """Have the system ask after a silent other end: after 2 minutes, then each 30 s.

    And send at once: a mail and the end of its command are written apart, which Nagle's rule
    together with a delayed acknowledgement makes 40 ms.
    """
    line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    line.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    for name, value in (("TCP_KEEPIDLE", 120), ("TCP_KEEPINTVL", 30), ("TCP_KEEPCNT", 4)):
        option = getattr(socket, name, None)  # not on every system
        if option is not None:
            line.setsockopt(socket.IPPROTO_TCP, option, value)
