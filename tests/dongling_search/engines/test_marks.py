"""What names the documents of an index."""

from dongling_search.engines.marks import mark


def test_the_marks_of_units_do_not_run_together() -> None:
    assert len({mark("a", "bc"), mark("ab", "c"), mark("a", "b"), mark("", "abc")}) == 4


def test_any_text_has_a_mark() -> None:
    assert mark("\ud800", "") != mark("\ud801", "")
