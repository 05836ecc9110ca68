"""The values of one facet."""

import numpy as np

from dongling_search.engines.whoosh.columns import facets as module
from dongling_search.engines.whoosh.columns.facets import NONE, Facet, Tally

FACET = Facet([*NONE, ("m",), ("m", "n")], np.array([0, 1, 2, 1], dtype=np.int32))
ALL = np.arange(4, dtype=np.int32)


def test_documents_have_any_of_the_wanted_values_however_many_filters_there_were() -> None:
    for number in range(module.KEPT + 2):
        assert FACET.any_of((str(number), "n"), ALL).tolist() == [False, False, True, False]
    assert FACET.any_of(("m",), ALL[1:]).tolist() == [True, True, True]
    assert FACET.any_of((), ALL).tolist() == [False] * 4


def test_each_value_is_counted_that_any_document_has() -> None:
    tally = Tally([FACET, Facet(NONE, np.zeros(4, dtype=np.int32)), FACET], 4)
    assert tally.of(ALL, {}) == [{"m": 3, "n": 1}, {}, {"m": 3, "n": 1}]
    assert tally.of(ALL[:2], {2: ALL[1:3]}) == [{"m": 1}, {}, {"m": 2, "n": 1}]
    assert Tally([], 4).of(ALL, {}) == []


def test_facets_put_together_have_the_sets_of_all() -> None:
    other = Facet([*NONE, ("n",), ("m",)], np.array([2, 1], dtype=np.int32))
    assert Tally([Facet.joined([FACET, other])], 6).of(np.arange(6, dtype=np.int32), {}) == [{"m": 4, "n": 2}]
