"""The embedded engine against plain Python over the same documents."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dongling.search import Lexicon
from dongling_search.engines import NOTHING, Ask, Doc
from dongling_search.engines.whoosh import engine as module
from dongling_search.engines.whoosh.engine import WhooshEngine
from dongling_search.query import Plan, Vocabulary, expand, parse
from tests.dongling_search.engines import naive
from tests.dongling_search.engines.docs import doc

texts = st.text(alphabet="东林书院银ab ，", max_size=30)
docs = st.builds(
    doc,
    st.sampled_from([f"u{number}" for number in range(12)]),
    texts,
    facets=st.fixed_dictionaries(
        {"stage": st.sampled_from([("x",), ("y",)]), "theme": st.sampled_from([(), ("m",), ("m", "n"), ("n",)])}
    ),
    minutes=st.sampled_from([10, 20, 40]),
    updated=st.sampled_from(["", "2024-12-31", "2025-01-01"]),
)
changes = st.tuples(
    st.lists(docs, max_size=3, unique_by=lambda made: made.identifier),
    st.sets(st.sampled_from([f"u{number}" for number in range(14)]), max_size=3),
)
VOCABULARY = Vocabulary((), Lexicon(others={"东林": ("书院", "银"), "ab": ("林书院",), "书院": ("东林",)}))


def read(text: str) -> Plan:
    """Return the plan of a text, with alternatives."""
    return expand(parse(text), VOCABULARY, lambda _: False)


asks = st.builds(
    Ask,
    st.text(alphabet='东林书院银ab* "-', max_size=10).map(read),
    st.fixed_dictionaries(
        {}, optional={"stage": st.sampled_from([("x",), ("x", "y")]), "theme": st.sampled_from([("m",), ("n", "z")])}
    ),
    st.sampled_from([None, 20]),
    st.sampled_from(["relevance", "minutes", "newest"]),
    st.just(("stage", "theme")),
    st.sampled_from([0, 2]),
    st.sampled_from([1, 3, 20]),
)


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[WhooshEngine]:
    """Return an engine without an index yet."""
    engine = WhooshEngine(tmp_path / "index")
    yield engine
    engine.close()


@settings(max_examples=40, deadline=None)
@given(
    st.lists(docs, max_size=10, unique_by=lambda made: made.identifier),
    st.lists(changes, max_size=8),
    st.lists(asks, min_size=5, max_size=12),
)
def test_hits_order_scores_and_counts_are_those_of_the_books(
    tmp_path_factory: pytest.TempPathFactory,
    first: list[Doc],
    later: list[tuple[list[Doc], set[str]]],
    asked: list[Ask],
) -> None:
    """Also after changes and deletions, which make several segments and merge them."""
    engine = WhooshEngine(tmp_path_factory.mktemp("index"))
    engine.rebuild(first)
    there = {made.identifier: made for made in first}
    for upserts, deletes in later:
        gone = deletes - {made.identifier for made in upserts}
        engine.apply(upserts, gone)
        there = {key: made for key, made in there.items() if key not in gone}
        there |= {made.identifier: made for made in upserts}
        assert engine.known() == {key: made.digest for key, made in there.items()}
    for ask in asked:
        page = engine.search(ask)
        total, hits, facets = naive.search(list(there.values()), ask)
        assert (page.total, page.facets) == (total, facets)
        assert [hit.identifier for hit in page.hits] == [identifier for identifier, _ in hits]
        assert [hit.score for hit in page.hits] == pytest.approx([score for _, score in hits])
        assert [hit.name for hit in page.hits] == [there[identifier].name for identifier, _ in hits]
        plans = [ask.plan, *(other.plan for other in asked)]
        of_each = [naive.search(list(there.values()), replace(ask, plan=plan))[0] for plan in plans]
        assert engine.totals(plans, ask) == of_each
    engine.close()


def test_an_engine_without_an_index_finds_nothing(engine: WhooshEngine) -> None:
    assert engine.generation() == NOTHING
    assert engine.known() == {}
    assert engine.search(Ask(parse("书院"))).total == 0
    assert engine.search(Ask(parse(""))).hits == ()


def test_a_first_change_makes_the_index(engine: WhooshEngine) -> None:
    engine.apply([doc("a", "书院")], ["b"])
    assert engine.known() == {"a": "书院"}
    assert list(engine.words()) == ["书院"]


def test_the_generation_changes_exactly_when_the_documents_do(engine: WhooshEngine) -> None:
    one = engine.rebuild([doc("a", "书院"), doc("b", "银杏")])
    assert engine.generation() == one
    two = engine.apply([doc("b", "古银杏")], [])
    assert two != one
    assert engine.apply([], ["nobody"]) == two
    assert engine.apply([doc("b", "银杏")], []) == one
    assert engine.rebuild([doc("b", "银杏"), doc("a", "书院")]) == one


def test_the_first_of_two_documents_with_one_identifier_stays(engine: WhooshEngine) -> None:
    engine.rebuild([doc("a", "书院"), doc("a", "银杏")])
    assert engine.known() == {"a": "书院"}
    assert engine.search(Ask(parse("银杏"))).total == 0


def test_of_a_large_first_index_some_is_found_while_the_rest_is_indexed(
    engine: WhooshEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a later one only the whole."""
    monkeypatch.setattr(module, "FIRST", 10)
    found: list[int] = []

    def documents() -> Iterator[Doc]:
        for number in range(25):
            found.append(engine.search(Ask(parse("书院"))).total)
            yield doc(f"u{number}", f"书院{number}")
        yield doc("u3", "银杏")

    engine.rebuild(documents())
    assert found == [0] * 10 + [10] * 15
    first = engine.known(), sorted(engine.words()), engine.search(Ask(parse("书院 3"), limit=30)).hits
    found.clear()
    generation = engine.generation()
    assert engine.rebuild(documents()) == generation
    assert found == [25] * 25
    assert (engine.known(), sorted(engine.words()), engine.search(Ask(parse("书院 3"), limit=30)).hits) == first


