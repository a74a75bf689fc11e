"""What people ask of the engine, as values: each face makes the same ones.

`Engine.ask(request)` runs it on the engine's thread in one transaction and answers with an
`Outcome`; errors of `engine.errors` come back as `Outcome.problem`, never as a crash of the face.
"""

from dataclasses import dataclass
from datetime import datetime

from reachapp.core.profile import Account, Language, Profile
from reachapp.core.verdict import Urgency


@dataclass(frozen=True, slots=True)
class Take:
    """I am on it; pages that still wait are withdrawn."""

    conversation: int
    version: int
    by: str


@dataclass(frozen=True, slots=True)
class Release:
    """I am not on it any more."""

    conversation: int
    version: int
    by: str


@dataclass(frozen=True, slots=True)
class Close:
    """It is done, without a further answer; an open promise is released."""

    conversation: int
    version: int
    by: str


@dataclass(frozen=True, slots=True)
class Reopen:
    """It is not done after all."""

    conversation: int
    version: int
    by: str


@dataclass(frozen=True, slots=True)
class Relabel:
    """The label was wrong: this is the right one."""

    conversation: int
    version: int
    urgency: Urgency
    by: str


@dataclass(frozen=True, slots=True)
class NeverAnswer:
    """This address gets no automatic reply any more."""

    address: str
    by: str


@dataclass(frozen=True, slots=True)
class Answer:
    """A person's answer by mail, sent after the undo time; it keeps the promise."""

    conversation: int
    version: int
    text: str
    by: str


@dataclass(frozen=True, slots=True)
class Undo:
    """Take back what still waits (`Outcome.undo_key`)."""

    key: str
    by: str


@dataclass(frozen=True, slots=True)
class StartFocus:
    """Focus from now until then (UTC)."""

    until: datetime
    by: str


@dataclass(frozen=True, slots=True)
class EndFocus:
    """End the running focus now."""

    by: str


@dataclass(frozen=True, slots=True)
class StopReplies:
    """Send no automatic reply until they are turned on again; what waits is withdrawn."""

    by: str


@dataclass(frozen=True, slots=True)
class ResumeReplies:
    """Turn replies back on."""

    by: str


@dataclass(frozen=True, slots=True)
class SetMode:
    """Observe (decide and show, send nothing) or send."""

    mode: str
    by: str


@dataclass(frozen=True, slots=True)
class SaveProfile:
    """Replace the whole profile; secrets by name beside it (`<account>_IMAP`, `_SMTP`)."""

    profile: Profile
    secrets: tuple[tuple[str, str], ...] = ()
    by: str = ""


@dataclass(frozen=True, slots=True)
class TestImap:
    """Try these settings; nothing is saved."""

    __test__ = False

    account: Account
    password: str


@dataclass(frozen=True, slots=True)
class TestSmtp:
    """Try these settings; nothing is saved or sent."""

    __test__ = False

    account: Account
    password: str


@dataclass(frozen=True, slots=True)
class TestPage:
    """Send a test to the assistant or a phone of this (unsaved) profile, marked as a test."""

    __test__ = False

    profile: Profile
    target: str
    """`assistant`, or `phone:<name>`."""
    secret: str = ""


@dataclass(frozen=True, slots=True)
class DecideUnsure:
    """A person looked in Sent: it is there (`sent` True), or send it now."""

    conversation: int
    sent: bool
    by: str


@dataclass(frozen=True, slots=True)
class SendNotices:
    """Tell the clients of these conversations the new times, each as soon as it may be told."""

    conversations: tuple[int, ...]
    by: str


@dataclass(frozen=True, slots=True)
class SickPreview:
    """Look what being sick until then would break (None: not known); nothing changes."""

    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class CallInSick:
    """The owner is sick from then; `until` None: not known, until noon of the next working day."""

    from_at: datetime
    until: datetime | None
    by: str


@dataclass(frozen=True, slots=True)
class BackAgain:
    """The owner is well again from now; nothing is sent for it."""

    by: str


@dataclass(frozen=True, slots=True)
class DraftFirstReply:
    """Show the first reply as it would be sent now."""

    conversation: int
    on_behalf: bool


@dataclass(frozen=True, slots=True)
class FirstReply:
    """A person's first word with a promise, after the undo time; it keeps and closes nothing.

    `text` None: the owner's text as drafted; an edited one must hold the drafted statement.
    """

    conversation: int
    version: int
    by: str
    on_behalf: bool = False
    text: str | None = None


@dataclass(frozen=True, slots=True)
class CancelReply:
    """The automatic reply with this key does not leave."""

    key: str
    by: str


@dataclass(frozen=True, slots=True)
class SeenCatchUp:
    """The catch-up of the focus that began then has been shown."""

    since: datetime
    by: str


@dataclass(frozen=True, slots=True)
class Rehearse:
    """Replay the last days of the mailboxes; nothing is stored or sent (`Rehearsal`)."""

    days: int


@dataclass(frozen=True, slots=True)
class ReadReport:
    """The weekly report (`WeekReport`) of a week such as `2026-W47`; empty: the last one."""

    week: str = ""


@dataclass(frozen=True, slots=True)
class RefreshCalendars:
    """Fetch all calendars now; what fails stands in the status as `calendar:<name>`."""


@dataclass(frozen=True, slots=True)
class TellEveryoneAgain:
    """Everybody gets one more reply: the texts changed so much that the old notice misleads."""

    by: str


@dataclass(frozen=True, slots=True)
class TrustAuthserv:
    """Believe what this server writes into Authentication-Results (`Status.authserv_offers`)."""

    id: str
    by: str


@dataclass(frozen=True, slots=True)
class TestReply:
    """Send the owner the reply that an invented client would get; this profile is not saved."""

    __test__ = False

    profile: Profile
    situation: str
    """An `Occasion`: `open focus closed holiday sick vacation urgent no_time`."""
    language: Language = "nl"


Request = (
    Take
    | Release
    | Close
    | Reopen
    | Relabel
    | NeverAnswer
    | Answer
    | Undo
    | StartFocus
    | EndFocus
    | StopReplies
    | ResumeReplies
    | SetMode
    | SaveProfile
    | TestImap
    | TestSmtp
    | TestPage
    | TestReply
    | TellEveryoneAgain
    | TrustAuthserv
    | Rehearse
    | ReadReport
    | RefreshCalendars
    | DecideUnsure
    | SendNotices
    | SickPreview
    | CallInSick
    | BackAgain
    | DraftFirstReply
    | FirstReply
    | CancelReply
    | SeenCatchUp
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How it went."""

    problem: str = ""
    """Empty, or the code of the error."""
    detail: str = ""
    undo_key: str = ""
    undo_until: datetime | None = None
    result: object = None
    """A `TestResult` for tests."""
