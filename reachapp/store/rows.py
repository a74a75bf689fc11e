"""Row to value and back, by hand: the values are frozen, and a mapper would not allow that."""

from dataclasses import asdict
from types import MappingProxyType
from typing import Any

from sqlalchemy import RowMapping

from reachapp.core.journal import Happened, JournalEntry
from reachapp.core.outbox import Outgoing, OutgoingKind, SendState
from reachapp.core.promises import Notice, NoticeKind, Outlook, Promise, PromiseState
from reachapp.core.subjects import subject_key
from reachapp.core.verdict import Reason, Urgency, Verdict
from reachapp.desk.conversation import Conversation, ConversationState
from reachapp.engine.units import StoredMessage

Row = RowMapping


def _columns(row: Row) -> dict[str, Any]:
    return {str(name): row[name] for name in row}


def conversation_row(value: Conversation) -> dict[str, Any]:
    """The columns of a conversation, without its id."""
    row = asdict(value)
    del row["id"]
    return row | {"subject_key": subject_key(value.subject)}


def conversation_of(row: Row) -> Conversation:
    """The conversation in a row."""
    columns = dict(zip(row.keys(), row.values(), strict=True))  # a desk reads thousands of rows
    del columns["subject_key"]
    columns["urgency"] = Urgency(columns["urgency"])
    columns["state"] = ConversationState(columns["state"])
    return Conversation(**columns)


def message_row(value: StoredMessage) -> dict[str, Any]:
    """The columns of a message, without its id."""
    row = {name: getattr(value, name) for name in value.__dataclass_fields__}
    verdict = row.pop("verdict")
    del row["id"]
    return row | {
        "thread_ids": list(value.thread_ids),
        "attachments": list(value.attachments),
        "urgency": verdict.urgency if verdict else None,
        "is_grey": verdict.grey if verdict else None,
        "score": verdict.score if verdict else None,
        "reasons": [asdict(reason) for reason in verdict.reasons] if verdict else None,
    }


def message_of(row: Row) -> StoredMessage:
    """The message in a row."""
    verdict = None
    if row["urgency"] is not None:
        verdict = Verdict(
            urgency=Urgency(row["urgency"]),
            score=row["score"],
            grey=row["is_grey"],
            reasons=tuple(Reason(**reason) for reason in row["reasons"]),
        )
    apart = ("urgency", "is_grey", "score", "reasons", "thread_ids", "attachments")
    return StoredMessage(
        **{name: row[name] for name in map(str, row) if name not in apart},
        verdict=verdict,
        thread_ids=tuple(row["thread_ids"]),
        attachments=tuple(row["attachments"]),
    )


def promise_row(value: Promise) -> dict[str, Any]:
    """The columns of a promise, without its id."""
    row = asdict(value)
    del row["id"]
    return row


def promise_of(row: Row) -> Promise:
    """The promise in a row."""
    known = {"state": PromiseState(row["state"]), "outlook": Outlook(row["outlook"])}
    return Promise(**_columns(row) | known)


def notice_row(value: Notice) -> dict[str, Any]:
    """The columns of a notice."""
    return asdict(value)


def notice_of(row: Row) -> Notice:
    """The notice in a row."""
    return Notice(**_columns(row) | {"kind": NoticeKind(row["kind"])})


def outgoing_row(value: Outgoing) -> dict[str, Any]:
    """The columns of an outgoing item."""
    return asdict(value)


def outgoing_of(row: Row) -> Outgoing:
    """The outgoing item in a row."""
    kinds = {"kind": OutgoingKind(row["kind"]), "state": SendState(row["state"])}
    return Outgoing(**_columns(row) | kinds)


def journal_row(value: JournalEntry) -> dict[str, Any]:
    """The columns of a journal entry."""
    return {
        "at": value.at,
        "what": value.what.value,
        "conversation": value.conversation,
        "message": value.message,
        "by": value.by,
        "facts": dict(value.facts),
    }


def journal_of(row: Row) -> JournalEntry:
    """The journal entry in a row."""
    columns = {name: row[name] for name in map(str, row) if name != "id"}
    known = {"what": Happened(row["what"]), "facts": MappingProxyType(row["facts"])}
    return JournalEntry(**columns | known)
