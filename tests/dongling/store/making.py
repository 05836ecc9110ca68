"""Drafts for the tests of the store: plain ones, and any that there can be."""

import datetime as dt

from hypothesis import settings
from hypothesis import strategies as st

from dongling.model import Step
from dongling.problems import Said
from dongling.sequences import Draft

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
    """A clock that a test moves on."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> dt.datetime:
        """Return the time."""
        return self.now

    def move(self, **by: int) -> None:
        """Let time pass, such as days=180."""
        self.now += dt.timedelta(**by)


def draft(name: str = "从家门口到大运河", *units: str) -> Draft:
    """Return a draft of these units."""
    return Draft(name, tuple(Step(unit=unit) for unit in units))
