"""What was asked for in the texts of a unit: where each thing stands, in folded text, and how it was meant.

The search is done on folded text, so a query in simplified characters finds traditional ones.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from dongling.search import Via
from dongling_search.engines import StoredTexts
from dongling_search.language.analyzer import OTHER, is_han, runs
from dongling_search.language.folded_text import Folded
from dongling_search.language.number_keys import figures, is_key
from dongling_search.query import Leaf, Plan, Prefix
from dongling_search.results.passages import Question

_GAP = r"[\W_]"
"""What may stand between the words of a row."""
TYPED: Via = ""
VIAS: tuple[Via, ...] = (TYPED, "synonym", "pinyin")

Span = tuple[int, int]
Match = tuple[int, int, str, Via]
"""Where something stands in folded text, what it is, and how it was meant."""


class Text:
    """A field of a unit with what was asked for and stands there; `matches` have their places in all its texts.

    What is worked out of these is kept here: some hundred are made for a page, and each is asked for it twice or so.
    """

    __slots__ = (
        *("_distinct", "_spans", "_stretches", "_vias", "_written"),
        *("matches", "name", "number", "start", "texts"),
    )

    def __init__(self, texts: StoredTexts, number: int, matches: Sequence[Match] = ()) -> None:
        self.texts, self.number, self.matches = texts, number, matches
        self.name, self.start = texts.names[number], texts.start(number)
        self._distinct = -1
        self._written: str | None = None
        self._stretches: list[Span] | None = None
        self._spans: list[Span] | None = None
        self._vias: list[Via] | None = None

    @property
    def written(self) -> str:
        """The text as written."""
        if self._written is None:
            self._written = self.texts.text(self.number)
        return self._written

    @property
    def folded(self) -> Folded:
        """The text folded."""
        return self.texts.folded_text(self.number)

    @property
    def distinct(self) -> int:
        """How many different things that were asked for stand here."""
        if self._distinct < 0:
            self._distinct = len({what for _, _, what, _ in self.matches})
        return self._distinct

    @property
    def vias(self) -> list[Via]:
        """How what stands here was meant."""
        if self._vias is None:
            met: set[Via] = {via for _, _, _, via in self.matches}
            self._vias = list[Via](met) if len(met) == 1 else [via for via in VIAS if via in met]
        return self._vias

    @property
    def stretches(self) -> list[Span]:
        """The matches, those that touch as one."""
        if self._stretches is None:
            self._stretches = _merged(self.matches)
        return self._stretches

    def _as_written(self, stretches: list[Span]) -> list[Span]:
        base = self.start
        if self.number not in self.texts.odd:
            return [(start - base, end - base) for start, end in stretches] if base else stretches
        return [self.folded.span(start - base, end - base) for start, end in stretches]

    def spans(self, via: Via | None = None) -> list[Span]:
        """Return the stretches in the text as written; with `via`, only of what was meant so."""
        if via is not None and self.vias != [via]:
            return self._as_written(_merged(match for match in self.matches if match[3] == via))
        if self._spans is None:
            self._spans = self._as_written(self.stretches)
        return self._spans

    def words(self) -> frozenset[str]:
        """Return what the stretches are, folded."""
        folded = self.texts.folded
        return frozenset([folded[start:end] for start, end in self.stretches])

    def places(self) -> Iterator[tuple[int, str]]:
        """Yield where each match begins in the folded text, and what it is."""
        base = self.start
        return ((start - base, what) for start, _, what, _ in self.matches)

    def place(self, start: int) -> int:
        """Return where something that begins at `start` in all folded texts begins in the text as written."""
        return self._as_written([(start, start + 1)])[0][0]


def _merged(matches: Iterable[Match]) -> list[Span]:
    merged: list[Span] = []
    last = -1
    for start, end, _, _ in matches:
        if start > last:
            merged.append((start, end))
            last = end
        elif end > last:
            merged[-1] = merged[-1][0], end
            last = end
    return merged


class Finder:
    """Finds what a plan asks for in texts."""

    def __init__(self, plan: Plan) -> None:
        self._pairs = [leaf.text for leaf in plan.should if is_han(leaf.text)]
        self._words: list[tuple[re.Pattern[str], Via]] = []
        self._rows: list[tuple[re.Pattern[str], Via]] = []
        self._take((_leaf(leaf) for leaf in plan.should if not is_han(leaf.text)), TYPED)
        self._take((_phrase(phrase.text) for phrase in plan.must), TYPED)
        for other in plan.instead:
            self._take([_phrase(f" {other.word} ")], other.via)
        self.question = Question.of(plan)
        self.keys = frozenset(leaf.text for leaf in plan.should if is_key(leaf.text))

    def _take(self, patterns: Iterable[str], via: Via) -> None:
        """Take patterns, those of words apart from those of rows of them, which no end of a text must be within."""
        for pattern in patterns:
            (self._rows if _GAP in pattern else self._words).append((re.compile(pattern), via))

    def text(self, name: str, written: str) -> Text:
        """Return a text with its matches."""
        texts = StoredTexts.folding((name,), (written,))
        return Text(texts, 0, self._matches(texts))

    def matched(self, texts: StoredTexts) -> dict[int, Text]:
        """Return the fields that have something that was asked for, in order, by number."""
        matched: dict[int, Text] = {}
        ends, end = texts.folded_ends, -1
        here: list[Match] = []
        for match in self._matches(texts):
            if match[1] > end:
                number = bisect_left(ends, match[1])
                end, here = ends[number], []
                matched[number] = Text(texts, number, here)
            here.append(match)
        return matched

    def _matches(self, texts: StoredTexts) -> list[Match]:
        """Return what was asked for, in its order."""
        matches: list[Match] = []
        text, find = texts.folded, texts.folded.find
        for pair in self._pairs:
            size, start = len(pair), find(pair)
            while start >= 0:
                matches.append((start, start + size, pair, TYPED))
                start = find(pair, start + 1)
        if self._words or self._rows:
            self._add_patterns(matches, texts)
        if self.keys:
            for figure in figures(text):
                matches.extend((figure.start, figure.end, key, TYPED) for key in self.keys & {*figure.keys})
        matches.sort()
        return matches

    def _add_patterns(self, matches: list[Match], texts: StoredTexts) -> None:
        """Add what matches a pattern; a row of words only where it stands in one field."""
        text = texts.folded
        for pattern, via in self._words:
            matches.extend(_matched(pattern, via, text, 0, len(text)))
        if self._rows:
            for start, end in pairwise((-1, *texts.folded_ends)):
                for pattern, via in self._rows:
                    matches.extend(_matched(pattern, via, text, start + 1, end))


def _matched(pattern: re.Pattern[str], via: Via, text: str, start: int, end: int) -> Iterator[Match]:
    return ((one.start(), one.end(), pattern.pattern, via) for one in pattern.finditer(text, start, end))


def _leaf(leaf: Leaf) -> str:
    """Return a pattern for a word of letters and digits, whole or, of a prefix, to its end."""
    return rf"(?<!{OTHER}){re.escape(leaf.text)}" + (f"{OTHER}*" if isinstance(leaf, Prefix) else f"(?!{OTHER})")


def _phrase(text: str) -> str:
    """Return a pattern for runs in a row; see `analyzer.run_text` for what may stand between."""
    all_runs = runs(text)
    pattern = re.escape(all_runs[0])
    for before, after in pairwise(all_runs):
        pattern += _GAP + ("*" if is_han(before) != is_han(after) else "+") + re.escape(after)
    start = "" if is_han(all_runs[0]) else f"(?<!{OTHER})"
    end = f"(?!{OTHER})" if text.endswith(" ") else f"{OTHER}*" if not is_han(all_runs[-1]) else ""
    return start + pattern + end
