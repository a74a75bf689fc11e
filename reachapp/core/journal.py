"""The append-only story of what happened: history and report are read from it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType


class Happened(StrEnum):
    """What a journal entry tells; the words are found by the faces."""

    RECEIVED = "received"
    UNREADABLE = "unreadable"
    LABELLED = "labelled"
    RELABELLED = "relabelled"
    REPLY_QUEUED = "reply_queued"
    REPLY_SENT = "reply_sent"
    REPLY_FAILED = "reply_failed"
    REPLY_UNSURE = "reply_unsure"
    REPLY_WITHDRAWN = "reply_withdrawn"
    REPLY_SUPPRESSED = "reply_suppressed"
    WOULD_REPLY = "would_reply"
    FORWARD_QUEUED = "forward_queued"
    FORWARD_SENT = "forward_sent"
    FORWARD_FAILED = "forward_failed"
    FORWARD_WITHDRAWN = "forward_withdrawn"
    WOULD_FORWARD = "would_forward"
    PROMISED = "promised"
    PROMISE_DUE_SOON = "promise_due_soon"
    PROMISE_KEPT = "promise_kept"
    PROMISE_BROKEN = "promise_broken"
    PROMISE_RELEASED = "promise_released"
    PROMISE_REVISED = "promise_revised"
    NO_NEW_TIME = "no_new_time"
    NOTICE_QUEUED = "notice_queued"
    NOTICE_SENT = "notice_sent"
    NOTICE_FAILED = "notice_failed"
    NOTICE_UNSURE = "notice_unsure"
    NOTICE_WITHDRAWN = "notice_withdrawn"
    FIRST_REPLY_QUEUED = "first_reply_queued"
    FIRST_REPLY_SENT = "first_reply_sent"
    FIRST_REPLY_FAILED = "first_reply_failed"
    FIRST_REPLY_UNSURE = "first_reply_unsure"
    FIRST_REPLY_WITHDRAWN = "first_reply_withdrawn"
    TAKEN = "taken"
    RELEASED = "released"
    SNOOZED = "snoozed"
    NOTED = "noted"
    ANSWER_QUEUED = "answer_queued"
    ANSWERED = "answered"
    ANSWER_FAILED = "answer_failed"
    ANSWER_WITHDRAWN = "answer_withdrawn"
    ANSWERED_ELSEWHERE = "answered_elsewhere"
    CLOSED = "closed"
    REOPENED = "reopened"
    NEVER_ANSWER = "never_answer"
    FOCUS_STARTED = "focus_started"
    FOCUS_ENDED = "focus_ended"
    SICK_STARTED = "sick_started"
    SICK_ENDED = "sick_ended"
    REPLIES_STOPPED = "replies_stopped"
    REPLIES_RESUMED = "replies_resumed"
    MODE_CHANGED = "mode_changed"
    CAP_REACHED = "cap_reached"
    SETTINGS_CHANGED = "settings_changed"
    MAILBOX_RENUMBERED = "mailbox_renumbered"


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalEntry:
    """One thing that happened, at one moment (UTC)."""

    at: datetime
    what: Happened
    conversation: int | None = None
    message: int | None = None
    by: str = ""
    """A person's name, or empty for Reachapp itself."""
    facts: Mapping[str, str | int | float | bool | None] = field(
        default_factory=lambda: MappingProxyType({})
    )
