"""What opens an account beside a password: a second factor, recovery codes, identities elsewhere, mail addresses."""

import sqlalchemy as sa
from alembic import op

revision = "r0005"
down_revision = "r0004"

_WHEN = sa.DateTime(timezone=True)
_MADE = ("mail_addresses", "identities", "half_sign_ins", "recovery_codes", "second_factors")


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "second_factors",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("secret", sa.String(64), nullable=False),
        sa.Column("confirmed", _WHEN),
        sa.Column("last_step", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("person_id", name="pk_second_factors"),
        _of_person("second_factors"),
    )
    op.create_table(
        "recovery_codes",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("code_hash", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("person_id", "code_hash", name="pk_recovery_codes"),
        _of_person("recovery_codes"),
    )
    op.create_table(
        "half_sign_ins",
        sa.Column("token_hash", sa.String(64), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("keep", sa.Boolean(), nullable=False),
        sa.Column("made", _WHEN, nullable=False),
        sa.Column("made_counted", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("token_hash", name="pk_half_sign_ins"),
        _of_person("half_sign_ins"),
    )
    op.create_index("ix_half_sign_ins_person_id", "half_sign_ins", ["person_id"])
    _make_what_is_elsewhere()


def _make_what_is_elsewhere() -> None:
    op.create_table(
        "identities",
        sa.Column("issuer", sa.String(300), nullable=False),
        sa.Column("subject", sa.String(255), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("linked", _WHEN, nullable=False),
        sa.PrimaryKeyConstraint("issuer", "subject", name="pk_identities"),
        _of_person("identities"),
    )
    op.create_index("ix_identities_person_id", "identities", ["person_id"])
    op.create_table(
        "mail_addresses",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("address", sa.String(254)),
        sa.Column("pending", sa.String(254)),
        sa.Column("token_hash", sa.String(64)),
        sa.Column("made", _WHEN, nullable=False),
        sa.Column("made_counted", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("person_id", name="pk_mail_addresses"),
        sa.UniqueConstraint("token_hash", name="uq_mail_addresses_token_hash"),
        _of_person("mail_addresses"),
    )


def downgrade() -> None:
    """Drop the tables, with all that is in them: people sign in by their passwords alone."""
    for table in _MADE:
        op.drop_table(table)


def _of_person(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=f"fk_{table}_person_id", ondelete="CASCADE")
