"""All drafts, with what is sound of each: a backup takes that along and nothing else."""

import io
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from dongling.store import Store
from dongling.store.database.engine import FILE
from tests.dongling.store.making import DID, draft


@pytest.mark.of_sqlite
def test_a_backup_of_a_damaged_store_holds_all_that_is_sound(store: Store, data: Path, tmp_path: Path) -> None:
    whole, newest, key, nothing = (store.create(draft(name), DID) for name in ("好", "新坏", "钥坏", "全坏"))
    store.save(newest.edit_key, draft("新的一版"), 1, DID)
    with closing(sqlite3.connect(data / FILE)) as raw:
        raw.execute("UPDATE draft_versions SET body = body || ' ' WHERE draft_id = 2 AND number = 2 OR draft_id = 4")
        raw.execute("UPDATE drafts SET used = 'x' WHERE id = 3")
        raw.commit()
    file = io.BytesIO()
    assert store.dump(file) == (3, 3, 4, 0)
    file.seek(0)
    store.load(file, tmp_path / "before.gz")
    names = [saved.draft.name for made in (whole, newest, key, nothing) if (saved := store.by_edit_key(made.edit_key))]
    assert names == ["好", "新坏", "钥坏"]
    assert store.examine().sound
