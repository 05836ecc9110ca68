"""One screen of the wall: what pupils see of it, and what only the teacher does."""

from dataclasses import dataclass

from dongling_web.materials.media import Shown

_AT_LEAST = 30
Labelled = tuple[str, str]
"""A label, which may be empty, and a text."""


@dataclass(frozen=True)
class Screen:
    """One screen.

    For pupils: its `title`, what is asked, large, the lines of a task, a list whose items may have labels; `picture`
    is how its part's `file` is shown, on the title one of no part, None where there is none; `played` is a sound or a
    film. For the teacher: notes to speak from, and directions. `part` counts the parts of the unit from 1 (0 is the
    title), `seconds` is how long it should take, `timed` tells whether pupils have that time for a task.
    """

    title: str
    ask: str = ""
    lines: tuple[str, ...] = ()
    items: tuple[Labelled, ...] = ()
    file: str = ""
    picture: Shown | None = None
    played: Shown | None = None
    notes: tuple[Labelled, ...] = ()
    directions: tuple[Labelled, ...] = ()
    part: int = 0
    seconds: int = 0
    timed: bool = False

    @property
    def is_film(self) -> bool:
        """Whether a film plays on it."""
        return self.played is not None and self.played.medium.sort == "film"

    @property
    def weight(self) -> int:
        """Return how much there is to say and to read on it, in characters."""
        words = (self.ask, *self.lines, *(text for _, text in (*self.items, *self.notes)))
        return _AT_LEAST + sum(map(len, words))
