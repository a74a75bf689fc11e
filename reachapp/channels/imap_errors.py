"""What imaplib, the socket and TLS raise, sorted by who must act (`engine.errors`)."""

import re

from imapclient.exceptions import (
    CapabilityError,
    IMAPClientAbortError,
    IMAPClientError,
    IMAPClientReadOnlyError,
    LoginError,
    ProtocolError,
)

from reachapp.channels.lines import line_error
from reachapp.engine.errors import OwnerMustAct, ReachappError, Refused, Throttled, Unreachable

LIBRARY_ERRORS = (
    IMAPClientError,
    OSError,
    # imaplib and imapclient raise these on garbled lines (4a of the fault catalogue)
    ValueError,
    LookupError,
    TypeError,
    AssertionError,
)

_THROTTLE = re.compile(
    r"\[(THROTTLED|LIMIT|INUSE)\b|too many|maximum number of connections|bandwidth|rate limit",
    re.IGNORECASE,
)
_LATER = re.compile(r"\[(UNAVAILABLE|SERVERBUG)\b|temporar|try again", re.IGNORECASE)
_APP_PASSWORD = re.compile(r"app(lication)?[- ]specific password|app password", re.IGNORECASE)
_NO_MAILBOX = re.compile(
    r"\[(NONEXISTENT|TRYCREATE)\b|doesn'?t exist|does not exist|no such mailbox|unknown mailbox"
    r"|no longer exist|not found",
    re.IGNORECASE,
)
_FULL = re.compile(r"\[OVERQUOTA\b|quota", re.IGNORECASE)


def port_error(error: Exception) -> ReachappError:
    """Return the error of the port that says what `error` (one of `LIBRARY_ERRORS`) means."""
    if isinstance(error, LoginError):
        return _of_login(error)
    if isinstance(error, OSError):
        return line_error(error)
    if isinstance(error, IMAPClientError):
        return _of_command(error)
    return Unreachable("bad_answer", str(error))


def _of_command(error: Exception) -> ReachappError:
    if isinstance(error, CapabilityError):
        return Refused("not_offered", str(error))
    if isinstance(error, IMAPClientReadOnlyError):
        return Refused("read_only", str(error))
    if isinstance(error, ProtocolError):
        return Unreachable("bad_answer", str(error))
    text = str(error)
    return farewell(text) if isinstance(error, IMAPClientAbortError) else refusal(text)


def farewell(text: str) -> ReachappError:
    """Return what a BYE, or an end without one, means."""
    return Throttled("throttled", text) if _THROTTLE.search(text) else Unreachable("bye", text)


def refusal(text: str) -> ReachappError:
    """Return what NO or BAD with these words means for a command after the sign-in."""
    if " BYE " in text:
        return farewell(text)
    if _THROTTLE.search(text):
        return Throttled("throttled", text)
    if _LATER.search(text):
        return Unreachable("unavailable", text)
    if _NO_MAILBOX.search(text):
        return Refused("no_such_mailbox", text)
    return Refused("over_quota" if _FULL.search(text) else "refused", text)


def _of_login(error: LoginError) -> ReachappError:
    text = str(error)
    # imapclient gives LoginError for every failure while signing in, also for a cut line
    if _THROTTLE.search(text):
        return Throttled("throttled", text)
    if isinstance(error.__context__, IMAPClientAbortError):
        return farewell(text)
    if _LATER.search(text):
        return Unreachable("unavailable", text)
    return OwnerMustAct("app_password" if _APP_PASSWORD.search(text) else "login_refused", text)
