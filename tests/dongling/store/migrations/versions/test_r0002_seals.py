"""A database as it was before there were seals is led on, with all that it holds."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine

from dongling.store import Store
from dongling.store.database.engine import FILE
from dongling.store.drafts.draft_text import as_pair, as_text
from dongling.store.drafts.keys import hashed, new_key, read_key
from tests.dongling.store.making import DID, Clock, draft


def of_the_first_step(data: Path) -> tuple[str, sqlite3.Connection]:
    """Make a database as it was before seals, with a draft of two versions; return the key."""
    data.mkdir()
    engine = create_engine(f"sqlite:///{data / FILE}")
    with engine.begin() as connection:
        config = Config(attributes={"connection": connection})
        config.set_main_option("script_location", "dongling.store:migrations")
        command.upgrade(config, "r0001")
    engine.dispose()
    raw, key, when = sqlite3.connect(data / FILE), new_key(), "2026-09-01 08:00:00.123456"
    raw.execute("INSERT INTO drafts VALUES (7, ?, ?, 2, ?, ?)", (hashed(key), hashed(read_key(key)), when, when))
    for number, saying in enumerate((draft("一"), draft("二", "a")), 1):
        text = as_text(saying)
        line = (7, number, when, len(saying.steps), len(text), as_pair(DID), text)
        raw.execute("INSERT INTO draft_versions VALUES (?, ?, ?, ?, ?, ?, ?)", line)
    raw.commit()
    return key, raw


@pytest.mark.of_sqlite
def test_a_database_of_the_first_step_is_led_to_the_newest_with_all_that_it_holds(data: Path, clock: Clock) -> None:
    key, raw = of_the_first_step(data)
    raw.close()
    with closing(Store.open(data, clock=clock)) as store:
        saved = store.by_edit_key(key)
        assert saved is not None
        assert (saved.draft, saved.version, saved.saved.microsecond) == (draft("二", "a"), 2, 123456)
        assert [(line.number, line.did, line.damaged) for line in store.history(key)] == [
            (2, DID, False),
            (1, DID, False),
        ]
        assert store.at_version(key, 1) == draft("一")
        assert store.examine().sound
        assert store.save(key, draft("三"), 2, DID).version == 3
