"""A site is carried from SQLite to PostgreSQL and back by backups: drafts, accounts, roles and audit are the same."""

from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from dongling.accounts import OPERATOR, Grant, Role
from dongling.store import Store
from dongling.store.audit.records import Wanted
from dongling.testing import RunDongling
from tests.dongling.store.accounts.making import BOSS_EAST, DISTRICT, PASSWORD, TEACHER_EAST, somebody
from tests.dongling.store.making import DID, draft

NAMES = ("周老师", "陆老师", "走了的", "新来的")


def fill(store: Store) -> list[str]:
    """Save drafts and take in people; return the keys."""
    somebody(store, "周老师", DISTRICT)
    somebody(store, "陆老师", TEACHER_EAST, BOSS_EAST, Grant(Role.EDITOR, "west"))
    somebody(store, "走了的")
    store.people.disable(OPERATOR, "走了的")
    store.people.add(OPERATOR, "新来的", [TEACHER_EAST])
    saved = [store.create(draft(f"第{number}个", "a", "b"), DID) for number in range(5)]
    for number in range(1, 8):
        store.save(saved[0].edit_key, draft(f"改{number}次", "c"), number, DID)
    store.delete(saved[1].edit_key)
    return [one.edit_key for one in saved]


def told(store: Store, keys: list[str]) -> dict[str, Any]:
    """Return all that is the same wherever a store lies."""
    audit = [(entry.number, entry.at, entry.did, entry.thing) for entry in store.audit.listed(OPERATOR, Wanted())]
    return {
        "people": store.register.every(OPERATOR),
        "passwords": [bool(store.people.recognised(name, PASSWORD)) for name in NAMES],
        "drafts": [(one.draft, one.version, one.saved) if one else None for one in map(store.by_edit_key, keys)],
        "histories": [store.history(key) for key in keys],
        "in trash": [one.draft if one else None for one in map(store.in_trash, keys)],
        "audit": [entry for entry in reversed(audit) if entry[2].startswith("person.")],
    }


def test_a_site_is_the_same_on_the_other_database_and_back_again(
    database: str, run_dongling: RunDongling, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = tmp_path / "state" / "data"
    with closing(Store.open(data)) as store:
        keys = fill(store)
        before = told(store, keys)
    assert before["passwords"] == [True, True, False, False]
    assert run_dongling("backup", tmp_path / "sqlite.gz").status == 0
    monkeypatch.setenv("DONGLING_DATABASE", database)
    restored = run_dongling("restore", tmp_path / "sqlite.gz")
    assert restored.status == 0, restored.err
    assert "5个序列" in restored.out
    assert "4个账号" in restored.out
    with closing(Store.open(database)) as store:
        assert told(store, keys) == before
        assert store.examine().sound
        somebody(store, "后来的")
        later = told(store, keys)
    assert run_dongling("backup", tmp_path / "postgresql.gz").status == 0
    monkeypatch.delenv("DONGLING_DATABASE")
    for file in data.glob("drafts.db*"):
        file.unlink()
    assert run_dongling("restore", tmp_path / "postgresql.gz").status == 0
    with closing(Store.open(data)) as store:
        assert told(store, keys) == later
        assert store.examine().sound
        assert store.create(draft("又一个"), DID).version == 1
