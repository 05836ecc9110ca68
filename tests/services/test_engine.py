"""An engine on the cluster: no index, one, another one, and readers beside a writer."""

import time
from concurrent.futures import ThreadPoolExecutor
from threading import Event

from dongling_search.engines import NOTHING, Ask
from dongling_search.engines.opensearch.engine import FRESH, OpenSearchEngine
from dongling_search.query import parse
from tests.dongling_search.engines.docs import doc
from tests.services.conftest import MakeEngine


def test_an_engine_without_an_index_finds_nothing(engine: OpenSearchEngine) -> None:
    assert engine.generation() == NOTHING
    assert engine.known() == {}
    assert list(engine.words()) == []
    assert engine.explain(parse("书院"), "a") == []
    assert engine.search(Ask(parse("书院"), facets=("stage",))).facets == {"stage": {}}


def test_a_first_change_makes_the_index(engine: OpenSearchEngine) -> None:
    engine.apply([doc("a", "书院")], ["b"])
    assert engine.known() == {"a": "书院"}
    assert list(engine.words()) == ["书院"]


def test_the_generation_changes_exactly_when_the_documents_do(engine: OpenSearchEngine) -> None:
    one = engine.rebuild([doc("a", "书院"), doc("b", "银杏")])
    assert engine.generation() == one
    two = engine.apply([doc("b", "古银杏")], [])
    assert two != one
    assert engine.apply([], ["nobody"]) == two
    assert engine.apply([doc("b", "银杏")], []) == one
    assert engine.rebuild([doc("b", "银杏"), doc("a", "书院")]) == one


def test_the_first_of_two_documents_with_one_identifier_stays(engine: OpenSearchEngine) -> None:
    engine.rebuild([doc("a", "书院"), doc("a", "银杏")])
    assert engine.known() == {"a": "书院"}
    engine.apply([doc("b", "书院"), doc("b", "银杏")], [])
    assert engine.search(Ask(parse("银杏"))).total == 0


def test_another_process_sees_a_change_within_a_second_and_its_own_at_once(engines: MakeEngine) -> None:
    engine, other = engines(), engines()
    engine.rebuild([doc("a", "书院")])
    assert other.search(Ask(parse("书院"))).total == 1
    generation = engine.apply([doc("b", "书院")], [])
    assert engine.search(Ask(parse("书院"))).generation == generation
    time.sleep(FRESH)
    page = other.search(Ask(parse("书院")))
    assert (page.total, page.generation) == (2, generation)
    engine.rebuild([doc("c", "书院")])
    assert [hit.identifier for hit in other.search(Ask(parse("书院"))).hits] == ["c"]


def test_every_answer_beside_a_writer_is_of_one_state(engines: MakeEngine) -> None:
    writer, reader = engines(), engines()
    writer.rebuild(doc(f"u{number}", "书院 人家 v0") for number in range(20))
    done = Event()

    def read(text: str) -> set[str]:
        seen = set()
        while not done.is_set():
            page = reader.search(Ask(parse(text), limit=20))
            assert page.total == 20
            (state,) = {hit.name for hit in page.hits}
            seen.add(state)
        return seen

    def write() -> None:
        try:
            for state in range(1, 6):
                documents = [doc(f"u{number}", f"书院 人家 v{state}") for number in range(20)]
                writer.rebuild(documents) if state == 3 else writer.apply(documents, [])
                assert writer.search(Ask(parse(f"v{state}"))).total == 20
        finally:
            done.set()

    with ThreadPoolExecutor(4) as pool:
        reading = [pool.submit(read, text) for text in ("书院", '"书院 人家"', "书院 人家")]
        pool.submit(write).result()
        seen = set().union(*(found.result() for found in reading))
    assert len(seen) > 1
