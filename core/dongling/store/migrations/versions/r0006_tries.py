"""How often signing in was tried, for all processes of a site together."""

import sqlalchemy as sa
from alembic import op

revision = "r0006"
down_revision = "r0005"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "sign_in_tries",
        sa.Column("who", sa.String(64), nullable=False),
        sa.Column("lasting", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("began", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("ends", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("who", "lasting", "began", name="pk_sign_in_tries"),
    )
    op.create_index("ix_sign_in_tries_ends", "sign_in_tries", ["ends"])


def downgrade() -> None:
    """Take it away: what was counted is forgotten."""
    op.drop_index("ix_sign_in_tries_ends", "sign_in_tries")
    op.drop_table("sign_in_tries")
