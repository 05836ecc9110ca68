"""A backup is brought back whole, in one moment, and a tab that was open meanwhile can't save over it unseen."""

import io
from pathlib import Path

import pytest

from dongling.problems import DonglingError
from dongling.store import KEPT, Conflict, Store
from tests.dongling.store.children import python
from tests.dongling.store.making import DID, Clock, draft

_READ = """
import gzip, io, json, sys
from dongling.store import Store
store = Store.open(sys.argv[1])
print("ready", flush=True)
seen = set()
while sys.argv[2] not in seen:
    file = io.BytesIO()
    store.dump(file)
    rows = map(json.loads, gzip.decompress(file.getvalue()).splitlines())
    names = {row["draft"]["name"] for row in rows if row["row"] == "version"}
    assert len(names) == 1, names
    seen |= names
store.close()
print(len(seen))
"""


def backup(store: Store) -> io.BytesIO:
    """Return a backup of all that a store holds."""
    file = io.BytesIO()
    store.dump(file)
    file.seek(0)
    return file


def test_a_backup_is_put_in_place_of_everything(store: Store, tmp_path: Path, clock: Clock) -> None:
    kept = store.create(draft("一", "a"), DID)
    kept = store.save(kept.edit_key, draft("一", "a", "b"), 1, DID)
    file = backup(store)
    store.delete(kept.edit_key)
    later = store.create(draft("后来"), DID)
    clock.move(days=300)
    counts, there, left_alone = store.load(file, tmp_path / "before.gz")
    assert (counts, there, left_alone) == ((1, 2, 0, 0), (2, 3, 0, 0), (0, 0, 0))
    back = store.by_edit_key(kept.edit_key)
    assert back is not None
    assert (back.draft, back.version, back.saved) == (kept.draft, 2, kept.saved)
    assert (back.expires - clock.now).days == KEPT.days
    assert store.at_version(kept.edit_key, 1) == draft("一", "a")
    assert store.by_read_key(kept.read_key) is not None
    assert store.by_edit_key(later.edit_key) is None
    with (tmp_path / "before.gz").open("rb") as before:
        store.load(before, tmp_path / "again.gz")
    assert store.by_edit_key(later.edit_key) is not None


def test_a_tab_that_was_open_meanwhile_never_saves_over_what_was_restored(store: Store, tmp_path: Path) -> None:
    made = store.create(draft("一"), DID)
    file = backup(store)
    tab = store.save(made.edit_key, draft("二"), 1, DID)
    store.load(file, tmp_path / "before.gz")
    back = store.by_edit_key(made.edit_key)
    assert back is not None
    assert (back.draft, back.version) == (draft("一"), 3)
    assert [(v.number, v.did.zh) for v in store.history(made.edit_key)] == [(3, "从备份恢复"), (1, DID.zh)]
    with pytest.raises(Conflict):
        store.save(made.edit_key, draft("三"), tab.version, DID)


def test_a_backup_that_is_no_good_changes_nothing(store: Store, tmp_path: Path) -> None:
    made = store.create(draft("一"), DID)
    cut = io.BytesIO(backup(store).getvalue()[:-30])
    with pytest.raises(DonglingError, match="什么也没有变"):
        store.load(cut, tmp_path / "before.gz")
    assert store.by_edit_key(made.edit_key) == made
    assert not list(tmp_path.glob("before*"))


def test_who_reads_while_a_backup_is_brought_back_sees_before_or_after_and_never_between(
    store: Store, data: Path, tmp_path: Path
) -> None:
    for _ in range(30):
        store.create(draft("从前"), DID)
    file = backup(store)
    store.load(io.BytesIO(backup_of_nothing(tmp_path)), tmp_path / "before.gz")
    for _ in range(30):
        store.create(draft("现在"), DID)
    other = python(_READ, data, "从前")
    assert other.stdout is not None
    other.stdout.readline()
    store.load(file, tmp_path / "now.gz")
    out, _ = other.communicate()
    assert other.returncode == 0
    assert out in ("1\n", "2\n")


def backup_of_nothing(tmp_path: Path) -> bytes:
    """Return the backup of an empty store."""
    empty = Store.open(tmp_path / "empty")
    file = backup(empty)
    empty.close()
    return file.getvalue()
