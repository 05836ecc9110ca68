"""Asks an embedder for the vector of a question, and no longer than a reader may wait.

A model or a server that hangs keeps the one thread that asks it, never a page; until it has answered, nobody asks it
again.
"""

import threading
from collections.abc import Callable
from queue import Empty, SimpleQueue

from dongling.search import Embedder
from dongling_search.meaning.vectors import Floats, normal

PATIENCE = 1.0
"""Seconds that a page waits for the vector of its question, those before it included."""


class Late(TimeoutError):
    """Nobody waits any longer for a question that is still being asked."""


Answer = Floats | Exception
Asked = Callable[[], None]


class Asker:
    """One thread that asks one embedder after the other; it begins with the first question."""

    def __init__(self) -> None:
        self._asked: SimpleQueue[Asked | None] = SimpleQueue()
        self._begin, self._begun = threading.Lock(), False
        self._late = threading.Event()

    @property
    def is_late(self) -> bool:
        """Tell whether a question that nobody waits for any more is still being asked."""
        return self._late.is_set()

    def ask(self, embedder: Embedder, text: str) -> Floats:
        """Return the vector of a question; raises Late after PATIENCE seconds, and what the embedder raises."""
        if self.is_late:
            raise Late("the question before is still being asked")
        answers: SimpleQueue[Answer] = SimpleQueue()
        self._run()
        self._asked.put(lambda: answers.put(_answer(embedder, text)))
        try:
            answer = answers.get(timeout=PATIENCE)
        except Empty:
            self._late.set()
            self._asked.put(self._late.clear)
            raise Late(f"no answer within {PATIENCE:g} s") from None
        if isinstance(answer, Exception):
            raise answer
        return answer

    def close(self) -> None:
        """End the thread, once nothing is being asked."""
        self._asked.put(None)

    def _run(self) -> None:
        with self._begin:
            if not self._begun:
                threading.Thread(target=self._work, name="questions", daemon=True).start()
                self._begun = True

    def _work(self) -> None:
        while (asked := self._asked.get()) is not None:
            asked()


def _answer(embedder: Embedder, text: str) -> Answer:
    try:
        (question,) = normal(embedder.questions([text]), 1)
    except Exception as error:  # noqa: BLE001 - of any embedder: it is raised where it was asked for
        return error
    vector: Floats = question
    return vector
