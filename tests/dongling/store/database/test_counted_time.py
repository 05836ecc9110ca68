"""Time that is counted: never more than went by, whatever is read of calendars and ticks."""

import datetime as dt
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dongling.store import KEPT, Store
from dongling.store.database.clock import Reading
from dongling.store.database.counted_time import MOST_AT_ONCE, CountedTime, Present
from dongling.store.database.engine import FILE
from tests.dongling.store.making import DID, NO_HURRY, START, Clock, draft

DAY = dt.timedelta(days=1)


@NO_HURRY
@given(st.lists(st.tuples(st.integers(0, 10**7), st.booleans(), st.integers(1971, 2200)), max_size=60))
def test_no_more_is_counted_than_went_by(looks: list[tuple[int, bool, int]]) -> None:
    time, ticks, gone, boot = CountedTime(0, "0", 0, START), 0.0, 0, 0
    for seconds, restarted, year in looks:
        gone, ticks = gone + seconds, ticks + seconds
        if restarted:
            boot, ticks = boot + 1, 0.4
        before = time.seconds
        time = time.at(Reading(dt.datetime(year, 1, 1, tzinfo=dt.UTC), ticks, str(boot)))
        assert before <= time.seconds <= gone
        assert time.seconds - before <= MOST_AT_ONCE
        assert time.latest.year >= year


def test_processes_on_one_machine_do_not_count_twice(data: Path, clock: Clock) -> None:
    stores = [Store.open(data, clock=clock) for _ in range(3)]
    counted = set[int]()
    for _ in range(10):
        clock.move(hours=1)
        counted |= {store.time().seconds for store in stores}
    for store in stores:
        store.close()
    assert counted == set(range(3600, 36_001, 3600))


@pytest.mark.of_sqlite
def test_what_was_counted_outlives_a_restart_and_a_row_that_was_damaged(data: Path, clock: Clock) -> None:
    with closing(Store.open(data, clock=clock)) as store:
        clock.live(store, 5)
        store.create(draft("一"), DID)
    clock.start_again()
    with closing(Store.open(data, clock=clock)) as store:
        assert store.time().seconds == 5 * 24 * 3600
    with closing(sqlite3.connect(data / FILE)) as raw:
        raw.execute("UPDATE counted_time SET seconds = seconds * 1000")
        raw.commit()
    with closing(Store.open(data, clock=clock)) as store:
        assert store.time().seconds == 5 * 24 * 3600


@pytest.mark.parametrize(
    ("touched", "age", "left"),
    [
        (START - DAY, DAY, KEPT - DAY),  # both agree
        (START, DAY * 3, KEPT - DAY * 3),  # the calendar went back
        (START - DAY * 900, DAY, KEPT - DAY),  # it was wrong then, or the machine was off since
        (START, DAY * 900, dt.timedelta()),
    ],
)
def test_until_when_something_is_kept_goes_by_what_was_counted(
    touched: dt.datetime, age: dt.timedelta, left: dt.timedelta
) -> None:
    present = Present(START, 10**9)
    assert present.left(touched, 10**9 - int(age.total_seconds()), KEPT) - START == left
