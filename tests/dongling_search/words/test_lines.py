"""Many texts in one."""

from hypothesis import given
from hypothesis import strategies as st

from dongling_search.words import Lines

texts = st.lists(st.text("东林aé𠀋\ud800 ", max_size=4), max_size=8)


@given(texts)
def test_lines_are_the_texts_and_come_back_from_arrays(given_texts: list[str]) -> None:
    lines = Lines.of(given_texts)
    for one in (lines, Lines.read("x", lines.written("x"))):
        assert len(one) == len(given_texts)
        assert list(one) == [one[number] for number in range(len(one))] == given_texts


@given(st.lists(texts, max_size=4), st.data())
def test_parts_are_put_together_and_taken_out(parts: list[list[str]], data: st.DataObject) -> None:
    joined = Lines.joined([Lines.of(part) for part in parts])
    flat = [text for part in parts for text in part]
    assert list(joined) == flat
    first = data.draw(st.integers(0, len(flat)))
    last = data.draw(st.integers(first, len(flat)))
    assert list(joined.part(first, last)) == flat[first:last]
    assert list(joined.part(first, last).holding("东")) == [
        n for n, text in enumerate(flat[first:last]) if "东" in text
    ]


@given(texts, st.text("东林a", min_size=1, max_size=2))
def test_lines_that_hold_or_begin_with_a_part_are_found_in_order(given_texts: list[str], part: str) -> None:
    lines = Lines.of(given_texts)
    assert list(lines.holding(part)) == [number for number, text in enumerate(given_texts) if part in text]
    assert list(lines.holding(f"\n{part}")) == [n for n, text in enumerate(given_texts) if text.startswith(part)]
