"""A node is killed while people search and a writer writes: no error, no wrong answer, nothing lost; it comes back."""

import time
from concurrent.futures import ThreadPoolExecutor
from threading import Event

from dongling_search.engines import Ask, Page
from dongling_search.engines.opensearch.cluster import Cluster
from dongling_search.query import parse
from tests.dongling_search.engines.docs import doc
from tests.services.conftest import MakeEngine
from tests.services.nodes import Nodes

BATCH = 25
BATCHES = 24
KILLED_AFTER = 6
SEARCHING = 3


class Written:
    """How many units are there for sure, and how many there may be."""

    def __init__(self) -> None:
        self.surely = self.perhaps = BATCH
        self.done = Event()

    def check(self, page: Page, surely: int) -> None:
        """Hold a page against what was written before it was asked for and by the time that it came."""
        assert surely <= page.total <= self.perhaps
        assert len(page.hits) == 10
        order = [(-round(hit.score, 5), hit.identifier) for hit in page.hits]
        assert order == sorted(order)


def primary_holder(reach: Cluster, name: str) -> int:
    """Return the number of the node that writes first."""
    shards = reach.client.cat.shards(index=f"{name}-*", params={"format": "json"})
    (node,) = (shard["node"] for shard in shards if shard["prirep"] == "p")
    return int(node.removeprefix("node-"))


def test_nobody_notices_that_a_node_was_killed(nodes: Nodes, engines: MakeEngine, reach: Cluster, name: str) -> None:
    writer, readers, written = engines(), [engines() for _ in range(SEARCHING)], Written()
    writer.rebuild(doc(f"u{number:04}", f"书院 运河 {number}") for number in range(BATCH))
    victim = primary_holder(reach, name)

    def read(number: int) -> int:
        answers = 0
        asks = [Ask(parse(text)) for text in ("书院", "书院 运河", '"书院"', "书")]
        while not written.done.is_set():
            surely = written.surely
            written.check(readers[number].search(asks[answers % len(asks)]), surely)
            answers += 1
        return answers

    def write() -> None:
        try:
            for batch in range(1, BATCHES):
                if batch == KILLED_AFTER:
                    nodes.kill(victim)
                written.perhaps += BATCH
                first = batch * BATCH
                writer.apply((doc(f"u{n:04}", f"书院 运河 {n}") for n in range(first, first + BATCH)), [])
                written.surely += BATCH
        finally:
            written.done.set()

    with ThreadPoolExecutor(SEARCHING + 1) as pool:
        reading = [pool.submit(read, number) for number in range(SEARCHING)]
        pool.submit(write).result()
        assert all(answers.result() for answers in reading)
    there = {f"u{number:04}" for number in range(BATCH * BATCHES)}
    assert set(writer.known()) == there
    nodes.start(victim)
    nodes.wait()
    assert nodes.get(victim, "/_cluster/health")["number_of_nodes"] == 3
    time.sleep(1)
    assert set(readers[0].known()) == there
    assert readers[0].search(Ask(parse("书院"))).total == len(there)
