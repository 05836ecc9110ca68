"""How a file of SQLite's is opened, and that it is never another one."""

import stat
from contextlib import closing
from pathlib import Path

import pytest

from dongling.problems import DonglingError
from dongling.store import Store
from dongling.store.database.engine import FILE, open_engine
from tests.dongling.store.making import DID, draft

pytestmark = pytest.mark.of_sqlite


def test_the_file_and_its_journal_are_for_their_owner_alone(data: Path) -> None:
    data.mkdir(mode=0o755)
    (data / FILE).touch(0o644)
    with closing(Store.open(data)) as store:
        store.create(draft("一"), DID)
        modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (data, *data.iterdir())}
    assert modes == {"data": 0o700, FILE: 0o600, f"{FILE}-wal": 0o600, f"{FILE}-shm": 0o600}


def test_what_is_acknowledged_is_on_the_disk_and_readers_do_not_wait(data: Path) -> None:
    engine, name, _ = open_engine(data, 2.5)
    with engine.connect() as connection:
        found = {
            pragma: connection.exec_driver_sql(f"PRAGMA {pragma}").scalar()
            for pragma in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    engine.dispose()
    assert found == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 2500}
    assert name == str(data / FILE)


@pytest.mark.parametrize("name", ["a b", "数据?mode=ro", "#1%20", "file:x"])
def test_a_folder_may_be_called_anything(tmp_path: Path, name: str) -> None:
    with closing(Store.open(tmp_path / name)) as store:
        store.create(draft("一"), DID)
    assert [path.name for path in (tmp_path / name).iterdir()] == [FILE]


def test_nothing_is_saved_into_a_file_that_was_moved_away_under_a_running_site(store: Store, data: Path) -> None:
    made = store.create(draft("一"), DID)
    moved = data.rename(data.with_name("moved"))
    with pytest.raises(DonglingError, match="用不了"):
        store.save(made.edit_key, draft("二"), 1, DID)
    with closing(Store.open(data)):
        assert store.by_edit_key(made.edit_key) is None
        new = store.create(draft("新"), DID)
    with closing(Store.open(moved)) as old:
        assert old.by_edit_key(made.edit_key) is not None
        assert old.by_edit_key(new.edit_key) is None
