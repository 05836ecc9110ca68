"""The engine against Whoosh's own matchers, run slowly with the same formula as a weighting model.

naive.py holds the ranking to the books; this holds what we read of an index to what Whoosh itself reads of it:
postings of several segments, deletions, and what belongs to which document.
"""

import json
from math import log
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from whoosh import index, scoring
from whoosh.query.compound import Or
from whoosh.query.terms import Term

from dongling_search.engines import Ask, Doc
from dongling_search.engines.engine import DECIMALS, K1, B
from dongling_search.engines.whoosh.bm25 import rounded_length
from dongling_search.engines.whoosh.engine import WhooshEngine
from dongling_search.query import Gram, Plan
from tests.dongling_search.engines.docs import doc

docs = st.builds(
    doc, st.sampled_from([f"u{number}" for number in range(16)]), st.text(alphabet="东林书院银a ，", max_size=24)
)
states = st.lists(docs, min_size=1, max_size=8, unique_by=lambda made: made.identifier)
SOME = ["东林", "林书", "书院", "院银", "林", "a", "银"]
grams = st.lists(st.sampled_from(SOME), min_size=1, max_size=4, unique=True)


class OurFormula(scoring.WeightingModel):
    """BM25 as scoring.py has it, from what a searcher can tell."""

    def __init__(self, lengths: dict[str, int]) -> None:
        self.lengths = lengths
        self.mean = sum(lengths.values()) / len(lengths) or 1.0

    def scorer(self, searcher: Any, fieldname: str, text: Any, qf: float = 1) -> scoring.BaseScorer:
        """Return the scorer of one gram in one segment."""
        return _Scorer(self, searcher, fieldname, text)


class _Scorer(scoring.BaseScorer):
    def __init__(self, model: OurFormula, searcher: Any, fieldname: str, text: bytes) -> None:
        self._model = model
        parent = searcher.get_parent()
        having = sum(1 for _ in parent.reader().postings(fieldname, text).all_ids())
        self._idf = log(1 + (len(model.lengths) - having + 0.5) / (having + 0.5))
        self._rows = searcher.reader().column_reader("row")

    def supports_block_quality(self) -> bool:
        """Return that every document is scored."""
        return False

    def score(self, matcher: Any) -> float:
        """Return what the gram adds to the document that the matcher stands at."""
        identifier = identifier_of(self._rows[matcher.id()])
        length = rounded_length(self._model.lengths[identifier])
        count = matcher.weight()
        return float(self._idf * count / (count + K1 * (1 - B + B * length / self._model.mean)))


def identifier_of(row: bytes) -> str:
    """Return the identifier in a row (rows.py)."""
    return str(json.loads(row.splitlines()[1])[0])


def by_whoosh(folder: Path, there: dict[str, Doc], wanted: list[str]) -> list[tuple[str, float]]:
    """Return all hits with their scores, as Whoosh finds them."""
    lengths = {identifier: sum(made.grams.values()) for identifier, made in there.items()}
    opened = index.open_dir(str(folder))
    with opened.searcher(weighting=OurFormula(lengths)) as searcher:
        found = searcher.search(Or([Term("grams", gram) for gram in wanted]), limit=None)
        rows = searcher.reader().column_reader("row")
        hits = [(identifier_of(rows[hit.docnum]), hit.score or 0.0) for hit in found]
    opened.close()
    return sorted(hits, key=lambda hit: (-round(hit[1], DECIMALS), hit[0]))


@settings(max_examples=40, deadline=None)
@given(states, st.lists(st.tuples(states, st.sets(st.sampled_from(["u0", "u1", "u2"]))), max_size=6), grams)
def test_hits_order_and_scores_are_those_of_whooshs_own_matchers(
    tmp_path_factory: pytest.TempPathFactory,
    first: list[Doc],
    later: list[tuple[list[Doc], set[str]]],
    wanted: list[str],
) -> None:
    """Over random documents, changes and deletions, which make several segments."""
    path = tmp_path_factory.mktemp("index")
    engine = WhooshEngine(path)
    engine.rebuild(first)
    there = {made.identifier: made for made in first}
    for upserts, deletes in later:
        engine.apply(upserts, deletes - {made.identifier for made in upserts})
        there = {key: made for key, made in there.items() if key not in deletes}
        there |= {made.identifier: made for made in upserts}
    (folder,) = (found for found in path.iterdir() if found.is_dir())
    expected = by_whoosh(folder, there, wanted)
    page = engine.search(Ask(Plan(should=tuple(map(Gram, wanted))), limit=100))
    assert [hit.identifier for hit in page.hits] == [identifier for identifier, _ in expected]
    assert [hit.score for hit in page.hits] == pytest.approx([score for _, score in expected])
    engine.close()
