"""What units of other bands share, held against a slow search through all of them."""

from random import Random

import pytest

from dongling.catalog import Catalog
from dongling.curriculum import Stages, ladder
from dongling.curriculum.likeness import MANY, alike
from dongling.model import Unit
from dongling.testing import OpenLibrary, WriteContent, unit_text
from tests.dongling.counting import counted
from tests.dongling.courses import write_courses

THEMES, FACTS, BANDS = ("jiaguo", "yunhe", "dushu", "anquan"), ("bridge", "motto", "f0", "f1", "f2"), ("p1", "p2", "j")


Alike = tuple[str, str, tuple[str, ...]]
"""A unit, why it is alike, and what it shares."""


def crowd(catalog: Catalog, count: int, seed: int = 1) -> Catalog:
    """Return the catalogue with `count` units whose band, themes, facts and prerequisites are left to chance."""
    model, chance = catalog.units["one"], Random(seed)  # noqa: S311 - chance that repeats
    names = [f"u{chance.randrange(10**6):06}-{i}" for i in range(count)]
    units = {
        name: model.model_copy(
            update={
                "identifier": name,
                "band": (band := chance.choice(BANDS)),
                "stage": "junior" if band == "j" else "primary",
                "themes": tuple(chance.sample(THEMES, chance.randrange(4))),
                "facts": tuple(chance.sample(FACTS, chance.randrange(4))),
                "prerequisites": tuple(chance.sample(names, chance.randrange(3))),
                "audience": ("teacher",) if chance.random() < 0.2 else (),
            }
        )
        for name in names
    }
    return Catalog(units=units, terms=catalog.terms, facts=catalog.facts, kinds=catalog.kinds)


def shares(unit: Unit, other: Unit, stages: Stages) -> tuple[str, tuple[str, ...]]:
    """Return why two units are alike and what they share, by their definition."""
    taught = stages.taught(other)
    facts = [fact for fact in sorted(stages.taught(unit)) if fact in taught and not stages.of_itself(fact)]
    return ("fact", tuple(facts)) if facts else ("theme", tuple(t for t in unit.themes if t in other.themes))


def slowly(unit: Unit, bands: list[str], placed: set[str], few: int, stages: Stages) -> list[Alike]:
    """Return what `alike` is to return, found by looking at every unit."""
    for band in bands:
        others = [u for u in stages.catalog.student_units if u.band == band and u.identifier not in placed]
        found = [(other.identifier, *shares(unit, other, stages)) for other in others]
        if found := [one for one in found if one[2]]:
            return sorted(found, key=lambda one: (one[1] != "fact", -len(one[2]), one[0]))[:few]
    return []


@pytest.fixture
def catalog(write_content: WriteContent, open_library: OpenLibrary) -> Catalog:
    """Return the small catalogue and one more unit."""
    return write_courses(write_content, open_library, one=unit_text("one"))


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("few", [0, 1, 2, 5])
def test_tables_find_what_a_search_through_all_units_finds(catalog: Catalog, few: int, seed: int) -> None:
    whole = crowd(catalog, 40, seed)
    stages, bands = Stages(whole), ["p2", "j", "p1"]
    for unit in whole.units.values():
        placed = {unit.identifier, *unit.prerequisites}
        found = [(rung.identifier, rung.why, rung.shared) for rung in alike(unit, "after", bands, placed, few, stages)]
        assert found == (slowly(unit, bands, placed, few, stages) if few else [])


def test_a_ladder_looks_at_no_more_units_in_a_larger_catalogue(catalog: Catalog) -> None:
    looked_at = []
    for count in (60, 240):
        whole, touched = counted(crowd(catalog, count))
        names = list(whole.units)
        for _ in range(2):
            touched.forget()
            for name in names[:20]:
                ladder(whole.units[name], whole)
        looked_at.append(len(touched.names))
    assert looked_at[1] <= 20 * 10, looked_at


def test_of_those_that_build_on_a_unit_the_first_stand_on_the_ladder(catalog: Catalog) -> None:
    one = catalog.units["one"].model_copy(update={"themes": (), "facts": ()})
    later = [one.model_copy(update={"identifier": f"l{i:02}", "prerequisites": ("one",)}) for i in range(MANY + 5)]
    units = {unit.identifier: unit for unit in (one, *later)}
    rungs = ladder(one, Catalog(units=units, terms=catalog.terms))
    assert [rung.identifier for rung in rungs] == ["one", *(f"l{i:02}" for i in range(MANY))]
