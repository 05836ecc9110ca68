"""The tables of what opens an account beside a password: codes, another site that vouches, a mail address."""

from sqlalchemy import Boolean, Column, ForeignKey, Integer, String, Table

from dongling.store.database.tables import METADATA, NOT_IN_BACKUPS, OF_ACCOUNTS, Moment

second_factors = Table(
    "second_factors",
    METADATA,
    Column("person_id", ForeignKey("people.id", ondelete="CASCADE"), primary_key=True),
    Column("secret", String(64), nullable=False),
    Column("confirmed", Moment),
    Column("last_step", Integer, nullable=False),
    info=OF_ACCOUNTS,
)
"""The secret of which a person's codes are made; it counts once it was confirmed by one. `last_step` is the half
minute of the newest code that was used: that one, and those before it, open nothing any more."""

recovery_codes = Table(
    "recovery_codes",
    METADATA,
    Column("person_id", ForeignKey("people.id", ondelete="CASCADE"), primary_key=True),
    Column("code_hash", String(64), primary_key=True),
    info=OF_ACCOUNTS,
)
"""Codes on paper for whoever lost the phone; one that was used is gone."""

half_sign_ins = Table(
    "half_sign_ins",
    METADATA,
    Column("token_hash", String(64), primary_key=True),
    Column("person_id", ForeignKey("people.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("keep", Boolean, nullable=False),
    Column("made", Moment, nullable=False),
    Column("made_counted", Integer, nullable=False),
    info=NOT_IN_BACKUPS,
)
"""Who has shown a password and owes a code yet."""

identities = Table(
    "identities",
    METADATA,
    Column("issuer", String(300), primary_key=True),
    Column("subject", String(255), primary_key=True),
    Column("person_id", ForeignKey("people.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("linked", Moment, nullable=False),
    info=OF_ACCOUNTS,
)
"""By what another site knows a person, for whom it vouches."""

mail_addresses = Table(
    "mail_addresses",
    METADATA,
    Column("person_id", ForeignKey("people.id", ondelete="CASCADE"), primary_key=True),
    Column("address", String(254)),
    Column("pending", String(254)),
    Column("token_hash", String(64), unique=True),
    Column("made", Moment, nullable=False),
    Column("made_counted", Integer, nullable=False),
    info=OF_ACCOUNTS,
)
"""Where a person gets letters; one that is `pending` takes its place once the link was opened that was sent there."""
