"""When somebody leaves: a colleague has it all, from whom he sees; or it goes with the account, and copies stay."""

import pytest

from dongling.accounts import OPERATOR, Grant, Role
from dongling.problems import DonglingError
from dongling.store import IN_TRASH, KEPT, Did, Store
from dongling.store.accounts.person import Person
from dongling.store.shelf.item import Sharing
from tests.dongling.store.accounts.making import BOSS_EAST, DISTRICT, somebody
from tests.dongling.store.audit.making import told
from tests.dongling.store.making import DID, Clock, draft
from tests.dongling.store.manuscripts.making import TEXT, begun
from tests.dongling.store.shelf.making import COPIED, key, names, placed, shared


@pytest.fixture
def lu(store: Store) -> Person:
    """Return a teacher of east."""
    return somebody(store)


@pytest.fixture
def zhou(store: Store) -> Person:
    """Return a colleague."""
    return somebody(store, "周老师")


def test_chosen_things_go_to_a_colleague_with_their_history_and_their_links_end(
    store: Store, lu: Person, zhou: Person
) -> None:
    kept, given = placed(store, lu, "留"), placed(store, lu, "给", "a")
    links = store.shelf.shares.share(lu.actor, given.shelf_number, Sharing.LINK)
    assert links
    store.save(key(given, lu), draft("给了"), 1, DID)
    assert store.shelf.succession.hand_over(lu.actor, "陆老师", "周老师", [given.shelf_number]) == 1
    assert (names(store, lu), names(store, zhou)) == (["留"], ["给了"])
    item = store.shelf.one(zhou.actor, given.shelf_number)
    assert item
    assert (item.from_name, item.sharing, item.handed is not None) == ("陆老师", Sharing.PRIVATE, True)
    assert store.by_edit_key(links.edit_key) is None
    assert store.by_read_key(links.read_key) is None
    assert store.by_edit_key(key(given, lu)) is None
    assert len(store.history(key(given, zhou))) == 2
    assert told(store)[-1] == ("陆老师", Did.SHELF_HANDED_OVER, f"1 陆老师 #{lu.id} 周老师 #{zhou.id}", "east")
    assert store.by_edit_key(key(kept, lu))
    assert store.examine().sound


def test_what_is_shared_with_the_school_stays_shared_when_a_colleague_takes_it(
    store: Store, lu: Person, zhou: Person
) -> None:
    shared(store, lu, Sharing.SCHOOL, name="同校")
    store.shelf.succession.hand_over(lu.actor, "陆老师", "周老师")
    assert store.shelf.shares.of_schools(lu.actor, 0, 9).total == 1
    assert names(store, zhou) == ["同校"]


def test_an_administrator_of_all_schools_hands_over_also_of_a_disabled_person(
    store: Store, lu: Person, zhou: Person
) -> None:
    boss, west = somebody(store, "管理员", BOSS_EAST), somebody(store, "西", Grant(Role.SCHOOL_ADMIN, "west"))
    district = somebody(store, "区里", DISTRICT)
    placed(store, lu, "一")
    placed(store, lu, "二")
    store.people.disable(OPERATOR, "陆老师")
    for by in (west.actor, zhou.actor):
        with pytest.raises(DonglingError, match="权限"):
            store.shelf.succession.hand_over(by, "陆老师", "周老师")
        with pytest.raises(DonglingError, match="权限"):
            store.shelf.succession.held_by(by, "陆老师")
    with pytest.raises(DonglingError, match="权限"):
        store.shelf.succession.held_by(boss.actor, "没有这个人")
    assert store.shelf.succession.held_by(boss.actor, "陆老师") == (2, 0)
    assert store.shelf.succession.hand_over(boss.actor, "陆老师", "周老师") == 2
    assert sorted(names(store, zhou)) == ["一", "二"]
    assert store.shelf.succession.hand_over(district.actor, "周老师", "西") == 2


def test_with_a_whole_shelf_go_the_manuscripts_each_with_its_history(store: Store, lu: Person, zhou: Person) -> None:
    number, binned = begun(store, lu), begun(store, lu, "扔掉的")
    given = placed(store, lu, "一")
    store.manuscripts.throw_away(lu.actor, binned)
    store.manuscripts.save(lu.actor, number, TEXT + "分钟: 5\n", 1, "走", "a")
    succession = store.shelf.succession
    assert succession.hand_over(lu.actor, "陆老师", "周老师", [given.shelf_number]) == 1
    assert succession.held_by(lu.actor, "陆老师") == (0, 2)
    assert succession.hand_over(lu.actor, "陆老师", "周老师") == 2
    assert store.manuscripts.get(lu.actor, number) is None
    there = store.manuscripts.get(zhou.actor, number)
    assert there
    assert there.line.who == "周老师"
    assert [(one.number, one.who) for one in store.manuscripts.history(zhou.actor, number)] == [
        (2, "陆老师"),
        (1, "陆老师"),
    ]
    assert [one.line.title for one in store.manuscripts.bin.listed(zhou.actor, 9)] == ["扔掉的"]


