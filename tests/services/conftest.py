"""Three nodes for all tests of this folder, and an index of its own for each test."""

from collections.abc import Callable, Iterator
from uuid import uuid4

import pytest

from dongling_search.engines.opensearch.cluster import Address, Cluster
from dongling_search.engines.opensearch.engine import OpenSearchEngine
from tests.services.nodes import Nodes, cluster
from tests.services.postgresql import Server, server

MakeEngine = Callable[..., OpenSearchEngine]


@pytest.fixture(scope="session")
def nodes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nodes]:
    """Run three nodes; a test that kills one starts it again."""
    with cluster(tmp_path_factory.mktemp("cluster")) as nodes:
        yield nodes


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Server]:
    """Run a PostgreSQL server."""
    with server() as running:
        yield running


@pytest.fixture
def database(postgresql: Server) -> str:
    """Return the URL of an empty database that no other test uses."""
    return postgresql.new_database()


@pytest.fixture
def reach(nodes: Nodes) -> Iterator[Cluster]:
    """Return the way to the cluster."""
    cluster = Cluster(Address.read(nodes.urls))
    yield cluster
    cluster.close()


@pytest.fixture
def name(reach: Cluster) -> Iterator[str]:
    """Return the name of an index that no other test uses; it is removed afterwards."""
    name = f"test-{uuid4().hex[:8]}"
    yield name
    reach.write(lambda: reach.client.indices.delete(index=f"{name}*"))


@pytest.fixture
def engines(nodes: Nodes, name: str) -> Iterator[MakeEngine]:
    """Return a function that makes engines on the test's index, one for each process there might be."""
    made: list[OpenSearchEngine] = []

    def make(shards: int = 1) -> OpenSearchEngine:
        made.append(OpenSearchEngine(Address.read(nodes.urls), name, shards))
        return made[-1]

    yield make
    for engine in made:
        engine.close()


@pytest.fixture
def engine(engines: MakeEngine) -> OpenSearchEngine:
    """Return an engine without an index yet."""
    return engines()
