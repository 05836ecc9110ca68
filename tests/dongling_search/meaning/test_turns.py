"""Turns of pages and of what is made in the background."""

import threading
from collections.abc import Sequence

from dongling.search import Vector
from dongling_search.meaning.turns import Turns
from tests.dongling_search.meaning.embedders import Characters


class Alone(Characters):
    """An embedder that two threads must not ask at once; it lets a page ask while it makes a passage."""

    def __init__(self) -> None:
        super().__init__(length=8)
        self.order: list[str] = []
        self._busy = threading.Lock()
        self.passage_begun, self.page_waits = threading.Event(), threading.Event()

    def questions(self, texts: Sequence[str]) -> list[list[float]]:
        """Return vectors; raises AssertionError when another thread is asking."""
        assert self._busy.acquire(blocking=False)
        self.passage_begun.set()
        self.page_waits.wait()
        self.order += texts
        self._busy.release()
        return super().questions(texts)


def test_a_page_waits_for_one_passage_and_never_asks_at_the_same_time() -> None:
    model = Alone()
    turns = Turns(model)
    said = [f"段{number}" for number in range(1000)]
    vectors: list[Vector] = []
    making = threading.Thread(target=lambda: vectors.extend(turns.passages(said)))
    making.start()
    model.passage_begun.wait()
    threading.Timer(0.01, model.page_waits.set).start()
    turns.questions(["问"])
    making.join()
    assert model.order.index("问") < len(said), "before all passages were made"
    assert vectors == Characters(length=8).questions(said)
    assert turns.name == model.name
