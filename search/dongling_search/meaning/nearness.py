"""How near each unit is to a question, against how near it is to any: units that are near everything don't win by that.

The cosines of a model lie where its makers let them lie: the same number is near with one and far with another. So each
unit is held against everyday questions that no course answers (tables/strangers.txt); what counts is by how much a
question is nearer than those, in their standard deviations.

Whether the nearest is near enough to answer is told by those questions, too: each of them is at some distance from
what is nearest to it here, and from the most alike of the others. A question that leads by more than nearly all of them
do is answered; one that leads by less than half of them is as strange as they are.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt

from dongling_search.meaning.rows import GrowingRows
from dongling_search.meaning.vectors import Floats

ALIKE = 0.7
"""What the likeness to a stranger's question counts against that to a unit."""
AT_ONCE = 512
"""Units that are held against all strangers at once."""


@cache
def strangers() -> Sequence[str]:
    """Return everyday questions that no course answers."""
    lines = (files("dongling_search") / "tables" / "strangers.txt").read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))


@dataclass(frozen=True, slots=True)
class Near:
    """A unit that is near a question: by how much (0 is as a stranger's), and which of its passages is nearest.

    `ahead` is the share of strangers' questions that are not so near to anything here.
    """

    identifier: str
    nearness: float
    passage: int
    ahead: float


class Nearness:
    """The vectors of all units, and how near each is to strangers; it never changes."""

    def __init__(self, vectors: Mapping[str, Floats], strangers: Floats) -> None:
        """Take the vectors of units by identifier, each with at least one, and those of strangers' questions."""
        self._strangers = strangers
        others = strangers @ strangers.T
        np.fill_diagonal(others, -1.0)
        self._alike: Floats = others.max(axis=1)
        self._reached: Floats = np.full(len(strangers), -1.0, np.float32)
        self._rows = GrowingRows(np.zeros((0, strangers.shape[1]), np.float32))
        self._units: tuple[str, ...] = ()
        self._gone: frozenset[int] = frozenset()
        self._starts: npt.NDArray[np.int64] = np.zeros(0, np.int64)
        self._usual: Floats = np.zeros(0, np.float32)
        self._spread: Floats = np.zeros(0, np.float32)
        self._append(vectors)

    def _append(self, vectors: Mapping[str, Floats]) -> None:
        if not vectors:
            return
        rows: Floats = np.concatenate(list(vectors.values()))
        starts = np.cumsum([0, *map(len, vectors.values())])[:-1]
        to_strangers = np.concatenate(list(self._to_strangers(rows, starts)))
        self._units += tuple(vectors)
        self._starts = np.concatenate([self._starts, starts + len(self._rows.rows)])
        self._usual = np.concatenate([self._usual, to_strangers.mean(axis=1)])
        self._spread = np.concatenate([self._spread, to_strangers.std(axis=1) + np.float32(1e-3)])
        self._reached = np.maximum(self._reached, to_strangers.max(axis=0))
        self._rows = self._rows.with_more(rows)

    def _to_strangers(self, rows: Floats, starts: npt.NDArray[np.int64]) -> Iterator[Floats]:
        """Yield how near units are to each stranger's question: of shape (some of the units, questions)."""
        for first in range(0, len(starts), AT_ONCE):
            some = starts[first : first + AT_ONCE]
            end = starts[first + AT_ONCE] if first + AT_ONCE < len(starts) else len(rows)
            yield np.maximum.reduceat(rows[some[0] : end] @ self._strangers.T, some - some[0])

    def changed(self, vectors: Mapping[str, Floats], gone: Collection[str] = ()) -> "Nearness":
        """Return these units without those that are `gone`, and with `vectors`, some of them of units that were here.

        The vectors of what stays are not copied, until as many are gone as stay; how near strangers came to what is
        gone is remembered so long.
        """
        left = frozenset(n for n, name in enumerate(self._units) if name in vectors or name in gone) | self._gone
        if 2 * len(left) > len(self._units):
            stay = {name: self._of(n) for n, name in enumerate(self._units) if n not in left}
            return Nearness(stay | dict(vectors), self._strangers)
        other = copy(self)
        other._gone = left  # noqa: SLF001 - of its own class
        other._append(vectors)  # noqa: SLF001 - of its own class
        return other

    def __len__(self) -> int:
        return len(self._units) - len(self._gone)

    @property
    def length(self) -> int:
        """How long a vector is."""
        return int(self._strangers.shape[1])

    def nearest(self, question: Floats, most: int) -> list[Near]:
        """Return the nearest units, the nearest first; raises ValueError for a vector of another length."""
        if len(question) != self.length:
            raise ValueError(f"{len(question)} numbers instead of {self.length}")
        if not len(self):
            return []
        scores: Floats = self._rows.rows @ question
        best = np.maximum.reduceat(scores, self._starts)
        above = (best - self._usual) / self._spread
        above[list(self._gone)] = -np.inf
        first = self._first(above, most)
        ahead = self._ahead(best[first], question)
        return [
            Near(self._units[n], float(above[n]), self._best_passage(scores, n), float(share))
            for n, share in zip(first, ahead, strict=True)
        ]

    def _ahead(self, best: Floats, question: Floats) -> Floats:
        """Return the share of strangers that lead by less than a question does with each of these likenesses."""
        lead = best - ALIKE * (self._strangers @ question).max()
        theirs = np.sort(self._reached - ALIKE * self._alike)
        share: Floats = np.searchsorted(theirs, lead).astype(np.float32) / np.float32(len(theirs))
        return share

    def _first(self, scores: Floats, most: int) -> Sequence[int]:
        return _first(scores, min(most, len(self)))

    def _best_passage(self, scores: Floats, number: int) -> int:
        return int(np.argmax(scores[self._span(number)]))

    def _of(self, number: int) -> Floats:
        return self._rows.rows[self._span(number)]

    def _span(self, number: int) -> slice:
        end = self._starts[number + 1] if number + 1 < len(self._starts) else None
        return slice(int(self._starts[number]), int(end) if end is not None else None)


def _first(scores: npt.NDArray[np.float32], most: int) -> Sequence[int]:
    if most < len(scores):
        likely = np.argpartition(-scores, most)[:most]
        return [int(n) for n in likely[np.argsort(-scores[likely], kind="stable")]]
    return [int(n) for n in np.argsort(-scores, kind="stable")]
