"""The one place that is asked for the time."""

import datetime as dt

from dongling.store.database.clock import SystemClock


def test_the_clock_of_this_machine_goes_on() -> None:
    clock = SystemClock()
    first, second = clock.read(), clock.read()
    assert first.ticks <= second.ticks
    assert first.boot == second.boot == SystemClock().read().boot
    assert abs(first.now - dt.datetime.now(dt.UTC)) < dt.timedelta(minutes=1)
