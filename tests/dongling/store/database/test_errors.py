"""What the database can't do is said in one sentence, and the file is left as it is."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from dongling.problems import DonglingError
from dongling.store import SavedDraft, Store
from dongling.store.database.engine import FILE
from tests.dongling.store.making import DID, draft

pytestmark = pytest.mark.of_sqlite

_SHORT = 0.1


@pytest.fixture
def file(data: Path) -> Path:
    """Return the file of a store with a draft of many versions, closed."""
    with closing(Store.open(data)) as store:
        saved = store.create(draft("一"), DID)
        for count in range(60):
            saved = store.save(saved.edit_key, draft(f"第{count}次", *["unit"] * 20), saved.version, DID)
    return data / FILE


@contextmanager
def refused(said: str) -> Iterator[None]:
    """Expect a DonglingError of a service that is away."""
    with pytest.raises(DonglingError, match=said) as caught:
        yield
    assert caught.value.status == 3
    assert caught.value.message.en != caught.value.message.zh


def garbage(file: Path) -> None:
    """Write something else over the file."""
    file.write_bytes(b"not a database " * 1000)


def hole(file: Path) -> None:
    """Spoil the pages of the file, but not its first."""
    content = bytearray(file.read_bytes())
    for start in range(4096, len(content), 4096):
        content[start : start + 200] = b"\xa5" * 200
    file.write_bytes(content)


@pytest.mark.parametrize("spoil", [garbage, hole])
def test_a_damaged_file_is_named_and_kept_and_never_replaced(file: Path, spoil: Callable[[Path], None]) -> None:
    spoil(file)
    spoilt = file.read_bytes()
    with refused(f"{file} 损坏了，没有动它.*dongling restore"):
        use(file.parent)
    assert file.read_bytes() == spoilt


def use(folder: Path) -> SavedDraft:
    """Open a store and save in it."""
    with closing(Store.open(folder)) as store:
        return store.create(draft("新"), DID)


@pytest.mark.parametrize("lose", [Path.unlink, lambda file: file.write_bytes(b"")])
def test_beside_a_journal_that_holds_work_no_new_file_is_begun(file: Path, lose: Callable[[Path], None]) -> None:
    store = Store.open(file.parent)
    store.create(draft("在日志里"), DID)
    journal = file.with_name(f"{FILE}-wal")
    work = journal.read_bytes()
    assert work
    store.close()
    lose(file)
    journal.write_bytes(work)
    with refused("损坏了，没有动它"):
        Store.open(file.parent)
    assert journal.read_bytes() == work


def test_who_cannot_get_a_turn_is_told_and_can_try_again(file: Path) -> None:
    with closing(Store.open(file.parent, patience=_SHORT)) as store:
        made = store.create(draft("一"), DID)
        with closing(sqlite3.connect(file, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            with refused("没有轮到，这次没有保存，已存的都在"):
                store.save(made.edit_key, draft("二"), 1, DID)
            assert store.by_edit_key(made.edit_key) == made
        assert store.save(made.edit_key, draft("二"), 1, DID).version == 2


def test_a_file_that_only_reads_is_read_and_a_save_is_refused(file: Path) -> None:
    with closing(Store.open(file.parent)) as store:
        made = store.create(draft("一"), DID)
        with closing(Store.open(f"sqlite:///file:{file}?mode=ro&uri=true")) as only_read:
            there = only_read.by_edit_key(made.edit_key)
            assert there == made
            with refused("不能写，这次没有保存，已存的都在"):
                only_read.save(made.edit_key, draft("二"), 1, DID)


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with refused(f"{tmp_path / 'file' / 'data' / FILE} 用不了"):
        Store.open(tmp_path / "file" / "data")


def test_a_database_of_another_program_is_refused_and_left_alone(data: Path) -> None:
    data.mkdir()
    with closing(sqlite3.connect(data / FILE)) as other:
        other.execute("CREATE TABLE drafts (id INTEGER)")
    with refused("用不了.*drafts already exists"):
        Store.open(data)
    with closing(sqlite3.connect(data / FILE)) as other:
        assert other.execute("SELECT name FROM sqlite_master").fetchall() == [("drafts",)]
