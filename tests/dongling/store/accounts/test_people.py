"""People: taken in by a link that opens once, administered by whom the table lets, never without an administrator."""

import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from dongling.accounts import ANYBODY, OPERATOR, Actor, Grant, Role
from dongling.problems import DonglingError
from dongling.store import Store
from dongling.store.accounts.links import LinkGone
from dongling.store.accounts.person import PersonChanged
from dongling.store.database.engine import FILE
from tests.dongling.store.accounts.making import BOSS_EAST, DISTRICT, PASSWORD, TEACHER_EAST, signed_in, somebody
from tests.dongling.store.making import Clock

BOSS = Actor(99, frozenset({BOSS_EAST}))


def test_the_first_link_makes_one_administrator_of_the_district_and_then_none_opens(store: Store) -> None:
    assert not store.people.any()
    first, again = store.people.first_link(), store.people.first_link()
    assert first
    assert again
    person = store.people.set_password(first, PASSWORD, "陆老师")
    assert (person.name, person.grants, person.has_password) == ("陆老师", frozenset({DISTRICT}), True)
    assert store.people.first_link() is None
    for used in (first, again):
        with pytest.raises(LinkGone):
            store.people.set_password(used, PASSWORD, "别人")
    assert [one.name for one in store.register.every(OPERATOR)] == ["陆老师"]


def test_an_invitation_opens_once_and_not_for_ever(store: Store, clock: Clock) -> None:
    token = store.people.add(OPERATOR, "陆老师", [TEACHER_EAST])
    late = store.people.add(OPERATOR, "周老师", [TEACHER_EAST])
    assert store.people.recognised("陆老师", "") is None
    store.people.set_password(token, PASSWORD)
    with pytest.raises(LinkGone, match="再给一个"):
        store.people.set_password(token, PASSWORD)
    clock.move(days=14)
    assert store.people.by_link(late) is None
    with pytest.raises(LinkGone):
        store.people.set_password(late, PASSWORD)


def test_of_many_who_use_a_link_at_once_one_succeeds(store: Store) -> None:
    token = store.people.add(OPERATOR, "陆老师", [TEACHER_EAST])

    def use(number: int) -> int:
        try:
            store.people.set_password(token, f"{PASSWORD} {number}")
        except LinkGone:
            return 0
        return number

    with ThreadPoolExecutor(4) as threads:
        won = [number for number in threads.map(use, range(1, 5)) if number]
    assert len(won) == 1
    assert store.people.recognised("陆老师", f"{PASSWORD} {won[0]}")


def test_a_link_opens_still_after_a_password_or_a_name_that_will_not_do(store: Store) -> None:
    token = store.people.first_link() or ""
    for name, password in (("陆老师", "short"), ("", PASSWORD), ("a b", PASSWORD), ("陆老师", f"陆老师{PASSWORD}")):
        with pytest.raises(DonglingError):
            store.people.set_password(token, password, name)
    assert store.people.set_password(token, PASSWORD, "陆老师").name == "陆老师"


def test_a_name_is_known_however_it_is_typed_and_taken_only_once(store: Store) -> None:
    somebody(store, "Lu@东林")
    assert store.people.recognised(" LU@东林 ", PASSWORD)
    with pytest.raises(DonglingError, match="已经有"):
        store.people.add(OPERATOR, "lu@东林", [])
    assert store.people.recognised("lu@东林", f"{PASSWORD}!") is None
    assert store.people.recognised("nobody", PASSWORD) is None


def test_a_reset_ends_the_password_and_all_sessions_and_the_links_before_it(store: Store) -> None:
    person = somebody(store)
    token, before = signed_in(store, person), store.people.reset(OPERATOR, person.name)
    link = store.people.reset(OPERATOR, person.name)
    assert store.sessions.of(token) is None
    assert store.people.recognised(person.name, PASSWORD) is None
    assert store.people.by_link(before) is None
    store.people.set_password(link, f"{PASSWORD} neu")
    assert store.people.recognised(person.name, f"{PASSWORD} neu")


def test_who_is_disabled_is_signed_in_nowhere_until_that_is_taken_back(store: Store) -> None:
    person = somebody(store)
    token = signed_in(store, person)
    store.people.disable(OPERATOR, person.name)
    assert store.sessions.of(token) is None
    assert store.people.recognised(person.name, PASSWORD) is None
    assert store.sessions.begin(person, "Firefox", "") is None
    store.people.enable(OPERATOR, person.name)
    assert store.sessions.of(token) is None
    assert store.people.recognised(person.name, PASSWORD) == person


@pytest.mark.parametrize(
    "act", [lambda p, who: p.disable(who.actor, who.name), lambda p, who: p.dismiss(who.actor, who.name, DISTRICT)]
)
def test_the_last_administrator_can_not_go_and_the_last_but_one_can(
    store: Store, act: "Callable[[object, object], None]"
) -> None:
    first, second = somebody(store, "陆老师", DISTRICT), somebody(store, "周老师", DISTRICT)
    store.people.add(OPERATOR, "吴老师", [DISTRICT])  # has no password yet, so can't sign in
    act(store.people, first)
    with pytest.raises(DonglingError, match="最后一位"):
        act(store.people, second)
    with pytest.raises(DonglingError, match="最后一位"):
        store.people.disable(OPERATOR, second.name)
    assert store.people.recognised(second.name, PASSWORD) == second


