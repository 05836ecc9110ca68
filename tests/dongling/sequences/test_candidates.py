"""What could stand between two steps."""

import pytest

from dongling.catalog import Catalog
from dongling.curriculum import Stages
from dongling.sequences.candidates import Candidates, Pair, unit_between
from dongling.testing import OpenLibrary, WriteContent, unit_text
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
