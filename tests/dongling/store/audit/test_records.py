"""Reading the audit: what is wanted, a page at a time, and no school's but one's own."""

import datetime as dt

from dongling.accounts import ANYBODY, OPERATOR, Actor
from dongling.store import Did, Store, Wanted
from tests.dongling.store.accounts.making import BOSS_EAST, DISTRICT, TEACHER_EAST, somebody
from tests.dongling.store.audit.making import WEST, noted, rows
from tests.dongling.store.making import Clock


def test_a_school_administrator_sees_what_is_of_his_school_alone(store: Store) -> None:
    somebody(store)
    somebody(store, "周老师", WEST)
    noted(store, "donglin")
    boss, teacher = Actor(9, frozenset({BOSS_EAST})), Actor(8, frozenset({TEACHER_EAST}))
    assert {row.school for row in store.audit.every(boss, Wanted())} == {"east"}
    assert list(store.audit.every(boss, Wanted(school="west"))) == []
    for nobody in (teacher, ANYBODY):
        assert list(store.audit.every(nobody, Wanted())) == []
    assert {row.school for row in store.audit.every(Actor(7, frozenset({DISTRICT})), Wanted())} == {"east", "west", ""}


def test_what_is_wanted_of_whom_what_where_and_when(store: Store, clock: Clock) -> None:
    somebody(store)
    clock.move(days=1)
    store.people.disable(OPERATOR, "陆老师")
    somebody(store, "陆老师二", WEST)
    assert [row.did for row in rows(store, person="陆老师")] == ["person.added", "person.joined", "person.disabled"]
    assert [row.thing for row in rows(store, did=Did.PERSON_DISABLED.value)] == ["陆老师 #1"]
    assert {row.name for row in rows(store, school="west")} == {"", "陆老师二"}
    day = clock.now.astimezone().date()
    assert len(rows(store, day=day)) == 3
    assert rows(store, day=day + dt.timedelta(days=1)) == []
    assert rows(store, person="%") == []


def test_a_page_goes_on_where_the_one_before_ended(store: Store) -> None:
    noted(store, *map(str, range(120)))
    first = store.audit.listed(OPERATOR, Wanted())
    assert [row.thing for row in first] == [str(number) for number in range(119, 69, -1)]
    second = store.audit.listed(OPERATOR, Wanted(), first[-1].number)
    assert second[0].thing == "69"
    assert len(rows(store)) == 120
