"""The curriculum map: what is covered, how deep, by whom, and what is not."""

from pathlib import Path

import pytest

from dongling.catalog import Catalog
from dongling.curriculum import Cell, CurriculumMap, curriculum_map
from dongling.editor import new_unit_text
from dongling.testing import OpenLibrary, WriteContent, unit_text
from tests.dongling.courses import write_courses

ROOT = Path(__file__).parents[3]


@pytest.fixture
def catalog(write_content: WriteContent, open_library: OpenLibrary) -> Catalog:
    """Return the small catalogue with a lecture on a history."""
    its_own = {"speaker_role": "教师", "script": "讲。", "question": "问？", "history": "h-reform"}
    lecture = unit_text("lecture", kind="micro_lecture", minutes="15", process=None, depth="d3", **its_own)
    return write_courses(write_content, open_library, lecture=lecture)


def cell(found: CurriculumMap, row: str, band: str) -> Cell:
    """Return one cell."""
    (one,) = [cell for line in found.rows if line.term.identifier == row for cell in line.cells if cell.band == band]
    return one


def names(found: Cell) -> list[str]:
    """Return the identifiers of a cell's units."""
    return [unit.identifier for unit in found.units]


def test_the_rows_are_the_themes_and_the_columns_the_bands_in_their_order(catalog: Catalog) -> None:
    found = curriculum_map(catalog)
    assert [row.term.identifier for row in found.rows] == list(catalog.terms.scheme("theme"))
    assert [band.identifier for band in found.bands] == ["k", "p1", "p2", "p3", "j", "s"]
    assert all([cell.band for cell in row.cells] == [band.identifier for band in found.bands] for row in found.rows)


def test_a_cell_has_its_units_the_deepest_depth_and_the_schools(catalog: Catalog) -> None:
    found = cell(curriculum_map(catalog), "yunhe", "j")
    assert (names(found), found.depth, found.schools, found.new) == (["walk"], "d3", ("s",), None)


def test_a_unit_of_two_themes_stands_in_both_rows(catalog: Catalog) -> None:
    found = curriculum_map(catalog)
    assert names(cell(found, "yunhe", "p3")) == names(cell(found, "jiaguo", "p3")) == ["bridge"]


def test_pupils_see_no_unit_that_is_for_teachers(catalog: Catalog) -> None:
    assert names(cell(curriculum_map(catalog), "jiaguo", "j")) == []
    assert names(cell(curriculum_map(catalog, everyone=True), "jiaguo", "j")) == ["meeting"]


def test_cells_are_marked_where_a_row_repeats_itself(catalog: Catalog) -> None:
    found = curriculum_map(catalog)
    marked = [(row.term.identifier, cell.band) for row in found.rows for cell in row.cells if cell.repeated]
    assert marked == [("yunhe", "p2"), ("yunhe", "p3")]
    assert [repeated.reach for repeated in found.across.first] == ["bands"]
    assert (found.across.count, found.within.count) == (1, 0)


def test_an_empty_cell_has_a_new_unit_whose_file_loads(
    catalog: Catalog, write_content: WriteContent, open_library: OpenLibrary
) -> None:
    new = cell(curriculum_map(catalog), "jiaguo", "p2").new
    assert new
    library = open_library(write_content({"new.yaml": new_unit_text(catalog, new)}))
    assert not [problem for problem in library.problems if problem.severity == "error"]
    assert library.catalog.drafts["jiaguo-p2"].themes == ("jiaguo",)


def test_a_line_runs_through_the_frames_of_all_stages(catalog: Catalog) -> None:
    found = curriculum_map(catalog, "competency_line")
    assert names(cell(found, "line-duty", "k")) == ["flower"]
    assert names(cell(found, "line-duty", "s")) == ["vote"]
    new = cell(found, "line-duty", "j").new
    assert new
    assert new.fields["competencies"] == ("c-duty",)


def test_the_histories_come_from_the_lectures_and_what_tells_none_is_unplaced(catalog: Catalog) -> None:
    found = curriculum_map(catalog, "history")
    assert names(cell(found, "h-reform", "j")) == ["lecture"]
    assert {unit.identifier for unit in found.unplaced} == {"flower", "duty", "river", "bridge", "walk", "vote"}
    new = cell(found, "h-party", "j").new
    assert new
    assert (new.kind, new.fields["history"]) == ("micro_lecture", ("h-party",))


def test_the_map_of_a_sequence_has_its_units_only(catalog: Catalog) -> None:
    found = curriculum_map(catalog, units=["flower", "vote", "away"])
    assert {name for row in found.rows for cell in row.cells for name in names(cell)} == {"flower", "vote"}
    assert [row.said.zh for row in found.rows if row.term.identifier == "jiaguo"] == ["缺4段"]


def test_the_map_of_a_school_has_its_units_and_offers_its_identifiers(catalog: Catalog) -> None:
    assert names(cell(curriculum_map(catalog, school="s"), "yunhe", "j")) == ["walk"]
    elsewhere = curriculum_map(catalog, school="t")
    assert {row.said.zh for row in elsewhere.rows} == {"6段皆缺"}
    new = cell(curriculum_map(catalog, school="s"), "jiaguo", "p2").new
    assert new
    assert new.fields["identifier"] == ("s-jiaguo-p2",)


def test_an_empty_catalogue_has_a_map_of_gaps(open_library: OpenLibrary) -> None:
    found = curriculum_map(open_library().catalog)
    assert len(found.gaps) == len(found.rows)
    assert (found.across.count, found.within.count, found.cliffs, len(found.unplaced)) == (0, 0, (), 0)


def test_the_shipped_catalogue_has_all_that_a_ladder_asks_for(open_library: OpenLibrary) -> None:
    found = curriculum_map(open_library(ROOT / "courses", safe_mode=False).catalog)
    said = {row.term.name: row.said.zh for row in found.rows if row.said.zh}
    assert said == {"实业与奉献": "始于小学", "革命传统": "始于小学", "国家安全": "始于小学"}
    assert not [cell for row in found.rows for cell in row.cells if cell.expected.zh]
    assert not found.cliffs
    assert (found.across.count, found.within.count) == (0, 0)


def test_a_unit_that_belongs_to_no_band_stands_beside_the_map(
    write_content: WriteContent, open_library: OpenLibrary
) -> None:
    note = unit_text("note", band=None, audience=["teacher"], themes=["jiaguo"], competencies=["c-law"])
    small = write_courses(write_content, open_library, note=note)
    for found in (curriculum_map(small, everyone=True), curriculum_map(small, "competency_line", everyone=True)):
        assert "note" in [unit.identifier for unit in found.unplaced]
        assert not [name for row in found.rows for one in row.cells for name in names(one) if name == "note"]
    assert "note" not in [unit.identifier for unit in curriculum_map(small).unplaced]
