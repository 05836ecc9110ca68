"""Postings gathered in flat arrays and runs are those that a list for each gram would have, and so is the index."""

from array import array
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dongling_search.engines import Ask, Doc
from dongling_search.engines.whoosh import engine as engine_module
from dongling_search.engines.whoosh.engine import WhooshEngine
from dongling_search.engines.whoosh.postings import postings_pool
from dongling_search.engines.whoosh.postings.postings_pool import Gathered, Pool
from dongling_search.query import parse
from tests.dongling_search.engines import naive
from tests.dongling_search.engines.docs import doc

RUNS = st.sampled_from([1, 2, 7, postings_pool.RUN])
counted = st.dictionaries(st.text(alphabet="东林书院a𠀋é", min_size=1, max_size=3), st.integers(1, 70_000), max_size=6)
texts = st.text(alphabet="东林书院银a ，", max_size=24)


class NaivePool:
    """A list for each gram."""

    def __init__(self, _folder: Path | None = None) -> None:
        self.lists: dict[bytes, list[tuple[int, float]]] = {}

    def take(self, number: int, grams: Mapping[str, int]) -> None:
        """Add a document."""
        for gram, count in grams.items():
            self.add(("grams", gram.encode(), number, float(count), b""))

    def add(self, posting: tuple[str, bytes, int, float, bytes]) -> None:
        """Add a posting."""
        _, gram, number, count, _ = posting
        self.lists.setdefault(gram, []).append((number, count))

    def iter_postings(self) -> Iterator[Gathered]:
        """Yield all grams in order."""
        for gram, postings in sorted(self.lists.items()):
            numbers, counts = zip(*postings, strict=True)
            yield gram, array("I", numbers), array("f", counts)

    def cleanup(self) -> None:
        """Leave nothing."""


def digests(folder: Path) -> list[tuple[str, str]]:
    """Return what is in the files of dictionaries and postings, whatever Whoosh names them."""
    files = (file for file in folder.rglob("*") if file.suffix in {".trm", ".pst"})
    return sorted((file.suffix, sha256(file.read_bytes()).hexdigest()) for file in files)


@pytest.mark.parametrize("in_folder", [True, False])
@given(documents=st.lists(counted, max_size=8), run=RUNS)
def test_what_is_given_is_what_was_taken_however_many_runs_there_were(
    tmp_path_factory: pytest.TempPathFactory, in_folder: bool, documents: list[dict[str, int]], run: int
) -> None:
    folder = tmp_path_factory.mktemp("pool")
    simple, pool = NaivePool(), Pool(folder if in_folder else None)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(postings_pool, "RUN", run)
        for number, grams in enumerate(documents):
            simple.take(number, grams)
            pool.take(number, grams)
    assert list(pool.iter_postings()) == list(simple.iter_postings())
    assert list(folder.iterdir()) == []
    assert list(pool.iter_postings()) == []


@settings(max_examples=25, deadline=None)
@given(first=st.lists(texts, min_size=1, max_size=8), later=st.lists(texts, max_size=8), run=RUNS)
def test_index_and_answers_are_those_of_a_naive_build(
    tmp_path_factory: pytest.TempPathFactory, first: list[str], later: list[str], run: int
) -> None:
    """The files to the byte, after a build and after changes that merge segments; and what is found in them."""
    there: dict[str, Doc] = {f"u{number}": doc(f"u{number}", text) for number, text in enumerate(first)}
    folders = tmp_path_factory.mktemp("ours"), tmp_path_factory.mktemp("naive")
    ours, simple = map(WhooshEngine, folders)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(postings_pool, "RUN", run)
        for engine, pool in ((ours, Pool), (simple, NaivePool)):
            patch.setattr(engine_module, "Pool", pool)
            engine.rebuild(list(there.values()))
            for number, text in enumerate(later):
                engine.apply([doc(f"u{number}", text)], [])
    assert digests(folders[0]) == digests(folders[1])
    there |= {f"u{number}": doc(f"u{number}", text) for number, text in enumerate(later)}
    for query in ("东林书院", "书院 银", '"东林"', "a", "林 -银"):
        ask = Ask(parse(query), limit=100)
        page = ours.search(ask)
        total, hits, _ = naive.search(list(there.values()), ask)
        assert (page.total, [hit.identifier for hit in page.hits]) == (total, [identifier for identifier, _ in hits])
    ours.close()
    simple.close()


def test_a_pool_lets_go_of_what_it_gave() -> None:
    pool = Pool()
    pool.take(0, {"银": 1, "书": 2})
    pool.add(("grams", "书".encode(), 3, 4.0, b""))
    assert [(gram.decode(), docs.tolist(), counts.tolist()) for gram, docs, counts in pool.iter_postings()] == [
        ("书", [0, 3], [2.0, 4.0]),
        ("银", [0], [1.0]),
    ]
    assert list(pool.iter_postings()) == []
    pool.take(0, {"银": 1})
    pool.cleanup()
    assert list(pool.iter_postings()) == []
