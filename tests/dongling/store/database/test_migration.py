"""The shape of the database: migrated by steps that lie in the package, the same as the tables that the code knows."""

import io
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from dongling.problems import DonglingError
from dongling.store import Store
from dongling.store.database.engine import FILE
from dongling.store.database.migration import HEAD, revision
from dongling.store.database.tables import METADATA
from dongling.store.migrations.versions import (
    r0001_drafts,
    r0002_seals,
    r0003_people,
    r0004_audit,
    r0005_signing_in,
    r0007_shelves,
)
from tests.dongling.store.children import python
from tests.dongling.store.making import DID, draft

_OPEN = """
import sys
from dongling.store import Store
Store.open(sys.argv[1]).close()
print("alembic" in sys.modules)
"""


@pytest.mark.of_sqlite
@pytest.mark.usefixtures("store")
def test_the_migrations_make_the_tables_that_the_code_knows(data: Path) -> None:
    engine = create_engine(f"sqlite:///{data / FILE}")
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, METADATA) == []
        assert revision(connection) == HEAD
    engine.dispose()


def test_the_newest_step_is_the_one_that_the_program_asks_for() -> None:
    config = Config()
    config.set_main_option("script_location", "dongling.store:migrations")
    assert ScriptDirectory.from_config(config).get_heads() == [HEAD]


def test_the_steps_can_be_taken_in_another_database() -> None:
    script = io.StringIO()
    options = {"as_sql": True, "output_buffer": script}
    with Operations.context(MigrationContext.configure(dialect_name="postgresql", opts=options)):
        r0001_drafts.upgrade()
        r0002_seals.upgrade()
        r0003_people.upgrade()
        r0004_audit.upgrade()
        r0005_signing_in.upgrade()
        r0007_shelves.upgrade()
        r0007_shelves.downgrade()
        r0005_signing_in.downgrade()
    made = script.getvalue()
    assert "id SERIAL NOT NULL" in made
    assert "used TIMESTAMP WITH TIME ZONE NOT NULL" in made
    assert "ON DELETE CASCADE" in made
    assert made.count("DROP TABLE") == 7
    assert "ADD COLUMN trashed TIMESTAMP WITH TIME ZONE" in made


@pytest.mark.of_sqlite
def test_a_database_whose_step_is_no_step_is_damaged_rather_than_newer(store: Store, data: Path) -> None:
    made = store.create(draft("一"), DID)
    with closing(sqlite3.connect(data / FILE)) as raw:
        raw.execute("UPDATE alembic_version SET version_num = 'q0002'")
        raw.commit()
    with pytest.raises(DonglingError, match="损坏了，没有动它"):
        Store.open(data)
    assert store.by_edit_key(made.edit_key) == made


@pytest.mark.of_sqlite
def test_a_database_of_a_newer_program_is_refused_and_left_alone(store: Store, data: Path) -> None:
    made = store.create(draft("一"), DID)
    with closing(sqlite3.connect(data / FILE)) as raw:
        raw.execute("UPDATE alembic_version SET version_num = 'r9999'")
        raw.commit()
    with pytest.raises(DonglingError, match=f"{data / FILE} 是更新的 dongling 写的，没有动它"):
        Store.open(data)
    assert store.by_edit_key(made.edit_key) == made


def test_processes_that_open_a_new_store_at_once_all_find_it_made(data: Path) -> None:
    children = [python(_OPEN, data) for _ in range(3)]
    for child in children:
        child.communicate()
    assert [child.returncode for child in children] == [0] * 3


@pytest.mark.usefixtures("store")
def test_a_store_that_is_up_to_date_is_opened_without_the_migrating_library(data: Path) -> None:
    out, _ = python(_OPEN, data).communicate()
    assert out == "False\n"
