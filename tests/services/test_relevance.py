"""What words alone find of a retrieval set, where DONGLING_RETRIEVAL names one: never less than in the first table."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.search.material import passages, queries
from dongling.search import Query
from dongling_search.backend import Backend
from dongling_search.engines.whoosh.engine import WhooshEngine

RETRIEVAL = os.environ.get("DONGLING_RETRIEVAL", "")
FIRST_TABLE = [("question", 0.993, 0.970), ("phrase", 1.0, 0.995), ("keywords", 0.8766, 0.771), ("word", 1.0, 1.0)]
"""Recall and MRR of the first ten hits, as at 6cc58b3, down to half of the last digit."""


@pytest.fixture(scope="module")
def backend() -> Iterator[Backend]:
    """Return the embedded engine with all passages."""
    backend = Backend(WhooshEngine(None), kept=0)
    backend.rebuild(passages(Path(RETRIEVAL)))
    yield backend
    backend.close()


@pytest.mark.parametrize(("kind", "recall", "rank"), FIRST_TABLE if RETRIEVAL else [])
def test_the_set_is_found_as_well_as_ever(backend: Backend, kind: str, recall: float, rank: float) -> None:
    asked = [one for one in queries(Path(RETRIEVAL)) if one.type == kind]
    found = [[hit.identifier for hit in backend.search(Query(one.text)).hits] for one in asked]
    ranks = [
        next((1 / place for place, hit in enumerate(hits, 1) if hit in one.expected), 0.0)
        for one, hits in zip(asked, found, strict=True)
    ]
    shares = [
        len(one.expected & set(hits)) / min(10, len(one.expected)) for one, hits in zip(asked, found, strict=True)
    ]
    assert sum(shares) / len(asked) >= recall
    assert sum(ranks) / len(asked) >= rank
