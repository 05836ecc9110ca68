"""The same first page from both backends: hits, order, totals, counts, corrections and suggestions.

On the courses that ship with the queries of tests/dongling_search/queries.yaml; and on a retrieval set, a folder with
passages.jsonl and queries.jsonl, where DONGLING_RETRIEVAL names one (`make test-services` looks beside the repository).
"""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from bench.search.material import passages, queries
from dongling import Library, Settings
from dongling.library import documents
from dongling.search import Document, Query, Results
from dongling_search.backend import Backend, OpenSearchBackend, WhooshBackend
from tests.dongling_search.test_backend_relevance import QUERIES, ROOT
from tests.services.nodes import Nodes

RETRIEVAL = os.environ.get("DONGLING_RETRIEVAL", "")
SETS = [("courses", 1), ("courses", 3), *([("retrieval", 1), ("retrieval", 3)] if RETRIEVAL else [])]


def shown(results: Results) -> tuple[object, ...]:
    """Return what a reader sees of results."""
    hits = [(hit.identifier, hit.title, hit.snippet, hit.why) for hit in results.hits]
    same = replace(results, hits=(), generation="", took_ms=0.0)
    return hits, same


def differences(one: Backend, other: Backend, asked: Iterable[Query]) -> list[tuple[str, object, object]]:
    """Return the queries whose results differ, with both results."""
    found: list[tuple[str, object, object]] = []
    for query in asked:
        ours, theirs = one.search(query), other.search(query)
        close = [hit.score for hit in ours.hits] == pytest.approx([hit.score for hit in theirs.hits], rel=1e-5)
        if shown(ours) != shown(theirs) or not close:
            found.append((query.text, shown(ours), shown(theirs)))
    return found


@contextmanager
def material(name: str, place: Path) -> Iterator[tuple[list[Document], Library, list[Query]]]:
    """Give documents, a library whose lexicon belongs to them, and queries."""
    library = Library.open([ROOT / "courses"], Settings(state=place / "state"), search=False)
    given = list(documents(library.catalog, library.plugins).values())
    asked = [Query(query["text"], audience=query["view"]) for query in QUERIES]
    asked += [replace(query, sort="newest") for query in asked[:9]] + [replace(query, page=2) for query in asked[:9]]
    if name == "retrieval":
        given = passages(Path(RETRIEVAL))
        asked = [Query(one.text) for one in queries(Path(RETRIEVAL))]
    yield given, library, asked
    library.close()


@pytest.mark.parametrize(("what", "shards"), SETS)
def test_the_first_page_is_the_same(nodes: Nodes, name: str, tmp_path: Path, what: str, shards: int) -> None:
    settings = Settings(search_url=nodes.urls, search_index=name, search_shards=shards)
    with material(what, tmp_path) as (documents, library, asked):
        embedded = WhooshBackend(tmp_path / "index", library.lexicon)
        cluster = OpenSearchBackend(tmp_path, library.lexicon, settings)
        for backend in (embedded, cluster):
            backend.rebuild(documents)
        assert differences(cluster, embedded, asked) == []
        prefixes = ("东林", "donglin", "dl", "y", "书")
        for prefix in prefixes:
            assert cluster.complete(prefix) == embedded.complete(prefix)
        for backend in (embedded, cluster):
            backend.close()
