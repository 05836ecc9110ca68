"""Readers see the index of before or the new one, whatever becomes of a writer; nothing is left lying about."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from dongling.problems import DonglingError
from dongling_search.engines import Ask, Doc
from dongling_search.engines.opensearch import shape
from dongling_search.engines.opensearch.cluster import Cluster
from dongling_search.engines.opensearch.indexes import Indexes
from dongling_search.query import parse
from tests.dongling_search.engines.docs import doc
from tests.services.conftest import MakeEngine

MANY = 600
"""More than one batch."""


def there(reach: Cluster, name: str) -> set[str]:
    """Return the indexes of a name that are on the cluster."""
    return set(reach.client.indices.get(index=f"{name}-*"))


def test_a_writer_that_stops_in_the_middle_leaves_the_index_of_before_and_the_next_sweeps(
    engines: MakeEngine, reach: Cluster, name: str
) -> None:
    writer, reader = engines(), engines()
    before = writer.rebuild([doc("a", "书院")])

    def broken() -> Iterator[Doc]:
        yield from (doc(f"u{number}", "银杏") for number in range(MANY))
        raise OSError

    with pytest.raises(OSError):  # noqa: PT011 - it says nothing
        writer.rebuild(broken())
    assert reader.generation() == before
    assert reader.search(Ask(parse("银杏"))).total == 0
    assert len(there(reach, name)) == 2
    writer.apply([], ["nobody"])
    assert len(there(reach, name)) == 1
    assert reader.search(Ask(parse("书院"))).total == 1


def test_an_index_whose_writer_died_in_the_middle_of_a_change_answers_and_is_made_anew(
    engines: MakeEngine, reach: Cluster, name: str
) -> None:
    engine = engines()
    engine.rebuild([doc("a", "书院"), doc("b", "银杏")])
    indexes = Indexes(reach, name, 1)
    use = indexes.current()
    assert use
    indexes.say(use[0], replace(use[1], changing=True))
    indexes.write(use[0], [("index", "c", shape.sent(doc("c", "书院")))])
    other = engines()
    assert other.search(Ask(parse("书院"))).total == 1
    assert other.known() == {}
    other.apply([doc("a", "书院")], [])
    assert other.known() == {"a": "书院"}


def test_a_unit_that_the_cluster_does_not_take_is_named_and_nothing_changes(engines: MakeEngine) -> None:
    engine = engines()
    before = engine.rebuild([doc("a", "书院")])
    with pytest.raises(DonglingError, match="bad"):
        engine.rebuild([doc("b", "书院"), doc("bad", "银杏", minutes=2**40)])
    assert engine.generation() == before
    assert engine.known() == {"a": "书院"}


def test_an_index_of_another_version_of_ours_counts_as_none(engines: MakeEngine) -> None:
    engines(shards=2).rebuild([doc("a", "书院")])
    other = engines()
    assert (other.generation(), dict(other.known()), list(other.words())) == ("", {}, [])
    assert other.search(Ask(parse("书院"))).total == 0
    other.rebuild([doc("a", "书院")])
    assert other.search(Ask(parse("书院"))).total == 1


def test_an_index_has_a_copy_on_a_second_node(engines: MakeEngine, reach: Cluster, name: str) -> None:
    engines().rebuild([doc("a", "书院")])
    waiting = {"wait_for_status": "green", "timeout": "60s", "request_timeout": 70}  # a busy cluster takes a moment
    health = reach.client.cluster.health(index=name, params=waiting)
    assert (health["status"], health["active_shards"]) == ("green", 2)
