"""The audit: its rows and its head, which is there from the beginning, so that it is noticed when it is not."""

import sqlalchemy as sa
from alembic import op

from dongling.store.database.seal import seal

revision = "r0004"
down_revision = "r0003"

_INDEXED = ("person", "did", "school")


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "audit",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("counted", sa.Integer(), nullable=False),
        sa.Column("person", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(40), nullable=False),
        sa.Column("did", sa.String(40), nullable=False),
        sa.Column("thing", sa.String(120), nullable=False),
        sa.Column("school", sa.String(100), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_audit"),
    )
    for column in _INDEXED:
        op.create_index(f"ix_audit_{column}", "audit", [column])
    head = op.create_table(
        "audit_head",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("cut", sa.Integer(), nullable=False),
        sa.Column("cut_digest", sa.String(64), nullable=False),
        sa.Column("seal", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_audit_head"),
    )
    begun = {"id": 1, "count": 0, "digest": "", "cut": 0, "cut_digest": "", "seal": seal(0, "", 0, "")}
    op.bulk_insert(head, [begun])


def downgrade() -> None:
    """Take the tables away, with what they hold."""
    op.drop_table("audit_head")
    for column in _INDEXED:
        op.drop_index(f"ix_audit_{column}", "audit")
    op.drop_table("audit")