@pytest.mark.parametrize("to", ["没有这个人", "陆老师", "西", "走了的", ""])
def test_nobody_takes_over_who_is_no_colleague_that_may_sign_in(store: Store, lu: Person, to: str) -> None:
    somebody(store, "西", Grant(Role.TEACHER, "west"))
    somebody(store, "走了的")
    store.people.disable(OPERATOR, "走了的")
    placed(store, lu, "一")
    with pytest.raises(DonglingError, match="没有能接手的"):
        store.shelf.succession.hand_over(lu.actor, "陆老师", to)
    assert names(store, lu) == ["一"]


def test_somebody_elses_things_are_not_handed_over_by_their_number(store: Store, lu: Person, zhou: Person) -> None:
    theirs = placed(store, zhou, "别人的")
    assert store.shelf.succession.hand_over(lu.actor, "陆老师", "周老师", [theirs.shelf_number]) == 0
    item = store.shelf.one(zhou.actor, theirs.shelf_number)
    assert item
    assert item.from_name == ""


def test_an_account_goes_with_its_shelf_and_copies_stay(store: Store, lu: Person, zhou: Person) -> None:
    original = shared(store, lu, Sharing.SCHOOL)
    links = placed(store, lu, "凭链接")
    given = store.shelf.shares.share(lu.actor, links.shelf_number, Sharing.LINK)
    assert given
    copy = store.shelf.copy(zhou.actor, key(original, zhou), COPIED)
    assert copy
    for wrong in ("", "周老师", "陆"):
        with pytest.raises(DonglingError, match="什么也没有删"):
            store.shelf.succession.leave(lu.actor, wrong)
    token = store.sessions.begin(lu, "Firefox", "192.0.2.1")
    assert token
    store.shelf.succession.leave(lu.actor, "陆老师")
    assert store.people.named("陆老师") is None
    assert told(store)[-1][:3] == ("陆老师", Did.PERSON_LEFT, f"陆老师 #{lu.id} 2")
    assert store.sessions.of(token) is None
    assert store.by_read_key(given.read_key) is None
    assert store.by_read_key(key(original, zhou)) is None
    item = store.shelf.one(zhou.actor, copy.shelf_number)
    assert item
    assert item.origin
    assert (item.origin.who, item.origin.number) == ("陆老师", 0)
    assert item.saved
    assert store.usage().drafts == 1


def test_the_last_administrator_can_not_leave(store: Store) -> None:
    district = somebody(store, "区里", DISTRICT)
    placed(store, district, "一")
    with pytest.raises(DonglingError, match="最后一位"):
        store.shelf.succession.leave(district.actor, "区里")
    assert names(store, district) == ["一"]
    somebody(store, "另一位", DISTRICT)
    store.shelf.succession.leave(district.actor, "区里")
    assert store.people.named("区里") is None


def test_a_shelf_is_kept_two_school_years_from_the_day_its_owner_was_disabled_and_then_let_go_with_a_row(
    store: Store, clock: Clock, lu: Person
) -> None:
    placed(store, lu, "很久没打开")
    assert clock.live(store, KEPT.days + 400, step=5)[-1] == (0, 0)
    store.people.disable(OPERATOR, "陆老师")
    clock.say(2059)
    assert store.tend() == (0, 0)
    clock.live(store, KEPT.days - 10, step=5)
    assert store.shelf.succession.held_by(OPERATOR, "陆老师") == (1, 0)
    store.people.enable(OPERATOR, "陆老师")
    store.people.disable(OPERATOR, "陆老师")
    assert (1, 0) not in clock.live(store, KEPT.days - 10, step=5)
    assert (1, 0) in clock.live(store, 20, step=5)
    assert (0, 1) in clock.live(store, IN_TRASH.days + 10, step=5)
    assert store.usage().drafts == 0
    assert ("-1", Did.DRAFTS_LET_GO, "1", "") in told(store)
