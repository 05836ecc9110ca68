"""An embedder asked by one thread at a time, as the contract has it, though pages ask while vectors are made."""

import time
from collections.abc import Sequence
from threading import Lock

from dongling.search import Embedder, Vector

BREATH = 0.001
"""Seconds between two passages, in which a page that waits takes its turn."""


class Turns:
    """An Embedder that gives passages a turn each: a page waits for one of them at the most."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder, self._lock = embedder, Lock()

    @property
    def name(self) -> str:
        """What the vectors are made by."""
        return self._embedder.name

    def questions(self, texts: Sequence[str]) -> Sequence[Vector]:
        """Return the vectors of what readers type."""
        with self._lock:
            return self._embedder.questions(texts)

    def passages(self, texts: Sequence[str]) -> Sequence[Vector]:
        """Return the vectors of what units say, each made by itself."""
        return [vector for text in texts for vector in self._passage(text)]

    def _passage(self, text: str) -> Sequence[Vector]:
        with self._lock:
            vectors = self._embedder.passages([text])
        time.sleep(BREATH)
        return vectors
