"""Titles and snippets of hits: matches are marked in the text as written, and the stretch to show is picked.

The search is done on folded text, so a query in simplified characters marks traditional ones.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from dongling.search import Marked, Via, Why
from dongling_search.engines import EngineHit
from dongling_search.language.analyzer import OTHER, Folded, fold_with_places, is_han, runs
from dongling_search.language.number_keys import figures, is_key
from dongling_search.query import Leaf, Plan, Prefix

WIDTH = 72
LEAD = 16
"""Where the first match should stand at the latest in what is shown."""
_TYPED: Via = ""
_VIAS: tuple[Via, ...] = (_TYPED, "synonym", "pinyin")
WORDS = 6
"""So many words are told of a field that matched."""
_SPACES = re.compile(r"\s+")
_SENTENCE_END = re.compile(r"[。！？!?；;\n]")
_NOT_PROSE = frozenset(
    {"name", "keywords", "kind", "school", "stage", "band", "themes", "competencies", "subjects", "places"}
)

Span = tuple[int, int]
Match = tuple[int, int, str, Via]
"""Where something stands in folded text, what it is, and how it was meant."""


@dataclass(frozen=True)
class Text:
    """A field of a unit with the places, in folded text, where something that was asked for stands."""

    name: str
    written: str
    folded: Folded
    matches: tuple[Match, ...]

    @property
    def distinct(self) -> int:
        """How many different things that were asked for stand here."""
        return len({what for _, _, what, _ in self.matches})

    @cached_property
    def vias(self) -> list[Via]:
        """How what stands here was meant."""
        met = {via for _, _, _, via in self.matches}
        return [via for via in _VIAS if via in met]

    @cached_property
    def stretches(self) -> list[Span]:
        """The matches in folded text, those that touch as one."""
        return _merged(self.matches)

    def spans(self, via: Via | None = None) -> list[Span]:
        """Return the stretches in the text as written; with `via`, only of what was meant so."""
        if via is None or self.vias == [via]:
            stretches = self.stretches
        else:
            stretches = _merged(match for match in self.matches if match[3] == via)
        return [self.folded.span(start, end) for start, end in stretches]


def _merged(matches: Iterable[Match]) -> list[Span]:
    merged: list[Span] = []
    for start, end, _, _ in matches:
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged


class Finder:
    """Finds what a plan asks for in texts."""

    def __init__(self, plan: Plan) -> None:
        self._pairs = [leaf.text for leaf in plan.should if is_han(leaf.text)]
        typed = [_leaf(leaf) for leaf in plan.should if not is_han(leaf.text)]
        typed += [_phrase(phrase.text) for phrase in plan.must]
        self._patterns: list[tuple[re.Pattern[str], Via]] = [(re.compile(pattern), _TYPED) for pattern in typed]
        self._patterns.extend((re.compile(_phrase(f" {other.word} ")), other.via) for other in plan.instead)
        self.keys = frozenset(leaf.text for leaf in plan.should if is_key(leaf.text))

    def text(self, name: str, written: str, folded: Folded | None = None) -> Text:
        """Return a field with its matches; `folded` is its folded text if that is known."""
        folded = folded or fold_with_places(written)
        return Text(name, written, folded, tuple(sorted(self._matches(folded.text))))

    def _matches(self, text: str) -> Iterator[Match]:
        for pair in self._pairs:
            start = text.find(pair)
            while start >= 0:
                yield start, start + len(pair), pair, _TYPED
                start = text.find(pair, start + 1)
        for pattern, via in self._patterns:
            for match in pattern.finditer(text):
                yield match.start(), match.end(), pattern.pattern, via
        for figure in figures(text) if self.keys else ():
            for key in self.keys & {*figure.keys}:
                yield figure.start, figure.end, key, _TYPED


def _leaf(leaf: Leaf) -> str:
    """Return a pattern for a word of letters and digits, whole or, of a prefix, to its end."""
    return rf"(?<!{OTHER}){re.escape(leaf.text)}" + (f"{OTHER}*" if isinstance(leaf, Prefix) else f"(?!{OTHER})")


def _phrase(text: str) -> str:
    """Return a pattern for runs in a row; see `analyzer.run_text` for what may stand between."""
    all_runs = runs(text)
    pattern = re.escape(all_runs[0])
    for before, after in pairwise(all_runs):
        pattern += (r"[\W_]*" if is_han(before) != is_han(after) else r"[\W_]+") + re.escape(after)
    start = "" if is_han(all_runs[0]) else f"(?<!{OTHER})"
    end = f"(?!{OTHER})" if text.endswith(" ") else f"{OTHER}*" if not is_han(all_runs[-1]) else ""
    return start + pattern + end


@dataclass(frozen=True, slots=True)
class Shown:
    """What a hit shows: marked title and snippet, why it was found, and the words found in it, folded.

    `by_field` has those again that stand in one field, for each field.
    """

    title: Marked
    snippet: Marked
    why: tuple[Why, ...]
    words: frozenset[str]
    by_field: tuple[frozenset[str], ...] = ()


def show(hit: EngineHit, finder: Finder) -> Shown:
    """Return what a hit shows."""
    texts = [finder.text(*field) for field in hit.fields]
    matched = [text for text in texts if text.matches]
    why = tuple(Why(text.name, _words(text, via), via) for text in matched for via in text.vias)
    by_field = tuple(frozenset(text.folded.text[a:b] for a, b in text.stretches) for text in matched)
    words = set().union(*by_field)
    if finder.keys:
        words |= {what for text in matched for _, _, what, _ in text.matches if what in finder.keys}
    title = next((text for text in texts if text.written == hit.name), None) or finder.text("name", hit.name)
    return Shown(mark(title), _snippet(texts), why, frozenset(words), by_field)


def mark(text: Text, start: int = 0, end: int | None = None) -> Marked:
    """Return the text as written from `start` to before `end`, in pieces."""
    end = len(text.written) if end is None else end
    pieces: list[tuple[str, bool]] = []
    at = start
    for first, last in ((max(a, start), min(b, end)) for a, b in text.spans()):
        if first < last:
            pieces += [(text.written[at:first], False), (text.written[first:last], True)]
            at = last
    pieces.append((text.written[at:end], False))
    return tuple((_SPACES.sub(" ", piece), marked) for piece, marked in pieces if piece)


def _words(text: Text, via: Via) -> tuple[str, ...]:
    """Return the longest stretches that matched, as written, each once."""
    words = dict.fromkeys(text.written[start:end] for start, end in text.spans(via))
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
    for number, (start, *_) in enumerate(text.matches):
        last = start + WIDTH - LEAD
        near = text.matches[number : bisect_left(text.matches, (last,))]
        within = {what for _, end, what, _ in near if end <= last}
        if len(within) > most:
            best, most = start, len(within)
    first = text.folded.span(best, best + 1)[0]
    if first <= LEAD:
        return text.written.rfind("\n", 0, first) + 1
    ends = [match.end() for match in _SENTENCE_END.finditer(text.written, first - LEAD, first)]
    return ends[-1] if ends else first - LEAD // 2
