"""Titles and snippets of hits: matches are marked in the text as written, and the stretch to show is picked."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from operator import itemgetter

from dongling.search import Hit, Marked, Parts, Via, Why
from dongling_search.engines import EngineHit, StoredTexts
from dongling_search.results.finder import Finder, Text
from dongling_search.results.passages import ASKING, Question

WIDTH = 72
LEAD = 16
"""Where the first match should stand at the latest in what is shown."""
WORDS = 6
"""So many words are told of a field that matched."""
_SPACES = re.compile(r"\s+")
_SENTENCE_END = re.compile(r"[。！？!?；;\n]")
_PROSE = re.compile(r"[。！？!?；;：，,.（(0-9]")
_NOT_PROSE = frozenset(
    {"name", "keywords", "kind", "school", "stage", "band", "themes", "competencies", "subjects", "places"}
)
_ASKING = frozenset({"worksheets", "exercises", "cards", "question", "questions", "sheet", "before", "textbook"})
"""Texts that ask more than they tell."""
_TELLING = frozenset({"name", "description", "keywords", "places", "themes", "competencies"})


@dataclass(frozen=True, slots=True)
class Met:
    """The stretches that were found in a unit, folded, as one text with a line break between.

    `by_field` has those again that stand in one field, for each field; `telling` those in what tells of the whole unit.
    """

    words: str
    by_field: tuple[str, ...] = ()
    telling: str = ""

    @classmethod
    def of(cls, texts: Iterable[Text], keys: Iterable[str]) -> "Met":
        """Return what stands in some texts; of what is not looked for as it stands the `keys` that were."""
        named = [(text.name, "\n".join(text.words())) for text in texts]
        by_field = tuple([words for _, words in named])
        telling = "\n".join([words for name, words in named if name in _TELLING])
        return cls("\n".join([*by_field, *keys]), by_field, telling)


class Shown:
    """What a hit shows; each part is made when it is asked for, since of some hits only the words are wanted."""

    def __init__(self, hit: EngineHit, finder: Finder, *, answering: bool) -> None:
        self.hit, self._finder = hit, finder
        self._question = finder.question if answering else None
        self._texts = StoredTexts.of(hit.fields)
        self._matched = finder.matched(self._texts)
        self._met: Met | None = None

    @property
    def met(self) -> Met:
        """The words that were found."""
        if self._met is None:
            self._met = self._made_met()
        return self._met

    @property
    def words(self) -> str:
        """The words that were found, folded."""
        return self.met.words

    @property
    def by_field(self) -> tuple[str, ...]:
        """Those of each field."""
        return self.met.by_field

    @property
    def telling(self) -> str:
        """Those in what tells of the whole unit."""
        return self.met.telling

    def _made_met(self) -> Met:
        every, keys = self._matched.values(), self._finder.keys
        return Met.of(every, {what for text in every for _, _, what, _ in text.matches if what in keys} if keys else ())

    @property
    def title(self) -> Marked:
        """The title, marked."""
        number = self._texts.number(self.hit.name)
        if number < 0:
            return mark(self._finder.text("name", self.hit.name))
        return mark(self._matched.get(number) or Text(self._texts, number))

    @property
    def snippet(self) -> Marked:
        """The stretch to show, marked; nothing of a unit without sentences."""
        return _snippet(self._texts, self._matched, self._question)

    @property
    def why(self) -> tuple[Why, ...]:
        """The fields that matched, and what stands there."""
        return tuple(Why(text.name, _words(text, via), via) for text in self._matched.values() for via in text.vias)

    def parts(self) -> Parts:
        """Return all of it."""
        return self.title, self.snippet, self.why


def show(hit: EngineHit, finder: Finder, *, answering: bool = True) -> Shown:
    """Return what a hit shows; the passage that answers a question best if it is `answering`."""
    return Shown(hit, finder, answering=answering)


def as_hits(every: Iterable[Shown]) -> tuple[Hit, ...]:
    """Return hits with what they show."""
    return tuple(Hit(one.hit.identifier, one.hit.score, one.title, one.snippet, one.why) for one in every)


def later_hits(every: Iterable[Shown]) -> tuple[Hit, ...]:
    """Return hits of which is made what they show when somebody asks for it."""
    return tuple(Hit.later(one.hit.identifier, one.hit.score, one.parts) for one in every)


def mark(text: Text, start: int = 0, end: int | None = None) -> Marked:
    """Return the text as written from `start` to before `end`, in pieces."""
    written = text.written
    end = len(written) if end is None else end
    pieces: list[tuple[str, bool]] = []
    at, spans = start, text.spans()
    for begin, stop in spans[bisect_right(spans, start, key=itemgetter(1)) if start else 0 :]:
        if begin >= end:
            break
        first, last = max(begin, start), min(stop, end)
        pieces += [(written[at:first], False), (written[first:last], True)]
        at = last
    pieces.append((written[at:end], False))
    if _SPACES.search(written, start, end):
        pieces = [(_SPACES.sub(" ", piece), marked) for piece, marked in pieces]
    return tuple([one for one in pieces if one[0]])


def _words(text: Text, via: Via) -> tuple[str, ...]:
    """Return the longest stretches that matched, as written, each once."""
    written = text.written
    words = dict.fromkeys([written[start:end] for start, end in text.spans(via)])
    return tuple(sorted(words, key=len, reverse=True)[:WORDS] if len(words) > 1 else words)


def _snippet(texts: StoredTexts, matched: Mapping[int, Text], question: Question | None) -> Marked:
    """Return the best stretch: what answers a question, else of the description.

    Unless another text has more than twice its matches.
    """
    if question and (prose := [text for text in matched.values() if _is_prose(text.name, text.written)]):
        ranked = [(*question.best(text.folded.text, text.places()), text) for text in prose]
        worth, start, best = max(ranked, key=lambda one: one[0] - (ASKING if one[2].name in _ASKING else 0.0))
        if worth:
            return _stretch(best, best.folded.span(start, start + 1)[0])
    usual = _usual(texts)
    if usual < 0:
        return ()
    shown = matched.get(usual) or Text(texts, usual)
    least = 2 * shown.distinct
    more = (text for text in matched.values() if text.distinct > least and _is_prose(text.name, text.written))
    shown = max(more, key=lambda text: text.distinct, default=shown)
    return _stretch(shown, _start(shown))


def _usual(texts: StoredTexts) -> int:
    """Return the text that is shown of most units: the description, else the first of sentences; -1 without one."""
    if "description" in texts.names:
        return texts.names.index("description")
    return next((number for number, name in enumerate(texts.names) if _is_prose(name, texts.text(number))), -1)


def _is_prose(name: str, written: str) -> bool:
    """Tell whether a text is of sentences, not of names of terms."""
    return name not in _NOT_PROSE and (name == "description" or _PROSE.search(written) is not None)


def _stretch(text: Text, start: int) -> Marked:
    """Return so much of a text as is shown, from about `start`."""
    start = max(0, min(start, len(text.written) - WIDTH))
    end = min(len(text.written), start + WIDTH)
    before = (("…", False),) if start else ()
    after = (("…", False),) if end < len(text.written) else ()
    return before + mark(text, start, end) + after


def _start(text: Text) -> int:
    """Return where the stretch with most different matches begins, at a sentence's beginning if one is near."""
    if not text.matches:
        return 0
    best, most = text.start, 0
    distinct, starts = text.distinct, [match[0] for match in text.matches]
    for number, start in enumerate(starts):
        last = start + WIDTH - LEAD
        end = bisect_left(starts, last)
        if end - number <= most:
            continue  # so few can't be more different ones
        within = {what for _, to, what, _ in text.matches[number:end] if to <= last}
        if len(within) > most:
            best, most = start, len(within)
            if most == distinct:
                break  # no later stretch has more
    first = text.place(best)
    if first <= LEAD:
        return text.written.rfind("\n", 0, first) + 1
    ends = [match.end() for match in _SENTENCE_END.finditer(text.written, first - LEAD, first)]
    return ends[-1] if ends else first - LEAD // 2
