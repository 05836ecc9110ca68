"""Shelves: the drafts of people who sign in, with folders, sharing, and what was copied from where."""

import sqlalchemy as sa
from alembic import op

revision = "r0007"
down_revision = "r0006"

_WHEN = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "shelf_folders",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(40), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_shelf_folders"),
        sa.UniqueConstraint("person_id", "name", name="uq_shelf_folders_person_id"),
        _to("shelf_folders", "person_id", "people.id", "CASCADE"),
    )
    op.create_table(
        "shelf_items",
        sa.Column("draft_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("folder_id", sa.Integer()),
        sa.Column("year", sa.Integer()),
        sa.Column("placed", _WHEN, nullable=False),
        sa.Column("sharing", sa.String(10), nullable=False, server_default=sa.text("'private'")),
        sa.Column("school", sa.String(100), nullable=False, server_default=sa.text("''")),
        sa.Column("from_name", sa.String(40), nullable=False, server_default=sa.text("''")),
        sa.Column("handed", _WHEN),
        sa.Column("origin_id", sa.Integer()),
        sa.Column("origin_version", sa.Integer()),
        sa.Column("origin_title", sa.String(80), nullable=False, server_default=sa.text("''")),
        sa.Column("origin_who", sa.String(40), nullable=False, server_default=sa.text("''")),
        sa.Column("origin_school", sa.String(100), nullable=False, server_default=sa.text("''")),
        sa.Column("copied", _WHEN),
        sa.PrimaryKeyConstraint("draft_id", name="pk_shelf_items"),
        _to("shelf_items", "draft_id", "drafts.id", "CASCADE"),
        _to("shelf_items", "person_id", "people.id", "CASCADE"),
        _to("shelf_items", "folder_id", "shelf_folders.id", "SET NULL"),
        _to("shelf_items", "origin_id", "drafts.id", "SET NULL"),
    )
    for column in ("person_id", "folder_id", "origin_id"):
        op.create_index(f"ix_shelf_items_{column}", "shelf_items", [column])
    op.create_index("ix_shelf_items_sharing", "shelf_items", ["sharing", "school"])


def downgrade() -> None:
    """Take them away; the drafts stay, without anybody who may open them but by their links."""
    op.drop_table("shelf_items")
    op.drop_table("shelf_folders")


def _to(table: str, column: str, other: str, then: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [other], name=f"fk_{table}_{column}", ondelete=then)
