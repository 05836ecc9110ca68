"""Postings written in bulk are what Whoosh itself would have written."""

from array import array
from io import BytesIO
from itertools import accumulate
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from whoosh import index
from whoosh.codec.whoosh3 import W3PostingsWriter
from whoosh.filedb.structfile import StructFile

from dongling_search.engines.whoosh.engine import WhooshEngine
from dongling_search.engines.whoosh.postings import postings_writer
from dongling_search.engines.whoosh.postings.postings_reader import FORMAT, _decoded
from dongling_search.engines.whoosh.postings.postings_writer import Codec, Info
from tests.dongling_search.engines.docs import doc


def folder_of(path: Path) -> Path:
    """Return the folder with the index in use."""
    (folder,) = (found for found in path.iterdir() if found.is_dir())
    return folder


def read_by_whoosh(path: Path) -> dict[str, list[tuple[int, float]]]:
    """Return all postings as Whoosh's own matchers step through them."""
    opened = index.open_dir(str(folder_of(path)))
    reader: Any = opened.reader()
    found: dict[str, list[tuple[int, float]]] = {}
    for _, gram in reader.all_terms():
        matcher = reader.postings("grams", gram)
        found[gram.decode()] = []
        while matcher.is_active():
            found[gram.decode()].append((matcher.id(), matcher.weight()))
            matcher.next()
    reader.close()
    opened.close()
    return found


def test_whoosh_steps_through_what_was_written(tmp_path: Path) -> None:
    engine = WhooshEngine(tmp_path)
    engine.rebuild([doc("a", "书院书院 a"), doc("b", "书院"), doc("c", "书院 a"), doc("d", "书院")])
    engine.close()
    assert read_by_whoosh(tmp_path) == {
        "a": [(0, 1.0), (2, 1.0)],
        "书院": [(0, 2.0), (1, 1.0), (2, 1.0), (3, 1.0)],
        "院": [(0, 1.0), (1, 1.0), (2, 1.0), (3, 1.0)],
        "院书": [(0, 1.0)],
    }


def test_a_gram_of_more_documents_than_a_block_holds_has_all_of_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postings_writer, "BLOCK", 20)
    count = 41
    engine = WhooshEngine(tmp_path)
    engine.rebuild(doc(f"u{number}", "书院 " * (1 + number % 3)) for number in range(count))
    engine.close()
    postings = read_by_whoosh(tmp_path)["书院"]
    assert postings == [(number, 1.0 + number % 3) for number in range(count)]


def test_older_segments_are_merged_posting_by_posting(tmp_path: Path) -> None:
    engine = WhooshEngine(tmp_path)
    for number in range(20):
        engine.apply([doc(f"u{number}", "书院 " * (1 + number))], [])
    engine.close()
    assert len(list(tmp_path.rglob("*.trm"))) < 10
    assert sorted(weight for _, weight in read_by_whoosh(tmp_path)["书院"]) == [1.0 + number for number in range(20)]


@given(st.lists(st.tuples(st.integers(1, 2**20), st.integers(1, 2**20)), min_size=1, max_size=40))
def test_a_block_has_the_numbers_that_whooshs_own_has(postings: list[tuple[int, int]]) -> None:
    """In one, two or four bytes each; what stands for all counts alike is the same."""
    blocks: Any = Codec().postings_writer(None)
    blocks._ids = array("I", accumulate(step for step, _ in postings))  # noqa: SLF001 - Whoosh's own names
    blocks._weights = array("f", (count for _, count in postings))  # noqa: SLF001 - the same
    assert tuple(blocks._mini_ids()) == W3PostingsWriter._mini_ids(blocks)  # noqa: SLF001 - the same
    ours, theirs = blocks._mini_weights(), W3PostingsWriter._mini_weights(blocks)  # noqa: SLF001 - the same
    assert (tuple(ours) if isinstance(theirs, tuple) else ours) == theirs


@given(st.lists(st.tuples(st.integers(1, 2**20), st.integers(1, 70_000)), min_size=3, max_size=40), st.integers(1, 50))
def test_what_is_written_in_blocks_is_read(postings: list[tuple[int, int]], limit: int) -> None:
    written = BytesIO()
    file: Any = StructFile(written)
    blocks: Any = Codec().postings_writer(file)
    blocks._blocklimit = limit  # noqa: SLF001 - Whoosh's own name
    numbers = array("I", accumulate(step for step, _ in postings))
    info: Any = Info
    blocks.start_postings(FORMAT, info())
    blocks.add_all(numbers, array("f", (count for _, count in postings)))
    blocks.finish_postings()
    docs, counts = zip(*_decoded(written.getvalue()), strict=True)
    assert np.concatenate(docs).tolist() == list(numbers)
    assert np.concatenate(counts).tolist() == [count for _, count in postings]
