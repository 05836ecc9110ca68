"""Sentences as pupils and teachers read them: pinyin above characters, and the number of the fact that one tells.

Each sentence is an element of its own, so that reading aloud can mark it, and a footnote stands where it belongs.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from markupsafe import Markup

from dongling.text.figures import figures
from dongling.text.readings import is_hard, readings
from dongling_web.catalog.citations import Cited
from dongling_web.languages.words import Later, later, spoken

PINYIN: Mapping[str, Later] = {"all": later("全部拼音"), "hard": later("难字"), "none": later("不要")}
"""How much pinyin stands above characters."""
_SENTENCE = re.compile(r"[^。！？\n]*[。！？]+[”’」』）]*|[^。！？\n]+")
_FOOTNOTE = Markup('<a class="fn" id="says-{0}" href="#fact-{0}" aria-label="{1}">[{0}]</a>')
_ALIKE = 7
"""So many pairs of characters that a sentence shares with a fact tell that it tells it, when no figure does."""
_WITH_FIGURE = 3
"""So many do with a figure that stands in both."""
_FIGURE_COUNTS = 10
_TOGETHER = 3
"""So many sentences make a paragraph at the most."""


def sentences(text: str) -> list[str]:
    """Return the sentences of a text, each with the marks that end it."""
    return [sentence.strip() for sentence in _SENTENCE.findall(text) if sentence.strip()]


def anchors(texts: Iterable[str], cited: Sequence[Cited]) -> dict[str, tuple[int, ...]]:
    """Return for each sentence the numbers of the facts that it is the first to tell best; most sentences have none."""
    every = list(dict.fromkeys(sentence for text in texts for sentence in sentences(text)))
    marks = {sentence: _Marks.of(sentence) for sentence in every}
    told: dict[str, list[int]] = {}
    for one in cited:
        fact = _Marks.of(one.fact.statement)
        best, worth = max(((s, marks[s].alike(fact)) for s in every), key=lambda pair: pair[1], default=("", 0))
        if worth:
            told.setdefault(best, []).append(one.number)
    return {sentence: tuple(numbers) for sentence, numbers in told.items()}


@dataclass(frozen=True)
class _Marks:
    """What a text is compared by: its figures and its pairs of characters."""

    figures: frozenset[str]
    pairs: frozenset[str]

    @classmethod
    def of(cls, text: str) -> "_Marks":
        pairs = frozenset(a + b for a, b in pairwise(text) if a.isalnum() and b.isalnum() and not (a + b).isascii())
        return cls(frozenset(figure.key for figure in figures(text)), pairs)

    def alike(self, fact: "_Marks") -> int:
        """Return how much it tells what a fact says; 0 when that may be chance."""
        shared, pairs = len(self.figures & fact.figures), len(self.pairs & fact.pairs)
        if pairs < (_WITH_FIGURE if shared else min(_ALIKE, max(len(fact.pairs) // 2, 4))):
            return 0
        return shared * _FIGURE_COUNTS + pairs


@dataclass(frozen=True)
class Prose:
    """How the texts of one page are written: `pinyin` (of PINYIN) for a band, own readings, and where footnotes stand.

    `own` has a syllable for each character of a word that is read otherwise here.
    """

    band: str = ""
    pinyin: str = "none"
    own: Mapping[str, Sequence[str]] = field(default_factory=dict)
    notes: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    def line(self, text: str) -> Markup:
        """Return a short text, such as a title, with pinyin as the page has it."""
        if self.pinyin == "none":
            return Markup.escape(text)
        return Markup("").join(self._char(char, sound) for char, sound in readings(text, self.own))

    def _char(self, char: str, sound: str) -> Markup:
        if sound and (self.pinyin == "all" or is_hard(char, self.band)):
            return Markup("<ruby>{}<rt>{}</rt></ruby>").format(char, sound)
        return Markup.escape(char)

    def paragraphs(self, text: str) -> Markup:
        """Return a text in paragraphs, each sentence an element; a long one is cut after every third sentence."""
        return Markup("").join(map(self._paragraph, _paragraphs(text)))

    def noted(self, text: str) -> Markup:
        """Return a text as it stands, with the footnotes of its sentences and nothing else."""
        parts: list[Markup] = []
        at = 0
        for match in _SENTENCE.finditer(text):
            parts += [Markup.escape(text[at : match.end()]), *self._notes(match[0].strip())]
            at = match.end()
        return Markup("").join((*parts, Markup.escape(text[at:])))

    def _paragraph(self, told: Sequence[str]) -> Markup:
        inner = Markup("").join(map(self._sentence, told))
        return Markup("<p>{}</p>").format(inner)

    def _sentence(self, sentence: str) -> Markup:
        words = Markup('<span class="says">{}</span>').format(self.line(sentence))
        return words + Markup("").join(self._notes(sentence))

    def _notes(self, sentence: str) -> Iterator[Markup]:
        for number in self.notes.get(sentence, ()):
            yield _FOOTNOTE.format(number, spoken("出处%(number)s", number=number))


def _paragraphs(text: str) -> Iterator[list[str]]:
    for paragraph in filter(None, map(str.strip, text.split("\n"))):
        told = sentences(paragraph)
        yield from (told[start : start + _TOGETHER] for start in range(0, len(told), _TOGETHER))
