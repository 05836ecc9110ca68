"""Completion of what is being typed to words, titles and names: by characters, by pinyin, or by first letters.

The words stand in one text, the best first, so that the best that fit are the first that are found: no sorting,
and less than a millisecond for tens of thousands of words.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from heapq import merge
from itertools import islice
from typing import Literal

from dongling_search.language.folded_text import fold
from dongling_search.language.pinyin import blurred, typed
from dongling_search.words import WordTable, Worth

Way = Literal["keys", "blurred", "firsts"]
"""What leads to words: their pinyin, that with the sounds made the same that many confuse, or their first letters."""
TITLES = 60
"""Among so many that hold what is typed the longest is looked for, a title, to stand last."""
LETTERS = 2
"""Fewer letters begin too many readings to be of help."""


@dataclass(frozen=True, slots=True)
class Layer:
    """A table of words, of which those `hidden` stand in another layer with another count, or are gone."""

    table: WordTable
    hidden: frozenset[int] = frozenset()

    def found(self, numbers: Iterable[int]) -> Iterator[Worth]:
        """Yield the words of these numbers that are not hidden, with their worth."""
        return (self.table.worth(number) for number in numbers if number not in self.hidden)

    def read(self, numbers: Iterable[int]) -> Iterator[tuple[Worth, str]]:
        """Yield the words of these numbers that are not hidden, folded, with their worth before them."""
        return ((self.table.worth(n), self.table.folded[n]) for n in numbers if n not in self.hidden)

    def having(self, way: Way, text: str) -> Iterator[int]:
        """Yield the words that a text leads to, the best first: full pinyin, that `blurred`, or first letters."""
        table = self.table
        if way == "blurred":
            return (n for n in table.blurred_of.may_have(text) if blurred(table.keys[n]) == text)
        lines, numbers = (table.keys, table.keys_of) if way == "keys" else (table.firsts, table.firsts_of)
        return (n for n in numbers.may_have(text) if lines[n] == text)

    def begun(self, letters: str) -> Iterator[tuple[str, Worth, str]]:
        """Yield the pinyin that begins so, in its order, each with the worth of its word and that folded."""
        numbers = (number for number in self.table.begun(letters) if number not in self.hidden)
        return ((self.table.keys[n], self.table.worth(n), self.table.folded[n]) for n in numbers)


class Completer:
    """Completes from the words of all layers in the order of their worth."""

    def __init__(self, *layers: Layer) -> None:
        self._layers = layers

    def complete(self, prefix: str, limit: int) -> list[str]:
        """Return the words that begin with `prefix` or are read so, best first, then those that hold it; each once."""
        start, limit = " ".join(fold(prefix).split()), max(0, limit)
        if not start:
            return []
        begun = {worth for find in _beginning(start) for worth in islice(self._found(find), limit)}
        holding = self._found(lambda table: table.folded.holding(start))
        others = [one for one in dict.fromkeys(islice(holding, limit + TITLES)) if one not in begun]
        every = [*sorted(begun), *others]
        if len(every) > limit > 1 and others:  # many words begin with a common character, and titles hold it too
            longest = max(others, key=lambda one: one[1])
            every = [*dict.fromkeys((*every[: limit - 1], longest, *every))]
        return [word for _, _, word in every][:limit]

    def _found(self, find: Callable[[WordTable], Iterator[int]]) -> Iterator[Worth]:
        """Yield what is found in each layer, the best first."""
        return merge(*(layer.found(find(layer.table)) for layer in self._layers))


def _beginning(start: str) -> Iterator[Callable[[WordTable], Iterator[int]]]:
    """Yield the ways to look for words that begin so."""
    yield lambda table: table.folded.holding(f"\n{start}")
    letters = typed(start.replace(" ", "").replace("'", ""))
    if len(letters) >= LETTERS:
        yield lambda table: table.firsts.holding(f"\n{letters}")
        yield lambda table: table.keys.holding(f"\n{letters}")
