"""Words with how often units have them, folded and read: the best first, and a way to each from how it may be typed.

A table is made when an index is made, lies in a file beside it, and never changes. What it takes in memory is some
hundred bytes a word.
"""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count, islice
from typing import Any

import numpy as np
import numpy.typing as npt

from dongling_search.language.analyzer import is_han, runs
from dongling_search.language.folded_text import fold
from dongling_search.language.pinyin import blurred, initials, key
from dongling_search.words.lines import Arrays, Lines
from dongling_search.words.numbers import Numbers, pair

LONGEST = 8
"""Longer words are titles: completed and read as pinyin, but nothing is corrected to them."""
SHORTEST = 3
"""A word of two characters is near too many others."""

AT_ONCE = 4096
"""So many words are added to a table at once."""

Counted = Mapping[str, int]
"""How many units have each word."""
Worth = tuple[int, int, str]
"""By what words are put in order, the smallest first: more units, then fewer characters."""


@dataclass(frozen=True, slots=True)
class WordTable:
    """Words by their worth: as written, folded, as typed in full pinyin and by first letters; and their counts.

    `written`, `corrected`, `keys_of`, `firsts_of` and `shortened` lead to the numbers of words: by the word itself;
    and, of those that begin with a Han character, by the folded word that may be corrected to, by its pinyin, by that
    with the sounds made the same that many confuse, by its first letters, and by itself without one character.
    `key_order` has these words in the order of their pinyin.
    """

    counts: npt.NDArray[np.int32]
    words: Lines
    folded: Lines
    keys: Lines
    firsts: Lines
    written: Numbers
    corrected: Numbers
    keys_of: Numbers
    blurred_of: Numbers
    firsts_of: Numbers
    shortened: Numbers
    key_order: npt.NDArray[np.int32]

    @classmethod
    def of(cls, counted: Counted) -> "WordTable":
        """Make the table of words."""
        making = _Making()
        ordered = in_order(counted)
        while words := list(islice(ordered, AT_ONCE)):
            making.add(words, [counted[word] for word in words])
        return making.table()

    @classmethod
    def read(cls, arrays: Arrays) -> "WordTable":
        """Return the table that was written."""
        lines: Any = {name: Lines.read(name, arrays) for name in _LINES}
        numbers: Any = {name: Numbers.read(name, arrays) for name in _NUMBERS}
        ordered: Any = {name: arrays[name].astype(np.int32, copy=False) for name in ("counts", "key_order")}
        return cls(**lines, **numbers, **ordered)

    def as_arrays(self) -> Arrays:
        """Return what `read` reads."""
        every: dict[str, npt.NDArray[np.generic]] = {"counts": self.counts, "key_order": self.key_order}
        for name in _LINES:
            every |= getattr(self, name).written(name)
        for name in _NUMBERS:
            every |= getattr(self, name).written(name)
        return every

    def __len__(self) -> int:
        return len(self.counts)

    def number(self, word: str) -> int:
        """Return the number of a word as it is written; -1 when it is not there."""
        return next((n for n in self.written.may_have(word) if self.words[n] == word), -1)

    def worth(self, number: int) -> Worth:
        """Return what a word is worth."""
        word = self.words[number]
        return -int(self.counts[number]), len(word), word

    def begun(self, letters: str) -> Iterator[int]:
        """Yield the words whose pinyin begins so, in its order."""
        at = bisect_left(self.key_order, letters, key=lambda number: self.keys[number])
        for number in self.key_order[at:]:
            if not self.keys[number].startswith(letters):
                return
            yield int(number)


_LINES = ("words", "folded", "keys", "firsts")
_NUMBERS = ("written", "corrected", "keys_of", "blurred_of", "firsts_of", "shortened")


def is_correctable(word: str) -> bool:
    """Tell whether a folded word of Han characters is one that may be corrected to."""
    return len(word) <= LONGEST and runs(word) == [word]


def without_one(word: str) -> Iterator[str]:
    """Yield a word without each of its characters, each once."""
    yield from dict.fromkeys(word[:at] + word[at + 1 :] for at in range(len(word)))


def in_order(counted: Counted) -> Iterator[str]:
    """Yield words by their worth.

    Those that are alike in count and length are sorted by themselves: Python lets no other thread run while it sorts,
    and a hundred thousand words at once would hold up every page.
    """
    alike: dict[tuple[int, int], list[str]] = {}
    for word, times in counted.items():
        alike.setdefault((-times, len(word)), []).append(word)
    for worth in sorted(alike):
        yield from sorted(alike[worth])


class _Making:
    """A table in the making, some words after the others: of no more than these are there objects of their own."""

    def __init__(self) -> None:
        self._counts, self._han = array("i"), array("i")
        self._lines: dict[str, list[Lines]] = {name: [] for name in _LINES}
        self._pairs = {name: array("Q") for name in _NUMBERS}

    def add(self, words: list[str], counts: list[int]) -> None:
        """Add the next words."""
        base = len(self._counts)
        self._counts.extend(counts)
        folded = [fold(word) for word in words]
        keys, firsts = [key(word) for word in folded], [initials(word) for word in folded]
        for name, texts in zip(_LINES, (words, folded, keys, firsts), strict=True):
            self._lines[name].append(Lines.of(texts))
        self._pairs["written"].extend(map(pair, words, count(base)))
        for number, word in enumerate(folded):
            if len(word) > 1 and is_han(word):
                self._add_han(base + number, word, keys[number], firsts[number])

    def _add_han(self, number: int, word: str, full: str, first: str) -> None:
        self._han.append(number)
        self._pairs["keys_of"].append(pair(full, number))
        self._pairs["blurred_of"].append(pair(blurred(full), number))
        self._pairs["firsts_of"].append(pair(first, number))
        if is_correctable(word):
            self._pairs["corrected"].append(pair(word, number))
            if len(word) >= SHORTEST:
                self._pairs["shortened"].extend(pair(short, number) for short in without_one(word))

    def table(self) -> WordTable:
        """Return the table of all words."""
        lines: Any = {name: Lines.joined(parts) for name, parts in self._lines.items()}
        numbers: Any = {name: Numbers.of(pairs) for name, pairs in self._pairs.items()}
        order = np.fromiter(_by_key(self._han, lines["keys"]), np.int32, len(self._han))
        return WordTable(counts=np.array(self._counts, np.int32), key_order=order, **lines, **numbers)


def _by_key(numbers: Iterable[int], keys: Sequence[str]) -> Iterator[int]:
    """Yield numbers in the order of their keys; of those with one key, the best first."""
    alike: dict[str, list[int]] = {}
    for number in numbers:
        alike.setdefault(keys[number][:2], []).append(number)
    for begun in sorted(alike):
        yield from sorted(alike[begun], key=keys.__getitem__)
