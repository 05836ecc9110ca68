"""Postings read in bulk, from the dictionary and from blocks."""

from collections.abc import Iterator
from typing import Any

import pytest
from whoosh import index

from dongling_search.engines.whoosh.engine import WhooshEngine
from dongling_search.engines.whoosh.postings import postings_writer
from dongling_search.engines.whoosh.postings.dictionary import END, Dictionary
from dongling_search.engines.whoosh.postings.postings_reader import SegmentPostings
from dongling_search.query import Gram, Prefix
from tests.dongling_search.engines.docs import doc

BLOCK = 100
MANY = 2 * BLOCK + 2


@pytest.fixture(scope="module")
def segment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SegmentPostings]:
    """Return the one segment of an index with a rare gram, a common one, and some in between."""
    path = tmp_path_factory.mktemp("index")
    engine = WhooshEngine(path)
    rare = [doc("rare", "古银杏 银 dong dongling")]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(postings_writer, "BLOCK", BLOCK)
        engine.rebuild([*rare, *(doc(f"u{number}", "银河 " * (1 + number % 2)) for number in range(MANY))])
    engine.close()
    (folder,) = (found for found in path.iterdir() if found.is_dir())
    opened = index.open_dir(str(folder))
    reader: Any = opened.reader()
    (dictionary,) = (Dictionary.read(opened.storage, file.name) for file in folder.iterdir() if file.suffix == END)
    yield SegmentPostings(reader, dictionary)
    reader.close()
    opened.close()


def test_a_rare_gram_is_read_from_the_dictionary(segment: SegmentPostings) -> None:
    docs, counts = segment.read(Gram("银杏"))
    assert (docs.tolist(), counts.tolist()) == ([0], [1.0])


def test_a_common_gram_is_read_from_all_its_blocks(segment: SegmentPostings) -> None:
    docs, counts = segment.read(Gram("银河"))
    assert docs.tolist() == list(range(1, MANY + 1))
    assert counts.tolist() == [1.0 + number % 2 for number in range(MANY)]


def test_a_prefix_is_all_grams_that_begin_so_one_after_the_other(segment: SegmentPostings) -> None:
    docs, counts = segment.read(Prefix("dong"))
    assert (docs.tolist(), counts.tolist()) == ([0, 0], [1.0, 1.0])
    docs, _ = segment.read(Prefix("银"))
    assert sorted(docs.tolist()) == [0, 0, *range(1, MANY + 1)]


@pytest.mark.parametrize("leaf", [Gram("没有"), Prefix("没"), Prefix("zzz"), Gram("")])
def test_what_nobody_has_is_nothing(segment: SegmentPostings, leaf: Gram | Prefix) -> None:
    docs, counts = segment.read(leaf)
    assert (docs.tolist(), counts.tolist()) == ([], [])
