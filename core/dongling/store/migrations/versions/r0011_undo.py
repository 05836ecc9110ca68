"""Which version of a manuscript an undo or a redo brought back."""

import sqlalchemy as sa
from alembic import op

revision = "r0011"
down_revision = "r0010"


def upgrade() -> None:
    """Add the column; every version that is there was saved anew."""
    op.add_column("manuscript_versions", sa.Column("origin", sa.Integer()))


def downgrade() -> None:
    """Take it away: undo and redo begin anew, and every version stays."""
    op.drop_column("manuscript_versions", "origin")
