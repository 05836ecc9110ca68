"""Filters, counts and order over columns."""

import numpy as np

from dongling_search.engines import Ask, Doc
from dongling_search.engines.whoosh.columns import Columns, row
from dongling_search.query import Plan, parse

DOCS = [
    Doc("b", "1", {}, "", {"stage": ("x",), "theme": ("m", "n")}, 10, "2025-01-01", ("书院",)),
    Doc("a", "2", {}, "", {"stage": ("y",), "theme": ("m",)}, 30, "2025-02-01"),
    Doc("dead", "3", {}, "", {"stage": ("x",), "theme": ("m",)}, 5, "2026-01-01", ("没有",)),
    Doc("c", "4", {}, "", {"stage": ("x",)}, 20),
]
COLUMNS = Columns([row(doc) for doc in DOCS], [True, True, False, True])


def listed(ask: Ask) -> list[str]:
    """Return the identifiers of everything that passes, in order."""
    docs, _ = COLUMNS.filtered(ask, COLUMNS.live)
    best = COLUMNS.best(ask, docs, np.zeros(len(docs)))
    return [COLUMNS.identifiers[doc] for doc in best.tolist()]


def test_deleted_documents_are_not_known() -> None:
    assert COLUMNS.known == {"b": "1", "a": "2", "c": "4"}
    assert COLUMNS.words == ["书院"]


def test_values_of_a_filter_are_alternatives_and_filters_must_all_pass() -> None:
    everything = Plan(everything=True)
    assert listed(Ask(everything, {"stage": ("x", "y")})) == ["a", "b", "c"]
    assert listed(Ask(everything, {"stage": ("x",), "theme": ("m", "n")})) == ["b"]
    assert listed(Ask(everything, {"stage": ("nowhere",)})) == []
    assert listed(Ask(everything, {"nothing": ("x",)})) == []
    assert listed(Ask(everything, {"stage": ()})) == ["a", "b", "c"]
    assert listed(Ask(everything, minutes=20)) == ["b", "c"]


def test_the_counts_of_a_facet_ignore_its_own_filter() -> None:
    ask = Ask(Plan(everything=True), {"stage": ("y",)}, facets=("stage", "theme", "nothing"))
    _, counts = COLUMNS.filtered(ask, COLUMNS.live)
    assert counts == {"stage": {"x": 2, "y": 1}, "theme": {"m": 1}, "nothing": {}}


def test_everything_is_listed_newest_first_and_what_has_no_date_last() -> None:
    assert listed(Ask(Plan(everything=True))) == ["a", "b", "c"]
    assert listed(Ask(Plan(everything=True), sort="minutes")) == ["b", "c", "a"]


def test_ties_go_by_identifier_and_differences_below_five_decimals_are_ties() -> None:
    ask = Ask(parse("书院"))
    best = COLUMNS.best(ask, COLUMNS.live, np.array([1.000001, 1.000002, 1.1]))
    assert [COLUMNS.identifiers[doc] for doc in best.tolist()] == ["c", "a", "b"]


def test_a_page_is_cut_out_of_the_whole_order() -> None:
    ask = Ask(parse("书院"), offset=1, limit=1)
    best = COLUMNS.best(ask, COLUMNS.live, np.array([1.0, 2.0, 3.0]))
    assert [COLUMNS.identifiers[doc] for doc in best.tolist()] == ["a"]
    assert COLUMNS.best(Ask(parse("书院"), offset=30), COLUMNS.live, np.zeros(3)).tolist() == []


def test_columns_of_nothing_answer() -> None:
    nothing = Columns([], [])
    docs, counts = nothing.filtered(Ask(Plan(everything=True), {"stage": ("x",)}, facets=("stage",)), nothing.live)
    assert (docs.tolist(), counts) == ([], {"stage": {}})
