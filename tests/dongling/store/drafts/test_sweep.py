"""What is let go: never because of what a clock says, however it lies and whenever it is looked at."""

import datetime as dt
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from sqlalchemy import create_engine, select

from dongling.store import KEPT, SavedDraft, Store
from dongling.store.database.engine import FILE
from dongling.store.database.tables import drafts
from dongling.store.drafts.keys import hashed
from dongling.store.drafts.sweep import share
from tests.dongling.store.making import DID, Clock, draft

TWENTY = 20


def twenty(data: Path, clock: Clock) -> list[SavedDraft]:
    """Save twenty drafts."""
    with closing(Store.open(data, clock=clock)) as store:
        return [store.create(draft(f"第{number}个"), DID) for number in range(TWENTY)]


def gone(data: Path, clock: Clock, made: list[SavedDraft]) -> int:
    """Return how many of them are no longer there."""
    with closing(Store.open(data, clock=clock)) as store:
        return sum(store.by_edit_key(saved.edit_key) is None for saved in made)


def look(data: Path, clock: Clock) -> None:
    """Start the site and end it."""
    Store.open(data, clock=clock).close()


def one_look(data: Path, clock: Clock) -> None:
    """See a wrong year once."""
    clock.say(2036)
    look(data, clock)


def for_hours(data: Path, clock: Clock) -> None:
    """See a wrong year for ten hours, at work and after each of five starts of the machine."""
    clock.say(2036)
    for _ in range(5):
        with closing(Store.open(data, clock=clock)) as store:
            for _ in range(20):
                clock.move(minutes=6)
                store.tend()
        clock.start_again()


def alternating(data: Path, clock: Clock) -> None:
    """See two years by turns."""
    for count in range(40):
        clock.say(2036 if count % 2 else 2026, 9, 1)
        clock.move(hours=1)
        look(data, clock)


def creeping(data: Path, clock: Clock) -> None:
    """See each time some days more, in a minute."""
    for _ in range(80):
        clock.now += dt.timedelta(days=12)
        clock.ticks += 60
        look(data, clock)


def leaping_ticks(data: Path, clock: Clock) -> None:
    """See the year of a wrong calendar and ticks that leaped with it."""
    clock.say(2036)
    clock.ticks += 10 * 365 * 24 * 3600
    look(data, clock)


@pytest.mark.parametrize("lie", [one_look, for_hours, alternating, creeping, leaping_ticks])
@pytest.mark.parametrize("restart", [False, True])
def test_a_clock_that_lies_takes_nothing_away(
    data: Path, clock: Clock, lie: Callable[[Path, Clock], None], *, restart: bool
) -> None:
    made = twenty(data, clock)
    lie(data, clock)
    clock.say(2026, 9, 2)
    if restart:
        clock.start_again()
    assert gone(data, clock, made) == 0


def test_what_was_saved_with_a_dead_battery_stays_when_the_clock_is_right_again(data: Path, clock: Clock) -> None:
    clock.say(2000)
    made = twenty(data, clock)
    clock.say(2026, 9, 1)
    clock.start_again()
    for _ in range(30):
        clock.move(days=1)
        look(data, clock)
    assert gone(data, clock, made) == 0


def test_hours_in_which_the_machine_was_off_do_not_count(data: Path, clock: Clock) -> None:
    made = twenty(data, clock)
    clock.now += KEPT * 2
    clock.start_again()
    assert gone(data, clock, made) == 0


def test_a_day_takes_three_in_a_hundred_and_at_least_one() -> None:
    assert [share(count) for count in (0, 1, 20, 100, 1000)] == [1, 1, 1, 3, 30]


class AnyClock(RuleBasedStateMachine):
    """A site through years of true time, with a calendar that says anything and starts whenever."""

    def __init__(self) -> None:
        super().__init__()
        self.place = tempfile.TemporaryDirectory()
        self.data = Path(self.place.name)
        self.clock, self.true = Clock(), dt.timedelta()
        self.store = Store.open(self.data, clock=self.clock)
        self.peek = create_engine(f"sqlite:///{self.data / FILE}")
        self.used: dict[str, dt.timedelta] = {}
        self.versions: dict[str, int] = {}

    @initialize()
    def some_drafts(self) -> None:
        """Save a few drafts."""
        for number in range(3):
            saved = self.store.create(draft(str(number)), DID)
            self.used[saved.edit_key], self.versions[saved.edit_key] = self.true, 1

    @rule(days=st.integers(0, 800))
    def the_site_serves(self, days: int) -> None:
        """Let true time pass while the site is tended."""
        for _ in range(days // 6):
            self.clock.move(days=6)
            self.true += dt.timedelta(days=6)
            self.store.tend()

    @rule(hours=st.integers(0, 24 * 400))
    def nobody_looks(self, hours: int) -> None:
        """Let true time pass in which the program does not run, or sleeps."""
        self.clock.move(hours=hours)
        self.true += dt.timedelta(hours=hours)

    @rule(year=st.integers(1970, 2200), day=st.integers(1, 28))
    def the_calendar_says(self, year: int, day: int) -> None:
        """Set the calendar."""
        self.clock.say(year, 6, day)

    @rule(machine=st.booleans(), off=st.integers(0, 24 * 60))
    def the_site_starts_again(self, *, machine: bool, off: int) -> None:
        """End the site and start it, the machine too, which was off for some hours."""
        self.store.close()
        if machine:
            self.clock.move(hours=off)
            self.clock.start_again()
            self.true += dt.timedelta(hours=off)
        self.store = Store.open(self.data, clock=self.clock)

    @rule(which=st.integers(0, 2))
    def somebody_saves(self, which: int) -> None:
        """Save a draft, from the trash if it is there."""
        key = list(self.used)[which]
        if saved := self.store.take_back(key):
            self.versions[key] = self.store.save(key, draft(str(self.true)), saved.version, DID).version
            self.used[key] = self.true

    @rule()
    def it_is_swept(self) -> None:
        """Look for what is due."""
        self.store.tend()

    @invariant()
    def nothing_is_lost_before_its_time(self) -> None:
        """Hold what is there against what was used, by the true time."""
        with self.peek.connect() as connection:
            there = {row.edit_hash: row for row in connection.execute(select(drafts))}
        for key, used in self.used.items():
            if self.true - used < KEPT:
                row = there[hashed(key)]
                assert row.trashed is None
                assert row.version == self.versions[key]

    def teardown(self) -> None:
        """Close what is open."""
        self.store.close()
        self.peek.dispose()
        self.place.cleanup()


TestAnyClock = pytest.mark.of_sqlite(AnyClock.TestCase)
TestAnyClock.settings = settings(max_examples=12, stateful_step_count=20, deadline=None)
