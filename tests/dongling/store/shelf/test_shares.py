"""Sharing: each step shows a thing to those it names, and taking it back is at once."""

import pytest

from dongling.accounts import ANYBODY, Grant, Role
from dongling.problems import DonglingError
from dongling.store import Did, Store
from dongling.store.shelf.item import Sharing
from tests.dongling.store.accounts.making import BOSS_EAST, DISTRICT, somebody
from tests.dongling.store.audit.making import told
from tests.dongling.store.making import DID, draft
from tests.dongling.store.shelf.making import key, placed, shared

SEES = {
    Sharing.PRIVATE: (False, False, False, False),
    Sharing.LINK: (False, False, False, False),
    Sharing.SCHOOL: (True, False, False, False),
    Sharing.DISTRICT: (True, True, True, False),
    Sharing.PUBLIC: (True, True, True, True),
}
"""Who sees what is shared in east: a colleague there, a teacher of west, the district, a reader."""


@pytest.mark.parametrize("sharing", Sharing)
def test_those_see_it_who_are_named_and_nobody_changes_it(store: Store, sharing: Sharing) -> None:
    lu, zhou = somebody(store), somebody(store, "周老师")
    west, district = somebody(store, "西", Grant(Role.TEACHER, "west")), somebody(store, "区里", DISTRICT)
    saved = shared(store, lu, sharing)
    actors = (zhou.actor, west.actor, district.actor, ANYBODY)
    assert tuple(store.by_read_key(key(saved, by)) is not None for by in actors) == SEES[sharing]
    assert tuple(store.shelf.one(by, saved.shelf_number) is not None for by in actors) == SEES[sharing]
    shares = store.shelf.shares
    assert [shares.of_schools(by, 0, 9).total for by in actors] == [int(SEES[sharing][0]), 0, 0, 0]
    assert [shares.of_district(by, 0, 9).total for by in actors] == [int(SEES[sharing][1])] * 3 + [0]
    assert shares.of_everybody(ANYBODY, 0, 9).total == int(SEES[sharing][3])
    assert shares.of_schools(lu.actor, 0, 9).total == 0
    for by in actors:
        assert store.by_edit_key(key(saved, by)) is None
        assert store.delete(key(saved, by)) is None
    shares.share(lu.actor, saved.shelf_number, Sharing.PRIVATE)
    assert told(store)[-1] == ("陆老师", Did.SHELF_SHARED, f"shelf-{saved.shelf_number} private", "")
    assert not any(store.by_read_key(key(saved, by)) for by in actors)


def test_a_link_opens_until_another_is_made_or_sharing_changes(store: Store) -> None:
    lu = somebody(store)
    saved = placed(store, lu, "一条河", "a")
    store.save(key(saved, lu), draft("两条河"), 1, DID)
    first = store.shelf.shares.share(lu.actor, saved.shelf_number, Sharing.LINK)
    assert first
    assert store.by_read_key(first.read_key)
    assert store.save(first.edit_key, draft("三条河"), 2, DID).version == 3
    second = store.shelf.shares.share(lu.actor, saved.shelf_number, Sharing.LINK)
    assert second
    assert store.by_read_key(first.read_key) is None
    assert store.by_edit_key(first.edit_key) is None
    assert store.by_read_key(second.read_key)
    assert store.shelf.shares.share(lu.actor, saved.shelf_number, Sharing.PRIVATE) is None
    assert store.by_read_key(second.read_key) is None
    assert store.examine().sound
    assert [version.damaged for version in store.history(key(saved, lu))] == [False] * 3
    assert store.at_version(key(saved, lu), 1) == saved.draft


def test_nobody_shares_in_the_name_of_a_school_where_he_is_not(store: Store) -> None:
    lu, nowhere = somebody(store), somebody(store, "区里", DISTRICT)
    saved, other = placed(store, lu), placed(store, nowhere)
    for sharing, school in ((Sharing.SCHOOL, "west"), (Sharing.SCHOOL, ""), (Sharing.PUBLIC, "west")):
        with pytest.raises(DonglingError, match="学校"):
            store.shelf.shares.share(lu.actor, saved.shelf_number, sharing, school)
    with pytest.raises(DonglingError, match="学校"):
        store.shelf.shares.share(nowhere.actor, other.shelf_number, Sharing.SCHOOL, "east")
    store.shelf.shares.share(nowhere.actor, other.shelf_number, Sharing.PUBLIC, "")
    item = store.shelf.one(lu.actor, saved.shelf_number)
    assert item
    assert item.sharing is Sharing.PRIVATE


def test_whoever_lost_his_role_sees_what_his_school_shares_no_more(store: Store) -> None:
    from dongling.accounts import OPERATOR

    lu, zhou = somebody(store), somebody(store, "周老师")
    saved = shared(store, lu, Sharing.SCHOOL)
    assert store.by_read_key(key(saved, zhou))
    store.people.dismiss(OPERATOR, "周老师", Grant(Role.TEACHER, "east"))
    again = store.people.named("周老师")
    assert again
    assert store.by_read_key(key(saved, again)) is None


def test_what_lies_in_the_trash_is_shown_to_nobody(store: Store) -> None:
    lu = somebody(store)
    saved = shared(store, lu, Sharing.PUBLIC)
    store.delete(key(saved, lu))
    assert store.shelf.shares.of_everybody(ANYBODY, 0, 9).total == 0
    assert store.by_read_key(key(saved, ANYBODY)) is None
    with pytest.raises(DonglingError):
        store.shelf.shares.share(lu.actor, saved.shelf_number, Sharing.SCHOOL, "east")


def test_an_administrator_takes_down_what_is_shared_in_the_name_of_his_school_and_nobody_else_does(
    store: Store,
) -> None:
    lu, zhou = somebody(store), somebody(store, "周老师")
    boss, west = somebody(store, "管理员", BOSS_EAST), somebody(store, "西", Grant(Role.SCHOOL_ADMIN, "west"))
    public, private = shared(store, lu, Sharing.PUBLIC), placed(store, lu)
    for by, saved in ((zhou, public), (west, public), (lu, public), (boss, private)):
        with pytest.raises(DonglingError, match="没有这一份"):
            store.shelf.shares.take_down(by.actor, saved.shelf_number)
    store.shelf.shares.take_down(boss.actor, public.shelf_number)
    assert store.by_read_key(key(public, ANYBODY)) is None
    assert store.by_edit_key(key(public, lu))
    assert told(store)[-1] == ("管理员", Did.SHELF_SHARED, f"shelf-{public.shelf_number} private", "east")
