"""Promises that move: what they are worked out from again, and what clients are told of it."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the columns and the table of notices."""
    for column in (
        sa.Column("received_at", sa.String(27)),
        sa.Column("told_by", sa.String(255), nullable=False, server_default=""),
        sa.Column("language", sa.String(8), nullable=False, server_default=""),
        sa.Column("warn_at", sa.String(27)),
        sa.Column("outlook", sa.String(16), nullable=False, server_default="fits"),
        sa.Column("again_at", sa.String(27)),
        sa.Column("again_statement", sa.Text, nullable=False, server_default=""),
    ):
        op.add_column("promises", column)
    op.execute(
        "UPDATE promises SET received_at = "
        "(SELECT messages.received_at FROM messages WHERE messages.id = promises.message)"
    )
    op.create_table(
        "notices",
        sa.Column("key", sa.String(255), primary_key=True),
        sa.Column("promise", sa.Integer, sa.ForeignKey("promises.id"), primary_key=True),
        sa.Column("conversation", sa.Integer, sa.ForeignKey("conversations.id"), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("old_promise_at", sa.String(27), nullable=False),
        sa.Column("old_statement", sa.Text, nullable=False),
        sa.Column("promise_at", sa.String(27)),
        sa.Column("due_at", sa.String(27)),
        sa.Column("warn_at", sa.String(27)),
        sa.Column("statement", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("queued_at", sa.String(27), nullable=False),
        sa.Column("sent_at", sa.String(27)),
        sa.Column("by", sa.Text, nullable=False),
    )
    op.create_index("ix_notices_promise", "notices", ["promise"])
    op.create_index("ix_notices_queued", "notices", ["queued_at"])
