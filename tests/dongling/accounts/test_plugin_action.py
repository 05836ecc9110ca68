"""Actions of plugins: added, and never a way to more than a role could have."""

from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dongling.accounts import (
    ANYBODY,
    Action,
    Actor,
    Grant,
    PluginAction,
    Reach,
    Role,
    Thing,
    fault_of_action,
    may,
)
from dongling.problems import Said

LEND = PluginAction("my.lend", Said("出借", "lend"), {Role.EDITOR: Reach.SCHOOL, Role.TEACHER: Reach.OWN})
_AS_TEXT: Any = {"teacher": Reach.OWN}
_ACTORS = [
    Actor(1, frozenset({Grant(role, "" if role in (Role.READER, Role.DISTRICT_ADMIN) else "east")})) for role in Role
]
_THINGS = [Thing(frozenset(schools), owner) for schools in (set(), {""}, {"east"}, {"west"}) for owner in (0, 1, 2)]


def test_a_role_goes_as_far_as_the_plugin_said() -> None:
    editor, teacher = (
        Actor(1, frozenset({Grant(Role.EDITOR, "east")})),
        Actor(2, frozenset({Grant(Role.TEACHER, "east")})),
    )
    east, west = Thing(frozenset({"east"})), Thing(frozenset({"west"}))
    assert [may(editor, LEND, thing) for thing in (east, west, Thing())] == [True, False, False]
    assert [may(teacher, LEND, thing) for thing in (east, Thing(owner=2), Thing(owner=1))] == [False, True, False]
    both = Actor(1, frozenset({Grant(Role.EDITOR, "east"), Grant(Role.EDITOR, "west")}))
    assert may(both, LEND, Thing(frozenset({"east", "west"})))
    assert not may(ANYBODY, LEND, Thing(owner=0))
    boss = PluginAction("my.all", Said("全部", "all"), {Role.DISTRICT_ADMIN: Reach.EVERYTHING})
    assert may(Actor(1, frozenset({Grant(Role.DISTRICT_ADMIN)})), boss, west)


@pytest.mark.parametrize("action", Action)
def test_none_of_donglings_own_actions_can_be_named(action: Action) -> None:
    assert "never widens one" in fault_of_action(PluginAction(action.value, Said("", ""), {}))


@pytest.mark.parametrize(
    ("item", "why"),
    [
        (PluginAction("my.lend", Said("", ""), {Role.READER: Reach.EVERYTHING}), "readers have none"),
        (PluginAction("my.lend", Said("", ""), {Role.READER: Reach.OWN}), "readers have none"),
        (PluginAction("my.lend", Said("", ""), {Role.TEACHER: Reach.EVERYTHING}), "only a district administrator"),
        (PluginAction("my.lend", Said("", ""), {Role.SCHOOL_ADMIN: Reach.EVERYTHING}), "only a district administrator"),
        (PluginAction("lend", Said("", ""), {}), "its name is like my.lend"),
        (PluginAction("my.PUBLISH", Said("", ""), {}), "its name is like my.lend"),
        (PluginAction("my.lend", Said("", ""), _AS_TEXT), "its reach should be"),
        (PluginAction("my.lend", _AS_TEXT, {}), "which is no PluginAction"),
        ("my.lend", "which is no PluginAction"),
    ],
)
def test_what_gives_too_much_or_is_none_is_refused_with_why(item: Any, why: str) -> None:
    assert why in fault_of_action(item)


@given(st.dictionaries(st.sampled_from(Role), st.sampled_from(Reach)))
def test_no_action_that_is_taken_changes_what_anybody_may_otherwise(reach: dict[Role, Reach]) -> None:
    action = PluginAction("my.lend", Said("", ""), reach)
    if fault_of_action(action):
        return
    before = {key: may(*key) for key in product(_ACTORS, Action, _THINGS)}
    for actor, thing in product(_ACTORS, _THINGS):
        may(actor, action, thing)
    assert before == {key: may(*key) for key in product(_ACTORS, Action, _THINGS)}
    assert not any(may(ANYBODY, action, thing) for thing in _THINGS)
