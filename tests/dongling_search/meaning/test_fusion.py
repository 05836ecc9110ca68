"""One order of two."""

import pytest

from dongling_search.meaning.fusion import Weights, fused, weights


def test_what_both_have_comes_first_and_ties_go_by_identifier() -> None:
    assert list(fused(["a", "b"], ["b", "c"], Weights(1.0, 1.0))) == ["b", "a", "c"]
    assert list(fused(["b"], ["a"], Weights(1.0, 1.0))) == ["a", "b"]
    assert list(fused(["a", "b"], ["c"], Weights(0.5, 1.0))) == ["c", "a", "b"]


@pytest.mark.parametrize(
    ("han", "confident", "chips", "meaning"),
    [(4, True, False, None), (5, True, False, 0.5), (2, False, False, 1.0), (9, False, True, 0.3)],
)
def test_a_word_that_was_found_needs_no_meaning(han: int, confident: bool, chips: bool, meaning: float | None) -> None:
    found = weights(han=han, confident=confident, chips=chips)
    assert (found.meaning if found else None) == meaning
