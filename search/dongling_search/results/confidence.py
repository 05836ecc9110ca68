"""Confidence in the best hits: do they hold what the query is about, or only chance pairs of its characters?"""

from collections.abc import Sequence
from functools import cached_property

from dongling_search.engines import EngineHit
from dongling_search.language.analyzer import is_han, pairs
from dongling_search.language.question_words import SENTENCE
from dongling_search.query import Plan
from dongling_search.results.coverage import Found, IsWord, Sentence, covered
from dongling_search.results.snippets import Shown

LONG = 4
"""A word of so many may stand in parts: in one field (运河 and 保护), or in parts that overlap (古银杏 and 银杏树)."""
FAR = 2.0
"""Who scores so many times as much is far before."""
FIRST = 3
"""A sentence is answered by one of so many of the best: who must look farther was not answered."""


class Judge:
    """Tells whether hits answer a plan, of whose sentences `is_word` tells the words."""

    def __init__(self, plan: Plan, is_word: IsWord) -> None:
        self._plan, self._is_word = plan, is_word
        self._runs = [word for word in plan.words if is_han(word) and len(word) >= SENTENCE]

    @cached_property
    def _sentences(self) -> Sequence[Sentence]:
        return [Sentence.of(run, self._plan, self._is_word) for run in self._runs]

    def is_sure(self, best: Sequence[Found]) -> bool:
        """Tell whether a word that was asked for, or another name for it, stands whole in one of the best hits.

        Of a sentence so much is enough as coverage.py says. What has to stand in each hit does.
        """
        plan = self._plan
        if plan.everything or (plan.must and best):
            return True
        others = [other.word for other in plan.instead if not any(other.of and other.of in run for run in self._runs)]
        if any(word in hit.words for word in others for hit in best):
            return True
        if any(_stands(word, hit) for word in plan.words if word not in self._runs for hit in best):
            return True
        return any(sentence.is_answered(hit) for hit in best[:FIRST] for sentence in self._sentences)


def is_far_before(hits: Sequence[EngineHit], others: Sequence[EngineHit]) -> bool:
    """Tell whether the first of some hits is far before the first of others; before nothing, any is."""
    return bool(hits) and (not others or hits[0].score >= FAR * others[0].score)


def sure_ones(best: Sequence[Shown], judge: Judge) -> list[Shown]:
    """Return those of the best that answer each by itself, and are not far behind the first."""
    hits = [one.hit for one in best]
    return [one for one in best if not is_far_before(hits, [one.hit]) and judge.is_sure([one])]


def _stands(word: str, hit: Found) -> bool:
    if not is_han(word) or len(word) < LONG:
        return word in hit.words
    overlap = all(pair in hit.words for pair in pairs(word))
    return overlap or any(len(covered(word, words)) == len(word) for words in hit.by_field)
