"""Seals beside rows, a trash, undo, and time that is counted: what is needed so that nothing can be lost silently.

Of drafts that are there already all time begins anew. The seals are worked out here as they were when this step was
written, since a later program may seal otherwise.
"""

import datetime as dt
import hashlib
import json
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "r0002"
down_revision = "r0001"

_WHEN = sa.DateTime(timezone=True)
_DRAFTS = sa.table(
    "drafts",
    *(sa.column(name, sa.Integer) for name in ("id", "version", "kept")),
    *(sa.column(name, sa.String) for name in ("edit_hash", "read_hash", "seal")),
    *(sa.column(name, _WHEN) for name in ("created", "used")),
)
_VERSIONS = sa.table(
    "draft_versions",
    *(sa.column(name, sa.Integer) for name in ("draft_id", "number", "steps", "size")),
    *(sa.column(name, sa.Text) for name in ("did", "body", "body_seal", "seal")),
    sa.column("saved", _WHEN),
)


def upgrade() -> None:
    """Add what is missing, and seal what is there."""
    for column in (
        sa.Column("kept", sa.Integer(), nullable=False, server_default=sa.text("0")),
        sa.Column("used_counted", sa.Integer(), nullable=False, server_default=sa.text("0")),
        sa.Column("trashed", _WHEN),
        sa.Column("trashed_counted", sa.Integer()),
        sa.Column("seal", sa.String(64)),
    ):
        op.add_column("drafts", column)
    for column in (
        sa.Column("origin", sa.Integer()),
        sa.Column("body_seal", sa.String(64)),
        sa.Column("seal", sa.String(64)),
    ):
        op.add_column("draft_versions", column)
    op.create_table(
        "counted_time",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("seconds", sa.Integer(), nullable=False),
        sa.Column("boot", sa.String(64), nullable=False),
        sa.Column("ticks", sa.Integer(), nullable=False),
        sa.Column("latest", _WHEN, nullable=False),
        sa.Column("swept", sa.Integer(), nullable=False),
        sa.Column("backed_up", sa.Integer()),
        sa.Column("seal", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_counted_time"),
    )
    if not op.get_context().as_sql:
        _seal(op.get_bind())


def downgrade() -> None:
    """Take away what was added; what lies in the trash is among the others then, and every version stays."""
    op.drop_table("counted_time")
    for name in ("origin", "body_seal", "seal"):
        op.drop_column("draft_versions", name)
    for name in ("kept", "used_counted", "trashed", "trashed_counted", "seal"):
        op.drop_column("drafts", name)


def _seal(connection: sa.Connection) -> None:
    drafts = connection.execute(sa.select(_DRAFTS)).mappings().all()
    for draft in drafts:
        kept = _seal_versions(connection, draft["id"], draft["read_hash"])
        line = (draft["edit_hash"], draft["read_hash"], draft["version"], _utc(draft["created"]), _utc(draft["used"]))
        values = {"kept": kept, "seal": _digest(*line, kept, 0, None, None)}
        connection.execute(sa.update(_DRAFTS).where(_DRAFTS.c.id == draft["id"]).values(values))


def _seal_versions(connection: sa.Connection, draft: int, read_hash: str) -> int:
    ours = _VERSIONS.c.draft_id == draft
    numbers = connection.execute(sa.select(_VERSIONS.c.number).where(ours)).scalars().all()
    for number in numbers:
        this = ours & (_VERSIONS.c.number == number)
        row = connection.execute(sa.select(_VERSIONS).where(this)).mappings().one()
        body_seal = hashlib.sha256(row["body"].encode("utf-8", "surrogatepass")).hexdigest()
        line = (row["number"], _utc(row["saved"]), row["steps"], row["size"], row["did"], None, body_seal)
        values = {"body_seal": body_seal, "seal": _digest(read_hash, *line)}
        connection.execute(sa.update(_VERSIONS).where(this).values(values))
    return len(numbers)


def _utc(moment: dt.datetime) -> str:
    known = moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
    return known.astimezone(dt.UTC).isoformat()


def _digest(*values: Any) -> str:
    return hashlib.sha256(json.dumps(values).encode("utf-8", "surrogatepass")).hexdigest()
