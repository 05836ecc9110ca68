"""A shelf: its owner opens what lies on it everywhere, by who he is; nobody else sees that there is anything."""

import pytest

from dongling.accounts import ANYBODY, OPERATOR, Grant, Role
from dongling.model import Step
from dongling.problems import DonglingError
from dongling.sequences import Draft
from dongling.store import Conflict, Store
from dongling.store.shelf import shelf as shelf_module
from dongling.store.shelf.item import Sharing
from dongling.store.shelf.shelf import ShelfQuery
from tests.dongling.store.accounts.making import BOSS_EAST, DISTRICT, somebody
from tests.dongling.store.making import DID, Clock, draft
from tests.dongling.store.shelf.making import COPIED, key, names, placed, shared

TEACHER_WEST = Grant(Role.TEACHER, "west")


def test_what_somebody_saves_lies_on_his_shelf_and_nobody_else_opens_it(store: Store) -> None:
    lu, zhou = somebody(store), somebody(store, "周老师")
    boss, district = somebody(store, "管理员", BOSS_EAST), somebody(store, "区里", DISTRICT)
    saved = placed(store, lu, "一条河", "a")
    assert saved.edit_key == saved.read_key == f"shelf-{saved.shelf_number}"
    again = store.by_edit_key(key(saved, lu))
    assert again
    assert (again.draft, again.edit_key) == (saved.draft, saved.edit_key)
    for other in (zhou.actor, boss.actor, district.actor, OPERATOR, ANYBODY):
        other_key = key(saved, other)
        assert store.by_edit_key(other_key) is None
        assert store.by_read_key(other_key) is None
        assert store.history(other_key) == []
        assert store.at_version(other_key, 1) is None
        assert store.delete(other_key) is None
        assert store.in_trash(other_key) is None
        assert store.repair(other_key) is None
        assert store.shelf.one(other, saved.shelf_number) is None
        with pytest.raises(DonglingError):
            store.save(other_key, draft("别的"), 1, DID)
        with pytest.raises(DonglingError):
            store.shelf.shares.share(other, saved.shelf_number, Sharing.PUBLIC, "")
    for text in (f"shelf-{saved.shelf_number}", "shelf-0", "shelf-x"):
        assert store.by_edit_key(text) is None
    assert names(store, lu) == ["一条河"]
    assert names(store, zhou) == []


def test_it_is_saved_undone_thrown_away_and_taken_back_as_any_draft(store: Store) -> None:
    lu = somebody(store)
    saved = placed(store, lu, "一", "a")
    mine = key(saved, lu)
    assert store.save(mine, draft("二"), 1, DID).version == 2
    with pytest.raises(Conflict) as conflict:
        store.save(mine, draft("三"), 1, DID)
    assert conflict.value.theirs.edit_key == saved.edit_key
    assert [version.number for version in store.history(mine)] == [2, 1]
    assert store.at_version(mine, 1) == saved.draft
    assert store.delete(mine)
    assert store.by_edit_key(mine) is None
    assert (names(store, lu), names(store, lu, trash=True)) == ([], ["二"])
    assert store.take_back(mine)
    assert names(store, lu) == ["二"]


def test_drafts_from_before_signing_in_are_brought_once_and_their_links_go_on(store: Store) -> None:
    lu, zhou = somebody(store), somebody(store, "周老师")
    one, two = (store.create(draft(name), DID) for name in ("一", "二"))
    assert store.shelf.bring(lu.actor, [one.edit_key, "x" * 24]) == 1
    assert store.shelf.bring(zhou.actor, [one.edit_key]) == 0
    assert store.shelf.held([one.edit_key, two.edit_key]) == {one.edit_key}
    assert (names(store, lu), names(store, zhou)) == (["一"], [])
    assert store.by_edit_key(one.edit_key)
    assert store.by_read_key(one.read_key)
    with pytest.raises(DonglingError, match="先登录"):
        store.shelf.bring(ANYBODY, [two.edit_key])


def test_search_finds_names_notes_and_units_whatever_they_are_made_of(store: Store) -> None:
    lu = somebody(store)
    for name, note, unit in (("走运河", "", "a"), ("别的", "先看运河", "b"), ("百分100%", 'a"b', "c"), ("空", "", "d")):
        store.shelf.create(lu.actor, Draft(name, (Step(unit=unit, note=note),)), DID)
    assert sorted(names(store, lu, words="运河")) == ["别的", "走运河"]
    assert names(store, lu, words="0%") == ["百分100%"]
    assert names(store, lu, words='a"b') == ["百分100%"]
    assert names(store, lu, words="没有", units=("d",)) == ["空"]
    assert names(store, lu, words="没有") == []
    assert names(store, somebody(store, "周老师"), words="运河") == []


