"""What an index keeps beside Whoosh's files."""

from whoosh.filedb.filestore import RamStorage

from dongling_search.engines import Ask, Doc
from dongling_search.engines.whoosh.columns.index_state import (
    IndexState,
    read_state,
    read_words,
    write_state,
    write_words,
)
from dongling_search.engines.whoosh.columns.rows import columns_of, row
from dongling_search.engines.whoosh.columns.selection import Selection
from dongling_search.query import Plan
from dongling_search.words import WordTable

ROWS = [row(Doc("b", "1", {}, "", {"theme": ("m", "n")}, 5, "2025-01-01")), row(Doc("\ud800", "", {}, ""))]


def test_a_state_comes_back_as_it_was_written_also_over_another() -> None:
    storage = RamStorage()
    write_state(storage, IndexState())
    state = IndexState(columns_of(ROWS), (("one", 2),), "WORDS-1", {"书院": -1}, 2**127)
    write_state(storage, state)
    again = read_state(storage)
    assert (again.segments, again.words, again.changes, again.total) == (
        state.segments,
        state.words,
        state.changes,
        state.total,
    )
    assert again.columns.known() == {"b": "1", "\ud800": ""}
    ask = Ask(Plan(everything=True), facets=("theme",))
    assert Selection(again.columns, ask, again.columns.live_docs).counts == {"theme": {"m": 1, "n": 1}}


def test_a_table_of_words_has_a_file_of_its_own() -> None:
    storage = RamStorage()
    names = [write_words(storage, WordTable.of({"书院": count})) for count in (1, 2)]
    assert [int(read_words(storage, name).counts[0]) for name in names] == [1, 2]
