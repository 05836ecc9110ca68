"""Filters, and the counts of facets."""

import numpy as np
import pytest

from dongling_search.engines import Ask, Doc
from dongling_search.engines.whoosh.bm25 import Docs
from dongling_search.engines.whoosh.columns.facets import Facet, Mask
from dongling_search.engines.whoosh.columns.rows import columns_of, row
from dongling_search.engines.whoosh.columns.selection import Selection
from dongling_search.query import Plan, parse

DOCS = [
    Doc("b", "1", {}, "", {"stage": ("x",), "theme": ("m", "n", "m")}, 10, "2025-01-01"),
    Doc("a", "2", {}, "", {"stage": ("y",), "theme": ("m",)}, 30, "2025-02-01"),
    Doc("dead", "3", {}, "", {"stage": ("x",), "theme": ("m",)}, 5, "2026-01-01"),
    Doc("c", "4", {}, "", {"stage": ("x",)}, 20),
]
COLUMNS = columns_of([row(doc) for doc in DOCS]).alive(np.array([True, True, False, True]))
EVERYTHING = Plan(everything=True)


def selected(ask: Ask) -> Selection:
    """Return what an ask leaves of all documents."""
    return Selection(COLUMNS, ask, COLUMNS.live_docs)


def names(docs: Docs) -> list[str]:
    """Return the identifiers of documents."""
    return [COLUMNS.identifiers[doc] for doc in docs.tolist()]


def test_values_of_a_filter_are_alternatives_and_filters_must_all_pass() -> None:
    for filters, minutes, passing in (
        ({"stage": ("x", "y")}, None, ["b", "a", "c"]),
        ({"stage": ("x",), "theme": ("m", "n")}, None, ["b"]),
        ({"stage": ("nowhere",)}, None, []),
        ({"nothing": ("x",)}, None, []),
        ({"stage": ()}, None, ["b", "a", "c"]),
        ({}, 20, ["b", "c"]),
    ):
        assert names(selected(Ask(EVERYTHING, filters, minutes)).passing) == passing


def test_the_counts_of_a_facet_ignore_its_own_filter() -> None:
    ask = Ask(EVERYTHING, {"stage": ("y",)}, facets=("stage", "theme", "nothing"))
    assert selected(ask).counts == {"stage": {"x": 2, "y": 1}, "theme": {"m": 1}, "nothing": {}}
    both = Ask(EVERYTHING, {"stage": ("x",), "theme": ("m",)}, facets=("theme", "stage"))
    assert selected(both).counts == {"theme": {"m": 1, "n": 1}, "stage": {"x": 1, "y": 1}}
    assert selected(Ask(EVERYTHING)).counts == {}


def test_columns_of_nothing_answer() -> None:
    nothing = columns_of([])
    ask = Ask(EVERYTHING, {"stage": ("x",)}, facets=("stage",))
    selection = Selection(nothing, ask, nothing.live_docs)
    assert (selection.passing.tolist(), selection.counts) == ([], {"stage": {}})


def test_beyond_is_what_one_filter_alone_leaves_out() -> None:
    plan = parse("书院")
    for filters, minutes, beyond in (
        ({"stage": ("x",)}, None, ["a"]),
        ({"stage": ("nowhere",)}, None, ["b", "a", "c"]),
        ({"stage": ("nowhere",), "theme": ("m",)}, None, ["b", "a"]),
        ({"stage": ("nowhere",)}, 20, ["b", "c"]),
        ({"theme": ("m",)}, None, []),
        ({"stage": ()}, None, []),
    ):
        assert names(selected(Ask(plan, filters, minutes, beyond="stage")).beyond) == beyond
    assert names(selected(Ask(plan, minutes=20)).beyond) == [], "minutes are no filter with a name"


def test_each_filter_is_looked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[tuple[str, ...]] = []
    real = Facet.any_of

    def noted(facet: Facet, wanted: tuple[str, ...], docs: Docs) -> Mask:
        looked.append(wanted)
        return real(facet, wanted, docs)

    monkeypatch.setattr(Facet, "any_of", noted)
    selection = selected(Ask(EVERYTHING, {"stage": ("x",), "theme": ("m",)}, facets=("stage",), beyond="stage"))
    assert (names(selection.passing), names(selection.beyond), selection.counts) == (
        ["b"],
        ["a"],
        {"stage": {"x": 1, "y": 1}},
    )
    assert looked == [("x",), ("m",)]
