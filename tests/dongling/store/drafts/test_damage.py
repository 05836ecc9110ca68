"""Damage: of which draft it is, what is sound, and that it takes no other draft with it."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from dongling.problems import DonglingError
from dongling.store import Damaged, SavedDraft, Store
from dongling.store.database.engine import FILE
from dongling.store.drafts.keys import new_key
from tests.dongling.store.making import DID, Clock, draft

pytestmark = pytest.mark.of_sqlite

OTHERS = 3


@pytest.fixture
def made(store: Store) -> SavedDraft:
    """Return a draft of three versions, among others."""
    for number in range(OTHERS):
        store.create(draft(f"别的{number}"), DID)
    saved = store.create(draft("一", "a"), DID)
    saved = store.save(saved.edit_key, draft("一", "a", "b"), 1, DID)
    return store.save(saved.edit_key, draft("一", "a", "b", "c"), 2, DID)


def spoil(data: Path, statement: str) -> None:
    """Change what is stored behind the program's back."""
    with closing(sqlite3.connect(data / FILE)) as raw:
        assert raw.execute(statement).rowcount > 0
        raw.commit()


BODY = """UPDATE draft_versions SET body = replace(body, '"c"', '"C"') WHERE number = 3"""
KEY_OF_BODY = """UPDATE draft_versions SET body = replace(body, '"steps"', '"stepz"') WHERE number = 3"""
ROWS = [
    BODY,
    KEY_OF_BODY,
    "UPDATE draft_versions SET number = 9 WHERE number = 3",
    "UPDATE draft_versions SET draft_id = 1 WHERE number = 3",
    "UPDATE draft_versions SET saved = 'x' WHERE number = 3",
    "UPDATE draft_versions SET body = CAST(x'ff00' AS TEXT) WHERE number = 3",
    "UPDATE draft_versions SET did = 3.5 WHERE number = 3",
    "DELETE FROM draft_versions WHERE number = 3",
    "UPDATE drafts SET edit_hash = replace(edit_hash, substr(edit_hash, 1, 1), 'x') WHERE id = 4",
    "UPDATE drafts SET version = 2 WHERE id = 4",
    "UPDATE drafts SET version = 2147483000 WHERE id = 4",
    "UPDATE drafts SET trashed = '2026-01-01 00:00:00.000000' WHERE id = 4",
    "UPDATE drafts SET kept = 7, used = 'never' WHERE id = 4",
]


@pytest.mark.parametrize("statement", ROWS)
def test_a_draft_that_was_changed_behind_our_back_is_never_opened_and_its_last_sound_version_is_offered(
    store: Store, made: SavedDraft, data: Path, statement: str
) -> None:
    spoil(data, statement)
    with pytest.raises(Damaged, match="存下的数据损坏了，没有动它；最后完好的是第") as caught:
        store.by_edit_key(made.edit_key)
    good = caught.value.good
    assert good is not None
    assert caught.value.status == 3
    assert good.draft in (made.draft, draft("一", "a", "b"))
    with pytest.raises(DonglingError):
        store.save(made.edit_key, draft("空"), 3, DID)
    for number in range(1, OTHERS + 1):
        other = store.create(draft(f"新{number}"), DID)
        assert store.by_edit_key(other.edit_key) == other
    assert store.by_edit_key(new_key()) is None


@pytest.mark.parametrize("statement", ROWS)
def test_a_repair_goes_on_from_the_last_sound_version_and_loses_none(
    store: Store, made: SavedDraft, data: Path, statement: str
) -> None:
    spoil(data, statement)
    mended = store.repair(made.edit_key)
    assert mended is not None
    assert mended.version > 3
    assert mended.draft in (made.draft, draft("一", "a", "b"))
    assert store.by_edit_key(made.edit_key) == mended
    assert store.by_read_key(made.read_key) is not None
    assert store.history(made.edit_key)[0].did.zh == "损坏以后，用最后完好的一版接着写"
    assert store.at_version(made.edit_key, 1) == draft("一", "a")
    assert store.save(made.edit_key, draft("再写"), mended.version, DID).version == mended.version + 1


def test_a_damaged_version_is_told_in_the_history_and_the_others_are_read(
    store: Store, made: SavedDraft, data: Path
) -> None:
    spoil(data, "UPDATE draft_versions SET did = 'x' || did WHERE number = 2")
    lines = store.history(made.edit_key)
    assert [(line.number, line.damaged) for line in lines] == [(3, False), (2, True), (1, False)]
    with pytest.raises(DonglingError, match="第2版：这一版损坏了，读不出来"):
        store.at_version(made.edit_key, 2)
    spoil(data, "DELETE FROM draft_versions WHERE number = 2")
    assert [line.did.zh for line in store.history(made.edit_key) if line.damaged] == ["有1版损坏了，读不出来"]
    assert store.by_edit_key(made.edit_key) == made


def test_a_draft_of_which_nothing_is_sound_says_so_and_is_left_alone(
    store: Store, made: SavedDraft, data: Path
) -> None:
    spoil(data, "UPDATE draft_versions SET body = body || ' ' WHERE draft_id = 4")
    for ask in (store.by_edit_key, store.repair):
        with pytest.raises(Damaged, match="没有一版完好，请管理员从备份恢复") as caught:
            ask(made.edit_key)
        assert caught.value.good is None


def no_index(file: Path) -> None:
    """Empty the index of the edit keys, which the database does not see by itself."""
    with closing(sqlite3.connect(file, isolation_level=None)) as raw:
        (page,) = raw.execute("SELECT rootpage FROM sqlite_master WHERE name = 'uq_drafts_edit_hash'").fetchone() or (
            raw.execute("SELECT rootpage FROM sqlite_master WHERE name = 'sqlite_autoindex_drafts_1'").fetchone()
        )
        (size,) = raw.execute("PRAGMA page_size").fetchone()
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").close()
    with file.open("r+b") as content:
        content.seek((page - 1) * size + 3)
        content.write(b"\0\0")  # no entries


def test_a_draft_that_an_index_has_lost_is_found_by_reading_every_row(data: Path, clock: Clock) -> None:
    with closing(Store.open(data, clock=clock)) as store:
        saved = store.create(draft("一"), DID)
        gone = store.create(draft("二"), DID)
        store.delete(gone.edit_key)
    no_index(data / FILE)
    with closing(Store.open(data, clock=clock)) as store:
        assert store.by_edit_key(saved.edit_key) == saved
        assert not store.examine().sound
        with pytest.raises(DonglingError, match="损坏了，没有动它"):
            store.by_edit_key(new_key())
