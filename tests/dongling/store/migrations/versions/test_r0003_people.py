"""A database as it was before there were people is led on, with its drafts, and takes people in."""

from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine

from dongling.store import Store
from dongling.store.database.engine import FILE
from tests.dongling.store.accounts.making import somebody
from tests.dongling.store.making import Clock


@pytest.mark.of_sqlite
def test_a_database_without_people_takes_them_in(data: Path, clock: Clock) -> None:
    data.mkdir()
    engine = create_engine(f"sqlite:///{data / FILE}")
    with engine.begin() as connection:
        config = Config(attributes={"connection": connection})
        config.set_main_option("script_location", "dongling.store:migrations")
        command.upgrade(config, "r0002")
    engine.dispose()
    with closing(Store.open(data, clock=clock)) as store:
        assert not store.people.any()
        assert somebody(store).name == "陆老师"
        assert store.examine().sound
