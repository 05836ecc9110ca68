"""A unit for pupils can be taught tomorrow: its sheet, key, four levels, two misconceptions, a way without devices."""

from pathlib import Path

import pytest

from dongling import Library, Settings
from dongling.checks import check_materials, check_young_readers
from dongling.media import open_media
from dongling.model import Unit, key

ROOT = Path(__file__).parents[2]
CATALOG = Library.open([ROOT / "courses"], Settings(), search=False, check=False).catalog
FOR_PUPILS = [unit for unit in CATALOG.units.values() if unit.for_students]

every_unit = pytest.mark.parametrize("unit", FOR_PUPILS, ids=lambda unit: unit.identifier)
"""Each in a test of its own, so that one that lacks something is named."""


@every_unit
def test_it_has_a_sheet_to_fill_in_and_its_key(unit: Unit) -> None:
    assert unit.worksheets
    for sheet in unit.worksheets:
        assert any(key(task) for task in sheet.tasks), sheet.name


@every_unit
def test_a_pupil_can_find_out_alone_whether_one_answer_is_right(unit: Unit) -> None:
    tasks = [task for sheet in unit.worksheets for task in sheet.tasks]
    assert [task for task in tasks if task.type not in ("open", "observe")]


@every_unit
def test_whoever_errs_is_told_more_than_that(unit: Unit) -> None:
    judged = [task for sheet in unit.worksheets for task in sheet.tasks if task.type not in ("open", "observe")]
    helped = [
        task for task in judged if task.hint or task.explanation or any(o.reply for o in getattr(task, "options", ()))
    ]
    assert helped == judged


@every_unit
def test_what_its_text_names_is_there(unit: Unit) -> None:
    assert [problem.text("zh") for problem in check_materials(unit)] == []


@every_unit
def test_it_is_judged_on_four_levels_of_one_competence(unit: Unit) -> None:
    assert [len(criterion.levels) for rubric in unit.rubrics for criterion in rubric.criteria]
    assert {CATALOG.terms.scheme("competency")[rubric.competency].name for rubric in unit.rubrics}


@every_unit
def test_two_misconceptions_have_a_reply(unit: Unit) -> None:
    assert len(unit.misconceptions) >= 2
    assert all(one.reply for one in unit.misconceptions)


@every_unit
def test_it_can_be_taught_without_devices(unit: Unit) -> None:
    assert unit.without_devices


WITH_MEDIA = [unit for unit in CATALOG.units.values() if unit.media]


@pytest.mark.parametrize("unit", WITH_MEDIA, ids=lambda unit: unit.identifier)
def test_a_picture_that_ships_is_light_and_keeps_our_own_rules(unit: Unit) -> None:
    for medium in unit.media:
        assert len(open_media(unit, medium.file).data) <= 25_000
        assert medium.license == "CC BY 4.0"


@every_unit
def test_small_children_read_short_sentences(unit: Unit) -> None:
    assert [problem.text() for problem in check_young_readers(unit)] == []
