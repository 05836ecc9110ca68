"""What the doctor finds."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from dongling.store import Store
from dongling.store.database.engine import FILE
from tests.dongling.store.making import DID, draft


def test_a_store_in_which_all_is_well(store: Store) -> None:
    made = store.create(draft("一"), DID)
    store.save(made.edit_key, draft("二"), 1, DID)
    store.delete(store.create(draft("三"), DID).edit_key)
    found = store.examine()
    assert found.sound
    assert (found.drafts, found.in_trash, found.versions, found.due, found.clock) == (2, 1, 3, (0, 0), None)


@pytest.mark.of_sqlite
def test_each_damaged_draft_is_named_with_what_is_left_of_it(store: Store, data: Path) -> None:
    for name in ("行", "版", "少", "无"):
        made = store.create(draft(name), DID)
        store.save(made.edit_key, draft(name, "a"), 1, DID)
    with closing(sqlite3.connect(data / FILE)) as raw:
        raw.execute("UPDATE drafts SET used = 'x' WHERE id = 1")
        raw.execute("UPDATE draft_versions SET did = 'x' WHERE draft_id = 2 AND number = 2 OR draft_id = 4")
        raw.execute("DELETE FROM draft_versions WHERE draft_id = 3 AND number = 1")
        raw.commit()
    assert [said.zh for said in store.examine().damaged] == [
        "第1号草稿《行》：登记的一行损坏，最后完好的是第2版",
        "第2号草稿《版》：第2版损坏，最后完好的是第1版",
        "第3号草稿《少》：少了1版，最后完好的是第2版",
        "第4号草稿：第1、2版损坏，没有一版完好，从备份恢复",
    ]
