"""How a field is asked follows from its declaration."""

import pytest

from dongling import Catalog
from dongling.forms import Sort
from dongling.forms.sorts import model_for, sort_of, words_of
from dongling.model import UnitFields, fields_of


@pytest.mark.parametrize(
    ("name", "sort"),
    [
        ("name", Sort.LINE),
        ("description", Sort.TEXT),
        ("minutes", Sort.NUMBER),
        ("updated", Sort.DATE),
        ("band", Sort.CHOICE),
        ("themes", Sort.CHOICES),
        ("keywords", Sort.WORDS),
        ("worksheets", Sort.ROWS),
        ("terms", Sort.TERMS),
    ],
)
def test_the_fields_of_every_unit_are_asked_by_what_they_hold(name: str, sort: Sort) -> None:
    assert sort_of(UnitFields, name) is sort


def test_a_schools_own_yes_or_no_is_a_choice_of_two(shipped: Catalog) -> None:
    heirloom = shipped.kinds["ly.heirloom"].details
    assert sort_of(heirloom, "consent") is Sort.CHOICE
    assert words_of(fields_of(heirloom)["consent"], heirloom) == {"是": "是", "否": "否"}
    assert sort_of(shipped.kinds["walk"].details, "safety") is Sort.GROUP


def test_a_part_is_of_the_type_that_it_names_in_either_language() -> None:
    tasks = fields_of(fields_of(UnitFields)["worksheets"].models[0])["tasks"]
    assert model_for(tasks, {"题型": "填空"}) is model_for(tasks, {"type": "blank"}) is not tasks.models[0]
    for odd in ({}, {"type": "no"}, "text", None):
        assert model_for(tasks, odd) is tasks.models[0]