def test_another_engine_on_the_same_folder_sees_a_change_at_once(engine: WhooshEngine, tmp_path: Path) -> None:
    other = WhooshEngine(tmp_path / "index")
    engine.rebuild([doc("a", "书院")])
    assert other.search(Ask(parse("书院"))).total == 1
    engine.apply([doc("b", "书院")], [])
    assert other.search(Ask(parse("书院"))).total == 2
    other.close()


def test_a_closed_engine_opens_again_when_asked(engine: WhooshEngine) -> None:
    engine.rebuild([doc("a", "书院")])
    engine.close()
    assert engine.search(Ask(parse("书院"))).total == 1


def test_many_single_changes_are_merged_into_few_segments(engine: WhooshEngine, tmp_path: Path) -> None:
    engine.rebuild(doc(f"u{number}", f"书院{number}") for number in range(30))
    for number in range(30):
        engine.apply([doc(f"u{number}", f"古银杏{number}")], [])
    assert engine.search(Ask(parse("书院"))).total == 0
    assert engine.search(Ask(parse("银杏"))).total == 30
    assert len(list(tmp_path.rglob("*.seg"))) < 10


def test_all_documents_can_be_deleted_and_the_index_filled_again(engine: WhooshEngine) -> None:
    engine.rebuild([doc("a", "书院")])
    engine.apply([], ["a"])
    assert engine.known() == {}
    assert engine.search(Ask(parse("书院"))).total == 0
    engine.apply([doc("a", "书院")], [])
    assert engine.search(Ask(parse("书院"))).total == 1


def test_any_character_of_a_text_comes_back_as_written(engine: WhooshEngine) -> None:
    text = "书院\x00\ud800\U0001f3eb\n"
    engine.rebuild([doc("a", text)])
    assert engine.search(Ask(parse("书院"))).hits[0].name == text
