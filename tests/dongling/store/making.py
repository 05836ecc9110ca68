"""Drafts for the tests of the store: plain ones, and any that there can be."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager

from hypothesis import settings
from hypothesis import strategies as st
from sqlalchemy import Connection

from dongling.model import Step
from dongling.problems import Said
from dongling.sequences import Draft
from dongling.store import Store
from dongling.store.database.clock import Reading
from dongling.store.drafts.sweep import Swept

NO_HURRY = settings(deadline=None)
"""For properties: how long an example takes is the machine's affair."""
DID = Said("改了", "changed")
START = dt.datetime(2026, 9, 1, 8, tzinfo=dt.UTC)
_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
_STEPS = st.builds(
    Step, unit=_TEXT.filter(bool), minutes=st.none() | st.integers(1, 2000), note=_TEXT | st.just("记" * 1000)
)
ANY_DRAFT = st.builds(Draft, _TEXT, st.lists(_STEPS, max_size=5).map(tuple), _TEXT, _TEXT)
ANY_SENTENCE = st.builds(Said, _TEXT, _TEXT)


class Clock:
    """A clock that a test moves on: its calendar `now`, its `ticks`, and which start of the machine it is."""

    def __init__(self) -> None:
        self.now = START
        self.ticks, self.boot = 1000.0, "first"

    def read(self) -> Reading:
        """Return what the time is."""
        return Reading(self.now, self.ticks, self.boot)

    def move(self, **by: float) -> None:
        """Let time pass, such as days=180."""
        passed = dt.timedelta(**by)
        self.now += passed
        self.ticks += passed.total_seconds()

    def say(self, year: int, month: int = 1, day: int = 1) -> None:
        """Set the calendar, rightly or wrongly; no time passes."""
        self.now = dt.datetime(year, month, day, tzinfo=dt.UTC)

    def start_again(self) -> None:
        """Start the machine again: its ticks begin anew."""
        self.ticks, self.boot = 5.0, f"{self.boot}, again"

    def live(self, store: Store, days: int, step: int = 1) -> list[Swept]:
        """Let days pass in which the store is tended, each `step` days; return what each sweep moved."""
        swept = list[Swept]()
        for _ in range(days // step):
            self.move(days=step)
            swept.append(store.tend())
        return swept


@contextmanager
def by_hand(store: Store) -> Iterator[Connection]:
    """Begin a transaction on a store's own database, for what no call does: damage, and looks at whole tables."""
    with store._database.writing() as connection:  # noqa: SLF001 - the one place
        yield connection


def draft(name: str = "从家门口到大运河", *units: str) -> Draft:
    """Return a draft of these units."""
    return Draft(name, tuple(Step(unit=unit) for unit in units))
