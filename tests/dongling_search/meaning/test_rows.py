"""Rows that grow at their end."""

import numpy as np

from dongling_search.meaning.rows import GrowingRows
from dongling_search.meaning.vectors import Floats


def rows(*numbers: float) -> Floats:
    """Return rows of one number each."""
    return np.array([[number] for number in numbers], dtype=np.float32)


def test_an_earlier_state_stays_as_it_was_when_rows_are_added_to_it_twice() -> None:
    first = GrowingRows(rows(1)).with_more(rows(2))
    one, other = first.with_more(rows(3)), first.with_more(rows(4, 5))
    assert [state.rows.ravel().tolist() for state in (first, one, other)] == [[1, 2], [1, 2, 3], [1, 2, 4, 5]]


def test_rows_are_moved_ever_more_seldom() -> None:
    state, moves = GrowingRows(rows(0)), 0
    for number in range(1, 2000):
        later = state.with_more(rows(number))
        moves += not np.shares_memory(state.rows, later.rows)
        state = later
    assert state.rows.ravel().tolist() == list(range(2000))
    assert moves < 60
