"""Whether the database's own file is whole, as far as the database can tell."""

from sqlalchemy import Connection, text


def faults(connection: Connection, *tables: str) -> list[str]:
    """Return what SQLite finds wrong in its file, or in some of its tables; of other databases nothing is known."""
    if connection.dialect.name != "sqlite":
        return []
    asked = [f"PRAGMA integrity_check({table})" for table in tables] or ["PRAGMA integrity_check"]
    lines = [str(line) for one in asked for (line,) in connection.execute(text(one))]
    return [line for line in lines if line != "ok"]
