"""How much of a sentence one unit says: word by word, so that pairs across two words (机器人|大赛) are no word.

A word that stands in what tells of the whole unit counts whole, one that is only said somewhere SAID of that; one of
which another name stands counts whole, too; of a word that stands nowhere whole a part counts PART, and a character
that is in no word is LONE of one. The numbers were chosen by tests' readers.yaml and tables/strangers.txt.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from dongling_search.language.question_words import topic
from dongling_search.language.segments import segments, weight
from dongling_search.query import Plan

SAID = 0.6
PART = 0.5
LONE = 0.75
ENOUGH = 0.5
"""More than that of what a sentence is about must be in one hit."""
ONE = 2
"""A question about one word of so many characters is answered by a unit that tells of it, not where it is but said."""

IsWord = Callable[[str], bool]


class Found(Protocol):
    """The stretches that were found in a unit (snippets.Met), or what works them out when they are asked for.

    They are folded, and one text with a line break between: a word is looked for once, not in each.
    """

    @property
    def words(self) -> str:
        """All of them."""
        ...

    @property
    def by_field(self) -> Sequence[str]:
        """Those of each field."""
        ...

    @property
    def telling(self) -> str:
        """Those in what tells of the whole unit."""
        ...


@dataclass(frozen=True, slots=True)
class Sentence:
    """What a sentence is about: its stretches between question words, each in words; and other names of words in it."""

    stretches: Sequence[tuple[str, Sequence[str]]]
    others: Sequence[tuple[str, str]]

    @classmethod
    def of(cls, run: str, plan: Plan, is_word: IsWord) -> "Sentence":
        """Return what a run of a plan is about; `is_word` tells which words there are."""
        stretches = tuple((stretch, segments(stretch, is_word)) for stretch in topic(run))
        return cls(stretches, tuple((other.of, other.word) for other in plan.instead if other.of in run))

    def is_answered(self, hit: Found) -> bool:
        """Tell whether a hit says enough of it."""
        meaning = [word for _, words in self.stretches for word in words if weight(word)]
        if not meaning:
            return False
        total, met = 0.0, 0.0
        for stretch, words in self.stretches:
            total += sum(map(_weight, words))
            met += sum(self._met(stretch, words, hit))
        least = SAID if len(meaning) == 1 and len(meaning[0]) <= ONE else ENOUGH
        return met > total * least

    def _met(self, stretch: str, words: Sequence[str], hit: Found) -> Iterator[float]:
        """Yield what each word of a stretch counts in a hit."""
        named = _places(stretch, (of for of, other in self.others if other in hit.words))
        said = covered(stretch, hit.words)
        at = 0
        for word in words:
            places = frozenset(range(at, at + len(word)))
            at += len(word)
            if places <= named or (len(word) > 1 and word in hit.telling) or (len(word) == 1 and places <= said):
                yield _weight(word)
            elif len(word) > 1 and word in hit.words:
                yield _weight(word) * SAID
            else:
                part = len(places & said) * PART if len(word) > ONE else 0.0
                yield _weight(word) * max(len(places & named), part) / len(word)


def _weight(word: str) -> float:
    return weight(word) * (LONE if len(word) == 1 else 1)


def covered(run: str, words: str) -> set[int]:
    """Return the places of a run that are in parts of it, of two characters and more, that stand in `words`."""
    places: set[int] = set()
    end = 0
    for at in range(len(run) - 1):
        end = max(end, at + 1)  # what stands there from the place before on stands there from here on, too
        while end < len(run) and run[at : end + 1] in words:
            end += 1
        if end > at + 1:
            places.update(range(at, end))
    return places


def _places(run: str, words: Iterable[str]) -> set[int]:
    """Return the places of a run that are in any of the words."""
    places: set[int] = set()
    for word in filter(None, words):
        at = run.find(word)
        while at >= 0:
            places.update(range(at, at + len(word)))
            at = run.find(word, at + 1)
    return places
