"""Whether an incoming mail goes on to a person at once.

Wider than the rules of replies: a monitoring alarm has a null return path and is marked as
automatic, and must get through. Only what could run in a circle stays.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from reachapp.core.automatic import auto_submitted, is_own, is_report
from reachapp.core.message import Message, Unreadable
from reachapp.core.verdict import Urgency, Verdict


class ForwardCode(StrEnum):
    """Why a mail is forwarded, or why it is not."""

    URGENT = "urgent"
    UNREADABLE = "unreadable"
    NOT_URGENT = "not_urgent"
    OWN_MARK = "own_mark"
    AUTO_REPLY = "auto_reply"
    REPORT = "report"
    WRONG_MAILBOX = "wrong_mailbox"
    NO_TARGET = "no_target"
    CAP = "cap"


@dataclass(frozen=True, slots=True)
class ForwardDecision:
    """The decision with its reason."""

    code: ForwardCode

    @property
    def is_forward(self) -> bool:
        """Whether it goes to a person."""
        return self.code in {ForwardCode.URGENT, ForwardCode.UNREADABLE}


_SILENT_ROLES = frozenset({"sent", "drafts", "junk"})


def decide_forward(
    message: Message | Unreadable,
    verdict: Verdict | None,
    *,
    role: str,
    has_target: bool,
    is_capped: bool = False,
) -> ForwardDecision:
    """Return whether `message` goes to a person now.

    `has_target`: there is a telephone, or an assistant for whom `may_go_to` holds. `is_capped`:
    too many pages left already. A mail that nobody could read may be urgent, whatever `verdict`.
    """
    code = _obstacle(message, verdict, role)
    if code is None and not has_target:
        code = ForwardCode.NO_TARGET
    if code is None and is_capped:
        code = ForwardCode.CAP
    if code is None:
        unread = isinstance(message, Unreadable)
        code = ForwardCode.UNREADABLE if unread else ForwardCode.URGENT
    return ForwardDecision(code)


def may_go_to(target: str, own_addresses: Iterable[str]) -> bool:
    """Say whether `target` lies outside the watched mailboxes, so that no circle can start."""
    return bool(target.strip()) and _plain(target) not in map(_plain, own_addresses)


def _obstacle(
    message: Message | Unreadable, verdict: Verdict | None, role: str
) -> ForwardCode | None:
    code = None
    if isinstance(message, Message):
        if verdict is None or verdict.urgency is not Urgency.URGENT:
            code = ForwardCode.NOT_URGENT
        elif is_own(message):
            code = ForwardCode.OWN_MARK
        elif "auto-replied" in auto_submitted(message):
            code = ForwardCode.AUTO_REPLY
        elif is_report(message):
            code = ForwardCode.REPORT
    return ForwardCode.WRONG_MAILBOX if code is None and role in _SILENT_ROLES else code


def _plain(address: str) -> str:
    """Return the address without case and +detail, as the owner's server delivers it."""
    local, _, domain = address.strip().lower().rpartition("@")
    return f"{local.partition('+')[0]}@{domain}"
