"""Answers from the cluster against plain Python and against the embedded engine, over the same documents."""

import time
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from opensearchpy.exceptions import NotFoundError

from dongling_search.engines import Ask, Doc
from dongling_search.engines.opensearch.answers import Answers
from dongling_search.engines.opensearch.cluster import Cluster
from dongling_search.engines.opensearch.engine import OpenSearchEngine
from dongling_search.engines.whoosh.engine import WhooshEngine
from dongling_search.query import parse
from tests.dongling_search.engines import naive
from tests.dongling_search.engines.docs import doc
from tests.dongling_search.engines.whoosh.test_engine import asks, changes, docs
from tests.services.conftest import MakeEngine

some = docs.filter(lambda made: made.grams)
"""A unit has at least the name of its kind."""
few = settings(
    max_examples=8,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],  # to shrink an example takes minutes here
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def merge(reach: Cluster, name: str) -> None:
    """Let the cluster forget deleted documents, which count in its frequencies till then; it takes half a minute."""
    indices = reach.client.indices
    indices.refresh(index=name)
    while indices.stats(index=name)["_all"]["total"]["docs"]["deleted"]:
        time.sleep(1)
        indices.flush(index=name, params={"force": "true"})
        indices.forcemerge(index=name, params={"max_num_segments": 1})
        indices.refresh(index=name)


def agree(engine: OpenSearchEngine, there: Iterable[Doc], asked: Iterable[Ask]) -> None:
    """Compare the answers with those of plain Python."""
    there = list(there)
    names = {made.identifier: made.name for made in there}
    for ask in asked:
        page = engine.search(ask)
        total, hits, facets = naive.search(there, ask)
        assert (page.total, page.facets) == (total, facets)
        assert [hit.identifier for hit in page.hits] == [identifier for identifier, _ in hits]
        assert [hit.score for hit in page.hits] == pytest.approx([score for _, score in hits], rel=1e-5)
        assert [hit.name for hit in page.hits] == [names[hit.identifier] for hit in page.hits]


@pytest.mark.parametrize("shards", [1, 3])
@few
@given(
    first=st.lists(some, min_size=1, max_size=10, unique_by=lambda made: made.identifier),
    asked=st.lists(asks, min_size=10, max_size=20),
)
def test_hits_order_scores_and_counts_are_those_of_the_books(
    engines: MakeEngine, shards: int, first: list[Doc], asked: list[Ask]
) -> None:
    engine = engines(shards)
    engine.rebuild(first)
    assert engine.known() == {made.identifier: made.digest for made in first}
    agree(engine, first, asked)
    engine.close()


@few
@given(
    first=st.lists(some, min_size=1, max_size=10, unique_by=lambda made: made.identifier),
    later=st.lists(changes, max_size=4),
    asked=st.lists(asks, min_size=10, max_size=20),
)
def test_after_changes_the_same_is_found_and_counted(
    engines: MakeEngine, first: list[Doc], later: list[tuple[list[Doc], set[str]]], asked: list[Ask]
) -> None:
    engine = engines()
    engine.rebuild(first)
    there = {made.identifier: made for made in first}
    for changed, deletes in later:
        upserts = [made for made in changed if made.grams]
        gone = deletes - {made.identifier for made in upserts}
        engine.apply(upserts, gone)
        there = {key: made for key, made in there.items() if key not in gone}
        there |= {made.identifier: made for made in upserts}
        assert engine.known() == {key: made.digest for key, made in there.items()}
    for ask in (replace(ask, offset=0, limit=20) for ask in asked):
        page = engine.search(ask)
        total, hits, facets = naive.search(list(there.values()), ask) if there else (0, [], {"stage": {}, "theme": {}})
        assert (page.total, page.facets) == (total, facets)
        assert {hit.identifier: hit.name for hit in page.hits} == {name: there[name].name for name, _ in hits}
    engine.close()


def test_after_changes_the_order_is_the_same_once_the_cluster_has_merged(
    engine: OpenSearchEngine, reach: Cluster, name: str
) -> None:
    texts = ["东林书院", "书院银杏 ab", "银杏 东林", "林书 a 院", "书 abc"]
    there = {f"u{number}": doc(f"u{number}", texts[number % 5] * (1 + number % 3)) for number in range(30)}
    engine.rebuild(there.values())
    for number in range(0, 30, 4):
        changed = doc(f"u{number}", f"{texts[number % 3]} {number} 东林书院")
        engine.apply([changed], [f"u{number + 1}"])
        there[changed.identifier] = changed
        del there[f"u{number + 1}"]
    merge(reach, name)
    agree(
        engine, there.values(), [Ask(parse(text), limit=30) for text in (*texts, "书院 ab*", '"东林书院" -银杏', "林")]
    )


def test_words_come_as_often_as_units_have_them(engine: OpenSearchEngine) -> None:
    engine.rebuild([doc("a", "书院"), doc("b", "书院"), doc("c", "银杏")])
    assert sorted(engine.words()) == ["书院", "书院", "银杏"]


def test_any_character_of_a_text_comes_back_as_written(engine: OpenSearchEngine) -> None:
    text = '书院\x00\ud800\\ud800"\U0001f3eb\n'
    engine.rebuild([replace(doc("a", text), digest="1")])
    assert engine.search(Ask(parse("书院"))).hits[0].name == text


def test_a_score_is_taken_apart_as_the_embedded_engine_does(engine: OpenSearchEngine, tmp_path: Path) -> None:
    documents = [doc("a", "古运河的桥，运河人家"), doc("b", "河边 dong 的人家"), doc("c", "运河")]
    plan = parse("运河 人家 河 do*")
    embedded = WhooshEngine(tmp_path)
    for one in (engine, embedded):
        one.rebuild(documents)
    for identifier in ("a", "b", "c", "nobody"):
        ours, theirs = engine.explain(plan, identifier), embedded.explain(plan, identifier)
        assert [(part.text, part.units) for part in ours] == [(part.text, part.units) for part in theirs]
        assert [part.score for part in ours] == pytest.approx([part.score for part in theirs], rel=1e-5)
    embedded.close()


def test_pages_go_on_beyond_the_best_hundred_and_end_after_the_last(engine: OpenSearchEngine, tmp_path: Path) -> None:
    documents = [doc(f"u{number:03}", f"运河 {'银杏 ' * (number % 7)}人家 {number}") for number in range(130)]
    embedded = WhooshEngine(tmp_path)
    for one in (engine, embedded):
        one.rebuild(documents)
    for offset in (0, 95, 120, 130, 2_000_000):
        ask = Ask(parse("运河 人家"), offset=offset)
        ours, theirs = engine.search(ask), embedded.search(ask)
        assert [hit.identifier for hit in ours.hits] == [hit.identifier for hit in theirs.hits]
        assert ours.total == theirs.total == 130
    embedded.close()


def test_an_index_that_was_swept_up_is_not_found_even_where_the_cluster_says_so_of_each_document(
    reach: Cluster,
) -> None:
    with pytest.raises(NotFoundError):
        Answers(reach, "swept-up", "").digests_of(["a", "b"])
