"""Prints the tables: `python -m bench.search --retrieval FOLDER [--units 1000 10000] [--only NAME...]`."""

import argparse
import tempfile
import time
from pathlib import Path
from statistics import median, quantiles

from bench.corpus import machine
from bench.search.material import Asked, asked_of, passages, queries, units
from bench.search.rivals import Rival, rivals, size
from dongling.searching import Document

TYPES = ("question", "phrase", "keywords", "word")
QUERIES = 60
JIEBA_LIMIT = 10_000
"""Stock Whoosh is not built beyond: it takes too long to wait for."""


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
    for rival in rivals(only):
        with tempfile.TemporaryDirectory() as place:
            rival.build(documents, Path(place) / "index")
            print(relevance(rival, asked), flush=True)


def milliseconds(rival: Rival, texts: list[str]) -> str:
    """Return p50 (p99) of the second pass over the same queries; of the first pass, p50.

    CPU time: what else the machine does falls on no one.
    """
    passes = []
    for _ in range(2):
        took = []
        for text in texts:
            began = time.process_time()
            rival.page(text)
            took.append((time.process_time() - began) * 1000)
        passes.append(took)
    warm = passes[1]
    return f"{median(warm):.2f} ({quantiles(warm, n=100)[98]:.1f}; {median(passes[0]):.2f})"


def print_speed(documents: list[Document], only: list[str]) -> None:
    """Measure how fast whole pages are."""
    asked = asked_of(documents, QUERIES)
    text = sum(len(field.text.encode()) for document in documents for field in document.fields)
    what = f"{len(documents)} units, {text / 2**20:.1f} MB of text"
    print(f"\nA results page, ms of CPU, p50 (p99; first pass p50), {what}\n")
    print(f"| engine | {' | '.join(asked)} | build units/s (CPU) | index / text |\n|{'---|' * (len(asked) + 3)}")
    for rival in rivals(only):
        if rival.name == "Whoosh + jieba" and len(documents) > JIEBA_LIMIT:
            continue
        with tempfile.TemporaryDirectory() as place:
            began = time.process_time()
            rival.build(documents, Path(place) / "index")
            built = len(documents) / (time.process_time() - began)
            cells = [milliseconds(rival, texts) for texts in asked.values()]
            print(f"| {rival.name} | {' | '.join(cells)} | {built:.0f} | {size(Path(place)) / text:.1f} |", flush=True)


def main() -> None:
    """Print all tables that were asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--retrieval", type=Path, required=True, help="a folder with passages.jsonl and queries.jsonl")
    parser.add_argument("--units", type=int, nargs="*", default=[1000, 10_000])
    parser.add_argument("--only", nargs="*", default=[])
    parser.add_argument("--speed-only", action="store_true")
    given = parser.parse_args()
    print(f"{time.strftime('%Y-%m-%d')}, {machine()}")
    if not given.speed_only:
        print_relevance(given.retrieval, given.only)
    for count in given.units:
        print_speed(units(given.retrieval, count), given.only)


if __name__ == "__main__":
    main()
