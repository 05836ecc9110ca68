"""Which versions are kept."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from dongling.store.drafts.retention import ALL, AT_LEAST, BUDGET, DAYS, MOST, Weighed, thinned
from tests.dongling.store.making import NO_HURRY, START

_GAPS = st.lists(st.integers(0, 40), max_size=400)


def versions(gaps: list[int], size: int = 100) -> list[Weighed]:
    """Return versions, the newest first, with so many hours between them."""
    moment, found = START, list[Weighed]()
    for number, gap in enumerate(gaps, 1):
        moment += dt.timedelta(hours=gap)
        found.append(Weighed(number, moment, size))
    return found[::-1]


@NO_HURRY
@given(_GAPS)
def test_the_newest_are_kept_and_of_each_earlier_day_the_last(gaps: list[int]) -> None:
    there = versions(gaps)
    gone = set(thinned(there))
    kept = [version for version in there if version.number not in gone]
    assert kept[:ALL] == there[:ALL]
    earlier = [version.saved.date() for version in kept[ALL:]]
    assert len(set(earlier)) == len(earlier) <= DAYS
    days = list(dict.fromkeys(version.saved.date() for version in there[ALL:]))
    assert earlier == days[:DAYS]
    last = {version.saved.date(): version for version in reversed(there[ALL:])}
    assert all(version == last[version.saved.date()] for version in kept[ALL:])
    assert len(kept) <= MOST


@NO_HURRY
@given(_GAPS, st.integers(0, 1_000_000))
def test_what_is_thin_enough_stays_as_it_is(gaps: list[int], size: int) -> None:
    there = versions(gaps, size)
    gone = set(thinned(there))
    assert thinned([version for version in there if version.number not in gone]) == []


def test_large_versions_are_let_go_earlier_but_never_the_newest() -> None:
    there = versions([1] * 90, BUDGET // 20)
    assert len(there) - len(thinned(there)) == 20
    huge = versions([1] * 90, BUDGET)
    assert len(huge) - len(thinned(huge)) == AT_LEAST
    assert thinned(huge) == list(range(90 - AT_LEAST, 0, -1))
