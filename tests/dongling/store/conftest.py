"""A store of one's own for each test, with a clock that stands still."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dongling.store import Store
from tests.dongling.store.making import Clock


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Return where the store keeps its file."""
    return tmp_path / "data"


@pytest.fixture
def clock() -> Clock:
    """Return the clock of `store`."""
    return Clock()


@pytest.fixture
def store(data: Path, clock: Clock) -> Iterator[Store]:
    """Return an open store."""
    opened = Store.open(data, clock=clock)
    yield opened
    opened.close()
