"""Undo and redo, as many levels as there are, over versions that only ever become more."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from dongling.store import Timeline, Version
from tests.dongling.store.making import DID, NO_HURRY, START


class Editor:
    """Undo and redo as everybody knows them, by two stacks, beside a history of versions."""

    def __init__(self) -> None:
        self.done, self.undone = ["1"], list[str]()
        self.history, self.said = [Version(1, START, DID, 0)], {1: "1"}

    def save(self) -> None:
        """Save something new."""
        self._add(None, str(len(self.history) + 1))
        self.done.append(self.said[len(self.history)])
        self.undone.clear()

    def undo(self) -> None:
        """Undo, if there is something to undo."""
        wanted = Timeline.of(self.history).undo
        assert (wanted and self.said[wanted.number]) == (self.done[-2] if len(self.done) > 1 else None)
        if wanted:
            self.undone.append(self.done.pop())
            self._add(wanted.number, self.said[wanted.number])

    def redo(self) -> None:
        """Redo, if there is something to redo."""
        wanted = Timeline.of(self.history).redo
        assert (wanted and self.said[wanted.number]) == (self.undone[-1] if self.undone else None)
        if wanted:
            self.done.append(self.undone.pop())
            self._add(wanted.number, self.said[wanted.number])

    def _add(self, origin: int | None, said: str) -> None:
        number = len(self.history) + 1
        self.history.insert(0, Version(number, START, DID, 0, origin))
        self.said[number] = said


@NO_HURRY
@given(st.lists(st.sampled_from([Editor.save, Editor.undo, Editor.undo, Editor.redo]), max_size=40))
def test_they_do_what_two_stacks_would(steps: list[object]) -> None:
    editor = Editor()
    for step in steps:
        assert callable(step)
        step(editor)
        assert editor.said[editor.history[0].number] == editor.done[-1]


def test_beyond_what_is_kept_or_sound_there_is_no_undo() -> None:
    editor = Editor()
    for _ in range(3):
        editor.save()
    assert Timeline.of(editor.history[:1])[:2] == (None, None)
    spoilt = [replace(version, damaged=version.number == 3) for version in editor.history]
    assert Timeline.of(spoilt)[:2] == (None, None)
    assert Timeline.of([replace(spoilt[0], damaged=True), *spoilt[1:]]) == (None, None, None)
    assert Timeline.of([]) == (None, None, None)
