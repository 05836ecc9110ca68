"""Prints what a search costs by words and by meaning, and a paste: `python -m bench.search.pages [MODEL...]`.

On units made of a retrieval set's sentences (`--retrieval FOLDER`), each with as many vectors as a real unit of a few
kilobytes has: made by chance, since what they cost is the same. Questions go through the real model. CPU time, words
and meaning in turns, no answer is kept. Aims: with a model 30 ms at 10,000 units; a paste of 10,000 characters 50 ms.
"""

import argparse
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from statistics import median, quantiles

import numpy as np

from bench.corpus import machine
from bench.search.material import SEED, asked_of, passages, units
from dongling import Settings
from dongling.search import Embedder, Query, Vector
from dongling_search.backend import Backend
from dongling_search.engines.whoosh.engine import WhooshEngine
from dongling_search.meaning import EMBEDDERS, asker
from dongling_search.meaning.nearness import strangers

PASSAGES = 6
"""So many vectors a unit."""
QUERIES = 40
LONG = 3600.0
PASTE = 10_000


class ByChance:
    """A model whose vectors of passages are made by chance, as long as its own."""

    def __init__(self, model: Embedder) -> None:
        self.name = f"{model.name} by chance"
        self._model, self._chance = model, np.random.default_rng(SEED)
        self._length = len(model.questions(strangers()[:1])[0])

    def questions(self, texts: Sequence[str]) -> Sequence[Vector]:
        """Return the model's vectors."""
        return self._model.questions(texts)

    def passages(self, texts: Sequence[str]) -> Sequence[Vector]:
        """Return so many vectors."""
        return list(self._chance.standard_normal((len(texts), self._length), dtype=np.float32))


def milliseconds(backend: Backend, text: str) -> float:
    """Return the CPU time of a search."""
    began = time.process_time()
    backend.search(Query(text))
    return (time.process_time() - began) * 1000


def shown(times: Sequence[float]) -> str:
    """Return p50 and p99."""
    return f"{median(times):.1f} ({quantiles(times, n=100)[98]:.0f})"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("models", nargs="*")
    parser.add_argument("--retrieval", type=Path, required=True, help="a folder with passages.jsonl and queries.jsonl")
    parser.add_argument("--units", type=int, default=10_000)
    given = parser.parse_args()
    asker.PATIENCE = LONG  # however busy the machine is: no answer by words alone
    documents = units(given.retrieval, given.units)
    engine = WhooshEngine(None)
    backends = {model: Backend(engine, kept=0) for model in ("", *given.models)}
    backends[""].rebuild(documents)
    for model in given.models:
        backends[model].embed_with(partial(ByChance, EMBEDDERS[model](Settings())))
    for backend in backends.values():
        assert backend.meaning is None or backend.meaning.settled(LONG)
    print(f"{time.strftime('%Y-%m-%d')}, {machine()}, {len(documents)} units, {PASSAGES} vectors each: p50 (p99), ms\n")
    asked = asked_of(documents, QUERIES)
    asked["paste"] = [
        "".join(one.fields[1].text for one in passages(given.retrieval))[:PASTE],
        "东林书院" * (PASTE // 4),
    ]
    print(f"| | {' | '.join(asked)} |\n|{'---|' * (len(asked) + 1)}")
    times: dict[str, dict[str, list[float]]] = {model: {kind: [] for kind in asked} for model in backends}
    for kind, texts in asked.items():
        for text in texts:
            for model, backend in backends.items():
                times[model][kind].append(milliseconds(backend, text))
    for model, by_kind in times.items():
        print(f"| {model or 'words'} | {' | '.join(map(shown, by_kind.values()))} |", flush=True)


if __name__ == "__main__":
    main()
