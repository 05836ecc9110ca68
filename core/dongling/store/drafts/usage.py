"""How much the store holds, found without reading what people wrote."""

from typing import NamedTuple

from sqlalchemy import Connection, func, select

from dongling.store.database.tables import draft_versions, drafts


class Usage(NamedTuple):
    """How many drafts there are, and about how many bytes they take with all their versions."""

    drafts: int
    bytes: int


def usage(connection: Connection) -> Usage:
    """Return how much there is. Of SQLite it is the pages in use: what was deleted is free for what comes."""
    count = connection.execute(select(func.count()).select_from(drafts)).scalar_one()
    if connection.dialect.name != "sqlite":
        return Usage(count, connection.execute(select(func.coalesce(func.sum(draft_versions.c.size), 0))).scalar_one())
    pages, free, size = (
        connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
        for name in ("page_count", "freelist_count", "page_size")
    )
    return Usage(count, (pages - free) * size)