def test_an_administrator_of_a_school_sees_and_changes_only_those_of_his_school(store: Store) -> None:
    somebody(store, "陆老师", TEACHER_EAST)
    west = somebody(store, "周老师", Grant(Role.TEACHER, "west"))
    both = somebody(store, "吴老师", TEACHER_EAST, Grant(Role.TEACHER, "west"))
    district = somebody(store, "郑老师", TEACHER_EAST, DISTRICT)
    assert west not in store.register.every(BOSS)
    people = store.people
    for name in (west.name, both.name, district.name, "nobody"):
        for refused in (
            lambda name=name: people.reset(BOSS, name),
            lambda name=name: people.disable(BOSS, name),
            lambda name=name: people.appoint(BOSS, name, BOSS_EAST),
        ):
            with pytest.raises(DonglingError, match="没有这样做的权限"):
                refused()
    for grant in (DISTRICT, Grant(Role.TEACHER, "west")):
        with pytest.raises(DonglingError, match="没有这样做的权限"):
            people.appoint(BOSS, "陆老师", grant)
        with pytest.raises(DonglingError, match="没有这样做的权限"):
            people.add(BOSS, "新老师", [grant, TEACHER_EAST])
    with pytest.raises(DonglingError, match="没有这样做的权限"):
        people.add(BOSS, "新老师", [])
    people.dismiss(BOSS, both.name, TEACHER_EAST)  # who leaves this school
    there = people.recognised(both.name, PASSWORD)
    assert there is not None
    assert there.grants == {Grant(Role.TEACHER, "west")}
    assert people.add(BOSS, "新老师", [TEACHER_EAST, BOSS_EAST])


def test_who_changes_somebody_as_he_no_more_is_is_told_and_changes_nothing(store: Store) -> None:
    person, editor = somebody(store), Grant(Role.EDITOR, "east")
    seen = person.fingerprint
    store.people.appoint(BOSS, person.name, editor, seen)  # one administrator
    people = store.people
    for second in (
        lambda: people.appoint(BOSS, person.name, BOSS_EAST, seen),
        lambda: people.dismiss(BOSS, person.name, TEACHER_EAST, seen),
        lambda: people.disable(BOSS, person.name, seen),
        lambda: people.enable(BOSS, person.name, seen),
        lambda: people.reset(BOSS, person.name, seen),
    ):
        with pytest.raises(PersonChanged, match="刚才有人改过"):
            second()
    there = people.recognised(person.name, PASSWORD)
    assert there
    assert there.grants == {TEACHER_EAST, editor}
    people.dismiss(BOSS, person.name, editor, there.fingerprint)


def test_of_many_who_change_what_they_saw_of_somebody_one_succeeds(store: Store) -> None:
    seen = somebody(store).fingerprint

    def change(role: Role) -> int:
        try:
            store.people.appoint(OPERATOR, "陆老师", Grant(role, "east"), seen)
        except PersonChanged:
            return 0
        return 1

    with ThreadPoolExecutor(2) as threads:
        assert sum(threads.map(change, (Role.EDITOR, Role.SCHOOL_ADMIN))) == 1


def test_nobody_who_has_not_signed_in_sees_or_changes_anybody(store: Store) -> None:
    somebody(store)
    assert store.register.every(ANYBODY) == []
    with pytest.raises(DonglingError, match="没有这样做的权限"):
        store.people.reset(ANYBODY, "陆老师")


def test_roles_are_given_and_taken_as_often_as_one_likes(store: Store) -> None:
    person = somebody(store)
    for _ in range(2):
        store.people.appoint(OPERATOR, person.name, BOSS_EAST)
    there = store.people.recognised(person.name, PASSWORD)
    assert there is not None
    assert there.grants == {TEACHER_EAST, BOSS_EAST}
    for _ in range(2):
        store.people.dismiss(OPERATOR, person.name, BOSS_EAST)
    assert store.register.every(OPERATOR) == [person]


def test_a_stolen_file_holds_no_password_and_no_token(store: Store, data: Path) -> None:
    person = somebody(store)
    secret = [signed_in(store, person), store.people.reset(OPERATOR, person.name), PASSWORD]
    store.close()
    kept = b"".join(path.read_bytes() for path in data.iterdir())
    assert not [one for one in secret if one.encode() in kept]


@pytest.mark.of_sqlite
def test_a_role_that_was_damaged_gives_nothing(store: Store, data: Path) -> None:
    person = somebody(store, "陆老师", DISTRICT, TEACHER_EAST)
    with closing(sqlite3.connect(data / FILE)) as raw:
        raw.execute("UPDATE person_roles SET role = 'tfacher' WHERE role = 'teacher'")
        raw.execute("UPDATE person_roles SET school = 'east' WHERE role = 'district_admin'")
        raw.commit()
    there = store.people.recognised(person.name, PASSWORD)
    assert there is not None
    assert there.grants == frozenset()
