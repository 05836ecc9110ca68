"""Undo and redo over the versions of a draft. Nothing is taken away by either: each is one more version.

A version that an undo or a redo made stands for the one that it brought back, its `origin`; every other stands for
itself. What stands before and after an origin is the line that undo and redo walk along, until something new is
saved: then the line goes on from there, and what was undone stays in the history alone.
"""

from collections.abc import Sequence
from typing import NamedTuple

from dongling.store.drafts.saved import Version


class Timeline(NamedTuple):
    """The versions that an undo and a redo would bring back, None where there is none; and the one that is there."""

    undo: Version | None
    redo: Version | None
    here: Version | None = None

    @classmethod
    def of(cls, history: Sequence[Version]) -> "Timeline":
        """Read it off a history, the newest version first."""
        there = {version.number: version for version in history if not version.damaged}
        if not history or history[0].number not in there:
            return cls(None, None)
        here = _origin(history[0])
        tip = next((version.number for version in history if version.number in there and version.origin is None), 0)
        return cls(there.get(_before(there, here)), there.get(_after(there, here, tip)), there.get(here))


def _origin(version: Version) -> int:
    return version.origin or version.number


def _before(there: dict[int, Version], origin: int) -> int:
    """Return the origin that was worked on when `origin` was saved; 0 when that is not kept."""
    before = there.get(origin - 1) if origin in there else None
    return _origin(before) if before else 0


def _after(there: dict[int, Version], here: int, tip: int) -> int:
    """Return the origin that comes after `here` on the way to the last that was saved anew; 0 when it is that."""
    after, walked = 0, tip
    while walked and walked != here:
        after, walked = walked, _before(there, walked)
    return after if walked else 0
