"""Brings a database to the shape that this program knows, by the migrations that lie in the package."""

import re

from sqlalchemy import Connection, Engine, inspect, text

from dongling.problems import DonglingError, Said
from dongling.store.database.damaged_file import DamagedFile
from dongling.store.database.engine import writing
from dongling.store.database.engines.postgresql import give_time, take_turn

HEAD = "r0011"
"""The newest migration: a database that has it needs nothing, and Alembic is not even imported."""
_STEP = re.compile(r"r\d{4}", re.ASCII)


def migrate(engine: Engine, where: str) -> None:
    """Bring the database up to date. Raises DonglingError when it is newer than the program."""
    with engine.begin() as connection:
        there = revision(connection)
    if there == HEAD:
        return
    if there and not _STEP.fullmatch(there):
        raise DamagedFile(where)
    with writing(engine).begin() as connection:
        give_time(connection)
        take_turn(connection)
        _upgrade(connection, where)


def revision(connection: Connection) -> str | None:
    """Return the newest migration that a database has, None for a new one."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def _upgrade(connection: Connection, where: str) -> None:
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", "dongling.store:migrations")
    try:
        command.upgrade(config, "head")
    except CommandError:
        raise DonglingError(
            Said(
                f"{where} 是更新的 dongling 写的，没有动它。请更新 dongling，或换一个 --state",
                f"{where} was written by a newer dongling and was left alone. Update dongling, or take another --state",
            )
        ) from None
