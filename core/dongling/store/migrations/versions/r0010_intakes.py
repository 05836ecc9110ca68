"""Intakes: the files that manuscripts were made of, as they are sorted."""

import sqlalchemy as sa
from alembic import op

revision = "r0010"
down_revision = "r0009"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "intakes",
        sa.Column("manuscript_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("first", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("waits", sa.Integer(), nullable=False),
        sa.Column("plan", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("manuscript_id", name="pk_intakes"),
        sa.ForeignKeyConstraint(
            ["manuscript_id"], ["manuscripts.id"], name="fk_intakes_manuscript_id", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_intakes_first", "intakes", ["first"])


def downgrade() -> None:
    """Take it away; the manuscripts stay."""
    op.drop_table("intakes")
