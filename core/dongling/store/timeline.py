"""Undo and redo over versions, of a draft or a manuscript. Nothing is taken away by either: each is one more version.

A version that an undo or a redo made stands for the one that it brought back, its `origin`; every other stands for
itself. What stands before and after an origin is the line that undo and redo walk along, until something new is
saved: then the line goes on from there, and what was undone stays in the history alone.
"""

from collections.abc import Mapping, Sequence
from typing import Generic, NamedTuple, Protocol, TypeVar


class Versioned(Protocol):
    """A version: its number, the version that an undo or a redo brought back in it, whether it can be read no more."""

    @property
    def number(self) -> int:
        """Its number, from 1."""
        ...

    @property
    def origin(self) -> int | None:
        """The version that it brought back, None when it was saved anew."""
        ...

    @property
    def damaged(self) -> bool:
        """Whether it is not what was saved."""
        ...


V = TypeVar("V", bound=Versioned)


class Timeline(NamedTuple, Generic[V]):
    """The versions that an undo and a redo would bring back, None where there is none; and the one that is there."""

    undo: V | None
    redo: V | None
    here: V | None = None

    @classmethod
    def of(cls, history: Sequence[V]) -> "Timeline[V]":
        """Read it off a history, the newest version first."""
        there = {version.number: version for version in history if not version.damaged}
        if not history or history[0].number not in there:
            return cls(None, None)
        here = _origin(history[0])
        tip = next((version.number for version in history if version.number in there and version.origin is None), 0)
        return cls(there.get(_before(there, here)), there.get(_after(there, here, tip)), there.get(here))


def _origin(version: Versioned) -> int:
    return version.origin or version.number


def _before(there: Mapping[int, Versioned], origin: int) -> int:
    """Return the origin that was worked on when `origin` was saved; 0 when that is not kept."""
    before = there.get(origin - 1) if origin in there else None
    return _origin(before) if before else 0


def _after(there: Mapping[int, Versioned], here: int, tip: int) -> int:
    """Return the origin that comes after `here` on the way to the last that was saved anew; 0 when it is that."""
    after, walked = 0, tip
    while walked and walked != here:
        after, walked = walked, _before(there, walked)
    return after if walked else 0
