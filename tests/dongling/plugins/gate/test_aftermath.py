"""The look right after a call into a plugin: the journal still says whose it was."""

from collections.abc import Iterator

import pytest

from dongling.plugins import journal
from dongling.plugins.gate.aftermath import aftermath
from dongling.plugins.gate.door import FOREVER, ask
from tests.dongling.plugins.gate.test_door import door, raises


class Noted(journal.Journal):
    """A journal of one thread."""

    def __init__(self) -> None:
        self.inside: list[str] = []

    def enter(self, plugin: str, hook: str) -> None:
        """Note who is entered."""
        self.inside.append(f"{plugin}.{hook}")

    def leave(self) -> None:
        """Note that the last one is left."""
        self.inside.pop()


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Return who was inside at each look."""
    notes, looks = Noted(), list[str]()
    monkeypatch.setattr(journal, "current", notes)
    monkeypatch.setattr(aftermath, "look", lambda: looks.append(notes.inside[-1]))
    yield looks
    assert not notes.inside


def test_it_is_taken_while_the_plugin_is_named_whatever_came_of_the_call(seen: list[str]) -> None:
    ask([door(list, name="good", seconds=60)], {})
    ask([door(raises(SystemExit(3)), name="bad", seconds=60)], {})
    assert seen == ["good.hook", "bad.hook"]


def test_what_a_plugin_made_ends_before_it(seen: list[str]) -> None:
    class Ends(str):
        """A text that says when it ends."""

        __slots__ = ()

        def __del__(self) -> None:
            seen.append("ended")

    ask([door(lambda: {Ends("x"): 1}, name="wrong", seconds=60)], {})
    assert seen == ["ended", "wrong.hook"]


def test_built_in_plugins_are_not_looked_at(seen: list[str]) -> None:
    ask([door(list, seconds=FOREVER)], {})
    assert seen == []
