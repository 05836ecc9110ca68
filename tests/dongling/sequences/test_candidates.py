"""What could stand between two steps."""

from itertools import pairwise
from random import Random

import pytest

from dongling.catalog import Catalog, Record
from dongling.curriculum import Stages
from dongling.sequences.candidates import FEW, Candidates, Pair, unit_between
from dongling.testing import OpenLibrary, WriteContent, unit_text
from tests.dongling.counting import Counting, with_records
from tests.dongling.courses import write_courses


@pytest.fixture
def catalog(write_content: WriteContent, open_library: OpenLibrary) -> Catalog:
    """Return the small catalogue and a few units between, of which some do not fit."""
    return write_courses(
        write_content,
        open_library,
        teachers=unit_text("teachers", band="p2", themes=["yunhe"], audience=["teacher"]),
        deep=unit_text("deep", band="p3", depth="d4", themes=["yunhe"]),
        other=unit_text("other", band="p2", depth="d2", themes=["anquan"]),
        next=unit_text("next", band="p2", depth="d2", prerequisites=["duty"]),
    )


def found(catalog: Catalog, one: str, two: str, *leave_out: str) -> list[str]:
    """Return the candidates between two units."""
    pair = Pair(catalog.units[one], catalog.units[two])
    return [unit.identifier for unit in Candidates(Stages(catalog)).candidates(pair, leave_out)]


def test_a_prerequisite_counts_more_than_a_theme_and_two_themes_more_than_one(catalog: Catalog) -> None:
    assert found(catalog, "duty", "walk") == ["bridge", "next", "river"]


def test_what_is_in_the_sequence_already_is_left_out(catalog: Catalog) -> None:
    assert found(catalog, "duty", "walk", "bridge", "river") == ["next"]


def test_only_units_for_pupils_that_share_something_and_fit_in_depth(catalog: Catalog) -> None:
    shared = [name for name in catalog.units if name != "other"]
    everything = {name for one in shared for two in shared for name in found(catalog, one, two, one, two)}
    assert {"bridge", "next", "river"} < everything
    assert not everything & {"teachers", "other"}
    assert "deep" not in found(catalog, "duty", "walk")


def test_between_neighbouring_bands_the_units_of_both_are_looked_at(catalog: Catalog) -> None:
    assert found(catalog, "flower", "duty", "flower", "duty") == []
    assert "bridge" in found(catalog, "river", "walk", "river", "walk")


def test_a_new_unit_takes_the_theme_of_both_sides(catalog: Catalog) -> None:
    new = unit_between(Pair(catalog.units["bridge"], catalog.units["vote"]), Stages(catalog))
    assert (new.fields["band"], new.fields["themes"], new.fields["depth"]) == (("j",), ("jiaguo",), ("d3",))


def slowly(pair: Pair, stages: Stages) -> list[str]:
    """Return all that lead from one unit to the other, by their definition."""
    bands = stages.between(pair.one.band, pair.two.band) or (pair.one.band, pair.two.band)
    ranked = []
    for unit in stages.catalog.tables.records.values():
        leads = 4 * (pair.one.identifier in unit.prerequisites) + 4 * (unit.identifier in pair.two.prerequisites)
        shared = sum(2 * bool({*unit.themes} & {*side.themes}) for side in (pair.one, pair.two))
        facts = sum(bool(stages.taught(unit) & stages.taught(side)) for side in (pair.one, pair.two))
        fits = stages.jump(pair.one.depth, unit.depth) >= 0 and stages.jump(unit.depth, pair.two.depth) >= 0
        if unit.band in bands and unit.for_students and fits and leads + shared:
            ranked.append((-leads - shared - facts, stages.rank[unit.band], unit.identifier))
    return [name for _, _, name in sorted(ranked)]


@pytest.mark.parametrize("seed", range(4))
def test_tables_rank_what_a_search_through_all_units_ranks(catalog: Catalog, seed: int) -> None:
    stages = Stages(with_records(catalog, {one.identifier: one for one in crowd(catalog, 60, seed)}))
    candidates, records = Candidates(stages), list(stages.catalog.tables.records.values())
    for one, two in pairwise(records):
        pair, left_out = Pair(one, two), set[str]()
        for _ in range(5):
            names = [unit.identifier for unit in candidates.candidates(pair, left_out)]
            assert names == [name for name in slowly(pair, stages) if name not in left_out][:FEW]
            left_out |= {*names, one.identifier}


def crowd(catalog: Catalog, count: int, seed: int) -> list[Record]:
    """Return the records of units that share themes, facts and prerequisites by chance."""
    chance, model = Random(seed), catalog.tables.records["river"]  # noqa: S311 - chance that repeats
    made: list[Record] = []
    for i in range(count):
        made.append(
            model._replace(
                identifier=f"u{i:02}",
                band=chance.choice(["p1", "p2", "p3", "j"]),
                depth=chance.choice(["", "d1", "d2", "d3", "d5"]),
                themes=tuple(chance.sample(["yunhe", "jiaguo", "anquan"], chance.randint(0, 2))),
                facts=tuple(chance.sample(["bridge", "motto"], chance.randint(0, 1))),
                prerequisites=tuple(one.identifier for one in made if chance.random() < 0.1),
                audience=("teacher",) if chance.random() < 0.1 else (),
            )
        )
    return made


def test_a_gap_looks_at_no_more_records_in_a_larger_catalogue(catalog: Catalog) -> None:
    looked_at = []
    duty, walk = catalog.tables.records["duty"], catalog.tables.records["walk"]
    for count in (300, 900):
        like = {f"u{i:03}": walk._replace(identifier=f"u{i:03}", band="p2", prerequisites=()) for i in range(count)}
        stages = Stages(with_records(catalog, {"duty": duty, "walk": walk, **like}))
        records = stages.catalog.tables.records
        assert isinstance(records, Counting)
        for _ in range(2):
            records.forget()
            found = Candidates(stages).candidates(Pair(duty, walk), ())
            assert [one.identifier for one in found] == ["u000", "u001", "u002"]
        looked_at.append(len(records.names))
    assert looked_at[0] == looked_at[1]
