"""The row of a document."""

from hypothesis import given
from hypothesis import strategies as st

from dongling_search.engines import Doc
from dongling_search.engines.whoosh.columns.rows import columns_of, in_order, row, words_of


@given(st.lists(st.text("ab东\n\ud800", max_size=6)))
def test_documents_are_in_the_order_of_their_identifiers(identifiers: list[str]) -> None:
    assert [identifiers[number] for number in in_order(identifiers)] == sorted(identifiers)


def test_columns_are_what_the_rows_say() -> None:
    one = Doc("东\n", "1", {"书院": 2, "a": 1}, "", {"stage": ("x", "y")}, 20, "2025-01-01", ("书院",))
    columns = columns_of([row(one), row(Doc("b", "2", {}, ""))])
    assert columns.known() == {"东\n": "1", "b": "2"}
    assert (columns.lengths.tolist(), columns.minutes.tolist()) == ([3, 0], [20, 0])
    assert [columns.dates[number] for number in columns.date_of] == ["2025-01-01", ""]
    assert columns.tally(("stage", "nothing")).of(columns.live_docs, {}) == [{"x": 1, "y": 1}, {}]
    assert words_of(row(one)) == ["书院"]
