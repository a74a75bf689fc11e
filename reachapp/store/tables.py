"""The tables; only `store` knows them. The migrations repeat them by hand, frozen in time."""

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from reachapp.store.columns import Json, UtcTime

metadata = MetaData()

facts = Table(
    "facts",
    metadata,
    Column("name", String(80), primary_key=True),
    Column("value", Json, nullable=False),
)

cursors = Table(
    "cursors",
    metadata,
    Column("account", String(40), primary_key=True),
    Column("mailbox", String(255), primary_key=True),
    Column("uid_validity", Integer, nullable=False),
    Column("last_uid", Integer, nullable=False),
    Column("first_seen_at", UtcTime, nullable=False),
)

conversations = Table(
    "conversations",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("account", String(40), nullable=False),
    Column("address", String(320), nullable=False),
    Column("contact", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("subject_key", String(200), nullable=False),
    Column("answer_to", String(320), nullable=False),
    Column("own_address", String(320), nullable=False),
    Column("urgency", String(16), nullable=False),
    Column("is_grey", Boolean, nullable=False),
    Column("is_unreadable", Boolean, nullable=False),
    Column("state", String(16), nullable=False),
    Column("taken_by", Text, nullable=False),
    Column("taken_at", UtcTime),
    Column("opened_at", UtcTime, nullable=False),
    Column("received_at", UtcTime, nullable=False),
    Column("due_at", UtcTime),
    Column("promise_at", UtcTime),
    Column("is_from_before", Boolean, nullable=False),
    Column("messages", Integer, nullable=False),
    Column("ended_at", UtcTime),
    Column("version", Integer, nullable=False),
    Index("ix_conversations_desk", "state", "promise_at", "due_at"),
    Index("ix_conversations_contact", "account", "address", "subject_key"),
    Index("ix_conversations_ended", "ended_at"),
)

messages = Table(
    "messages",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("account", String(40), nullable=False),
    Column("mailbox", String(255), nullable=False),
    Column("uid", Integer, nullable=False),
    Column("uid_validity", Integer, nullable=False),
    Column("mail_key", String(64), nullable=False),
    Column("message_id", String(255), nullable=False),
    Column("thread_ids", Json, nullable=False),
    Column("conversation", Integer, ForeignKey("conversations.id"), nullable=False),
    Column("is_incoming", Boolean, nullable=False),
    Column("contact", Text, nullable=False),
    Column("address", String(320), nullable=False),
    Column("subject", Text, nullable=False),
    Column("received_at", UtcTime, nullable=False),
    Column("stored_at", UtcTime, nullable=False),
    Column("urgency", String(16)),
    Column("is_grey", Boolean),
    Column("score", Float),
    Column("reasons", Json),
    Column("reply_verdict", String(16), nullable=False),
    Column("reply_reason", String(40), nullable=False),
    Column("is_observed", Boolean, nullable=False),
    Column("forward_verdict", String(16), nullable=False),
    Column("forward_reason", String(40), nullable=False),
    Column("text", Text, nullable=False),
    Column("quoted", Text, nullable=False),
    Column("attachments", Json, nullable=False),
    Column("is_from_before", Boolean, nullable=False),
    Column("reply_body", Text, nullable=False),
    UniqueConstraint("account", "mail_key"),
    Index("ix_messages_id", "account", "message_id"),
    Index("ix_messages_conversation", "conversation"),
)

promises = Table(
    "promises",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("conversation", Integer, ForeignKey("conversations.id"), nullable=False),
    Column("message", Integer, ForeignKey("messages.id"), nullable=False),
    Column("due_at", UtcTime, nullable=False),
    Column("promise_at", UtcTime, nullable=False),
    Column("statement", Text, nullable=False),
    Column("made_at", UtcTime, nullable=False),
    Column("told_at", UtcTime),
    Column("state", String(16), nullable=False),
    Column("revised", Boolean, nullable=False),
    Column("unspecified", Boolean, nullable=False),
    Column("warned_at", UtcTime),
    Column("ended_at", UtcTime),
    Column("why", Text, nullable=False),
    Index("ix_promises_open", "state", "promise_at"),
    Index("ix_promises_conversation", "conversation"),
)

outbox = Table(
    "outbox",
    metadata,
    Column("key", String(255), primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("channel", String(80), nullable=False),
    Column("recipient", String(400), nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("message_id", String(255), nullable=False),
    Column("due_at", UtcTime, nullable=False),
    Column("expires_at", UtcTime),
    Column("state", String(16), nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("changed_at", UtcTime),
    Column("conversation", Integer),
    Column("message", Integer),
    Column("problem", String(80), nullable=False),
    Index("ix_outbox_due", "state", "due_at"),
    Index("ix_outbox_conversation", "conversation"),
)

replies = Table(
    "replies",
    metadata,
    Column("key", String(255), primary_key=True),
    Column("canonical", String(320), nullable=False),
    Column("domain", String(255), nullable=False),
    Column("handle", String(120), nullable=False),
    Column("is_form", Boolean, nullable=False),
    Column("at", UtcTime, nullable=False),
    Index("ix_replies_sender", "canonical", "handle", "at"),
    Index("ix_replies_at", "at"),
    Index("ix_replies_domain", "domain", "at"),
)

reply_threads = Table(
    "reply_threads",
    metadata,
    Column("message_id", String(255), primary_key=True),
    Column("key", String(255), ForeignKey("replies.key", ondelete="CASCADE"), primary_key=True),
)

answered = Table(
    "answered",
    metadata,
    Column("message_id", String(255), primary_key=True),
    Column("at", UtcTime, nullable=False),
)

journal = Table(
    "journal",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", UtcTime, nullable=False),
    Column("what", String(40), nullable=False),
    Column("conversation", Integer),
    Column("message", Integer),
    Column("by", Text, nullable=False),
    Column("facts", Json, nullable=False),
    Index("ix_journal_conversation", "conversation", "at"),
    Index("ix_journal_at", "at"),
)
