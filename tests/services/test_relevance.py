"""What words alone find: of a set made of the content that ships, on a cluster too; and of a retrieval set.

Of that, where DONGLING_RETRIEVAL names one, never less than in the first table that docs/search.md had.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.search.material import passages, queries
from bench.search.measures import recall_and_rank
from bench.search.own_set import own_queries, stretches
from dongling import Library, Settings
from dongling.library import documents
from dongling_search.backend import Backend, OpenSearchBackend
from dongling_search.engines.whoosh.engine import WhooshEngine
from tests.dongling_search.test_backend_relevance import OWN_SET, ROOT
from tests.services.nodes import Nodes

RETRIEVAL = os.environ.get("DONGLING_RETRIEVAL", "")
FIRST_TABLE = [("question", 0.993, 0.970), ("phrase", 1.0, 0.995), ("keywords", 0.8766, 0.771), ("word", 1.0, 1.0)]
"""Recall and MRR of the first ten hits, as at 6cc58b3, down to half of the last digit."""
QUARTER = 0.02
"""A quarter of the queries, fifty of a sort, is one or two more or less."""


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
    found = recall_and_rank(backend, asked)
    assert found[0] >= recall
    assert found[1] >= rank


def test_what_ships_is_found_on_a_cluster_as_well_as_here(nodes: Nodes, name: str, tmp_path: Path) -> None:
    library = Library.open([ROOT / "courses"], Settings(state=tmp_path / "state"), search=False, check=False)
    given = stretches(documents(library.catalog, library.plugins).values())
    backend = OpenSearchBackend(tmp_path, settings=Settings(search_url=nodes.urls, search_index=name))
    backend.rebuild(given)
    asked = own_queries(given)[::4]
    for sort, (recall, rank) in OWN_SET.items():
        found = recall_and_rank(backend, [one for one in asked if one.type == sort])
        assert found[0] >= recall - QUARTER, (sort, found)
        assert found[1] >= rank - QUARTER, (sort, found)
    backend.close()
    library.close()
