"""Lists of shelves: one query a page, and what is damaged stands for itself."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from dongling.store import Damaged, Store
from dongling.store.database.engine import FILE
from dongling.store.shelf.shelf import ShelfQuery
from tests.dongling.store.accounts.making import somebody
from tests.dongling.store.making import DID, draft
from tests.dongling.store.shelf.making import key, names, placed


@pytest.mark.of_sqlite
def test_what_is_damaged_is_listed_as_that_and_gone_on_from_where_it_is_sound(store: Store, data: Path) -> None:
    lu = somebody(store)
    good, bad = placed(store, lu, "好"), placed(store, lu, "坏")
    mine = key(bad, lu)
    store.save(mine, draft("更坏"), 1, DID)
    with closing(sqlite3.connect(data / FILE)) as raw:
        raw.execute("UPDATE draft_versions SET body = replace(body, '更', '很') WHERE number = 2")
        raw.commit()
    assert sorted(names(store, lu)) == ["", "好"]
    with pytest.raises(Damaged) as damaged:
        store.by_edit_key(mine)
    assert damaged.value.good
    assert (damaged.value.good.draft.name, damaged.value.good.edit_key) == ("坏", bad.edit_key)
    with pytest.raises(Damaged):
        store.by_edit_key(key(bad, lu))
    mended = store.repair(mine)
    assert mended
    assert (mended.draft.name, mended.version) == ("坏", 3)
    assert sorted(names(store, lu)) == ["坏", "好"]
    assert store.by_edit_key(key(good, lu))


def test_the_last_saved_comes_first(store: Store) -> None:
    lu = somebody(store)
    one, two = placed(store, lu, "一"), placed(store, lu, "二")
    store.save(key(one, lu), draft("一改"), 1, DID)
    listing = store.shelf.listed(lu.actor, ShelfQuery(), 0, 9)
    assert {item.number for item in listing.items} == {one.shelf_number, two.shelf_number}
