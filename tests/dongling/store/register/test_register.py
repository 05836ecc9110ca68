"""The register: everybody whom one may see, a page at a time, and links for those who have no password."""

from itertools import product

import pytest

from dongling.accounts import ANYBODY, OPERATOR, Action, Actor, Grant, Role, Thing, may
from dongling.store import Store, Wanted
from dongling.store.accounts.links import LinkGone
from dongling.store.register.person_line import Newcomer, PeopleQuery, PersonState
from tests.dongling.store.accounts.making import BOSS_EAST, DISTRICT, PASSWORD, TEACHER_EAST, signed_in, somebody
from tests.dongling.store.making import Clock
from tests.dongling.store.register.statements import statements

BOSS = Actor(99, frozenset({BOSS_EAST}))
TEACHER_WEST = Grant(Role.TEACHER, "west")


def names(store: Store, by: Actor, query: PeopleQuery = PeopleQuery()) -> list[str]:  # noqa: B008 - it is frozen
    """Return the names of the first page."""
    return [line.person.name for line in store.register.page(by, query, 0, 50)]


@pytest.fixture
def crowd(store: Store) -> Store:
    """Return a store with people of two schools."""
    somebody(store, "陆老师", TEACHER_EAST)
    somebody(store, "周老师", TEACHER_WEST)
    somebody(store, "吴老师", TEACHER_EAST, TEACHER_WEST)
    somebody(store, "郑老师", DISTRICT)
    store.people.add(OPERATOR, "新来的", [Grant(Role.EDITOR, "east")])
    store.people.disable(OPERATOR, somebody(store, "走了的", TEACHER_EAST).name)
    return store


def test_who_is_seen_is_what_may_says_of_each_role(crowd: Store) -> None:
    actors = [
        *(ANYBODY, OPERATOR, BOSS, Actor(7, frozenset({TEACHER_EAST}))),
        Actor(8, frozenset({BOSS_EAST, Grant(Role.SCHOOL_ADMIN, "west")})),
    ]
    everybody = crowd.register.every(OPERATOR)
    for by in actors:
        expected = [
            person
            for person in everybody
            if any(may(by, Action.SEE_PEOPLE, Thing(frozenset({grant.school}))) for grant in person.grants)
        ]
        assert crowd.register.every(by) == expected
        assert crowd.register.count(by) == len(expected)
        seen = {person.id for person in expected}
        assert {one.id for one in everybody if crowd.register.line(by, one.id)} == seen


def test_of_a_person_of_two_schools_an_administrator_sees_his_own_and_that_there_is_more(crowd: Store) -> None:
    lines = {line.person.name: line for line in crowd.register.page(BOSS, PeopleQuery(), 0, 50)}
    assert lines["吴老师"].grants == (TEACHER_EAST,)
    assert lines["吴老师"].has_others
    assert not lines["陆老师"].has_others


def test_a_query_picks_by_name_school_role_and_state(crowd: Store) -> None:
    assert names(crowd, OPERATOR, PeopleQuery(words="老师", school="west")) == ["吴老师", "周老师"]
    assert names(crowd, OPERATOR, PeopleQuery(words=" 陆 ")) == ["陆老师"]
    assert names(crowd, OPERATOR, PeopleQuery(role=Role.EDITOR)) == ["新来的"]
    assert names(crowd, OPERATOR, PeopleQuery(state=PersonState.DISABLED)) == ["走了的"]
    assert names(crowd, OPERATOR, PeopleQuery(state=PersonState.INVITED)) == ["新来的"]
    assert "走了的" not in names(crowd, OPERATOR, PeopleQuery(state=PersonState.ACTIVE))


def test_no_query_tells_an_administrator_of_another_school(crowd: Store) -> None:
    """Whoever asks for a foreign school must not learn by it who of his own is there, too."""
    assert names(crowd, BOSS, PeopleQuery(school="west")) == []
    assert names(crowd, BOSS, PeopleQuery(role=Role.DISTRICT_ADMIN)) == []


