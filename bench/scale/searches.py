"""Rows `results`, `engine`: 1,000 different queries, each asked once: of whole pages, and of the engine alone."""

import tempfile
import time
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from pathlib import Path
from statistics import median, quantiles

from bench.corpus import ROOT
from bench.scale.children import apart
from bench.scale.corpora import KINDS, Corpus, mixed
from bench.scale.loads import prime
from bench.scale.record import Value, Values
from bench.search.rivals import Ours, Rival, Shelf, Tantivy
from dongling import Library, Settings
from dongling.library.index import documents
from dongling_web.app import create_app

QUERIES, BESIDE_TANTIVY = 1_000, 400
ENVIRONMENT = ROOT / ".venv" / "bench" / "bin" / "python"
Times = Mapping[str, Sequence[float]]
"""Milliseconds of each query, by its kind."""


def results(content: Corpus) -> Values:
    """Return the median results page of queries that nobody asked before."""
    prime(content)
    took = pages_of(content, QUERIES)
    every = [one for times in took.values() for one in times]
    kinds = ", ".join(f"{kind} {median(times):.1f}" for kind, times in took.items())
    return {"results": Value(median(every), f"p99 {quantiles(every, n=100)[98]:.1f}; {kinds}")}


def pages_of(content: Corpus, count: int) -> Times:
    """Return what results pages of so many queries take in a process of their own."""
    given = (list(map(str, content.folders)), str(content.state), content.queries(count))
    took: Times = apart("bench.scale.searches", "asked", *given)
    return took


def asked(folders: Sequence[str], state: str, queries: Mapping[str, list[str]]) -> Times:
    """Return the milliseconds of CPU of each results page; the kinds take turns."""
    library = Library.open(folders, Settings(state=Path(state), safe_mode=True), check=False)
    client = create_app(library).test_client()
    took: dict[str, list[float]] = {kind: [] for kind in queries}
    for number, text in enumerate(mixed(queries)):
        begun = time.process_time()
        page = client.get("/search", query_string={"q": text}, headers={"Accept-Encoding": "gzip"})
        if page.status_code != HTTPStatus.OK:
            raise SystemExit(f"{text}: {page.status}")
        took[KINDS[number % len(KINDS)]].append(1000 * (time.process_time() - begun))
    library.close()
    return took


def engine(content: Corpus) -> Values:
    """Return our engine's time of a query against tantivy's, by the kind of query."""
    prime(content)
    queries = content.queries(BESIDE_TANTIVY)
    given = (list(map(str, content.folders)), str(content.state), queries)
    ours, theirs = apart("bench.scale.searches", "in_turns", *given, python=ENVIRONMENT)
    compared = {kind: (median(ours[kind]), median(theirs[kind])) for kind in queries}
    return {
        f"engine {kind}": Value(one / other, f"{one:.2f} ms; {other:.2f} ms") for kind, (one, other) in compared.items()
    }


def in_turns(folders: Sequence[str], state: str, queries: Mapping[str, list[str]]) -> list[Times]:
    """Return what our engine and tantivy take for a page, each query asked once of each, in turns."""
    library = Library.open(folders, Settings(state=Path(state), safe_mode=True), search=False, check=False)
    every = list(documents(library.catalog, library.plugins).values())
    shelf = Shelf(every)
    rivals: list[Rival] = [Ours(shelf), Tantivy(shelf)]
    with tempfile.TemporaryDirectory() as place:
        for rival in rivals:
            rival.build(every, Path(place) / rival.name)
        took: list[dict[str, list[float]]] = [{kind: [] for kind in queries} for _ in rivals]
        for kind, texts in queries.items():
            for text in texts:
                for rival, times in zip(rivals, took, strict=True):
                    begun = time.process_time()
                    rival.page(text)
                    times[kind].append(1000 * (time.process_time() - begun))
    library.close()
    return list(took)
