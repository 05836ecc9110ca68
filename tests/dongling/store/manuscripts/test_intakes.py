"""The file that a manuscript was made of is its author's alone, is kept with it, and leaves with it."""

import io
from dataclasses import replace
from pathlib import Path

import pytest

from dongling.problems import DonglingError
from dongling.store import Store
from dongling.store.accounts.person import Person
from dongling.store.manuscripts.intakes import LONGEST_PLAN
from dongling.store.manuscripts.manuscript import BroughtFile, NewManuscript
from tests.dongling.store.accounts.making import somebody
from tests.dongling.store.manuscripts.making import EDITOR_EAST, TEXT


def brought(store: Store, by: Person, first: int = 0, plan: str = "{}") -> int:
    """Return the number of a manuscript that was made of a file."""
    intake = BroughtFile("教案.docx", 2, plan, first)
    return store.manuscripts.begin(by.actor, NewManuscript("east", "walk", TEXT, "走", "a", intake=intake))


def test_what_was_decided_is_kept_unless_somebody_decided_in_between(store: Store) -> None:
    lu, east = somebody(store), somebody(store, "东编辑", EDITOR_EAST)
    first = brought(store, lu)
    second = brought(store, lu, first)
    there = store.intakes.get(lu.actor, first)
    assert there is not None
    assert there == BroughtFile("教案.docx", 2, "{}", first, 1)
    assert store.intakes.save(lu.actor, first, replace(there, plan="[1]", waits=1))
    assert not store.intakes.save(lu.actor, first, replace(there, plan="[2]"))
    assert store.intakes.get(lu.actor, first) == BroughtFile("教案.docx", 1, "[1]", first, 2)
    assert [(one.line.number, one.waits) for one in store.intakes.of_file(lu.actor, first)] == [(first, 1), (second, 2)]
    store.manuscripts.hand_in(lu.actor, first)
    assert store.intakes.get(east.actor, first) is None
    assert store.intakes.waits(east.actor, first) is None
    assert not store.intakes.save(east.actor, first, replace(there, revision=2))
    assert store.intakes.of_file(east.actor, first) == []
    with pytest.raises(DonglingError, match="太多"):
        brought(store, lu, plan="长" * (LONGEST_PLAN + 1))


def test_it_comes_back_out_of_a_backup(store: Store, tmp_path: Path) -> None:
    lu = somebody(store)
    number = brought(store, lu)
    kept, before = io.BytesIO(), store.intakes.get(lu.actor, number)
    store.dump(kept)
    kept.seek(0)
    store.load(kept, tmp_path / "before.gz")
    assert before is not None
    assert store.intakes.get(lu.actor, number) == before
    store.manuscripts.throw_away(lu.actor, number)
    assert store.intakes.get(lu.actor, number) is None
