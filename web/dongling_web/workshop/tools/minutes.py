"""The minutes of a unit's parts as a bar: a piece for each, what is over the whole hatched, and all of it in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from dongling.forms import Question, Sort
from dongling.model import fields_of
from dongling_web.display.text import clock
from dongling_web.languages.words import counted, spoken
from dongling_web.workshop.view import ManuscriptView

_TIMES = {"minutes": 60, "seconds": 1}
"""Fields of parts that say how long they take, and how many seconds one of them is."""


@dataclass(frozen=True)
class TimeBar:
    """How long the parts of a list take, and the whole unit, in seconds; 0 for a whole that nobody has written yet."""

    parts: tuple[int, ...]
    whole: int
    in_minutes: bool

    @property
    def total(self) -> int:
        """Return how long the parts take together."""
        return sum(self.parts)

    @property
    def segments(self) -> list[tuple[float, float]]:
        """Return where each part begins on the bar, and how wide it is, in percent."""
        length = max(self.total, self.whole)
        starts = [0, *accumulate(self.parts)]
        return [(100 * at / length, 100 * part / length) for at, part in zip(starts, self.parts, strict=False) if part]

    @property
    def end(self) -> float:
        """Return where the unit ends on the bar, in percent: 100 for one whose parts take no longer."""
        return 100 * self.whole / self.total if 0 < self.whole < self.total else 100.0

    def said(self, seconds: int) -> str:
        """Return a time in words: in minutes, or as 1:05 where the parts are counted in seconds."""
        return counted("%(n)s分钟", n=seconds // 60) if self.in_minutes else clock(seconds)

    @property
    def verdict(self) -> str:
        """Return how the parts stand to the whole: over it, within, or just as long."""
        if not self.whole:
            return spoken("还没有写总时长")
        over = self.total - self.whole
        whole = self.said(self.whole)
        if over > 0:
            return spoken("全程%(whole)s，超%(over)s", whole=whole, over=self.said(over))
        if over < 0:
            return spoken("全程%(whole)s，还余%(left)s", whole=whole, left=self.said(-over))
        return spoken("全程%(whole)s，正好", whole=whole)


def time_bars(view: ManuscriptView) -> dict[str, TimeBar]:
    """Return the bar of each list of the kind's own fields whose parts say how long they take, by its path."""
    asked = view.question("minutes")
    whole = _number(asked.value if asked else "")
    lists = (one for one in view.questions if one.sort is Sort.ROWS and one.path in fields_of(view.kind.details))
    bars = ((one.path, _bar(one, whole * 60)) for one in lists)
    return {path: bar for path, bar in bars if bar and bar.total}


def _bar(asked: Question, whole: int) -> TimeBar | None:
    times = list(_times(asked))
    if not times:
        return None
    return TimeBar(tuple(number * unit for number, unit in times), whole, all(unit > 1 for _, unit in times))


def _times(asked: Question) -> Iterator[tuple[int, int]]:
    for row in asked.rows:
        for one in row.questions:
            name = one.path.rpartition(".")[2]
            if name in _TIMES and one.sort is Sort.NUMBER:
                yield _number(one.value), _TIMES[name]


def _number(text: str) -> int:
    text = text.strip()
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 5 else 0
