"""The words of all units on the cluster, as a process keeps them: to complete, to read as pinyin, to correct to.

To read all words of a hundred thousand units takes seconds, so a change is no reason to: what this process wrote is
added, and what others wrote is read when what is kept is a minute old. A reader may be offered a title for that long
that is gone; what is found is never old.
"""

import time
from collections import Counter
from collections.abc import Callable, Iterable
from threading import Lock

from dongling_search.engines import Doc
from dongling_search.engines.memory import give_back
from dongling_search.words import Counted, Words, WordTable, tidy

OLD = 60.0
"""Seconds after which the words of another generation are read again, and at least TIMES what that took."""
TIMES = 20


class WordCache:
    """Words and the generation that they were read of."""

    def __init__(self) -> None:
        self._lock = Lock()
        self.forget()

    def forget(self) -> None:
        """Keep nothing: all is other than it was."""
        self._words: Words | None = None
        self._generation = ""
        self._until = 0.0

    def add(self, docs: Iterable[Doc], generation: str) -> None:
        """Add the words of units that were written; those that they took the place of are dropped when all are read."""
        with self._lock:
            if self._words:
                self._words = self._words.changed(Counter(word for doc in docs for word in tidy(doc.words)))
                self._generation = generation

    def words(self, generation: str, read: Callable[[], Counted]) -> Words:
        """Return the words of a generation, or of one before it."""
        with self._lock:
            if self._words and (generation == self._generation or time.monotonic() < self._until):
                return self._words
            began = time.monotonic()
            self._words = Words(WordTable.of(read()))
            now = time.monotonic()
            self._generation, self._until = generation, now + max(OLD, TIMES * (now - began))
        give_back()
        return self._words
