"""Many taken in at once: each with an invitation, in the order of the list; or nobody."""

import pytest

from dongling.accounts import OPERATOR, Actor, Grant, Role
from dongling.problems import DonglingError
from dongling.store import Store
from dongling.store.register.person_line import Newcomer
from tests.dongling.store.accounts.making import BOSS_EAST, DISTRICT, PASSWORD, TEACHER_EAST, somebody

BOSS = Actor(99, frozenset({BOSS_EAST}))


def test_each_of_a_thousand_can_set_a_password_by_his_own_link(store: Store) -> None:
    newcomers = [Newcomer(f"老师{number}", TEACHER_EAST) for number in range(1100)]
    made = store.register.take_in(BOSS, newcomers)
    assert [one.person.name for one in made] == [one.name for one in newcomers]
    assert store.register.count(OPERATOR) == 1100
    for one in (made[0], made[499], made[500], made[-1]):
        person = store.people.set_password(one.token, PASSWORD)
        assert (person.id, person.name, person.grants) == (one.person.id, one.person.name, one.person.grants)


@pytest.mark.parametrize("wrong", [Newcomer("别校的", Grant(Role.TEACHER, "west")), Newcomer("区里的", DISTRICT)])
def test_who_may_not_take_one_in_takes_in_nobody(store: Store, wrong: Newcomer) -> None:
    with pytest.raises(DonglingError, match="不归你管"):
        store.register.take_in(BOSS, [Newcomer("陆老师", TEACHER_EAST), wrong])
    assert store.register.every(OPERATOR) == []


def test_a_name_that_was_taken_meanwhile_takes_in_nobody(store: Store) -> None:
    somebody(store, "Lu")
    newcomers = [Newcomer(f"老师{number}", TEACHER_EAST) for number in range(600)]
    with pytest.raises(DonglingError, match="刚才被别人用了"):
        store.register.take_in(BOSS, [*newcomers, Newcomer("lu", TEACHER_EAST)])
    assert [one.name for one in store.register.every(OPERATOR)] == ["Lu"]


def test_a_name_that_can_be_none_takes_in_nobody(store: Store) -> None:
    with pytest.raises(DonglingError, match="不能用"):
        store.register.take_in(BOSS, [Newcomer("陆 老 师", TEACHER_EAST)])


def test_names_that_are_taken_are_known_however_they_are_typed(store: Store) -> None:
    somebody(store, "Lu@东林")
    assert store.register.names_taken([" LU@东林 ", "周老师"]) == {"lu@东林"}
    assert store.register.names_taken([]) == set()
