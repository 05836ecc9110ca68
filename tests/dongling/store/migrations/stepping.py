"""Steps up and down, on whatever database the tests run."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import inspect

from dongling.store.database import database


def step(data: Path, revision: str, *, down: bool = False) -> set[str]:
    """Bring the database of a folder up to a step, or down to one; return the names of its tables."""
    engine, _, changes = database.__dict__["open_engine"](data, 5)
    try:
        with engine.begin() as connection:
            config = Config(attributes={"connection": connection})
            config.set_main_option("script_location", "dongling.store:migrations")
            (command.downgrade if down else command.upgrade)(config, revision)
            return set(inspect(connection).get_table_names())
    finally:
        if changes:
            changes.close()
        engine.dispose()
