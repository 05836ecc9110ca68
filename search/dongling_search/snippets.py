"""Marks what matched, in the text as written, and picks the stretch of it to show.

The search is done on folded text, so a query in simplified characters marks traditional ones.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from dongling.searching import Marked, Why
from dongling_search.analyzer import OTHER, Folded, fold_with_places, is_han, runs
from dongling_search.engines import Found
from dongling_search.syntax import Leaf, Phrase, Plan, Prefix

WIDTH = 72
LEAD = 16
"""Where the first match should stand at the latest in what is shown."""
WORDS = 6
"""So many words are told of a field that matched."""
_SENTENCE_END = re.compile(r"[。！？!?；;\n]")
_NOT_PROSE = frozenset(
    {"name", "keywords", "kind", "school", "stage", "band", "themes", "competencies", "subjects", "places"}
)

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Text:
    """A field of a unit with the places, in folded text, where something that was asked for stands."""

    name: str
    written: str
    folded: Folded
    matches: tuple[tuple[int, int, str], ...]

    @property
    def distinct(self) -> int:
        """How many different things that were asked for stand here."""
        return len({what for _, _, what in self.matches})

    @property
    def stretches(self) -> list[Span]:
        """The matches in folded text, those that touch as one."""
        merged: list[Span] = []
        for start, end, _ in self.matches:
            if merged and start <= merged[-1][1]:
                merged[-1] = merged[-1][0], max(end, merged[-1][1])
            else:
                merged.append((start, end))
        return merged

    @property
    def spans(self) -> list[Span]:
        """The stretches in the text as written."""
        return [self.folded.span(start, end) for start, end in self.stretches]


class Finder:
    """Finds what a plan asks for in texts."""

    def __init__(self, plan: Plan) -> None:
        self._pairs = [leaf.text for leaf in plan.should if is_han(leaf.text)]
        patterns = [_leaf(leaf) for leaf in plan.should if not is_han(leaf.text)] + [_phrase(p) for p in plan.must]
        self._patterns = [re.compile(pattern) for pattern in patterns]

    def text(self, name: str, written: str, aligned: str | None = None) -> Text:
        """Return a field with its matches; `aligned` is its folded text if that is known and as long."""
        folded = fold_with_places(written) if aligned is None else Folded(aligned)
        return Text(name, written, folded, tuple(sorted(self._matches(folded.text))))

    def _matches(self, text: str) -> Iterator[tuple[int, int, str]]:
        for pair in self._pairs:
            start = text.find(pair)
            while start >= 0:
                yield start, start + len(pair), pair
                start = text.find(pair, start + 1)
        for pattern in self._patterns:
            for match in pattern.finditer(text):
                yield match.start(), match.end(), pattern.pattern


def _leaf(leaf: Leaf) -> str:
    """Return a pattern for a word of letters and digits, whole or, of a prefix, to its end."""
    return rf"(?<!{OTHER}){re.escape(leaf.text)}" + (f"{OTHER}*" if isinstance(leaf, Prefix) else f"(?!{OTHER})")


def _phrase(phrase: Phrase) -> str:
    """Return a pattern for runs in a row; see `analyzer.run_text` for what may stand between."""
    found = runs(phrase.text)
    pattern = re.escape(found[0])
    for before, after in pairwise(found):
        pattern += (r"[\W_]*" if is_han(before) != is_han(after) else r"[\W_]+") + re.escape(after)
    start = "" if is_han(found[0]) else f"(?<!{OTHER})"
    end = f"(?!{OTHER})" if phrase.text.endswith(" ") else f"{OTHER}*" if not is_han(found[-1]) else ""
    return start + pattern + end


@dataclass(frozen=True, slots=True)
class Shown:
    """What a hit shows: marked title and snippet, why it was found, and the words found in it, folded."""

    title: Marked
    snippet: Marked
    why: tuple[Why, ...]
    words: frozenset[str]


def show(found: Found, finder: Finder) -> Shown:
    """Return what a hit shows."""
    texts = [finder.text(*field) for field in found.fields]
    why = tuple(Why(text.name, _words(text)) for text in texts if text.matches)
    words = frozenset(text.folded.text[a:b] for text in texts for a, b in text.stretches)
    return Shown(mark(finder.text("name", found.name)), _snippet(texts), why, words)


def mark(text: Text, start: int = 0, end: int | None = None) -> Marked:
    """Return the text as written from `start` to before `end`, in pieces."""
    end = len(text.written) if end is None else end
    pieces: list[tuple[str, bool]] = []
    at = start
    for first, last in ((max(a, start), min(b, end)) for a, b in text.spans):
        if first < last:
            pieces += [(text.written[at:first], False), (text.written[first:last], True)]
            at = last
    pieces.append((text.written[at:end], False))
    return tuple((re.sub(r"\s+", " ", piece), marked) for piece, marked in pieces if piece)


def _words(text: Text) -> tuple[str, ...]:
    """Return the longest stretches that matched, as written, each once."""
    words = dict.fromkeys(text.written[start:end] for start, end in text.spans)
    return tuple(sorted(words, key=len, reverse=True)[:WORDS])


def _snippet(texts: Iterable[Text]) -> Marked:
    """Return the best stretch: of the description unless another text has more than twice its matches."""
    prose = [text for text in texts if text.name not in _NOT_PROSE]
    if not prose:
        return ()
    shown = next((text for text in prose if text.name == "description"), prose[0])
    best = max(prose, key=lambda text: text.distinct)
    if best.distinct > 2 * shown.distinct:
        shown = best
    start = max(0, min(_start(shown), len(shown.written) - WIDTH))
    end = min(len(shown.written), start + WIDTH)
    before = (("…", False),) if start else ()
    after = (("…", False),) if end < len(shown.written) else ()
    return before + mark(shown, start, end) + after


def _start(text: Text) -> int:
    """Return where the stretch with most different matches begins, at a sentence's beginning if one is near."""
    if not text.matches:
        return 0
    best, most = 0, 0
    for number, (start, _, _) in enumerate(text.matches):
        within = {what for _, end, what in text.matches[number:] if end <= start + WIDTH - LEAD}
        if len(within) > most:
            best, most = start, len(within)
    first = text.folded.span(best, best + 1)[0]
    if first <= LEAD:
        return text.written.rfind("\n", 0, first) + 1
    ends = [match.end() for match in _SENTENCE_END.finditer(text.written, first - LEAD, first)]
    return ends[-1] if ends else first - LEAD // 2
