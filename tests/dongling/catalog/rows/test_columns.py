"""Columns: what was added is there, also after it was kept, and values of many rows are one object."""

from hypothesis import given
from hypothesis import strategies as st

from dongling.catalog.rows.columns import Alike, Listed, Pool, Texts

WORDS = st.lists(st.lists(st.sampled_from(["", "a", "桥"]), max_size=3).map(tuple), max_size=6)


@given(st.lists(st.text()))
def test_a_text_stands_in_its_row(texts: list[str]) -> None:
    column = Texts()
    for text in texts:
        column.add(text)
    for one in (column, Texts(*column.kept())):
        assert list(one.every(range(len(texts)))) == texts


@given(WORDS)
def test_lists_stand_in_their_rows_and_rows_under_their_words(lists: list[tuple[str, ...]]) -> None:
    column = Listed(Pool())
    for words in lists:
        column.add(words)
    rows = range(len(lists))
    for one in (column, Listed(column.pool, *column.kept())):
        assert list(one.every(rows)) == lists
        wanted = {word: [row for row in rows for own in lists[row] if own == word] for words in lists for word in words}
        assert one.groups(rows, rows) == wanted


@given(st.lists(st.sampled_from(["a", "桥", ""])))
def test_what_rows_have_alike_is_one_value_with_a_number(values: list[str]) -> None:
    column = Alike(Pool())
    for value in values:
        column.add(value)
    assert column.pool.values == list(dict.fromkeys(values))
    rows = range(len(values))
    for one in (column, Alike(column.pool, column.kept())):
        assert [one[row] for row in rows] == list(one.every(rows)) == values
        assert one.groups(rows, rows) == {value: [row for row in rows if values[row] == value] for value in values}
