"""The errors that cross a port, sorted by who must act.

ReachappError
  ChannelError            the world: a later try may work
    Unreachable           no line, no answer, the line broke
    Throttled             the server asks for a pause
  Unsure                  the line broke after everything was handed over: it may have arrived
  Refused                 the world: it will not work as it is
  OwnerMustAct            signed out, certificate changed, secret missing
  StoreError              disk full, locked, newer than this program
  Conflict                somebody else was first
"""


class ReachappError(Exception):
    """The root; anything else that is raised is a bug.

    `code` is a short word for health lines, journal and logs: no address, no server text.
    `detail` may hold the server's words; it is shown to the owner and never logged.
    """

    def __init__(self, code: str, detail: str = "") -> None:
        self.code = code
        self.detail = detail
        super().__init__(code)


class ChannelError(ReachappError):
    """The world: a later try may work, and nothing has left yet."""


class Unreachable(ChannelError):
    """No connection, or it broke before anything was handed over."""


class Throttled(ChannelError):
    """The server asks us to slow down."""


class Unsure(ReachappError):
    """Everything was handed over and no answer came: it may have arrived (RFC 5321 4.5.3.2.6)."""


class Refused(ReachappError):
    """The other side will not take it as it is: another try is useless."""


class OwnerMustAct(ReachappError):
    """Only the owner can mend it: sign in again, look at a certificate, give a secret."""


class StoreError(ReachappError):
    """The store cannot take or give rows: full, locked, damaged or newer than this program."""


class Conflict(ReachappError):
    """The row changed since it was read: read again, then decide."""
