"""Sessions: seen and ended by whose they are, over in time whatever a calendar says."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from dongling.accounts import OPERATOR
from dongling.store import Store
from dongling.store.accounts.sessions import KNOWN
from tests.dongling.store.accounts.making import BOSS_EAST, PASSWORD, TEACHER_EAST, questions, signed_in, somebody
from tests.dongling.store.making import DID, Clock, draft

Change = Callable[[Store, str], object]


def test_a_session_is_who_is_signed_in_by_its_token_and_nobody_by_another(store: Store) -> None:
    person = somebody(store)
    token = signed_in(store, person)
    there = store.sessions.of(token)
    assert there is not None
    assert (there[0].browser, there[1]) == ("Firefox", person)
    for wrong in ("", "x", token[:-1], token.swapcase(), "\udcff" * 32, "0" * 64):
        assert store.sessions.of(wrong) is None


def test_a_session_goes_on_as_long_as_it_is_used(store: Store, clock: Clock) -> None:
    token = signed_in(store, somebody(store))
    for _ in range(5):
        clock.move(hours=11)
        assert store.sessions.of(token)
    clock.move(hours=12)
    assert store.sessions.of(token) is None


def test_a_session_that_was_to_last_lasts_a_month(store: Store, clock: Clock) -> None:
    token = store.sessions.begin(somebody(store), "Firefox", "", keep=True) or ""
    clock.move(days=29)
    assert store.sessions.of(token)
    clock.move(days=30)
    assert store.sessions.of(token) is None


def test_a_calendar_that_is_set_back_keeps_no_session_alive(store: Store, clock: Clock) -> None:
    token = signed_in(store, somebody(store))
    clock.move(hours=13)
    clock.say(2026, 9, 1)
    assert store.sessions.of(token) is None


def test_a_person_sees_and_ends_her_own_sessions_and_nobody_elses(store: Store) -> None:
    mine, other = somebody(store), somebody(store, "周老师")
    tokens = [signed_in(store, mine) for _ in range(2)]
    theirs = signed_in(store, other)
    listed = store.sessions.listed(mine.actor)
    assert len(listed) == 2
    (not_mine,) = store.sessions.listed(other.actor)
    assert not store.sessions.end(mine.actor, not_mine.id)
    assert not store.sessions.end(OPERATOR, not_mine.id)
    assert store.sessions.of(theirs)
    assert store.sessions.end(mine.actor, listed[0].id)
    assert not store.sessions.end(mine.actor, listed[0].id)
    assert sum(store.sessions.of(token) is not None for token in tokens) == 1
    assert store.sessions.listed(OPERATOR) == []


def test_sessions_that_are_over_leave_the_file_with_the_next_that_begins(store: Store, clock: Clock) -> None:
    person = somebody(store)
    token = signed_in(store, person)
    clock.move(days=2)
    signed_in(store, person)
    clock.move(days=-2)
    assert store.sessions.of(token) is None


@pytest.mark.parametrize("place", ["192.0.2.1", "2001:db8::/64"])
def test_a_place_is_known_for_some_months_after_signing_in_from_there(store: Store, clock: Clock, place: str) -> None:
    mine, other = somebody(store), somebody(store, "周老师")
    for _ in range(2):
        signed_in(store, mine, place)
    assert store.sessions.is_known_at(mine, place)
    assert not store.sessions.is_known_at(mine, "198.51.100.7")
    assert not store.sessions.is_known_at(other, place)
    clock.move(days=KNOWN.days)
    assert not store.sessions.is_known_at(mine, place)


@pytest.mark.of_sqlite
def test_who_is_signed_in_is_one_question_and_none_until_something_changes(store: Store, data: Path) -> None:
    person = somebody(store, "陆老师", TEACHER_EAST, BOSS_EAST)
    token = signed_in(store, person)
    assert len(questions(lambda: store.sessions.of(token))) == 1
    assert questions(lambda: [store.sessions.of(token) for _ in range(9)]) == []
    with closing(Store.open(data)) as another:
        another.create(draft(), DID)
    assert len(questions(lambda: [store.sessions.of(token) for _ in range(9)])) == 1
    there = store.sessions.of(token)
    assert there
    assert there[1] == person


CHANGES: dict[str, Change] = {
    "disabled": lambda store, name: store.people.disable(OPERATOR, name),
    "reset": lambda store, name: store.people.reset(OPERATOR, name),
    "a new password": lambda store, name: store.people.set_password(store.people.reset(OPERATOR, name), PASSWORD),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
@pytest.mark.parametrize("by_another", [False, True], ids=["here", "in another process"])
def test_a_session_that_was_just_used_ends_at_once_with_a_reset_and_with_its_person(
    store: Store, data: Path, change: Change, *, by_another: bool
) -> None:
    person = somebody(store)
    token = signed_in(store, person)
    assert store.sessions.of(token)
    with closing(Store.open(data)) as another:
        change(another if by_another else store, person.name)
    assert store.sessions.of(token) is None


def test_a_role_that_is_given_or_taken_elsewhere_is_known_at_once(store: Store, data: Path) -> None:
    person = somebody(store)
    token = signed_in(store, person)
    for change in ("appoint", "dismiss"):
        assert store.sessions.of(token)
        with closing(Store.open(data)) as another:
            getattr(another.people, change)(OPERATOR, person.name, BOSS_EAST)
        there = store.sessions.of(token)
        assert there
        assert (BOSS_EAST in there[1].grants) is (change == "appoint")
