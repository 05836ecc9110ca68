"""The vocabulary of one state of the index and its lexicon, by which pinyin, typing errors and prefixes are looked up.

Tables are made when first asked for, since most readers type words that are simply found.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property

from dongling.search import Lexicon
from dongling_search.language.analyzer import fold, is_han, runs
from dongling_search.language.pinyin import alike, initials, key
from dongling_search.query.completion import Completer

LONGEST = 8
"""Longer words are titles: completed and read as pinyin, but nothing is corrected to them."""
MEANT = 8
"""So many words are meant by one pinyin at the most."""
SHORTEST = 3
"""A word of two characters is near too many others."""
PREFIX = 4
"""So many letters of a pinyin begin a word."""
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


class Vocabulary:
    """Words, those that more units have first, and shorter ones first among these."""

    def __init__(self, words: Iterable[str], lexicon: Lexicon) -> None:
        counts = Counter(filter(None, (" ".join(word.split()) for word in words)))
        counts.update(lexicon.words)
        counts.update(word for named in lexicon.facets.values() for word in named if is_han(word))
        self.words = sorted(counts, key=lambda word: (-counts[word], len(word), word))
        self.others = {fold(word): tuple(map(fold, meant)) for word, meant in lexicon.others.items()}

    @cached_property
    def completer(self) -> Completer:
        """What completes words."""
        return Completer(self.words)

    @cached_property
    def _han(self) -> list[str]:
        return list(dict.fromkeys(word for word in map(fold, self.words) if len(word) > 1 and is_han(word)))

    @cached_property
    def known(self) -> frozenset[str]:
        """The folded words of Han characters that may be corrected to."""
        return frozenset(word for word in self._han if len(word) <= LONGEST and runs(word) == [word])

    @cached_property
    def _keys(self) -> dict[str, list[str]]:
        return _grouped((key(word), word) for word in self._han)

    @cached_property
    def _initials(self) -> dict[str, list[str]]:
        return _grouped((initials(word), word) for word in self._han)

    @cached_property
    def _sorted_keys(self) -> list[str]:
        return sorted(self._keys)

    @cached_property
    def _shortened(self) -> dict[str, list[str]]:
        words = (word for word in self._han if word in self.known and len(word) >= SHORTEST)
        return _grouped((short, word) for word in words for short in _without_one(word))

    def pinyin(self, letters: str, *, short: bool = True) -> list[str]:
        """Return the words that are typed so: in full, by first letters (if `short`), or by their beginning."""
        words = self._keys.get(letters) or (self._initials.get(letters) if short and len(letters) > 1 else None)
        return words[:MEANT] if words else list(self._begun(letters))

    def _begun(self, letters: str) -> Iterator[str]:
        if len(letters) < PREFIX:
            return
        at = bisect_left(self._sorted_keys, letters)
        for full in self._sorted_keys[at : at + MEANT]:
            if full.startswith(letters):
                yield self._keys[full][0]

    def nearly(self, letters: str) -> list[str]:
        """Return the words whose pinyin differs from `letters` by one letter, or by two that changed places."""
        if len(letters) <= PREFIX:
            return []
        return [word for edited in dict.fromkeys(_edits(letters)) for word in self._keys.get(edited, ())]

    def sounding(self, part: str, read: list[str]) -> Iterator[str]:
        """Yield the words that sound like `part`, best first."""
        for full in alike(part, read):
            yield from (word for word in self._keys.get(full, ()) if word != part and word in self.known)

    def looking(self, part: str) -> Iterator[str]:
        """Yield the words that differ from `part` by one character, best first."""
        if len(part) >= SHORTEST:
            yield from self._shortened.get(part, ())
            for short in _without_one(part):
                if len(short) >= SHORTEST and short in self.known:
                    yield short
                yield from (word for word in self._shortened.get(short, ()) if _differ_once(word, part))


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {}
    for name, word in pairs:
        groups.setdefault(name, []).append(word)
    return groups


def _without_one(word: str) -> Iterator[str]:
    yield from dict.fromkeys(word[:at] + word[at + 1 :] for at in range(len(word)))


def _differ_once(one: str, other: str) -> bool:
    return len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) == 1


def _edits(letters: str) -> Iterator[str]:
    for at in range(len(letters) + 1):
        before, after = letters[:at], letters[at:]
        yield from (before + letter + after for letter in _LETTERS)
        if after:
            yield before + after[1:]
            yield from (before + letter + after[1:] for letter in _LETTERS)
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]
