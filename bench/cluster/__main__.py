"""Prints the tables: `python -m bench.cluster --retrieval FOLDER [--units 10000 100000] [--url URL]`.

Without `--url` nodes are run here, as the tests run them (scripts/opensearch.sh comes first). Times are of the
clock, since the cluster works in processes of its own: what else the machine does falls on both.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles

from bench.cluster.holding import resident_mb
from bench.corpus import machine
from bench.search.material import asked_of, units
from dongling.search import Document, Query
from dongling_search.backend import Backend
from dongling_search.engines import Engine
from dongling_search.engines.opensearch.cluster import Address, Cluster
from dongling_search.engines.opensearch.engine import OpenSearchEngine
from dongling_search.engines.whoosh.engine import WhooshEngine
from tests.services.nodes import Nodes, cluster

QUERIES = 40
INDEX = "bench"


@contextmanager
def reached(url: str, place: Path, count: int) -> Iterator[tuple[str, Nodes | None]]:
    """Give the address of a cluster: the one named, or one that is run meanwhile."""
    if url:
        yield url, None
        return
    with cluster(place, count, options=()) as nodes:
        yield nodes.urls, nodes


def built(backend: Backend, documents: list[Document]) -> float:
    """Return how many units a second are indexed."""
    began = time.perf_counter()
    backend.rebuild(documents)
    return len(documents) / (time.perf_counter() - began)


def milliseconds(backend: Backend, texts: list[str]) -> str:
    """Return p50 and p99 of results pages in the second pass over the queries; no answer is kept."""
    took: list[float] = []
    for _ in range(2):
        took = []
        for text in texts:
            began = time.perf_counter()
            backend.search(Query(text))
            took.append((time.perf_counter() - began) * 1000)
    return f"{median(took):.1f} ({quantiles(took, n=100)[98]:.0f})"


def size_mb(url: str) -> float:
    """Return what one copy of the index takes on the cluster."""
    reach = Cluster(Address.read(url))
    stats = reach.client.indices.stats(index=INDEX)["_all"]["primaries"]["store"]["size_in_bytes"]
    reach.close()
    return float(stats) / 2**20


def held(what: str, where: str, asked: list[str]) -> str:
    """Return what a process of its own holds after it has searched."""
    command = [sys.executable, "-m", "bench.cluster.holding", what, where]
    run = subprocess.run(command, input=json.dumps(asked), capture_output=True, text=True, check=True)
    return run.stdout.strip()


def print_table(url: str, nodes: Nodes | None, documents: list[Document], shards: int, only: list[str]) -> None:
    """Measure one number of units."""
    asked = asked_of(documents, QUERIES)
    every = [text for texts in asked.values() for text in texts]
    text_mb = sum(len(field.text.encode()) for document in documents for field in document.fields) / 2**20
    print(f"\nA results page, ms, p50 (p99), {len(documents)} units, {text_mb:.0f} MB of text, {shards} shard(s)\n")
    print(f"| engine | {' | '.join(asked)} | load, units/s | index, MB | a process that searches, MB |")
    print(f"|---|{'---|' * (len(asked) + 3)}")
    with tempfile.TemporaryDirectory() as place:
        engines: dict[str, Callable[[], Engine]] = {
            "cluster": lambda: OpenSearchEngine(Address.read(url), INDEX, shards),
            "embedded": lambda: WhooshEngine(Path(place) / "index"),
        }
        for name in only:
            backend = Backend(engines[name](), kept=0)
            rate = built(backend, documents)
            cells = [milliseconds(backend, texts) for texts in asked.values()]
            backend.close()
            size = size_mb(url) if name == "cluster" else _folder_mb(Path(place))
            memory = held(name, f"{url} {INDEX} {shards}" if name == "cluster" else place, every)
            print(f"| {name} | {' | '.join(cells)} | {rate:.0f} | {size:.0f} | {memory} |", flush=True)
    if nodes:
        print(f"\nThe nodes hold {', '.join(map(str, nodes.memory_mb()))} MB.", flush=True)


def _folder_mb(folder: Path) -> float:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 2**20


def main() -> None:
    """Print all tables that were asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--retrieval", type=Path, required=True, help="a folder with passages.jsonl")
    parser.add_argument("--units", type=int, nargs="*", default=[10_000, 100_000])
    parser.add_argument("--shards", type=int, default=1)
    parser.add_argument("--nodes", type=int, default=3)
    parser.add_argument("--only", nargs="*", default=["cluster", "embedded"])
    parser.add_argument("--url", default="", help="a cluster to measure; its index “bench” is replaced")
    given = parser.parse_args()
    print(f"{time.strftime('%Y-%m-%d')}, {machine()}; {resident_mb():.0f} MB to begin with")
    with tempfile.TemporaryDirectory() as place, reached(given.url, Path(place), given.nodes) as (url, nodes):
        for count in given.units:
            print_table(url, nodes, units(given.retrieval, count), given.shards, given.only)


if __name__ == "__main__":
    main()
