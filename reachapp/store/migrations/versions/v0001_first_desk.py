"""The first desk: messages, conversations, promises, outbox, reply ledger, journal."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "facts",
        sa.Column("name", sa.String(80), primary_key=True),
        sa.Column("value", sa.Text, nullable=False),
    )
    op.create_table(
        "cursors",
        sa.Column("account", sa.String(40), primary_key=True),
        sa.Column("mailbox", sa.String(255), primary_key=True),
        sa.Column("uid_validity", sa.Integer, nullable=False),
        sa.Column("last_uid", sa.Integer, nullable=False),
        sa.Column("first_seen_at", sa.String(27), nullable=False),
    )
    op.create_table(
        "conversations",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("account", sa.String(40), nullable=False),
        sa.Column("address", sa.String(320), nullable=False),
        sa.Column("contact", sa.Text, nullable=False),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("subject_key", sa.String(200), nullable=False),
        sa.Column("answer_to", sa.String(320), nullable=False),
        sa.Column("own_address", sa.String(320), nullable=False),
        sa.Column("urgency", sa.String(16), nullable=False),
        sa.Column("is_grey", sa.Boolean, nullable=False),
        sa.Column("is_unreadable", sa.Boolean, nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("taken_by", sa.Text, nullable=False),
        sa.Column("taken_at", sa.String(27)),
        sa.Column("opened_at", sa.String(27), nullable=False),
        sa.Column("received_at", sa.String(27), nullable=False),
        sa.Column("due_at", sa.String(27)),
        sa.Column("promise_at", sa.String(27)),
        sa.Column("is_from_before", sa.Boolean, nullable=False),
        sa.Column("messages", sa.Integer, nullable=False),
        sa.Column("ended_at", sa.String(27)),
        sa.Column("version", sa.Integer, nullable=False),
    )
    op.create_index("ix_conversations_desk", "conversations", ["state", "promise_at", "due_at"])
    op.create_index(
        "ix_conversations_contact", "conversations", ["account", "address", "subject_key"]
    )
    op.create_index("ix_conversations_ended", "conversations", ["ended_at"])
    op.create_table(
        "messages",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("account", sa.String(40), nullable=False),
        sa.Column("mailbox", sa.String(255), nullable=False),
        sa.Column("uid", sa.Integer, nullable=False),
        sa.Column("uid_validity", sa.Integer, nullable=False),
        sa.Column("mail_key", sa.String(64), nullable=False),
        sa.Column("message_id", sa.String(255), nullable=False),
        sa.Column("thread_ids", sa.Text, nullable=False),
        sa.Column("conversation", sa.Integer, sa.ForeignKey("conversations.id"), nullable=False),
        sa.Column("is_incoming", sa.Boolean, nullable=False),
        sa.Column("contact", sa.Text, nullable=False),
        sa.Column("address", sa.String(320), nullable=False),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("received_at", sa.String(27), nullable=False),
        sa.Column("stored_at", sa.String(27), nullable=False),
        sa.Column("urgency", sa.String(16)),
        sa.Column("is_grey", sa.Boolean),
        sa.Column("score", sa.Float),
        sa.Column("reasons", sa.Text),
        sa.Column("reply_verdict", sa.String(16), nullable=False),
        sa.Column("reply_reason", sa.String(40), nullable=False),
        sa.Column("is_observed", sa.Boolean, nullable=False),
        sa.Column("forward_verdict", sa.String(16), nullable=False),
        sa.Column("forward_reason", sa.String(40), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("quoted", sa.Text, nullable=False),
        sa.Column("attachments", sa.Text, nullable=False),
        sa.Column("is_from_before", sa.Boolean, nullable=False),
        sa.Column("reply_body", sa.Text, nullable=False),
        sa.UniqueConstraint("account", "mail_key"),
    )
    op.create_index("ix_messages_id", "messages", ["account", "message_id"])
    op.create_index("ix_messages_conversation", "messages", ["conversation"])
    op.create_table(
        "promises",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("conversation", sa.Integer, sa.ForeignKey("conversations.id"), nullable=False),
        sa.Column("message", sa.Integer, sa.ForeignKey("messages.id"), nullable=False),
        sa.Column("due_at", sa.String(27), nullable=False),
        sa.Column("promise_at", sa.String(27), nullable=False),
        sa.Column("statement", sa.Text, nullable=False),
        sa.Column("made_at", sa.String(27), nullable=False),
        sa.Column("told_at", sa.String(27)),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("revised", sa.Boolean, nullable=False),
        sa.Column("unspecified", sa.Boolean, nullable=False),
        sa.Column("warned_at", sa.String(27)),
        sa.Column("ended_at", sa.String(27)),
        sa.Column("why", sa.Text, nullable=False),
    )
    op.create_index("ix_promises_open", "promises", ["state", "promise_at"])
    op.create_index("ix_promises_conversation", "promises", ["conversation"])
    op.create_table(
        "outbox",
        sa.Column("key", sa.String(255), primary_key=True),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("channel", sa.String(80), nullable=False),
        sa.Column("recipient", sa.String(400), nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.Column("message_id", sa.String(255), nullable=False),
        sa.Column("due_at", sa.String(27), nullable=False),
        sa.Column("expires_at", sa.String(27)),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("changed_at", sa.String(27)),
        sa.Column("conversation", sa.Integer),
        sa.Column("message", sa.Integer),
        sa.Column("problem", sa.String(80), nullable=False),
    )
    op.create_index("ix_outbox_due", "outbox", ["state", "due_at"])
    op.create_index("ix_outbox_conversation", "outbox", ["conversation"])
    op.create_table(
        "replies",
        sa.Column("key", sa.String(255), primary_key=True),
        sa.Column("canonical", sa.String(320), nullable=False),
        sa.Column("domain", sa.String(255), nullable=False),
        sa.Column("handle", sa.String(120), nullable=False),
        sa.Column("is_form", sa.Boolean, nullable=False),
        sa.Column("at", sa.String(27), nullable=False),
    )
    op.create_index("ix_replies_sender", "replies", ["canonical", "handle", "at"])
    op.create_index("ix_replies_at", "replies", ["at"])
    op.create_index("ix_replies_domain", "replies", ["domain", "at"])
    op.create_table(
        "reply_threads",
        sa.Column("message_id", sa.String(255), primary_key=True),
        sa.Column(
            "key",
            sa.String(255),
            sa.ForeignKey("replies.key", ondelete="CASCADE"),
            primary_key=True,
        ),
    )
    op.create_table(
        "answered",
        sa.Column("message_id", sa.String(255), primary_key=True),
        sa.Column("at", sa.String(27), nullable=False),
    )
    op.create_table(
        "journal",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("at", sa.String(27), nullable=False),
        sa.Column("what", sa.String(40), nullable=False),
        sa.Column("conversation", sa.Integer),
        sa.Column("message", sa.Integer),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("facts", sa.Text, nullable=False),
    )
    op.create_index("ix_journal_conversation", "journal", ["conversation", "at"])
    op.create_index("ix_journal_at", "journal", ["at"])
