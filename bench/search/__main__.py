"""Prints the tables: `python -m bench.search --retrieval FOLDER [--units 1000 10000] [--only NAME...]`."""

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median, quantiles

from bench.corpus import machine
from bench.search.material import TYPES, Asked, asked_of, passages, queries, units
from bench.search.rivals import Rival, Shelf, rivals, size
from dongling.search import Document

Passes = list[list[float]]
QUERIES = 60
PASSES = 4
SLOW = ("FTS5 trigram", "Whoosh + jieba")
SLOW_LIMIT = 1000
"""With more units those are left out: they take too long to wait for."""


def relevance(rival: Rival, asked: list[Asked]) -> str:
    """Return Recall@10 and MRR@10 for each type of query."""
    cells = []
    for kind in TYPES:
        recall, rank = [], []
        for one in (one for one in asked if one.type == kind):
            found = rival.first(one.text)
            recall.append(len(one.expected & set(found)) / min(10, len(one.expected)))
            rank.append(next((1 / i for i, name in enumerate(found, 1) if name in one.expected), 0.0))
        cells.append(f"{sum(recall) / len(recall):.3f} / {sum(rank) / len(rank):.3f}")
    return f"| {rival.name} | " + " | ".join(cells) + " |"


def print_relevance(folder: Path, only: list[str]) -> None:
    """Measure what is found of a retrieval set."""
    documents, asked = passages(folder), queries(folder)
    print(f"\nRecall@10 / MRR@10, {len(documents)} passages, {len(asked)} queries\n")
    print(f"| engine | {' | '.join(TYPES)} |\n|{'---|' * (len(TYPES) + 1)}")
    for rival in rivals(Shelf(documents), only):
        with tempfile.TemporaryDirectory() as place:
            rival.build(documents, Path(place) / "index")
            print(relevance(rival, asked), flush=True)


def in_turns(engines: list[Rival], texts: list[str]) -> dict[str, Passes]:
    """Return a page's milliseconds of each pass over the queries, by engine.

    CPU time, and every engine makes the same page before the next page's turn: what else the machine does falls on
    all alike.
    """
    took: dict[str, Passes] = {engine.name: [[] for _ in range(PASSES)] for engine in engines}
    for number in range(PASSES):
        for text in texts:
            for engine in engines:
                began = time.process_time()
                engine.page(text)
                took[engine.name][number].append((time.process_time() - began) * 1000)
    return took


def cell(passes: Passes) -> str:
    """Return p50 (p99; p50 of the first pass, which is not in the others)."""
    warm = [one for times in passes[1:] for one in times]
    return f"{median(warm):.2f} ({quantiles(warm, n=100)[98]:.1f}; {median(passes[0]):.2f})"


def never_seen(took: dict[str, Passes]) -> str:
    """Return the first engine's p50 of queries that it had not seen, against the second's."""
    ours, theirs, *_ = (median(passes[0]) for passes in took.values())
    return f"{ours / theirs:.2f}x"


def print_speed(documents: list[Document], only: list[str], count: int) -> None:
    """Measure how fast whole pages of so many queries are, and what it takes to open our index."""
    asked = asked_of(documents, count)
    text = sum(len(field.text.encode()) for document in documents for field in document.fields)
    what = f"{len(documents)} units, {text / 2**20:.1f} MB of text"
    print(f"\nA results page, ms of CPU, p50 (p99; first pass p50), {what}\n")
    print(f"| engine | {' | '.join(asked)} | build units/s (CPU) | index / text |\n|{'---|' * (len(asked) + 3)}")
    engines = rivals(Shelf(documents), only)
    if len(documents) > SLOW_LIMIT:
        engines = [engine for engine in engines if engine.name not in SLOW]
    with tempfile.TemporaryDirectory() as place:
        folders = {engine.name: Path(place) / str(number) for number, engine in enumerate(engines)}
        rates = {}
        for engine in engines:
            began = time.process_time()
            engine.build(documents, folders[engine.name])
            rates[engine.name] = len(documents) / (time.process_time() - began)
        took = {kind: in_turns(engines, texts) for kind, texts in asked.items()}
        for name, folder in folders.items():
            pages = " | ".join(cell(passes[name]) for passes in took.values())
            print(f"| {name} | {pages} | {rates[name]:.0f} | {size(folder) / text:.1f} |", flush=True)
        if len(engines) > 1:
            ratios = ", ".join(f"{kind} {never_seen(passes)}" for kind, passes in took.items())
            print(f"\nnever seen, {engines[0].name} against {engines[1].name}: {ratios}")
        print_opening(folders[engines[0].name], [text for texts in asked.values() for text in texts])


def print_opening(folder: Path, texts: list[str]) -> None:
    """Print what it takes a process of its own to open our index."""
    command = [sys.executable, "-m", "bench.search.opening", str(folder)]
    run = subprocess.run(command, input="\n".join(texts), capture_output=True, text=True, check=True)
    print(f"\n{run.stdout}", end="", flush=True)


def main() -> None:
    """Print all tables that were asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--retrieval", type=Path, required=True, help="a folder with passages.jsonl and queries.jsonl")
    parser.add_argument("--units", type=int, nargs="*", default=[1000, 10_000])
    parser.add_argument("--times", type=int, default=1, help="so many times the sentences in a unit")
    parser.add_argument("--queries", type=int, default=QUERIES, help="of each kind")
    parser.add_argument("--only", nargs="*", default=[])
    parser.add_argument("--speed-only", action="store_true")
    given = parser.parse_args()
    print(f"{time.strftime('%Y-%m-%d')}, {machine()}")
    if not given.speed_only:
        print_relevance(given.retrieval, given.only)
    for count in given.units:
        print_speed(units(given.retrieval, count, given.times), given.only, given.queries)


if __name__ == "__main__":
    main()
