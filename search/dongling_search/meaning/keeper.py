"""The keeper of vectors: a thread makes those that lack and lays them out; a search only ever asks what is there.

Whatever goes wrong with an embedder is told by `trouble`, and it is tried again after a while; meanwhile, as before all
vectors are there for the first time, `nearest` has no answer and words alone decide.
"""

import logging
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from pathlib import Path

import numpy as np

from dongling.problems import DonglingError, Said
from dongling.search import Embedder
from dongling_search.engines import Ask, Engine
from dongling_search.meaning.asker import Asker, Late
from dongling_search.meaning.layout import Layout
from dongling_search.meaning.nearness import Near, Nearness, strangers
from dongling_search.meaning.passages import passages
from dongling_search.meaning.turns import Turns
from dongling_search.meaning.vectors import Floats, VectorFolder, normal
from dongling_search.query import Plan

log = logging.getLogger("dongling.search")

AGAIN = 30.0
"""Seconds until an embedder that failed is asked again."""
BATCH = 16
"""Units whose texts are read at once, and whose vectors are written together."""
FEW = 8
"""Questions that are asked together."""
SHOWN = 20.0
"""Seconds after which what was made so far is used."""
NEAREST = 50


class Meaning:
    """The vectors of what an engine holds, by the embedder that `make` makes in the thread that needs it first."""

    def __init__(self, engine: Engine, make: Callable[[], Embedder], folder: Path | None) -> None:
        self._engine, self._make, self._folder = engine, make, folder
        self._wake, self._stop, self._quiet = threading.Event(), threading.Event(), threading.Event()
        self._asker = Asker()
        self._embedder: Embedder | None = None
        self._ready_to_go: tuple[Embedder, Layout, VectorFolder] | None = None
        self._nearness: Nearness | None = None
        self._failed = 0.0
        self._laid_out = ""
        self._trouble: Said | None = None
        self._late = -AGAIN
        self.progress = (0, 0)
        """How many units have their vectors, of how many."""
        self._thread = threading.Thread(target=self._run, name="vectors", daemon=True)
        self._thread.start()
        self.changed()

    @property
    def edition(self) -> str:
        """What changes whenever the same question may have other units near: which vectors there are, and trouble."""
        return f"{self._laid_out} {self.trouble is None} {self._late}"

    @property
    def trouble(self) -> Said | None:
        """Why words alone decide; None when meaning has its say, or its vectors are being made."""
        return self._trouble or (_FAILED if self._asker.is_late else None)

    def changed(self) -> None:
        """Hear that the index may be another."""
        self._quiet.clear()
        self._wake.set()

    def settled(self, seconds: float) -> bool:
        """Wait until nothing is left to make, or making failed; tell whether that was within `seconds`."""
        return self._quiet.wait(seconds)

    def close(self) -> None:
        """Stop; what is being made is left."""
        self._stop.set()
        self._wake.set()
        self._asker.close()
        self._thread.join(5.0)

    def nearest(self, text: str) -> list[Near] | None:
        """Return the units nearest to a question; None when meaning has no say now."""
        nearness, embedder = self._nearness, self._embedder
        if not nearness or embedder is None or self.trouble:
            return None
        try:
            return nearness.nearest(self._asker.ask(embedder, text), NEAREST)
        except Late as error:
            self._be_late(error)
            return None
        except Exception as error:  # noqa: BLE001 - of any embedder: words answer
            self._fail(error)
            self.changed()
            return None

    def _be_late(self, error: Late) -> None:
        """Forgive a machine that was busy for a moment; whoever is late again soon costs no page another second."""
        late, self._late = self._late, time.monotonic()
        if self._late - late < AGAIN:
            self._fail(error)
            self.changed()

    def _run(self) -> None:
        while not self._stop.is_set():
            self._wake.wait(AGAIN if self._trouble else None)
            self._wake.clear()
            if self._stop.is_set() or (self._trouble and time.monotonic() < self._failed):
                self._quiet.set()
                continue
            try:
                self._bring()
                self._trouble = None
            except Exception as error:  # noqa: BLE001 - of any embedder, engine or disk
                self._fail(error)
            self._quiet.set()

    def _bring(self) -> None:
        """Make the vectors that lack, and lay them out."""
        embedder, layout, folder = self._ready()
        known = dict(self._engine.known())
        lacking = layout.lacking(known)
        self._lay_out(layout, known, folder.read(set(lacking.values())) if lacking else {})
        made: dict[str, Floats] = {}
        shown = time.monotonic()
        for texts in self._batches(set(layout.lacking(known))):
            some = {known[name]: _vectors(embedder, said, layout.length) for name, said in texts.items()}
            folder.add(some)
            made |= some
            if time.monotonic() - shown > SHOWN:
                self._lay_out(layout, known, made)
                made, shown = {}, time.monotonic()
        self._lay_out(layout, known, made)
        folder.tidy(set(known.values()))

    def _ready(self) -> tuple[Embedder, Layout, VectorFolder]:
        """Return what makes vectors and what was made; anew after trouble, since it may be another model by now."""
        if self._ready_to_go and not self._trouble:
            return self._ready_to_go
        if self._asker.is_late:
            raise Late("a question is still being asked")
        embedder = Turns(self._make())
        strange = _strange(embedder)
        before = self._ready_to_go
        if before is None or (before[1].made_by, before[1].length) != (embedder.name, strange.shape[1]):
            self._nearness, length = None, int(strange.shape[1])
            layout, folder = Layout(embedder.name, strange), VectorFolder(self._folder, embedder.name, length)
        else:
            _, layout, folder = before
        self._embedder, self._ready_to_go = embedder, (embedder, layout, folder)
        return self._ready_to_go

    def _batches(self, lacking: set[str]) -> Iterator[dict[str, list[str]]]:
        """Yield the passages of units that lack vectors, some units at once."""
        left = iter(sorted(lacking))
        while not self._stop.is_set() and (some := list(islice(left, BATCH))):
            hits = self._engine.pick(some, Ask(Plan(everything=True)))
            yield {hit.identifier: passages(hit.fields) for hit in hits}

    def _lay_out(self, layout: Layout, known: Mapping[str, str], vectors: Mapping[str, Floats]) -> None:
        layout.take(known, vectors)
        self.progress = len(layout), len(known)
        log.info("vectors of %d units out of %d", *self.progress)
        self._nearness, self._laid_out = layout.nearness, layout.edition

    def _fail(self, error: Exception) -> None:
        self._failed = time.monotonic() + AGAIN
        if self._trouble is None:
            log.warning("search goes by words alone: %s", error)
        self._trouble = error.message if isinstance(error, DonglingError) else _FAILED
        self._quiet.set()


_FAILED = Said("语义检索暂时用不了，先按字词搜", "meaning has no say in search for now; words alone decide")


def _strange(embedder: Embedder) -> Floats:
    """Return the vectors of strangers' questions, a few at once: pages ask in between, and servers refuse many."""
    texts = strangers()
    few = (texts[at : at + FEW] for at in range(0, len(texts), FEW))
    return np.concatenate([normal(embedder.questions(some), len(some)) for some in few])


def _vectors(embedder: Embedder, said: list[str], length: int) -> Floats:
    rows = normal(embedder.passages(said), len(said))
    if rows.shape[1] != length:
        raise ValueError(f"passages have {rows.shape[1]} numbers, questions {length}")
    return rows
