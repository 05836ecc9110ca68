"""A change of an index reads what changed, and no more."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from dongling_search.engines import Ask
from dongling_search.engines.whoosh.columns import added
from dongling_search.engines.whoosh.columns.added import Added
from dongling_search.engines.whoosh.columns.columns import Columns
from dongling_search.engines.whoosh.columns.rows import columns_of
from dongling_search.engines.whoosh.engine import WhooshEngine
from dongling_search.query import parse
from tests.dongling_search.engines.docs import doc


def test_the_rows_of_segments_that_stay_are_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[bytes] = []

    def reading(rows: Iterable[bytes]) -> Columns:
        every = list(rows)
        read.extend(every)
        return columns_of(every)

    monkeypatch.setattr(added, "columns_of", reading)
    engine = WhooshEngine(tmp_path)
    engine.rebuild(doc(f"u{number}", f"书院{number}") for number in range(50))
    assert len(read) == 50
    for number in range(3):
        engine.apply([doc(f"u{number}", "银杏")], [f"u{number + 10}"])
        assert len(engine.known()) == 49 - number
    assert len(read) == 53
    assert engine.search(Ask(parse("书院"))).total == 44
    engine.close()


def test_the_table_of_words_is_read_once_and_taken_over_by_each_change(tmp_path: Path) -> None:
    engine = WhooshEngine(tmp_path)
    engine.rebuild(doc(f"u{number}", f"书院{number}") for number in range(20))
    table = engine.words().table
    engine.apply([doc("u1", "银杏"), doc("new", "书院2")], ["u3"])
    words = engine.words()
    assert words.table is table
    assert dict(words.changes) == {"书院1": -1, "银杏": 1, "书院2": 1, "书院3": -1}
    engine.close()
    again = WhooshEngine(tmp_path)
    assert sorted(again.words()) == sorted(words)
    again.close()


def test_what_comes_and_what_goes_is_counted() -> None:
    counts, unit = Added(set()), doc("a", "书院")
    assert [counts.take(unit), counts.take(unit)] == [True, False]
    counts.leave(unit.identifier, unit.digest, unit.words)
    assert (counts.total, +counts.words) == (0, {})
