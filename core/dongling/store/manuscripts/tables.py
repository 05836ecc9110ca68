"""The tables of manuscripts; a change here needs a migration beside those of the others."""

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table, Text, text

from dongling.store.database.tables import METADATA, NOT_IN_BACKUPS, Moment

manuscripts = Table(
    "manuscripts",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("person_id", ForeignKey("people.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("school", String(100), nullable=False),
    Column("kind", String(100), nullable=False),
    Column("identifier", String(100), nullable=False),
    Column("title", String(200), nullable=False),
    Column("state", String(10), nullable=False),
    Column("version", Integer, nullable=False),
    Column("published", Integer),
    Column("file_digest", String(64), nullable=False, server_default=text("''")),
    Column("origin", String(100), nullable=False, server_default=text("''")),
    Column("begun", Moment, nullable=False),
    Column("changed", Moment, nullable=False),
    Column("trashed", Moment),
    Column("trashed_counted", Integer, info=NOT_IN_BACKUPS),
    Index("ix_manuscripts_state", "school", "state"),
)
"""A manuscript: whose it is, for which school, how far it has come. `published` is the version that readers see,
`file_digest` what its file held then; `origin` the unit that it was made after; since when it is `trashed`, by the
calendar and in seconds that were counted."""

manuscript_versions = Table(
    "manuscript_versions",
    METADATA,
    Column("manuscript_id", ForeignKey("manuscripts.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("saved", Moment, nullable=False),
    Column("by_name", String(40), nullable=False),
    Column("body", Text, nullable=False),
    Column("origin", Integer),
)
"""A version: the text of the file, who saved it, and which version an undo or a redo brought back in it."""

manuscript_origins = Table(
    "manuscript_origins",
    METADATA,
    Column("manuscript_id", ForeignKey("manuscripts.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("met", Moment, nullable=False),
    Column("body", Text, nullable=False),
)
"""What the unit said that a manuscript was made after, when its author last looked."""

remarks = Table(
    "remarks",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("manuscript_id", ForeignKey("manuscripts.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("version", Integer, nullable=False),
    Column("by_name", String(40), nullable=False),
    Column("field", String(200), nullable=False, server_default=text("''")),
    Column("words", Text, nullable=False),
    Column("said", Moment, nullable=False),
    Column("outcome", String(10), nullable=False, server_default=text("''")),
    Column("settled_by", String(40), nullable=False, server_default=text("''")),
)
"""What somebody says of a field of a manuscript, and what became of it: accepted, declined, or nothing yet."""

intakes = Table(
    "intakes",
    METADATA,
    Column("manuscript_id", ForeignKey("manuscripts.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("first", Integer, nullable=False, index=True),
    Column("name", String(200), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("waits", Integer, nullable=False),
    Column("plan", Text, nullable=False),
)
"""A file that a manuscript was made of, as it was recognised and sorted: its name, and how many pieces wait for a word.
`first` is the first manuscript of the same file."""
