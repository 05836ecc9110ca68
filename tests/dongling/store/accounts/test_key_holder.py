"""In whose name the workshop key writes is no person: it is nobody to sign in as, and gives way to people."""

import pytest

from dongling.accounts import Action, Thing, may
from dongling.problems import DonglingError
from dongling.store import Store
from dongling.store.accounts.person import KEY_HOLDER
from tests.dongling.store.accounts.making import PASSWORD, somebody


def test_the_holder_is_an_editor_of_the_sites_schools_and_no_person(store: Store) -> None:
    assert store.key_holder.now(["east"]) is None
    held = store.key_holder.enter(["east"])
    assert held is not None
    assert store.key_holder.enter(["east"]) == store.key_holder.now(["east"]) == held
    assert may(held.actor, Action.PUBLISH, Thing(frozenset({"east"})))
    assert not may(held.actor, Action.WRITE, Thing(frozenset({"west"})))
    assert not may(held.actor, Action.SEE_HOUSE, Thing(frozenset({""})))
    assert not store.people.any()
    assert store.people.recognised(KEY_HOLDER, "") is None


def test_once_there_are_people_there_is_no_holder(store: Store) -> None:
    store.key_holder.enter(["east"])
    link = store.people.first_link()
    assert link
    with pytest.raises(DonglingError, match="工坊钥匙"):
        store.people.set_password(link, PASSWORD, KEY_HOLDER)
    somebody(store)
    assert not store.key_holder.is_alone
    assert store.key_holder.now(["east"]) is store.key_holder.enter(["east"]) is None
