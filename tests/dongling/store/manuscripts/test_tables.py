"""What lies in the tables of manuscripts goes into backups and comes back, and leaves with its author."""

import io
from pathlib import Path

from dongling.accounts import OPERATOR
from dongling.store import Store
from tests.dongling.store.accounts.making import somebody
from tests.dongling.store.manuscripts.making import EDITOR_EAST, TEXT, begun


def test_a_backup_brings_manuscripts_versions_and_remarks_back(store: Store, tmp_path: Path) -> None:
    lu, east = somebody(store), somebody(store, "东编辑", EDITOR_EAST)
    number = begun(store, lu)
    store.manuscripts.save(lu.actor, number, TEXT + "分钟: 5\n", 1, "走", "a")
    store.manuscripts.hand_in(lu.actor, number)
    store.manuscripts.remark(east.actor, number, "name", "短一些")
    kept, before = io.BytesIO(), store.manuscripts.get(lu.actor, number)
    store.dump(kept)
    store.manuscripts.take_back(lu.actor, number)
    store.manuscripts.throw_away(lu.actor, number)
    kept.seek(0)
    store.load(kept, tmp_path / "before.gz")
    assert store.manuscripts.get(lu.actor, number) == before
    assert [one.words for one in store.manuscripts.remarks(lu.actor, number)] == ["短一些"]
    assert [one.number for one in store.manuscripts.history(lu.actor, number)] == [2, 1]


def test_a_backup_brings_nothing_back_of_who_has_left_since(store: Store, tmp_path: Path) -> None:
    lu, zhou = somebody(store), somebody(store, "周老师")
    gone, stays = begun(store, lu), begun(store, zhou)
    for number, by in ((gone, lu), (stays, zhou)):
        store.manuscripts.remark(by.actor, number, "", "一句")
    kept = io.BytesIO()
    store.dump(kept)
    store.shelf.succession.leave(lu.actor, lu.name)
    kept.seek(0)
    store.load(kept, tmp_path / "before.gz")
    assert store.manuscripts.get(zhou.actor, stays)
    assert [one.words for one in store.manuscripts.remarks(zhou.actor, stays)] == ["一句"]
    assert store.manuscripts.own(lu.actor) == ([], 0)


def test_manuscripts_leave_with_their_author(store: Store) -> None:
    lu, east = somebody(store), somebody(store, "东编辑", EDITOR_EAST)
    number = begun(store, lu)
    store.manuscripts.hand_in(lu.actor, number)
    store.shelf.succession.leave(lu.actor, lu.name)
    assert store.manuscripts.get(east.actor, number) is None
    assert store.manuscripts.waiting(OPERATOR) == []
