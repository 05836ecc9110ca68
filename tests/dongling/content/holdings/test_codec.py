"""Values come back from the catalogue's file as they went in."""

from pathlib import Path
from typing import Annotated, Any

import pytest
from pydantic import BeforeValidator

from dongling import Catalog
from dongling.catalog import Terms, record_of
from dongling.catalog.sqlite import CatalogueDamaged, CatalogueFile, StoredRow
from dongling.content import KnownWords, Loader
from dongling.content.holdings.codec import Codec
from dongling.model import About, Kind, Model
from dongling.testing import unit_text
from tests.dongling.content.holdings.loaded import KINDS, TERMS, Loaded


def test_every_unit_that_ships_comes_back_as_it_was(shipped: Catalog) -> None:
    units = list(shipped.units.values())
    assert len(units) > 50
    assert [record_of(unit) for unit in units] == list(shipped.tables.records.values())


def test_a_value_says_where_it_stands_in_the_text_of_its_author(tmp_path: Path) -> None:
    text = unit_text("a", name="两座桥")
    loaded = Loaded(tmp_path, {"a.yaml": text})
    unit = loaded.loader.catalog.units["a"]
    (loaded.folder / "a.yaml").unlink()
    assert unit.source.position(("name",)).line == 3
    assert unit.source.written() == text.encode()


class Turned(Model):
    """Details that JSON does not give back: what is read is turned round each time."""

    motto: Annotated[str, About("校训"), BeforeValidator(lambda value: value[::-1])]


def test_a_unit_that_json_does_not_give_back_is_read_from_its_text(tmp_path: Path) -> None:
    kinds = {**KINDS, "turned": Kind(identifier="turned", name="反", details=Turned)}
    folder = tmp_path / "content"
    folder.mkdir()
    (folder / "a.yaml").write_text(unit_text("a", kind="turned", motto="abc", process=None), encoding="utf-8")
    catalog = Loader(database=CatalogueFile(tmp_path / "c.db", "")).load([folder], kinds, TERMS)
    details: Any = catalog.units["a"].details
    assert details.motto == "cba"


DAMAGE = ("update written set kept = x'00'", "delete from written", "update written set kept = substr(kept, 1, 20)")


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_text_that_is_not_as_it_was_written_is_damage(tmp_path: Path, damage: str) -> None:
    loaded = Loaded(tmp_path, {"a.yaml": unit_text("a")})
    unit = loaded.loader.catalog.units["a"]
    loaded.database.run(damage)
    with pytest.raises(CatalogueDamaged):
        unit.source.written()


def test_a_value_of_a_kind_that_is_not_there_is_damage(tmp_path: Path) -> None:
    loaded = Loaded(tmp_path, {"a.yaml": unit_text("a")})
    number = loaded.loader.catalog.units.numbers["a"]  # type: ignore[attr-defined]  # of stored units
    decoder = Codec(loaded.database, KnownWords({}, Terms(TERMS))).decoder("unit")
    (row,) = loaded.database.all("select number, identifier, path, at, written, value from item where number = 1")
    assert row[0] == number
    with pytest.raises(CatalogueDamaged):
        decoder(StoredRow(*row))
