"""Completes what is being typed from titles, keywords and names."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable

from dongling_search.analyzer import fold


class Completer:
    """The words of one generation, in folded order; those that many units have come first."""

    def __init__(self, words: Iterable[str]) -> None:
        counts = Counter(filter(None, map(str.strip, words)))
        self._entries = sorted((fold(word), -count, word) for word, count in counts.items())

    def complete(self, prefix: str, limit: int) -> list[str]:
        """Return the words that begin with `prefix`, then those that hold it; more frequent and shorter first."""
        start = fold(prefix.strip())
        if not start:
            return []
        first = bisect_left(self._entries, (start,))
        last = bisect_left(self._entries, (start + "\U0010ffff",))
        found = self._best(self._entries[first:last], limit)
        if len(found) < limit:
            found += self._best((e for e in self._entries if e[0].find(start) > 0), limit - len(found))
        return found

    @staticmethod
    def _best(entries: Iterable[tuple[str, int, str]], limit: int) -> list[str]:
        return [word for _, _, word in sorted(entries, key=lambda e: (e[1], len(e[0]), e[0]))[: max(0, limit)]]


def registered(words: Iterable[str]) -> list[str]:
    """Return the single words of what plugins register; `东林书院 = 龟山书院` are two."""
    return [word.strip() for group in words for word in group.split("=") if word.strip()]
