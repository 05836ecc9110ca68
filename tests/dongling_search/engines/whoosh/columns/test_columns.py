"""Filters, counts and order over columns."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dongling_search.engines import Ask, Doc
from dongling_search.engines.whoosh.columns.columns import Columns
from dongling_search.engines.whoosh.columns.rows import columns_of, row, words_of
from dongling_search.engines.whoosh.columns.selection import Selection
from dongling_search.query import Plan, parse

DOCS = [
    Doc("b", "1", {}, "", {"stage": ("x",), "theme": ("m", "n")}, 10, "2025-01-01", ("书院",)),
    Doc("a", "2", {}, "", {"stage": ("y",), "theme": ("m",)}, 30, "2025-02-01"),
    Doc("dead", "3", {}, "", {"stage": ("x",), "theme": ("m",)}, 5, "2026-01-01", ("没有",)),
    Doc("c", "4", {}, "", {"stage": ("x",)}, 20),
]
COLUMNS = columns_of([row(doc) for doc in DOCS]).alive(np.array([True, True, False, True]))


def listed(ask: Ask) -> list[str]:
    """Return the identifiers of everything that passes, in order."""
    docs = Selection(COLUMNS, ask, COLUMNS.live_docs).passing
    best = COLUMNS.best(ask, docs, np.zeros(len(docs)))
    return [COLUMNS.identifiers[doc] for doc in best.tolist()]


def test_deleted_documents_are_not_known() -> None:
    assert COLUMNS.known() == {"b": "1", "a": "2", "c": "4"}
    assert [COLUMNS.number(identifier) for identifier in ("b", "a", "dead", "c", "nobody")] == [0, 1, -1, 3, -1]


def test_a_row_tells_the_words_of_its_document_in_one_line() -> None:
    assert words_of(row(Doc("a", "1", {}, "", words=("东林\n书院", " ", "银杏")))) == ["东林 书院", "银杏"]


def test_everything_is_listed_newest_first_and_what_has_no_date_last() -> None:
    assert listed(Ask(Plan(everything=True))) == ["a", "b", "c"]
    assert listed(Ask(Plan(everything=True), sort="minutes")) == ["b", "c", "a"]


def test_ties_go_by_identifier_and_differences_below_five_decimals_are_ties() -> None:
    ask = Ask(parse("书院"))
    best = COLUMNS.best(ask, COLUMNS.live_docs, np.array([1.000001, 1.000002, 1.1]))
    assert [COLUMNS.identifiers[doc] for doc in best.tolist()] == ["c", "a", "b"]


def test_a_page_is_cut_out_of_the_whole_order() -> None:
    ask = Ask(parse("书院"), offset=1, limit=1)
    best = COLUMNS.best(ask, COLUMNS.live_docs, np.array([1.0, 2.0, 3.0]))
    assert [COLUMNS.identifiers[doc] for doc in best.tolist()] == ["a"]
    assert COLUMNS.best(Ask(parse("书院"), offset=30), COLUMNS.live_docs, np.zeros(3)).tolist() == []


def test_columns_put_together_are_those_of_all_documents() -> None:
    """In any number of parts, some of them cut out of others."""
    rows = [row(doc) for doc in DOCS] * 2
    whole = columns_of(rows)
    parts = [whole.part(0, 3), whole.part(3, 3), columns_of(rows[3:5]), whole.part(5, 8)]
    joined = Columns.joined(parts)
    assert list(joined.identifiers) == list(whole.identifiers)
    assert [joined.identifiers[n] for n in joined.order] == sorted(whole.identifiers)
    assert [joined.dates[n] for n in joined.date_of] == [whole.dates[n] for n in whole.date_of]
    assert joined.minutes.tolist() == whole.minutes.tolist()
    assert joined.lengths.tolist() == whole.lengths.tolist()
    ask = Ask(Plan(everything=True), {"stage": ("x",)}, facets=("stage", "theme"))
    for docs in (np.arange(8, dtype=np.int32), np.array([1, 4, 7], dtype=np.int32)):
        one, other = Selection(joined, ask, docs), Selection(whole, ask, docs)
        assert (one.passing.tolist(), one.counts) == (other.passing.tolist(), other.counts)


@given(st.lists(st.integers(0, 9), min_size=1, max_size=400), st.integers(0, 60), st.integers(1, 60))
def test_the_best_of_many_are_those_of_all_sorted(scores: list[int], offset: int, limit: int) -> None:
    """However many are alike: only the least of each of some groups are looked at to leave the others out."""
    columns = columns_of([row(Doc(f"u{number:03}", "1", {}, "")) for number in range(len(scores))])
    best = columns.best(Ask(parse("书院"), offset=offset, limit=limit), columns.live_docs, np.array(scores, float))
    every = sorted(range(len(scores)), key=lambda number: (-scores[number], number))
    assert best.tolist() == every[offset : offset + limit]
