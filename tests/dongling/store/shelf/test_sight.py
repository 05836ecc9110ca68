"""Who sees what: the condition that lists ask is what `may` says of each thing."""

from itertools import product

import pytest

from dongling.accounts import ANYBODY, DISTRICT, OPERATOR, Action, Actor, Grant, Role, Thing, may
from dongling.store import ShelfKey, Store
from dongling.store.shelf.item import Sharing
from tests.dongling.store.accounts.making import TEACHER_EAST, somebody
from tests.dongling.store.shelf.making import shared

ACTORS = (
    ANYBODY,
    OPERATOR,
    Actor(77),
    *(Actor(77, frozenset({Grant(role, school)})) for role, school in product(list(Role)[1:4], ("east", "west"))),
    Actor(77, frozenset({Grant(Role.TEACHER, "west"), TEACHER_EAST})),
)


def allowed(by: Actor, sharing: Sharing) -> bool:
    """Return what the table of roles says of a thing that somebody else shares in east."""
    return {
        Sharing.PUBLIC: may(by, Action.READ, DISTRICT),
        Sharing.DISTRICT: may(by, Action.SHARE_IN_DISTRICT, DISTRICT),
        Sharing.SCHOOL: may(by, Action.SHARE_IN_SCHOOL, Thing(frozenset({"east"}))),
    }.get(sharing, False)


@pytest.mark.parametrize("sharing", Sharing)
def test_one_sees_what_may_lets_and_nothing_else(store: Store, sharing: Sharing) -> None:
    lu = somebody(store)
    saved = shared(store, lu, sharing)
    for by in ACTORS:
        there = store.by_read_key(ShelfKey(saved.shelf_number, by))
        assert (there is not None) is allowed(by, sharing), by
        assert store.by_edit_key(ShelfKey(saved.shelf_number, by)) is None
    assert store.by_edit_key(ShelfKey(saved.shelf_number, lu.actor))
