"""Manuscripts: what each was made from, and how long those that were thrown away lie in the bin, as counted."""

import sqlalchemy as sa
from alembic import op

revision = "r0009"
down_revision = "r0008"


def upgrade() -> None:
    """Make the table and the column."""
    op.create_table(
        "manuscript_origins",
        sa.Column("manuscript_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("met", sa.DateTime(timezone=True), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("manuscript_id", name="pk_manuscript_origins"),
        sa.ForeignKeyConstraint(
            ["manuscript_id"], ["manuscripts.id"], name="fk_manuscript_origins_manuscript_id", ondelete="CASCADE"
        ),
    )
    op.add_column("manuscripts", sa.Column("trashed_counted", sa.Integer()))


def downgrade() -> None:
    """Take them away; manuscripts and their versions stay."""
    op.drop_table("manuscript_origins")
    op.drop_column("manuscripts", "trashed_counted")
