"""How much the people of each school keep: told to whoever administers it, of no other school."""

from dongling.accounts import ANYBODY, OPERATOR, Grant, Role
from dongling.store import Store
from tests.dongling.store.accounts.making import BOSS_EAST, DISTRICT, somebody
from tests.dongling.store.making import DID, draft
from tests.dongling.store.shelf.making import key, placed


def test_what_is_kept_is_counted_at_each_school_of_its_owner_with_all_versions(store: Store) -> None:
    lu, both = somebody(store), somebody(store, "两校的", Grant(Role.TEACHER, "west"))
    store.people.appoint(OPERATOR, both.name, Grant(Role.EDITOR, "east"))
    store.people.appoint(OPERATOR, both.name, Grant(Role.TEACHER, "east"))  # counted once all the same
    first = placed(store, lu, "一")
    store.save(key(first, lu), draft("一和二"), 1, DID)
    placed(store, lu, "二")
    placed(store, both, "三")
    store.create(draft("没有账号的"), DID)
    east, west = store.shelf.kept_by_schools(somebody(store, "区里", DISTRICT).actor)
    assert (east.school, east.people, east.drafts) == ("east", 2, 3)
    assert (west.school, west.people, west.drafts) == ("west", 1, 1)
    assert east.bytes > 3 * west.bytes > 0


def test_who_administers_a_school_sees_that_one_and_who_administers_none_sees_nothing(store: Store) -> None:
    lu, far = somebody(store), somebody(store, "别处的", Grant(Role.TEACHER, "west"))
    placed(store, lu, "一")
    placed(store, far, "二")
    boss = somebody(store, "管理员", BOSS_EAST)
    assert [one.school for one in store.shelf.kept_by_schools(boss.actor)] == ["east"]
    assert store.shelf.kept_by_schools(lu.actor) == store.shelf.kept_by_schools(ANYBODY) == ()
