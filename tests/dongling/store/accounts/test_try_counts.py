"""Tries: counted together, in windows of time, and forgotten."""

from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import func, select

from dongling.store import Store
from dongling.store.accounts.try_counts import Tried, sign_in_tries
from tests.dongling.store.making import Clock, by_hand

MINUTE, HOUR = 60, 3600


def test_tries_are_counted_by_who_and_for_each_window(store: Store) -> None:
    for _ in range(3):
        store.tries.count(("陆老师", MINUTE), ("陆老师", HOUR))
    store.tries.count(("周老师", MINUTE))
    assert store.tries.tried("陆老师", MINUTE).left(5) == 2
    assert store.tries.tried("陆老师", HOUR).left(60) == 57
    assert store.tries.tried("周老师", MINUTE).left(5) == 4
    assert store.tries.tried("\udcff", MINUTE).left(5) == 5


def test_all_who_have_the_database_open_count_together(store: Store, data: Path, clock: Clock) -> None:
    with closing(Store.open(data, clock=clock)) as another:
        for _ in range(3):
            store.tries.count(("陆老师", MINUTE))
            another.tries.count(("陆老师", MINUTE))
        assert store.tries.tried("陆老师", MINUTE) == another.tries.tried("陆老师", MINUTE)
        assert another.tries.tried("陆老师", MINUTE).wait(5) > 0
    with closing(Store.open(data, clock=clock)) as later:
        assert later.tries.tried("陆老师", MINUTE).left(5) == 0


def test_who_tried_too_often_may_try_again_when_it_was_said(store: Store, clock: Clock) -> None:
    for _ in range(5):
        store.tries.count(("陆老师", MINUTE))
    wait = store.tries.tried("陆老师", MINUTE).wait(5)
    assert 0 < wait <= MINUTE
    clock.move(seconds=wait - 1)
    assert store.tries.tried("陆老师", MINUTE).left(5) == 0
    clock.move(seconds=2)
    assert store.tries.tried("陆老师", MINUTE).left(5) == 1
    clock.move(seconds=2 * MINUTE)
    assert store.tries.tried("陆老师", MINUTE).left(5) == 5


@pytest.mark.parametrize("before", [0, 1, 5, 100])
@pytest.mark.parametrize("now", [0, 1, 4, 5, 100])
@pytest.mark.parametrize("over", [0.0, 0.5, 30.0, 59.9])
def test_whoever_waits_as_long_as_told_has_not_to_wait_for_long_again(before: int, now: int, over: float) -> None:
    tried = Tried(before, now, over, MINUTE)
    wait = tried.wait(5)
    assert bool(wait) is (tried.left(5) == 0)
    later = over + wait
    moved = Tried(now, 0, later - MINUTE, MINUTE) if later >= MINUTE else tried._replace(over=later)
    if 0 <= moved.over < MINUTE:
        assert moved.wait(5) <= 1


def test_what_is_over_leaves_the_database_with_the_next_try(store: Store, clock: Clock) -> None:
    store.tries.count(*((f"name {number}", MINUTE) for number in range(20)))
    clock.move(minutes=2)
    store.tries.count(("陆老师", HOUR))
    with by_hand(store) as connection:
        assert connection.execute(select(func.count()).select_from(sign_in_tries)).scalar_one() == 1
