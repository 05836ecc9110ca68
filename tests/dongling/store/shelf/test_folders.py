"""Folders: each on one's own shelf, by a name of its own; what lay in one is never lost with it."""

import pytest

from dongling.accounts import ANYBODY
from dongling.problems import DonglingError
from dongling.store import Store
from dongling.store.shelf import folders as folders_module
from tests.dongling.store.accounts.making import somebody
from tests.dongling.store.shelf.making import names, placed


def test_a_folder_is_made_renamed_and_taken_away_and_what_lay_in_it_stays(store: Store) -> None:
    lu, folders = somebody(store), store.shelf.folders
    folder = folders.make(lu.actor, "  公开　课 ")
    assert folders.make(lu.actor, "公开 课") == folder
    saved = placed(store, lu, "一")
    store.shelf.move(lu.actor, [saved.shelf_number], folder)
    assert [(one.name, one.held) for one in folders.listed(lu.actor)] == [("公开 课", 1)]
    folders.rename(lu.actor, folder, "教研")
    other = folders.make(lu.actor, "另一个")
    with pytest.raises(DonglingError, match="已经有"):
        folders.rename(lu.actor, other, "教研")
    folders.remove(lu.actor, folder)
    assert [one.name for one in folders.listed(lu.actor)] == ["另一个"]
    assert names(store, lu) == ["一"]


def test_nobody_touches_a_folder_of_somebody_else(store: Store) -> None:
    lu, zhou, folders = somebody(store), somebody(store, "周老师"), store.shelf.folders
    folder = folders.make(lu.actor, "公开课")
    assert folders.make(zhou.actor, "公开课") != folder
    for by in (zhou.actor, ANYBODY):
        with pytest.raises(DonglingError, match="没有这个文件夹"):
            folders.rename(by, folder, "我的")
        with pytest.raises(DonglingError, match="没有这个文件夹"):
            folders.remove(by, folder)
    with pytest.raises(DonglingError):
        folders.make(ANYBODY, "谁的")
    assert [one.name for one in folders.listed(lu.actor)] == ["公开课"]
    assert folders.listed(ANYBODY) == []


@pytest.mark.parametrize("name", ["", "  ", "长" * 41, "a\x00b", "a\u202eb"])
def test_a_name_that_will_not_do_makes_no_folder(store: Store, name: str) -> None:
    lu = somebody(store)
    with pytest.raises(DonglingError, match="1到40个字"):
        store.shelf.folders.make(lu.actor, name)
    assert store.shelf.folders.listed(lu.actor) == []


def test_there_are_so_many_folders_at_most(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folders_module, "MOST", 1)
    lu = somebody(store)
    store.shelf.folders.make(lu.actor, "一")
    with pytest.raises(DonglingError, match="最多"):
        store.shelf.folders.make(lu.actor, "二")
