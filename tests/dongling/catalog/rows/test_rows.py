"""Rows of light fields: what goes in comes out, also after it was kept."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dongling.catalog import Record
from dongling.catalog.rows import Rows

TEXT = st.text(max_size=6)
WORDS = st.lists(st.sampled_from(["", "a", "桥", "b/c"]), max_size=4).map(tuple)
TERMS = st.dictionaries(st.sampled_from(["theme", "v"]), WORDS, max_size=3).map(lambda of: tuple(of.items()))
FIELDS: dict[str, st.SearchStrategy[object]] = {
    **dict.fromkeys(("identifier", "name", "name_en", "kind", "band"), TEXT),
    **dict.fromkeys(("stage", "school", "depth", "review_status"), TEXT),
    **dict.fromkeys(("themes", "competencies", "prerequisites", "facts", "further", "places", "audience"), WORDS),
    "path": st.sampled_from(["", "a.yaml", "east/a.yaml", "/x//a.yaml", "east/", "b\\c.yaml"]),
    "minutes": st.integers(0, 500),
    "updated": st.none() | st.dates(dt.date(1, 1, 1)),
    "keywords": WORDS,
    "terms": TERMS,
}
RECORDS = st.lists(st.builds(Record, **FIELDS), max_size=6)


@given(RECORDS)
def test_a_record_comes_out_as_it_went_in_also_from_what_was_kept(records: list[Record]) -> None:
    rows = Rows()
    numbers = [rows.add(record) for record in records]
    for these in (rows, Rows(rows.kept())):
        assert [these.record(n, one.identifier) for n, one in zip(numbers, records, strict=True)] == records
        assert len(these) == len(records)


@given(RECORDS, RECORDS)
def test_rows_are_added_to_what_was_kept_and_change_none_of_it(first: list[Record], more: list[Record]) -> None:
    rows = Rows()
    for record in first:
        rows.add(record)
    rows = Rows(rows.kept())
    for record in more:
        rows.add(record)
    assert [rows.record(n, one.identifier) for n, one in enumerate([*first, *more])] == [*first, *more]


@pytest.mark.parametrize("field", ["band", "facts", "terms"])
@given(RECORDS)
def test_units_stand_under_what_they_have_in_the_order_of_rows(field: str, records: list[Record]) -> None:
    rows = Rows()
    for record in records:
        rows.add(record)
    places = range(len(records))
    values = [[one] if field == "band" else one for one in rows.every(field, places)]
    wanted = {value: [at for at in places for one in values[at] if one == value] for some in values for value in some}
    assert {value: list(group) for value, group in rows.groups(field, places, places).items()} == wanted
