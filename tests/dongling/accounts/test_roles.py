"""Who may do what: by the table alone, and never beyond the schools where one has a role."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dongling.accounts import (
    ANYBODY,
    DISTRICT,
    OPERATOR,
    ROLE_NAMES,
    Action,
    Actor,
    Grant,
    Role,
    Thing,
    may,
    person_thing,
)
from dongling.accounts.roles import TABLE, Reach

EAST, WEST = Thing(frozenset({"east"})), Thing(frozenset({"west"}))
BOTH = Thing(frozenset({"east", "west"}))
OF_SCHOOLS = (Role.TEACHER, Role.EDITOR, Role.SCHOOL_ADMIN)
GRANTS = st.frozensets(
    st.builds(Grant, st.sampled_from(OF_SCHOOLS), st.sampled_from(("east", "west")))
    | st.just(Grant(Role.DISTRICT_ADMIN))
)
THINGS = st.builds(Thing, st.frozensets(st.sampled_from(("east", "west", ""))), st.integers(0, 2))


def at(role: Role, *schools: str) -> Actor:
    """Return somebody with a role at schools."""
    return Actor(1, frozenset(Grant(role, school) for school in schools))


@pytest.mark.parametrize(("role", "action"), list(product(OF_SCHOOLS, Action)))
def test_a_role_reaches_its_own_school_as_the_table_says_and_no_other(role: Role, action: Action) -> None:
    reach = max(TABLE[role].get(action, Reach.NOTHING), TABLE[Role.READER].get(action, Reach.NOTHING))
    assert may(at(role, "east"), action, EAST) is (reach >= Reach.SCHOOL)
    assert may(at(role, "east"), action, WEST) is (reach is Reach.EVERYTHING)
    assert may(at(role, "east"), action, BOTH) is (reach is Reach.EVERYTHING)
    assert may(at(role, "east", "west"), action, BOTH) is (reach >= Reach.SCHOOL)


def test_whoever_has_not_signed_in_reads_and_nothing_else() -> None:
    allowed = {
        action
        for action in Action
        for thing in (EAST, DISTRICT, Thing(), Thing(owner=0))
        if may(ANYBODY, action, thing)
    }
    assert allowed == {Action.READ}


def test_what_is_ones_own_is_nobody_elses_not_even_an_administrators() -> None:
    mine = Thing(owner=1)
    assert may(Actor(1), Action.END_SESSION, mine)
    assert not may(Actor(2), Action.END_SESSION, mine)
    assert not may(OPERATOR, Action.END_SESSION, mine)


def test_an_administrator_of_a_school_reaches_nobody_who_is_more_than_of_his_school() -> None:
    boss = at(Role.SCHOOL_ADMIN, "east")
    colleague = person_thing(2, [Grant(Role.TEACHER, "east")])
    elsewhere_too = person_thing(2, [Grant(Role.TEACHER, "east"), Grant(Role.EDITOR, "west")])
    of_district = person_thing(2, [Grant(Role.TEACHER, "east"), Grant(Role.DISTRICT_ADMIN)])
    of_nowhere = person_thing(2, [])
    assert may(boss, Action.RESET, colleague)
    assert not any(may(boss, Action.RESET, one) for one in (elsewhere_too, of_district, of_nowhere))
    assert all(may(OPERATOR, Action.RESET, one) for one in (colleague, elsewhere_too, of_district, of_nowhere))
    assert not may(boss, Action.APPOINT, DISTRICT)


@given(GRANTS, GRANTS, st.sampled_from(Action), THINGS)
def test_one_role_more_never_takes_anything_away(
    some: frozenset[Grant], more: frozenset[Grant], action: Action, thing: Thing
) -> None:
    assert may(Actor(1, some | more), action, thing) >= may(Actor(1, some), action, thing)


@given(GRANTS, st.sampled_from(Action), THINGS)
def test_several_roles_may_on_one_school_what_one_of_them_may(
    grants: frozenset[Grant], action: Action, thing: Thing
) -> None:
    if len(thing.schools) == 1:
        each = any(may(Actor(1, frozenset({grant})), action, thing) for grant in grants)
        assert may(Actor(1, grants), action, thing) is (each or may(Actor(1), action, thing))


@pytest.mark.parametrize(("role", "school"), [(Role.TEACHER, ""), (Role.DISTRICT_ADMIN, "east"), (Role.READER, "east")])
def test_a_role_without_its_school_or_with_one_too_many_is_none(role: Role, school: str) -> None:
    with pytest.raises(ValueError, match=role):
        Grant(role, school)


def test_every_role_is_in_the_table_and_has_a_name() -> None:
    assert set(Role) == TABLE.keys() == ROLE_NAMES.keys()
