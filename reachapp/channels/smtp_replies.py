"""What the reply codes of a submission server mean, phase by phase (RFC 5321, 4954, 3463)."""

import re
from dataclasses import dataclass
from enum import Enum

from reachapp.engine.errors import (
    ChannelError,
    OwnerMustAct,
    ReachappError,
    Refused,
    Throttled,
    Unreachable,
    Unsure,
)


class Phase(Enum):
    """Where the conversation stands."""

    GREETING = "greeting"
    EHLO = "ehlo"
    STARTTLS = "starttls"
    AUTH = "auth"
    MAIL = "mail"
    RCPT = "rcpt"
    DATA = "data"
    DOT = "dot"


ABOUT_THE_SERVER = frozenset({Phase.GREETING, Phase.EHLO, Phase.STARTTLS})
_ENHANCED = re.compile(r"\b([245]\.\d{1,3}\.\d{1,3})\b")
_THROTTLE = re.compile(
    r"too (many|fast)|throttl|rate.?limit|(daily|hourly|sending).{0,30}limit|slow down",
    re.IGNORECASE,
)
# Gmail's and Microsoft's "enough for today" come as 5xx
_DAILY = frozenset({"5.4.5", "5.1.90", "5.7.232", "5.7.233"})
_TOO_LARGE = frozenset({"5.2.3", "5.3.4"})
_APP_PASSWORD = re.compile(r"app(lication)?[- ]specific password|app password", re.IGNORECASE)
_SENDER = re.compile(r"sender|mail from|return.?path|envelope|send as|from address", re.IGNORECASE)
_SIGN_IN = frozenset({530, 534, 535, 538})
_PASSWORD_TRANSITION = 432  # RFC 4954: the owner must sign in elsewhere once


@dataclass(frozen=True, slots=True)
class Reply:
    """A whole reply; `code` is 0 where it was none of RFC 5321."""

    code: int
    text: str

    @property
    def enhanced(self) -> str:
        """The enhanced status code (RFC 3463), or nothing."""
        found = _ENHANCED.search(self.text[:12])
        return found.group(1) if found else ""

    def is_positive(self, phase: Phase) -> bool:
        """Say whether it lets the conversation go on."""
        if phase is Phase.DATA:
            return self.code == 354  # noqa: PLR2004  RFC 5321 3.3: nothing else invites the mail
        return self.code // 100 == 2  # noqa: PLR2004  RFC 5321 4.2.1: the first digit decides


class NotTakenError(Exception):
    """The server answered otherwise than with consent; nothing has left."""

    def __init__(self, phase: Phase, reply: Reply) -> None:
        self.phase = phase
        self.reply = reply
        super().__init__(f"{phase.value} {reply.code}")


def refusal(phase: Phase, reply: Reply) -> ReachappError:
    """Return the error of the port for a reply that is not positive."""
    kind = reply.code // 100
    if kind not in {4, 5}:
        return _unexpected(phase, reply)
    if phase is Phase.AUTH or reply.code in _SIGN_IN:
        return _of_sign_in(reply)
    if reply.code == 421 or _THROTTLE.search(reply.text) or reply.enhanced in _DAILY:  # noqa: PLR2004  RFC 5321 3.8: the server ends the session
        return Throttled(_code(reply), reply.text)
    if kind == 4:  # noqa: PLR2004
        return ChannelError(_code(reply), reply.text)
    if phase in ABOUT_THE_SERVER:
        # it is not this mail that is refused: Postfix, too, tries again (smtp_skip_5xx_greeting)
        return Unreachable(_code(reply), reply.text)
    return Refused("too_large" if reply.enhanced in _TOO_LARGE else _code(reply), reply.text)


def blames_null_sender(phase: Phase, reply: Reply) -> bool:
    """Say whether the empty return path may be why: then the account's own address is tried.

    Microsoft says 550 5.7.60 after the mail, SES 501 at MAIL, Postfix 553 at RCPT.
    """
    if reply.code // 100 != 5 or reply.code in _SIGN_IN or reply.enhanced in _TOO_LARGE:  # noqa: PLR2004
        return False
    if phase in {Phase.MAIL, Phase.RCPT}:
        return True
    return reply.enhanced.startswith("5.7.") or bool(_SENDER.search(reply.text))


def _of_sign_in(reply: Reply) -> ReachappError:
    if reply.code // 100 == 4 and reply.code != _PASSWORD_TRANSITION:  # noqa: PLR2004
        is_busy = reply.code == 421 or _THROTTLE.search(reply.text)  # noqa: PLR2004
        return (Throttled if is_busy else ChannelError)(_code(reply), reply.text)
    is_app = _APP_PASSWORD.search(reply.text)
    return OwnerMustAct("app_password" if is_app else "login_refused", reply.text)


def _unexpected(phase: Phase, reply: Reply) -> ReachappError:
    if phase is Phase.DOT:
        return Unsure("bad_answer", reply.text)
    return Unreachable("bad_answer", reply.text)


def _code(reply: Reply) -> str:
    return f"smtp_{reply.code}"