def test_an_archive_keeps_by_school_year_and_a_folder_takes_out_of_it(store: Store) -> None:
    lu, zhou = somebody(store), somebody(store, "周老师")
    one, two = placed(store, lu, "一"), placed(store, lu, "二")
    theirs = placed(store, zhou, "三")
    store.shelf.archive(lu.actor, [one.shelf_number, theirs.shelf_number], 2025)
    assert (names(store, lu), names(store, lu, year=2025), names(store, zhou)) == (["二"], ["一"], ["三"])
    assert (store.shelf.years(lu.actor), store.shelf.years(zhou.actor)) == ({2025: 1, 0: 1}, {0: 1})
    folder = store.shelf.folders.make(lu.actor, "公开课")
    store.shelf.move(lu.actor, [one.shelf_number, theirs.shelf_number], folder)
    assert names(store, lu, folder=folder) == ["一"]
    with pytest.raises(DonglingError, match="学年"):
        store.shelf.archive(lu.actor, [two.shelf_number], 12)
    with pytest.raises(DonglingError, match="文件夹"):
        store.shelf.move(zhou.actor, [theirs.shelf_number], folder)


def test_a_copy_says_from_whom_and_knows_when_the_original_has_changed_or_is_gone(store: Store) -> None:
    lu, zhou = somebody(store), somebody(store, "周老师")
    original = shared(store, lu, Sharing.SCHOOL)
    copy = store.shelf.copy(zhou.actor, key(original, zhou), COPIED)
    assert copy
    item = store.shelf.one(zhou.actor, copy.shelf_number)
    assert item
    assert item.origin
    assert (item.origin.title, item.origin.who, item.origin.school, item.origin.version) == (
        "一条河",
        "陆老师",
        "east",
        1,
    )
    assert (item.origin.number, item.origin.changed) == (original.shelf_number, False)
    store.save(key(original, lu), draft("两条河"), 1, DID)
    item = store.shelf.one(zhou.actor, copy.shelf_number)
    assert item
    assert item.origin
    assert item.origin.changed
    kept = store.by_edit_key(key(copy, zhou))
    assert kept
    assert kept.draft.name == "一条河"
    store.shelf.shares.share(lu.actor, original.shelf_number, Sharing.PRIVATE)
    item = store.shelf.one(zhou.actor, copy.shelf_number)
    assert item
    assert item.origin
    assert (item.origin.number, item.origin.changed, item.origin.who) == (0, False, "陆老师")
    assert store.shelf.copy(zhou.actor, key(original, zhou), COPIED) is None


def test_a_copy_of_what_a_link_shows_says_so_without_a_name(store: Store) -> None:
    lu = somebody(store)
    saved = store.create(draft("一条河"), DID)
    copy = store.shelf.copy(lu.actor, saved.read_key, COPIED)
    assert copy
    item = store.shelf.one(lu.actor, copy.shelf_number)
    assert item
    assert item.origin
    assert (item.origin.who, item.origin.number) == ("", 0)


def test_what_lies_on_a_shelf_is_kept_while_its_owner_may_sign_in(store: Store, clock: Clock) -> None:
    lu, zhou = somebody(store), somebody(store, "周老师")
    mine, theirs, free = placed(store, lu), placed(store, zhou), store.create(draft(), DID)
    store.people.disable(OPERATOR, "周老师")
    clock.live(store, 735, step=5)
    assert store.sweep().trashed + sum(1 for one in (free,) if store.in_trash(one.edit_key)) >= 1
    assert store.by_edit_key(key(mine, lu))
    assert store.by_edit_key(free.edit_key) is None
    assert store.by_edit_key(key(theirs, zhou)) is None


def test_a_shelf_holds_so_much_and_no_more(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf_module, "MOST", 2)
    lu = somebody(store)
    placed(store, lu)
    placed(store, lu)
    with pytest.raises(DonglingError, match="书架上有"):
        placed(store, lu)
    assert len(names(store, lu)) == 2


def test_a_page_of_a_list_is_loaded_and_no_more(store: Store) -> None:
    lu = somebody(store)
    for number in range(5):
        placed(store, lu, f"第{number}份")
    listing = store.shelf.listed(lu.actor, ShelfQuery(), 2, 2)
    assert (listing.total, [item.saved.draft.name for item in listing.items if item.saved]) == (5, ["第2份", "第1份"])
