"""Questions to an embedder that hangs."""

from collections.abc import Iterator
from threading import Event

import pytest

from dongling_search.meaning import asker
from dongling_search.meaning.asker import Asker, Late
from tests.dongling_search.meaning.embedders import Characters


@pytest.fixture
def asking(monkeypatch: pytest.MonkeyPatch) -> Iterator[Asker]:
    """Return an asker with little patience."""
    monkeypatch.setattr(asker, "PATIENCE", 0.05)
    asking = Asker()
    yield asking
    asking.close()


def test_who_hangs_is_waited_for_once_and_asked_again_when_it_has_answered(asking: Asker) -> None:
    slow, quick = Characters(), Characters()
    slow.held = Event()
    with pytest.raises(Late, match="within"):
        asking.ask(slow, "桥")
    for _ in range(3):
        with pytest.raises(Late, match="before"):
            asking.ask(quick, "桥")
    assert quick.asked == []
    slow.held.set()
    while asking.is_late:
        pass
    assert asking.ask(quick, "桥").shape == (quick.length,)


def test_what_an_embedder_raises_is_raised_where_it_was_asked(asking: Asker) -> None:
    broken = Characters()
    broken.broken = OSError("gone")
    with pytest.raises(OSError, match="gone"):
        asking.ask(broken, "桥")
