"""A database that is open: it says what time it is, also while nothing can be written."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from dongling.problems import DonglingError
from dongling.store.database.database import Database
from dongling.store.database.engine import FILE
from tests.dongling.store.making import Clock


@pytest.mark.of_sqlite
def test_time_goes_on_while_another_holds_the_file(data: Path, clock: Clock) -> None:
    with closing(Database.open(data, clock, 0.1)) as database, closing(sqlite3.connect(data / FILE)) as other:
        other.execute("BEGIN IMMEDIATE")
        clock.move(hours=2)
        assert database.present == (clock.now, 7200)
        with pytest.raises(DonglingError, match="没有轮到"):
            database.note()
        other.rollback()
        assert database.note().seconds == 7200


def test_a_start_that_can_not_write_counts_from_what_is_known(data: Path, clock: Clock) -> None:
    with closing(Database.open(data, clock, 0.1)) as database:
        clock.move(hours=1)
        database.note()
    clock.move(hours=1)
    with closing(sqlite3.connect(data / FILE)) as other:
        other.execute("BEGIN IMMEDIATE")
        with closing(Database.open(data, clock, 0.1)) as database:
            assert database.present.counted == 7200
            other.rollback()


@pytest.mark.of_sqlite
def test_the_time_is_noted_once_a_minute_and_not_with_each_save(data: Path, clock: Clock) -> None:
    with closing(Database.open(data, clock, 1)) as database, closing(sqlite3.connect(data / FILE)) as raw:
        for seconds in (20, 20, 20):
            clock.move(seconds=seconds)
            with database.writing() as connection:
                database.noted(connection)
            (noted,) = raw.execute("SELECT seconds FROM counted_time").fetchone()
            assert noted == (60 if database.present.counted == 60 else 0)
