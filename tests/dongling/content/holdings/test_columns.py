"""The columns of all units in the catalogue's file: read in one go, true whatever came since, and never of another."""

from pathlib import Path

import pytest

from dongling.catalog import Record, record_of
from dongling.catalog.sqlite import CatalogueDamaged
from dongling.content.holdings import Holdings, columns
from dongling.testing import unit_text
from tests.dongling.content.holdings.loaded import Loaded

FILES = {f"{name}.yaml": unit_text(name, facts=[f"f{name}"]) for name in "abcd"}


@pytest.fixture
def loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Loaded:
    """Return a small catalogue in a file, of which columns are kept as of a large one."""
    monkeypatch.setattr(columns, "FEW", 2)
    return Loaded(tmp_path, FILES)


def read(loaded: Loaded) -> list[Record]:
    """Return the records as the next process reads them."""
    holdings = Holdings(loaded.database)
    return list(holdings.records(holdings.numbers["unit"]).values())


def kept(loaded: Loaded) -> int:
    """Return of which generation columns are kept."""
    return int(loaded.database.all("select max(generation) from columns")[0][0] or -1)


def test_they_are_read_without_any_entry_while_nothing_changed(loaded: Loaded) -> None:
    wanted = [record_of(unit) for unit in loaded.loader.catalog.units.values()]
    loaded.database.run("update entry set record = 'no'")
    assert read(loaded) == wanted


def test_what_came_since_is_read_by_itself_until_that_is_much(loaded: Loaded) -> None:
    first = kept(loaded)
    loaded.write({"b.yaml": unit_text("b", name="新"), "c.yaml": None, "9.yaml": unit_text("z")})
    assert kept(loaded) == first
    assert read(loaded) == [record_of(unit) for unit in loaded.loader.catalog.units.values()]
    assert [record.identifier for record in read(loaded)] == ["z", "a", "b", "d"]
    loaded.write({f"{name}.yaml": unit_text(name) for name in "uvw"})
    assert kept(loaded) > first
    assert read(loaded) == [record_of(unit) for unit in loaded.loader.catalog.units.values()]


def test_an_entry_with_the_number_of_one_that_is_gone_is_read_anew(loaded: Loaded) -> None:
    before = [record.name for record in read(loaded)]
    loaded.database.run("update entry set identifier = 'd2', born = ? where identifier = 'd'", (kept(loaded) + 1,))
    loaded.database.run("update entry set seal = 0 where identifier = 'd2'")
    with pytest.raises(CatalogueDamaged):  # so it was not taken from the columns, whose fourth entry it would be
        read(loaded)
    assert len(before) == len(FILES)


@pytest.mark.parametrize("part", ["pools", "facts", "name", "at", "numbers"])
def test_damage_in_any_part_is_met(loaded: Loaded, part: str) -> None:
    loaded.database.run("update columns set kept = cast(kept as text) || 'x' where name = ?", (part,))
    with pytest.raises(CatalogueDamaged):
        read(loaded)
