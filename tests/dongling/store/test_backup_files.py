"""Backup files: never over another, never lost."""

from contextlib import closing
from pathlib import Path

import pytest

from dongling.problems import DonglingError
from dongling.store import Store, back_up, bring_back
from tests.dongling.store.making import DID, draft


def fill(data: Path, *names: str) -> list[str]:
    """Save drafts; return their keys."""
    with closing(Store.open(data)) as store:
        return [store.create(draft(name), DID).edit_key for name in names]


def names(data: Path, keys: list[str]) -> list[str]:
    """Return the names of those drafts that are there."""
    with closing(Store.open(data)) as store:
        return [saved.draft.name for saved in map(store.by_edit_key, keys) if saved]


@pytest.mark.of_sqlite
def test_a_backup_comes_back_on_another_machine(data: Path, tmp_path: Path) -> None:
    keys = fill(data, "一", "二")
    assert back_up(data, tmp_path / "b.gz") == (2, 2, 0, 0)
    assert bring_back(tmp_path / "new" / "data", tmp_path / "b.gz") == ((2, 2, 0, 0), None, (0, 0, 0))
    assert names(tmp_path / "new" / "data", keys) == ["一", "二"]
    assert [path.name for path in (tmp_path / "new" / "data").iterdir()] == ["drafts.db"]


@pytest.mark.of_sqlite
def test_what_was_there_can_be_brought_back_in_its_turn(data: Path, tmp_path: Path) -> None:
    old = fill(data, "从前")
    back_up(data, tmp_path / "b.gz")
    new = fill(data, "后来")
    before = bring_back(data, tmp_path / "b.gz").before
    assert before is not None
    assert before.parent == data
    assert names(data, old + new) == ["从前"]
    bring_back(data, before)
    assert names(data, old + new) == ["从前", "后来"]


@pytest.mark.of_sqlite
def test_a_restore_that_fails_leaves_everything_as_it_was(data: Path, tmp_path: Path) -> None:
    keys = fill(data, "一")
    back_up(data, tmp_path / "b.gz")
    (tmp_path / "b.gz").write_bytes((tmp_path / "b.gz").read_bytes()[:-9])
    with pytest.raises(DonglingError, match="不完整"):
        bring_back(data, tmp_path / "b.gz")
    assert names(data, keys) == ["一"]
    assert not list(data.glob("before*"))


def test_a_backup_of_nothing_is_refused_since_it_is_likely_the_wrong_place(data: Path, tmp_path: Path) -> None:
    with pytest.raises(DonglingError, match=f"{data} 里还没有保存过什么"):
        back_up(data, tmp_path / "b.gz")
    assert not (tmp_path / "b.gz").exists()
