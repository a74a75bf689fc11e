"""What the faces show: plain values, made by `engine.queries`, without Qt and without SQL.

Codes stay codes here (`Happened`, reason codes, situations); the faces find the words.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from reachapp.core.journal import Happened
from reachapp.core.promises import NoticeKind, PromiseState
from reachapp.core.verdict import Reason, Urgency


class Pile(StrEnum):
    """Where a conversation lies on the desk."""

    NOW = "now"
    LATER = "later"
    NO_REPLY = "no_reply"
    DONE = "done"
    """Answered or closed today."""


class RowState(StrEnum):
    """The shape and word of a row; the first that holds."""

    URGENT = "urgent"
    BROKEN = "broken"
    DUE_SOON = "due_soon"
    WATCHING = "watching"
    LATER = "later"
    KEPT = "kept"
    CLOSED = "closed"
    NO_REPLY = "no_reply"
    UNSURE = "unsure"
    """A reply or answer may or may not have left: a person decides."""
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskRow:
    """One line of the desk."""

    id: int
    pile: Pile
    state: RowState
    contact: str
    """Display name, or the address where there is none."""
    address: str
    subject: str
    received_at: datetime
    answer_at: datetime | None
    """The told moment, else the inner one; the hero of the row."""
    is_promised: bool
    """True where the client was told `answer_at`."""
    taken_by: str = ""
    is_from_before: bool = False
    """It lay in the mailbox before Reachapp came: never answered, forwarded or promised."""
    messages: int = 1
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageView:
    """One mail of a conversation, as plain text."""

    id: int
    is_incoming: bool
    contact: str
    address: str
    subject: str
    at: datetime
    text: str
    """The new words and the signature."""
    quoted: str = ""
    attachments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseView:
    """The promise card of the reading pane."""

    statement: str
    promise_at: datetime
    made_at: datetime
    told_at: datetime | None
    state: PromiseState
    is_revised: bool = False
    is_unspecified: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyView:
    """The automatic reply of a message, or why there was none."""

    verdict: str
    """`reply` or `suppress`."""
    reason: str
    """Code of RULINGS: the situation of a reply, or why it was suppressed."""
    is_observed: bool = False
    """Observe mode: this would have been sent."""
    state: str = ""
    """`SendState` of the outbox row, or empty."""
    text: str = ""
    """The body of the reply, as the client reads it."""
    sent_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryLine:
    """One thing that happened."""

    at: datetime
    what: Happened
    by: str = ""
    facts: Mapping[str, str | int | float | bool | None] = field(
        default_factory=lambda: MappingProxyType({})
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ConversationView:
    """All that the reading pane shows."""

    row: DeskRow
    urgency: Urgency
    is_grey: bool
    reasons: tuple[Reason, ...]
    messages: tuple[MessageView, ...]
    promise: PromiseView | None
    reply: ReplyView | None
    history: tuple[HistoryLine, ...]
    can_answer: bool = True
    answer_to: str = ""
    """The address that an answer goes to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A stretch of today in one situation (`open focus closed holiday sick vacation`)."""

    situation: str
    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class HealthLine:
    """One thing that does not work, or did not until now."""

    part: str
    """`store`, `imap:<account>`, `smtp:<account>`, `phone:<name>`, `plan`, `engine`, ..."""
    code: str
    since: datetime
    is_fault: bool = True
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountStatus:
    """One account in the status."""

    name: str
    address: str
    is_connected: bool
    last_mail_at: datetime | None = None
    answers: str = "nobody"
    """Who would answer a mail right now: `engine`, `server` or `nobody` (`answering.Answerer`)."""
    answers_why: str = ""
    """Why it is so (`answering.Why`)."""
    answers_since: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FocusChoice:
    """One preset of the focus menu."""

    key: str
    """`25m`, `1h`, `lunch`, `day_end`."""
    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """What the tray and the side bar show."""

    now: datetime
    zone: str
    """IANA name of the plan's zone, for clock times."""
    situation: str
    until: datetime | None
    next_situation: str = ""
    next_until: datetime | None = None
    is_observing: bool = False
    is_stopped: bool = False
    is_sample: bool = False
    has_account: bool = False
    counts: Mapping[Pile, int] = field(default_factory=lambda: MappingProxyType({}))
    urgent: int = 0
    """Open urgent conversations that nobody has taken."""
    broken: int = 0
    segments: tuple[Segment, ...] = ()
    next_rows: tuple[DeskRow, ...] = ()
    focus_choices: tuple[FocusChoice, ...] = ()
    health: tuple[HealthLine, ...] = ()
    """Only what is wrong, the worst first."""
    accounts: tuple[AccountStatus, ...] = ()
    last_mail_at: datetime | None = None
    waiting_sends: int = 0
    owner: str = ""
    assistant: str = ""
    authserv_offers: tuple[tuple[str, int], ...] = ()
    """Servers whose word about senders could be trusted, with how many mails they signed."""
    catch_up_since: datetime | None = None
    """A focus has ended and its catch-up was not shown yet: when that focus began."""
    notices: int = 0
    """Promises whose clients should be told of a new time."""
    sick_until: datetime | None = None
    """The owner is called in sick; None: not."""
    asks_if_back: bool = False
    """Nobody said until when the owner is sick, and it is time to ask again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskView:
    """The whole list, in order."""

    rows: tuple[DeskRow, ...]
    counts: Mapping[Pile, int]


class NoticeState(StrEnum):
    """What can be done with a notice."""

    WAITING = "waiting"
    """It may leave at `leaves_at`, by one click or by itself."""
    SENT = "sent"
    HELD = "held"
    """It cannot leave now, see `held_because`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeView:
    """What one client should hear, or has heard, about a promise that moves."""

    promise: int
    conversation: int
    contact: str
    address: str
    """Where it goes."""
    subject: str
    kind: NoticeKind
    state: NoticeState
    old_promise_at: datetime
    old_statement: str
    promise_at: datetime | None
    """The new moment; None where the plan gives none."""
    statement: str
    text: str
    """The whole mail in the client's language; the same for all notices of one bundle."""
    bundle: tuple[int, ...]
    """The conversations that this one mail is about."""
    leaves_at: datetime | None
    """The earliest moment at which it may leave; None once it left or cannot."""
    is_queued: bool = False
    """Somebody sent it, and it waits for `leaves_at`; `Undo(key)` takes it back."""
    is_automatic: bool = False
    """It leaves by itself, since the owner is sick or away."""
    held_because: str = ""
    """`no_address`, `recent_notice`, `failed`, or empty."""
    key: str = ""
    """Of the outbox row, once there is one."""
    sent_at: datetime | None = None
    by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SickView:
    """What being sick until then would do; `Outcome.result` of `SickPreview`."""

    until: datetime
    is_assumed: bool
    """Nobody said until when: noon of the next working day, to be asked again."""
    notices: tuple[NoticeView, ...]
    """The promises that would break, with what their clients would read."""
    kept: int
    """Open promises that still fit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PendingReply:
    """An automatic reply that still waits and can be cancelled."""

    key: str
    conversation: int
    contact: str
    address: str
    subject: str
    leaves_at: datetime
    seconds_left: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstReplyDraft:
    """The first reply as it would be sent now; `Outcome.result` of `DraftFirstReply`."""

    text: str
    statement: str
    """The promise in words; an edited text must still hold it."""
    promise_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CatchUpLine:
    """One conversation in which something came during focus."""

    row: DeskRow
    messages: int
    """Mails that came in that time."""
    statement: str = ""
    """What the client was told, or empty."""
    told_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CatchUpView:
    """What happened while the owner was in focus."""

    since: datetime
    until: datetime
    lines: tuple[CatchUpLine, ...]
    """What is due first stands first."""
    told: int
    urgent: int
