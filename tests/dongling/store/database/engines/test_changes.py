"""What tells of changes: the same as long as nothing was changed, another as soon as somebody did."""

from contextlib import closing
from pathlib import Path

import pytest

from dongling.store import Store
from dongling.store.database.database import Database
from dongling.store.database.engine import FILE
from tests.dongling.store.children import python
from tests.dongling.store.making import DID, Clock, draft

_SAVE = """
import sys
from contextlib import closing
from dongling.store import Store
from tests.dongling.store.making import DID, draft
with closing(Store.open(sys.argv[1])) as store:
    store.create(draft("another process's"), DID)
"""

pytestmark = pytest.mark.of_sqlite


def opened(data: Path) -> "closing[Database]":
    """Open the database alone."""
    return closing(Database.open(data, Clock(), 5))


def test_the_mark_is_the_same_while_only_reading_and_another_after_each_save(store: Store, data: Path) -> None:
    with opened(data) as database:
        marks = [database.mark()]
        for _ in range(3):
            store.usage()
            assert database.mark() == marks[-1]
            store.create(draft(), DID)
            marks.append(database.mark())
    assert None not in marks
    assert len(set(marks)) == len(marks)


def test_what_the_database_itself_and_what_another_process_saves_moves_the_mark(data: Path) -> None:
    with opened(data) as database:
        before = database.mark()
        with database.writing() as connection:
            connection.exec_driver_sql("UPDATE counted_time SET swept = swept + 1")
        between = database.mark()
        with python(_SAVE, data) as child:
            child.communicate()
        assert child.returncode == 0
        assert len({before, between, database.mark()}) == 3


def test_what_is_being_saved_moves_the_mark_when_it_is_saved(data: Path) -> None:
    with opened(data) as database:
        before = database.mark()
        with database.writing() as connection:
            connection.exec_driver_sql("UPDATE counted_time SET swept = swept + 1")
            assert database.mark() == before
        assert database.mark() != before


def test_of_a_file_that_was_moved_away_and_of_another_database_nothing_is_known(data: Path, tmp_path: Path) -> None:
    with opened(data) as database:
        before = database.mark()
        (data / FILE).rename(data / "moved")
        assert database.mark() is None
        (data / "moved").rename(data / FILE)
        again = database.mark()
        assert again is not None
        assert again != before
    with closing(Database.open(f"sqlite:///{tmp_path / 'other.db'}", Clock(), 5)) as other:
        assert other.mark() is None
