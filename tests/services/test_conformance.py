"""The same first page from both backends, by words and by meaning: hits, order, totals, counts, what is offered.

On the courses that ship with the queries of tests/dongling_search/queries.yaml; and on a retrieval set, a folder with
passages.jsonl and queries.jsonl, where DONGLING_RETRIEVAL names one (`make test-services` looks beside the repository).
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from bench.search.material import passages, queries
from dongling import Library, Settings
from dongling.library import documents
from dongling.search import Document, Embedder, Query, Results, Vector
from dongling_search.backend import Backend, OpenSearchBackend, WhooshBackend
from dongling_search.meaning import EMBEDDERS, asker
from tests.dongling_search.meaning.embedders import Characters
from tests.dongling_search.paraphrases import paraphrases, unanswered
from tests.dongling_search.test_backend_relevance import QUERIES, ROOT
from tests.services.nodes import Nodes

RETRIEVAL = os.environ.get("DONGLING_RETRIEVAL", "")
SETS = [("courses", 1), ("courses", 3), *([("retrieval", 1), ("retrieval", 3)] if RETRIEVAL else [])]

VECTORS = 1800.0
"""Seconds that vectors may take on a machine that is busy with other things."""
FEW = 12
"""So many units get vectors of a real model, which takes a tenth of a second a passage."""


def shown(results: Results) -> tuple[object, ...]:
    """Return what a reader sees of results."""
    hits = [(hit.identifier, hit.title, hit.snippet, hit.why) for hit in results.hits]
    beyond = tuple(replace(hit, score=0.0) for hit in results.beyond)  # the cluster counts in single precision
    same = replace(results, hits=(), beyond=beyond, generation="", took_ms=0.0)
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
    asked = [Query(query["text"], door=query["view"]) for query in QUERIES]
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
            for audience in ("student", "family", "all"):
                assert cluster.complete(prefix, 8, audience) == embedded.complete(prefix, 8, audience)
        for backend in (embedded, cluster):
            backend.close()


class Remembering:
    """An embedder that makes no vector twice: both backends ask for the same."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder, self.name = embedder, embedder.name
        self._made: dict[str, Vector] = {}

    def questions(self, texts: Sequence[str]) -> list[Vector]:
        """Return the vectors of questions."""
        new = list(dict.fromkeys(text for text in texts if text not in self._made))
        if new:
            self._made.update(zip(new, self._embedder.questions(new), strict=True))
        return [self._made[text] for text in texts]

    def passages(self, texts: Sequence[str]) -> list[Vector]:
        """Return the vectors of passages."""
        return self.questions(texts)


def meant(units: frozenset[str]) -> list[Query]:
    """Return what is typed in other words than those units', what nothing answers, and what words decide alone."""
    about = [one for half in paraphrases() for one in half if one.unit in units]
    asked = [Query(one.text, door=one.view) for one in about]
    asked += [Query(text, door="all") for text in unanswered()[0]]
    asked += [Query(query["text"], door=query["view"]) for query in QUERIES if units.intersection(query["expect"])]
    filtered = [replace(query, filters={"kind": ("lesson", "walk")}) for query in asked[:10]]
    return asked + filtered + [replace(query, page=2, limit=5) for query in asked[:10]]


def embed(embedder: Embedder, *backends: Backend) -> None:
    """Have the backends go by meaning too, and wait for all vectors."""
    for backend in backends:
        if not backend.meaning:
            backend.embed_with(lambda: embedder)
        assert backend.meaning
        assert backend.meaning.settled(VECTORS)
        assert backend.embedder_trouble is None


@pytest.mark.parametrize(("model", "count"), [("characters", 99), ("use", FEW)])
def test_by_words_and_meaning_the_first_page_is_the_same(
    nodes: Nodes, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, model: str, count: int
) -> None:
    monkeypatch.setattr(asker, "PATIENCE", VECTORS)  # however busy the machine is: no answer by words alone
    settings = Settings(search_url=nodes.urls, search_index=name, search_shards=1)
    embedder = Remembering(Characters() if model == "characters" else EMBEDDERS[model](Settings()))
    with material("courses", tmp_path) as (documents, library, _):
        given = sorted(documents, key=lambda one: one.identifier)[:count]
        asked = meant(frozenset(one.identifier for one in given))
        embedded = WhooshBackend(tmp_path / "one" / "index", library.lexicon)
        cluster = OpenSearchBackend(tmp_path / "other" / "index", library.lexicon, settings)
        for backend in (embedded, cluster):
            backend.rebuild(given)
        embed(embedder, embedded, cluster)
        assert cluster.embedded == embedded.embedded == (len(given), len(given))
        assert differences(cluster, embedded, asked) == []
        whys = [why.via for query in asked for hit in embedded.search(query).hits for why in hit.why]
        assert "meaning" in whys, "or words alone decided"
        changed = replace(given[0], digest="another", fields=given[1].fields)
        for backend in (embedded, cluster):
            backend.apply([changed], [given[2].identifier])
        embed(embedder, embedded, cluster)
        assert cluster.embedded == embedded.embedded == (len(given) - 1, len(given) - 1)
        assert embedded.meaning
        assert cluster.meaning
        for query in asked[::4]:
            assert cluster.meaning.nearest(query.text) == embedded.meaning.nearest(query.text)
        for backend in (embedded, cluster):
            backend.close()
