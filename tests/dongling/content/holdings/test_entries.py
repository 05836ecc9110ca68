"""The entries of a catalogue's file: what each identifier means, in the order of loading."""

from pathlib import Path

import pytest

from dongling.catalog.sqlite import CatalogueDamaged
from dongling.content.holdings import Holdings, named
from dongling.testing import unit_text
from tests.dongling.content.holdings.loaded import Loaded


def test_what_is_new_is_told_by_identifier_and_sort(tmp_path: Path) -> None:
    loaded = Loaded(tmp_path, {"a.yaml": unit_text("a"), "b.yaml": unit_text("b")})
    holdings = Holdings(loaded.database)
    loaded.write({"a.yaml": unit_text("a", name="新"), "b.yaml": None, "c.yaml": unit_text("c")})
    changes = holdings.refresh()
    assert (changes.changed["unit"], changes.gone["unit"], changes.come["unit"]) == ({"a"}, {"b"}, {"c"})
    assert changes.every("unit") == {"a", "b", "c"}
    assert not changes.every("sequence")
    assert not holdings.refresh()


def test_another_order_alone_is_a_change(tmp_path: Path) -> None:
    loaded = Loaded(tmp_path, {"a.yaml": unit_text("x"), "b.yaml": unit_text("y")})
    holdings = Holdings(loaded.database)
    loaded.write({"a.yaml": unit_text("y"), "b.yaml": unit_text("x")})
    changes = holdings.refresh()
    assert changes
    assert (list(holdings.numbers["unit"]), changes.reordered) == (["y", "x"], {"unit"})


def test_records_of_a_generation_stay_when_others_came(tmp_path: Path) -> None:
    loaded = Loaded(tmp_path, {"a.yaml": unit_text("a", name="旧"), "b.yaml": unit_text("b")})
    holdings = Holdings(loaded.database)
    before = holdings.numbers["unit"]
    loaded.write({"a.yaml": unit_text("a", name="新"), "b.yaml": None})
    holdings.refresh()
    assert list(holdings.records(before).every("name")) == ["旧", "一节课"]
    assert list(holdings.records(holdings.numbers["unit"]).every("name")) == ["新"]


@pytest.mark.parametrize("damage", ["delete from entry where identifier = 'a'", "update meta set value = '9 0 0'"])
def test_missing_entries_are_damage(tmp_path: Path, damage: str) -> None:
    loaded = Loaded(tmp_path, {"a.yaml": unit_text("a"), "b.yaml": unit_text("b")})
    loaded.database.run(damage if "entry" in damage else f"{damage} where key = 'count'")
    with pytest.raises(CatalogueDamaged):
        Holdings(loaded.database)


def test_a_record_that_is_not_as_it_was_written_is_damage(tmp_path: Path) -> None:
    loaded = Loaded(tmp_path, {"a.yaml": unit_text("a")})
    loaded.database.run("update entry set record = replace(cast(record as text), 'lesson', 'walk')")
    holdings = Holdings(loaded.database)
    with pytest.raises(CatalogueDamaged):
        holdings.records(holdings.numbers["unit"])


def test_names_are_taken_of_a_table_together() -> None:
    assert named(["a", "b", "z"], {"a": ("x",), "b": ("x", "y"), "c": ("z",)}) == {"x", "y"}
