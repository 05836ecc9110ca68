"""The tables of shelves; a change here needs a migration beside those of the others."""

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table, UniqueConstraint, text

from dongling.store.database.tables import METADATA, Moment

shelf_folders = Table(
    "shelf_folders",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("person_id", ForeignKey("people.id", ondelete="CASCADE"), nullable=False),
    Column("name", String(40), nullable=False),
    UniqueConstraint("person_id", "name", name="uq_shelf_folders_person_id"),
)
"""A folder on somebody's shelf."""

shelf_items = Table(
    "shelf_items",
    METADATA,
    Column("draft_id", ForeignKey("drafts.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("person_id", ForeignKey("people.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("folder_id", ForeignKey("shelf_folders.id", ondelete="SET NULL"), index=True),
    Column("year", Integer),
    Column("placed", Moment, nullable=False),
    Column("sharing", String(10), nullable=False, server_default=text("'private'")),
    Column("school", String(100), nullable=False, server_default=text("''")),
    Column("from_name", String(40), nullable=False, server_default=text("''")),
    Column("handed", Moment),
    Column("origin_id", ForeignKey("drafts.id", ondelete="SET NULL"), index=True),
    Column("origin_version", Integer),
    Column("origin_title", String(80), nullable=False, server_default=text("''")),
    Column("origin_who", String(40), nullable=False, server_default=text("''")),
    Column("origin_school", String(100), nullable=False, server_default=text("''")),
    Column("copied", Moment),
    Index("ix_shelf_items_sharing", "sharing", "school"),
)
"""A draft on somebody's shelf: its folder, the school year it is archived under, who may see it (`school` is the one in
whose name it is shared), who handed it over (`from_name`), and of what it was copied, as that was then."""
