"""What a course is made of."""

from datetime import date

import pytest
from pydantic import BaseModel, ValidationError

from dongling import model
from dongling.model import UnitFields, facts, fields_of
from dongling.model.unit import Further, Textbook
from dongling.testing import OpenLibrary, WriteContent, unit_text


def test_a_unit_cannot_be_changed(write_content: WriteContent, open_library: OpenLibrary) -> None:
    unit = open_library(write_content({"a.yaml": unit_text("a")})).catalog.units["a"]
    with pytest.raises(ValidationError):
        unit.name = "别的"


def test_a_unit_without_an_audience_is_for_pupils(write_content: WriteContent, open_library: OpenLibrary) -> None:
    folder = write_content(
        {
            "a.yaml": unit_text("a"),
            "b.yaml": unit_text("b", audience=["teacher"]),
            "c.yaml": unit_text("c", audience=["teacher", "student"]),
        }
    )
    units = open_library(folder).catalog.units
    assert [unit.for_students for unit in units.values()] == [True, False, True]


def test_a_date_is_a_date(write_content: WriteContent, open_library: OpenLibrary) -> None:
    units = open_library(write_content({"a.yaml": unit_text("a", updated="2026-09-01")})).catalog.units
    assert units["a"].updated == date(2026, 9, 1)


def test_the_required_fields_of_a_unit_are_those_of_the_contract() -> None:
    required = {field.name for field in fields_of(UnitFields).values() if field.required}
    assert required == {"identifier", "kind", "name", "description", "minutes", "review_status"}


def test_every_value_that_files_hold_declares_all_its_fields() -> None:
    """A field without About could never be written in a file."""
    names = ("UnitFields", "School", "Step", "SequenceFields", "CollectionFields", "CollectionQuery")
    held = [*(getattr(model, name) for name in names), facts.Fact, facts.FactSource, facts.Place, Textbook, Further]
    for value in held:
        assert issubclass(value, BaseModel)
        assert {field.attribute for field in fields_of(value).values()} == set(value.model_fields)
