"""The numbers behind the ranking."""

from math import log

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dongling_search.engines.whoosh.bm25 import Norms, Postings, common, rounded_length


@pytest.mark.parametrize(
    ("length", "rounded"), [(0, 0), (23, 23), (24, 24), (39, 39), (41, 40), (100, 96), (365, 344), (857, 856)]
)
def test_lengths_are_rounded_as_lucene_keeps_them(length: int, rounded: int) -> None:
    assert rounded_length(length) == rounded


def test_rounding_never_changes_the_order_of_lengths() -> None:
    found = [rounded_length(length) for length in range(5000)]
    assert found == sorted(found)
    assert all(rounded_length(length) == length for length in set(found))


def test_a_gram_adds_idf_times_saturated_count() -> None:
    norms = Norms.of(np.array([10, 30], dtype=np.int32), 2)
    postings = norms.postings(np.array([1], dtype=np.int32), np.array([2.0]))
    norm = 0.9 * (0.25 + 0.75 * 30 / 20)
    assert postings.impacts.tolist() == pytest.approx([log(1 + 1.5 / 1.5) * 2 / (2 + norm)])
    assert postings.size == 12


def test_an_index_of_nothing_has_no_norms() -> None:
    assert Norms.of(np.zeros(0, dtype=np.int32), 0).by_doc.tolist() == []


@given(st.lists(st.sets(st.integers(0, 12)), max_size=4))
def test_documents_in_common_are_those_that_have_every_gram(each: list[set[int]]) -> None:
    postings = [Postings(np.array(sorted(docs), dtype=np.int32), np.ones(len(docs))) for docs in each]
    assert common(postings).tolist() == (sorted(set.intersection(*each)) if each else [])


def test_what_a_gram_adds_to_a_few_documents_is_what_it_adds_to_all_and_nothing_where_it_is_not() -> None:
    norms = Norms.of(np.arange(10, 30, dtype=np.int32), 20)
    docs, few = np.array([1, 4, 5, 19], dtype=np.int32), np.array([0, 4, 18, 19], dtype=np.int32)
    postings = norms.postings(docs, np.array([1.0, 2.0, 1.0, 7.0]))
    before = postings.at(few).tolist()
    every = dict(zip(docs.tolist(), postings.impacts.tolist(), strict=True))
    assert before == postings.at(few).tolist() == [every.get(doc, 0.0) for doc in few.tolist()]
    assert Postings(docs, postings.impacts).at(few).tolist() == before
    assert norms.postings(docs[:0], np.zeros(0)).at(few).tolist() == [0.0] * 4
