"""The doors: who sees what, and what lies behind the others."""

import pytest

from dongling.catalog import DOORS, beyond, doors_of, find_door
from dongling.problems import DonglingError


@pytest.mark.parametrize(
    ("audience", "doors"),
    [
        ((), {"pupil", "family", "teacher"}),
        (("student",), {"pupil", "family", "teacher"}),
        (("family", "student"), {"pupil", "family", "teacher"}),
        (("family", "community"), {"family", "teacher"}),
        (("teacher",), {"teacher"}),
        (("member", "community"), {"teacher"}),
    ],
)
def test_each_door_shows_what_the_narrower_ones_do(audience: tuple[str, ...], doors: set[str]) -> None:
    assert set(doors_of(audience)) == doors
    shown = [door in doors for door in DOORS]
    assert shown == sorted(shown)


def test_what_lies_beyond_a_door_is_the_difference_to_the_next() -> None:
    counts = {"pupil": 5, "family": 6, "teacher": 9}
    assert beyond(counts, "pupil") == {"family": 1, "teacher": 3}
    assert beyond(counts, "family") == {"teacher": 3}
    assert beyond(counts, "teacher") == beyond(counts, "all") == {}
    assert beyond({}, "pupil") == {"family": 0, "teacher": 0}


def test_a_word_that_is_no_door_is_refused_with_the_nearest() -> None:
    assert find_door("all") == "all"
    with pytest.raises(DonglingError, match="teacher"):
        find_door("techer")
