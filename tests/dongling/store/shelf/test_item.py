"""What shelves hand out: the school year of a day."""

import datetime as dt

import pytest

from dongling.store.shelf.item import SHARING_NAMES, Sharing, school_year


@pytest.mark.parametrize(
    ("day", "year"),
    [((2026, 8, 31), 2025), ((2026, 9, 1), 2026), ((2026, 12, 31), 2026), ((2027, 1, 1), 2026), ((2027, 7, 1), 2026)],
)
def test_a_school_year_begins_in_september(day: tuple[int, int, int], year: int) -> None:
    assert school_year(dt.date(*day)) == year


def test_each_way_to_share_has_a_name() -> None:
    assert list(SHARING_NAMES) == list(Sharing)
