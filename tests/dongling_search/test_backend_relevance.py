"""What pupils, teachers and parents type (queries.yaml), against the courses that ship."""

from collections.abc import Iterator
from pathlib import Path
from time import process_time
from typing import Any

import pytest
import yaml

from bench.search.measures import recall_and_rank
from bench.search.own_set import own_queries, stretches
from dongling import Library, Settings
from dongling.library import documents
from dongling.search import Query
from dongling_search.backend import Backend
from dongling_search.engines.whoosh.engine import WhooshEngine

ROOT = Path(__file__).parents[2]
QUERIES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("queries.yaml").read_text(encoding="utf-8"))
MISSES = 2
"""So many of them may miss."""
OWN_SET = {"question": (0.99, 0.98), "phrase": (0.99, 0.975), "keywords": (0.98, 0.92), "word": (0.985, 0.985)}
"""Recall and MRR of the first ten that a set made of what ships is found with at least, by its sorts of queries.

A point or so below what was measured, for content changes; without the second look keywords fall to an MRR of .89.
"""
PASTE, PASTED = 10_000, 0.05
"""Characters of a paste, and seconds of CPU that one may take."""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Return the courses that ship, with search."""
    library = Library.open([ROOT / "courses"], Settings(state=tmp_path_factory.mktemp("state")))
    yield library
    library.close()


def test_what_is_expected_is_among_the_first_three_and_noise_is_not_passed_off(library: Library) -> None:
    missed = []
    for asked in QUERIES:
        results = library.search(Query(asked["text"], door=asked["view"]))
        first = [hit.identifier for hit in results.hits[:3]]
        found = results.confident and asked["expect"][0] in first if asked["expect"] else not results.confident
        if not found:
            missed.append((asked["text"], asked["expect"], first))
    assert len(missed) <= MISSES, missed


def test_what_ships_is_found_in_stretches_of_a_few_sentences_as_well_as_ever(library: Library) -> None:
    given = stretches(documents(library.catalog, library.plugins).values())
    backend = Backend(WhooshEngine(None), kept=0)
    backend.rebuild(given)
    asked = own_queries(given)
    for sort, (recall, rank) in OWN_SET.items():
        found = recall_and_rank(backend, [one for one in asked if one.type == sort])
        assert found[0] >= recall, (sort, found)
        assert found[1] >= rank, (sort, found)
    backend.close()


@pytest.mark.parametrize("typed", ["东林书苑", "竟志女学", "四实少年", "古银行树", "映山虹"])
def test_a_homophone_shows_what_was_changed(library: Library, typed: str) -> None:
    results = library.search(Query(typed, door="all"))
    offered = [results.corrected, *results.suggestions]
    assert any(offered)
    assert typed not in offered
    assert library.search(Query(typed, door="all", raw=True)).corrected == ""


@pytest.mark.parametrize("text", ["1925年1月11日", "一九二五年一月十一日", "1925-01-11", "民国十四年1月11日"])
def test_a_day_is_found_however_it_is_typed(library: Library, text: str) -> None:
    assert library.search(Query(text)).hits[0].identifier == "dl-lecture-branch"


def test_a_year_of_an_era_and_its_number_find_the_same_units(library: Library) -> None:
    for one, other in (("万历三十二年", "1604"), ("光绪三十一年", "1905年"), ("民国十四年", "一九二五年")):
        found = [[hit.identifier for hit in library.search(Query(text)).hits] for text in (one, other)]
        assert found[0] == found[1] != []


def test_an_everyday_word_finds_the_formal_one_and_not_the_other_way_round(library: Library) -> None:
    everyday = library.search(Query("欺负", door="all"))
    assert "dl-xuewen-rights" in [hit.identifier for hit in everyday.hits]
    for formal, everyday_word in (("欺凌", "欺负"), ("国家", "祖国"), ("行走的思政课", "春游")):
        found = library.search(Query(formal, door="all"))
        words = {word for hit in found.hits for why in hit.why if why.via == "synonym" for word in why.words}
        assert everyday_word not in words
    other = library.search(Query("祖国", door="all"))
    assert any("国家" in why.words and why.via == "synonym" for hit in other.hits for why in hit.why)


@pytest.mark.parametrize("what", ["all that the units say", "one name", "letters"])
def test_a_paste_is_cut_and_answered_within_fifty_milliseconds(library: Library, what: str) -> None:
    said = "\n".join(unit.name + unit.description + unit.body for unit in library.catalog.units.values())
    text = {"one name": "东林书院" * PASTE, "letters": "donglin " * PASTE}.get(what, said)[: PASTE - 1]
    assert len(text) == PASTE - 1
    times = []
    for last in "一二三四五":  # no answer of these is kept
        began = process_time()
        results = library.search(Query(text + last))
        times.append(process_time() - began)
        assert results.cut
        assert results.hits
    assert min(times) <= PASTED
