"""Manuscripts: units that are being written, their versions, and what editors say of them."""

import sqlalchemy as sa
from alembic import op

revision = "r0008"
down_revision = "r0007"

_WHEN = sa.DateTime(timezone=True)
_NOTHING = sa.text("''")


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "manuscripts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("school", sa.String(100), nullable=False),
        sa.Column("kind", sa.String(100), nullable=False),
        sa.Column("identifier", sa.String(100), nullable=False),
        sa.Column("title", sa.String(200), nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("published", sa.Integer()),
        sa.Column("file_digest", sa.String(64), nullable=False, server_default=_NOTHING),
        sa.Column("origin", sa.String(100), nullable=False, server_default=_NOTHING),
        sa.Column("begun", _WHEN, nullable=False),
        sa.Column("changed", _WHEN, nullable=False),
        sa.Column("trashed", _WHEN),
        sa.PrimaryKeyConstraint("id", name="pk_manuscripts"),
        _to("manuscripts", "person_id", "people.id"),
    )
    op.create_index("ix_manuscripts_person_id", "manuscripts", ["person_id"])
    op.create_index("ix_manuscripts_state", "manuscripts", ["school", "state"])
    op.create_table(
        "manuscript_versions",
        sa.Column("manuscript_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("saved", _WHEN, nullable=False),
        sa.Column("by_name", sa.String(40), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("manuscript_id", "number", name="pk_manuscript_versions"),
        _to("manuscript_versions", "manuscript_id", "manuscripts.id"),
    )
    op.create_table(
        "remarks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("manuscript_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("by_name", sa.String(40), nullable=False),
        sa.Column("field", sa.String(200), nullable=False, server_default=_NOTHING),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("said", _WHEN, nullable=False),
        sa.Column("outcome", sa.String(10), nullable=False, server_default=_NOTHING),
        sa.Column("settled_by", sa.String(40), nullable=False, server_default=_NOTHING),
        sa.PrimaryKeyConstraint("id", name="pk_remarks"),
        _to("remarks", "manuscript_id", "manuscripts.id"),
    )
    op.create_index("ix_remarks_manuscript_id", "remarks", ["manuscript_id"])


def downgrade() -> None:
    """Take them away, with all that is not published."""
    for table in ("remarks", "manuscript_versions", "manuscripts"):
        op.drop_table(table)


def _to(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [other], name=f"fk_{table}_{column}", ondelete="CASCADE")
