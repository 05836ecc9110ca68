"""What a manuscript was made from is known to its author as it said then, until it is looked at anew."""

import pytest

from dongling.problems import DonglingError
from dongling.store import Store
from dongling.store.manuscripts.manuscript import NewManuscript
from tests.dongling.store.accounts.making import somebody
from tests.dongling.store.manuscripts.making import TEXT, begun


def test_it_is_what_the_original_said_then_and_for_its_author_alone(store: Store) -> None:
    lu, zhou = somebody(store), somebody(store, "周老师")
    own, origins = store.manuscripts, store.manuscripts.origins
    new = NewManuscript("east", "walk", TEXT, "走", "b", "a", "编号: a\n名称: 原件\n")
    number, older = own.begin(lu.actor, new), own.begin(lu.actor, NewManuscript("east", "walk", TEXT, "走", "c", "a"))
    begun(store, lu)
    assert origins.of(lu.actor, number) == new.origin_body
    assert origins.of_own(lu.actor) == {number: new.origin_body, older: TEXT}
    assert (origins.of(zhou.actor, number), origins.of_own(zhou.actor)) == (None, {})
    with pytest.raises(DonglingError, match="不给你看"):
        origins.met(zhou.actor, number, "x")
    for number_ in (number, older):
        origins.met(lu.actor, number_, "名称: 又改\n")
    assert set(origins.of_own(lu.actor).values()) == {"名称: 又改\n"}
