"""The words of all units of an index: a table that was made once, and what changed since."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import repeat

from dongling_search.words.table import Counted, WordTable

FEW = 1000
SHARE = 50
"""A table is made anew when more than FEW words changed, and more than one of SHARE."""


@dataclass(frozen=True, slots=True)
class Words:
    """A table, and by how much the counts of words differ from it. Yields each word as often as units have it."""

    table: WordTable
    changes: Counted = field(default_factory=dict)

    @classmethod
    def of(cls, words: Iterable[str]) -> "Words":
        """Return words, repeated as often as units have them."""
        return cls(WordTable.of(Counter(tidy(words))))

    def changed(self, by: Mapping[str, int]) -> "Words":
        """Return these words with other counts: so many more, or less."""
        changes = Counter(self.changes)
        for word, count in by.items():
            changes[word] += count
        words = Words(self.table, {word: count for word, count in changes.items() if count})
        if len(words.changes) <= max(FEW, len(self.table) // SHARE):
            return words
        return Words(WordTable.of(dict(words.counted())))

    def counted(self) -> Iterator[tuple[str, int]]:
        """Yield each word with how many units have it."""
        new = dict(self.changes)
        for word, count in zip(self.table.words, self.table.counts.tolist(), strict=True):
            now = count + new.pop(word, 0)
            if now > 0:
                yield word, now
        yield from ((word, count) for word, count in new.items() if count > 0)

    def __iter__(self) -> Iterator[str]:
        for word, count in self.counted():
            yield from repeat(word, count)


def tidy(words: Iterable[str]) -> Iterator[str]:
    """Yield words in one line, without those that are nothing."""
    return filter(None, (" ".join(word.split()) for word in words))
