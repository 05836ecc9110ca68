"""The parser of queries: typed text -> a plan of folded grams. No text is refused; what is malformed is plain words.

东林书院 历史: either word, ranked. "东林书院", also with “ ”: exactly so. -政治: units with it are left out.
dong*: words that begin so. A year or a day is asked for by its key, in whichever way it is written.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

from dongling.search import MAX_TEXT, Via
from dongling_search.language.analyzer import LONGEST, is_han, pairs, run_text, runs
from dongling_search.language.folded_text import fold
from dongling_search.language.number_keys import figures
from dongling_search.language.question_words import SENTENCE, topic

SHARE = 0.25
"""Units must have so much of what a question is about."""
MOST_NEEDED = 2
"""Of a long question no more is needed: its answer may be told in other words."""
_QUOTE = '"“”＂'
_PART = re.compile(rf"(?P<no>(?<!\S)[-－])?(?:[{_QUOTE}](?P<phrase>[^{_QUOTE}]*)[{_QUOTE}]|(?P<word>[^\s{_QUOTE}]+))")


@dataclass(frozen=True, slots=True)
class Gram:
    """Units that have this gram."""

    text: str


@dataclass(frozen=True, slots=True)
class Prefix:
    """Units that have a gram beginning so; of one Han character: every unit that holds it."""

    text: str


Leaf = Gram | Prefix


@dataclass(frozen=True, slots=True)
class Phrase:
    """Units that have all the leaves and, unless these say it all (`exact`), `text` in their run text."""

    leaves: tuple[Leaf, ...]
    text: str
    exact: bool


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another word for one that was asked for: units with all its leaves, which add `weight` times their score.

    `of` is the word as it was asked for; empty where that is not known.
    """

    leaves: tuple[Leaf, ...]
    word: str
    weight: float
    via: Via
    of: str = ""


@dataclass(frozen=True, slots=True)
class Topic:
    """What a question is about: units with `least` of the leaves at least, since its other words stand anywhere."""

    leaves: tuple[Leaf, ...]
    least: int


@dataclass(frozen=True, slots=True)
class Plan:
    """A query: units with all of `must`, else any of `should` or `instead`, without `must_not`.

    All but the last add to the score. With a `topic`, units that neither have it nor any of `instead` are left out.
    `everything` when no unit is to be left out for what it lacks. `words` are
    the runs and figures asked for, folded; `cut` when the text was longer than MAX_TEXT.
    """

    should: tuple[Leaf, ...] = ()
    instead: tuple[Alternative, ...] = ()
    must: tuple[Phrase, ...] = ()
    must_not: tuple[Phrase, ...] = ()
    words: tuple[str, ...] = ()
    topic: Topic | None = None
    everything: bool = False
    cut: bool = False

    @property
    def leaves(self) -> tuple[Leaf, ...]:
        """All that adds to the score whole, each once."""
        return tuple(dict.fromkeys([*self.should, *(leaf for phrase in self.must for leaf in phrase.leaves)]))


def parse(text: str) -> Plan:
    """Return the plan for any text."""
    should: list[Leaf] = []
    must: list[Phrase] = []
    must_not: list[Phrase] = []
    words: list[str] = []
    for part in _PART.finditer(text[:MAX_TEXT]):
        folded = fold(part["phrase"] or part["word"] or "")
        if not (all_runs := runs(folded)):
            continue
        if part["no"]:
            must_not.append(_phrase(folded, all_runs))
        elif part["phrase"]:
            must.append(_phrase(folded, all_runs))
            words += all_runs
        else:
            for leaves, run in _asked(folded):
                should += leaves
                words += run
    everything = not (should or must) and bool(must_not or not text.strip())
    return Plan(
        should=tuple(dict.fromkeys(should)),
        must=tuple(must),
        must_not=tuple(must_not),
        words=tuple(dict.fromkeys(words)),
        topic=None if must else _topic(words),
        everything=everything,
        cut=len(text) > MAX_TEXT,
    )


def _topic(words: list[str]) -> Topic | None:
    """Return what a query is about that is a sentence; None for words."""
    if not any(is_han(word) and len(word) >= SENTENCE for word in words):
        return None
    about = (stretch for word in words for stretch in (topic(word) if is_han(word) else [word]))
    leaves = tuple(dict.fromkeys(leaf for stretch in about for leaf in _leaves(stretch, runs(stretch))))
    return Topic(leaves, min(MOST_NEEDED, ceil(len(leaves) * SHARE))) if leaves else None


def _asked(folded: str) -> Iterator[tuple[list[Leaf], list[str]]]:
    """Yield leaves and words of each stretch between years and days, and of these."""
    at = 0
    for figure in figures(folded):
        if figure.date:
            yield _stretch(folded[at : figure.start])
            at = figure.end
        yield [Gram(key) for key in figure.keys], list(figure.keys) if figure.date else []
    yield _stretch(folded[at:])


def _stretch(folded: str) -> tuple[list[Leaf], list[str]]:
    all_runs = runs(folded)
    return list(_leaves(folded, all_runs)), all_runs


def whole(word: str) -> tuple[Leaf, ...]:
    """Return the leaves that a unit must all have to hold a folded word."""
    return tuple(dict.fromkeys(_leaves(word, runs(word))))


def _leaves(folded: str, all_runs: list[str]) -> Iterator[Leaf]:
    for number, run in enumerate(all_runs, 1):
        if is_han(run):
            yield from map(Gram, pairs(run)) if len(run) > 1 else [Prefix(run)]
        elif number == len(all_runs) and folded.endswith("*"):
            yield Prefix(run[:LONGEST])
        else:
            yield Gram(run[:LONGEST])


def _phrase(folded: str, all_runs: list[str]) -> Phrase:
    leaves = tuple(_leaves(folded, all_runs))
    text = run_text(folded)
    if is_han(all_runs[0]):
        text = text[1:]
    if is_han(all_runs[-1]) or isinstance(leaves[-1], Prefix):
        text = text[:-1]
    return Phrase(tuple(dict.fromkeys(leaves)), text, exact=len(leaves) == 1)
