"""Every school that ships says who answers for it: its brand and its charter are complete."""

from pathlib import Path

import pytest

from dongling import Library, Settings

ROOT = Path(__file__).parents[2]
LIBRARY = Library.open([ROOT / "courses"], Settings(), search=False, check=False)


@pytest.mark.parametrize("school", LIBRARY.catalog.schools.values(), ids=lambda school: school.identifier)
@pytest.mark.parametrize(
    "key", ["name_en", "full_name", "prefix", "brand", "owner", "rules", "contact", "sign", "colours"]
)
def test_a_school_that_ships_has_a_complete_charter(school: object, key: str) -> None:
    assert getattr(school, key)


def test_every_unit_that_ships_is_marked_as_a_sample_and_has_a_responsible_role() -> None:
    units = LIBRARY.catalog.units.values()
    assert len(units) >= 60
    assert [
        unit.identifier for unit in units if unit.review_status != "sample" or not unit.owner or not unit.name_en
    ] == []


def test_every_place_and_proper_name_has_an_english_name() -> None:
    names = {place.identifier: place.name_en for place in LIBRARY.catalog.places.values()}
    names |= {term.identifier: term.name_en for term in LIBRARY.catalog.terms.scheme("name").values()}
    assert len(names) > 100
    assert [identifier for identifier, name in names.items() if not name] == []
