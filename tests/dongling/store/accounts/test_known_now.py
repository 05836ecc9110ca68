"""What is kept of the database: until anybody changes something."""

from contextlib import closing
from pathlib import Path

import pytest

from dongling.store import Store
from dongling.store.accounts.known_now import MOST, KnownNow
from dongling.store.database.database import Database
from tests.dongling.store.making import DID, Clock, draft

pytestmark = pytest.mark.of_sqlite


def test_it_is_known_until_something_is_changed(store: Store, data: Path) -> None:
    with closing(Database.open(data, Clock(), 5)) as database:
        known = KnownNow[str](database)
        known.now()["a"] = "read"
        assert known.now() == {"a": "read"}
        before = known.now()
        store.create(draft(), DID)
        assert known.now() == {}
        before["a"] = "read before the change"
        assert known.now() == {}


def test_where_changes_are_not_told_nothing_is_known(tmp_path: Path) -> None:
    with closing(Database.open(f"sqlite:///{tmp_path / 'other.db'}", Clock(), 5)) as database:
        known = KnownNow[str](database)
        known.now()["a"] = "read"
        assert known.now() == {}


def test_not_more_is_kept_than_so_much(data: Path) -> None:
    with closing(Database.open(data, Clock(), 5)) as database:
        known = KnownNow[str](database)
        for number in range(MOST + 1):
            known.now()[f"{number}"] = ""
        assert len(known.now()) == 1
