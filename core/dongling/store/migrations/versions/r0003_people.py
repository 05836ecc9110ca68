"""People who sign in, what they are, the browsers where they are signed in, and links that open once."""

import sqlalchemy as sa
from alembic import op

revision = "r0003"
down_revision = "r0002"

_WHEN = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "people",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(40), nullable=False),
        sa.Column("name_key", sa.String(80), nullable=False),
        sa.Column("password", sa.String(200), nullable=False, server_default=sa.text("''")),
        sa.Column("created", _WHEN, nullable=False),
        sa.Column("disabled", _WHEN),
        sa.PrimaryKeyConstraint("id", name="pk_people"),
        sa.UniqueConstraint("name_key", name="uq_people_name_key"),
    )
    op.create_table(
        "person_roles",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(20), nullable=False),
        sa.Column("school", sa.String(100), nullable=False),
        sa.PrimaryKeyConstraint("person_id", "role", "school", name="pk_person_roles"),
        _of_person("person_roles"),
    )
    op.create_table(
        "sessions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.String(64), nullable=False),
        sa.Column("browser", sa.String(80), nullable=False),
        sa.Column("lasting", sa.Integer(), nullable=False),
        sa.Column("began", _WHEN, nullable=False),
        sa.Column("used", _WHEN, nullable=False),
        sa.Column("used_counted", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_sessions"),
        sa.UniqueConstraint("token_hash", name="uq_sessions_token_hash"),
        _of_person("sessions"),
    )
    op.create_index("ix_sessions_person_id", "sessions", ["person_id"])
    _make_links()


def downgrade() -> None:
    """Take the tables away, with everybody in them."""
    op.drop_table("known_places")
    op.drop_index("ix_one_time_links_person_id", "one_time_links")
    op.drop_table("one_time_links")
    op.drop_index("ix_sessions_person_id", "sessions")
    for table in ("sessions", "person_roles", "people"):
        op.drop_table(table)


def _make_links() -> None:
    op.create_table(
        "one_time_links",
        sa.Column("token_hash", sa.String(64), nullable=False),
        sa.Column("person_id", sa.Integer()),
        sa.Column("made", _WHEN, nullable=False),
        sa.Column("made_counted", sa.Integer(), nullable=False),
        sa.Column("lasting", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("token_hash", name="pk_one_time_links"),
        _of_person("one_time_links"),
    )
    op.create_index("ix_one_time_links_person_id", "one_time_links", ["person_id"])
    op.create_table(
        "known_places",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("place_hash", sa.String(64), nullable=False),
        sa.Column("seen", _WHEN, nullable=False),
        sa.PrimaryKeyConstraint("person_id", "place_hash", name="pk_known_places"),
        _of_person("known_places"),
    )


def _of_person(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=f"fk_{table}_person_id", ondelete="CASCADE")