@pytest.mark.parametrize("words", ["%", "_", "\\", "'", "%老师"])
def test_signs_of_the_database_are_looked_for_as_they_are(crowd: Store, words: str) -> None:
    assert names(crowd, OPERATOR, PeopleQuery(words=words)) == []


def test_a_page_asks_for_what_it_shows_however_many_there_are(store: Store) -> None:
    asked = []
    for many in (60, 600):
        store.register.take_in(OPERATOR, [Newcomer(f"老师{many}-{number}", TEACHER_EAST) for number in range(many)])
        with statements(store) as said:
            page = store.register.page(BOSS, PeopleQuery(), 30, 30)
        assert len(page) == 30
        asked.append(len(said))
    assert asked[0] == asked[1] < 10


def test_a_line_says_when_a_person_was_last_signed_in_and_till_when_a_link_opens(store: Store, clock: Clock) -> None:
    person = somebody(store)
    line = store.register.line(BOSS, person.id)
    assert line
    assert (line.state, line.last_used, line.link_until) == (PersonState.ACTIVE, None, None)
    signed_in(store, person)
    first = clock.read().now
    clock.move(days=1)
    store.people.reset(BOSS, person.name)
    line = store.register.line(BOSS, person.id)
    assert line
    assert line.last_used == first  # the session is over; the place is remembered
    assert line.state is PersonState.INVITED
    assert line.link_until
    clock.move(days=2)
    line = store.register.line(BOSS, person.id)
    assert line
    assert line.link_until is None


def test_new_links_are_for_those_without_a_password_whom_one_administers(crowd: Store) -> None:
    foreign = Newcomer("西校的", TEACHER_WEST)
    old = crowd.register.take_in(OPERATOR, [Newcomer("等着的", TEACHER_EAST), foreign])
    everybody = [person.id for person in crowd.register.every(OPERATOR)]
    made = crowd.register.invite(BOSS, [*everybody, *everybody, 9999])
    assert {one.person.name for one in made} == {"新来的", "等着的"}
    with pytest.raises(LinkGone):
        crowd.people.set_password(old[0].token, PASSWORD)
    assert crowd.people.set_password(made[1].token, PASSWORD).name == made[1].person.name
    assert crowd.people.by_link(old[1].token)  # the foreign one's is as it was


def test_the_numbers_of_those_without_a_password_are_those_of_the_query(crowd: Store) -> None:
    numbers = crowd.register.without_password(BOSS, PeopleQuery(), 10)
    assert [line.person.name for number in numbers if (line := crowd.register.line(BOSS, number))] == ["新来的"]
    assert crowd.register.without_password(BOSS, PeopleQuery(), 0) == []


def test_pages_together_are_everybody_once(crowd: Store) -> None:
    every = [
        line.person
        for first, _ in product((0, 2, 4), "x")
        for line in crowd.register.page(OPERATOR, PeopleQuery(), first, 2)
    ]
    assert every == crowd.register.every(OPERATOR)


def test_each_who_is_taken_in_or_invited_again_stands_in_the_audit(store: Store) -> None:
    foreign = Newcomer("西校的", TEACHER_WEST)
    made = store.register.take_in(OPERATOR, [Newcomer("陆老师", TEACHER_EAST), foreign])
    boss = somebody(store, "管理员", BOSS_EAST)
    store.register.invite(boss.actor, [one.person.id for one in made])
    store.register.invite(boss.actor, [made[1].person.id])
    noted = [(row.name, row.did, row.thing, row.school) for row in store.audit.every(OPERATOR, Wanted())][::-1]
    assert noted[:2] == [("", "person.added", "陆老师 #1", "east"), ("", "person.added", "西校的 #2", "west")]
    assert noted[-1] == ("管理员", "person.invited", "陆老师 #1", "east")
    assert [row[1] for row in noted].count("person.invited") == 1
    assert list(store.examine().audit.breaks) == []
