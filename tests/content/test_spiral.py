"""The shipped content climbs: textbooks for every unit for pupils, sequences without a jump, nothing told twice."""

from pathlib import Path

import pytest

from dongling import Library, Settings
from dongling.curriculum import Stages, curriculum_map
from dongling.model import Sequence, Unit
from dongling.sequences import Reporter

ROOT = Path(__file__).parents[2]
CATALOG = Library.open([ROOT / "courses"], Settings(), search=False, check=False).catalog
FOR_PUPILS = [unit for unit in CATALOG.units.values() if unit.for_students]
SEQUENCES = list(CATALOG.sequences.values())


@pytest.mark.parametrize("unit", FOR_PUPILS, ids=lambda unit: unit.identifier)
def test_a_unit_for_pupils_names_lesson_standard_and_how_far_both_were_checked(unit: Unit) -> None:
    assert unit.textbook
    assert all(book.volume and book.edition and book.checked for book in unit.textbook)
    assert any(book.standard for book in unit.textbook)
    assert not [book for book in unit.textbook if "旧版" in book.edition and "待核对" not in book.checked]


@pytest.mark.parametrize("sequence", SEQUENCES, ids=lambda sequence: sequence.identifier)
def test_a_sequence_climbs_at_least_four_stages_without_a_jump(sequence: Sequence) -> None:
    """Stages are 学段, as the sequence states them and the map counts them: 小学 is one, however many bands it has."""
    stages = Stages(CATALOG)
    units = [CATALOG.units[step.unit] for step in sequence.steps]
    climbed = tuple(dict.fromkeys(stages.stage(unit.band) for unit in units))
    assert len(climbed) >= 4
    assert climbed == sequence.stages
    ranks = [stages.rank[unit.band] for unit in units]
    assert ranks == sorted(ranks)
    found = {finding.code for finding in Reporter(CATALOG).report(sequence.steps).findings}
    assert not found & {"gap", "cliff", "repeated", "stage-order", "prerequisite-order", "not-loaded"}


def test_there_are_eight_sequences_or_more() -> None:
    assert len(SEQUENCES) >= 8


def test_the_map_lacks_nothing_that_a_ladder_asks_for_and_has_neither_cliff_nor_repetition() -> None:
    for rows in ("theme", "competency_line", "history"):
        found = curriculum_map(CATALOG, rows)
        assert not [(row.term.name, cell.band) for row in found.rows for cell in row.cells if cell.expected.zh]
        assert not [cliff.said.zh for cliff in found.cliffs]
        assert not [one.said.zh for one in found.across.first]


def test_each_of_the_four_histories_has_a_unit() -> None:
    assert [
        row.term.name for row in curriculum_map(CATALOG, "history").rows if not any(c.units for c in row.cells)
    ] == []
