"""The record of a unit: the light fields that tables are made of."""

import datetime as dt

import pytest

from dongling.catalog.record import Record, record_of
from dongling.testing import OpenLibrary, WriteContent, unit_text


@pytest.fixture
def record(write_content: WriteContent, open_library: OpenLibrary) -> Record:
    """Return the record of a lesson that names all that a record holds."""
    text = unit_text(
        "a",
        name_en="A lesson",
        updated="2026-09-01",
        audience=["teacher"],
        facts=["one", "one"],
        derived=[{"text": "很久", "from": ["two", "one"]}],
        places=["bridge"],
        terms={"history": ["h-party", "h-party"]},
    )
    return record_of(open_library(write_content({"a.yaml": text})).catalog.units["a"])


def test_it_says_of_a_unit_where_it_belongs_and_what_it_needs(record: Record) -> None:
    assert (record.identifier, record.name_en, record.path[-7:]) == ("a", "A lesson", "/a.yaml")
    assert (record.updated, record.places) == (dt.date(2026, 9, 1), ("bridge",))
    assert record.stage


def test_it_has_each_fact_once_cited_or_the_ground_of_a_figure(record: Record) -> None:
    assert record.facts == ("one", "two")


def test_it_has_the_terms_of_every_scheme_each_once(record: Record) -> None:
    assert (record.words("history"), record.words("none")) == (("h-party",), ())
    assert record.words("audience") == ("teacher",)


def test_it_knows_who_sees_the_unit(record: Record) -> None:
    assert not record.for_students
    assert record._replace(audience=()).for_students
    assert record._replace(audience=("teacher", "student")).for_students


def test_it_is_a_plain_value_that_can_be_stored_and_compared(record: Record) -> None:
    assert Record._make(tuple(record)) == record
    assert len({record, Record._make(tuple(record))}) == 1
