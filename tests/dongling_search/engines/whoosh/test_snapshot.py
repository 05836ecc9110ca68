"""One state of an index, read from its files."""

import gc
from pathlib import Path

from dongling_search.engines import NOTHING
from dongling_search.engines.whoosh import snapshot as module
from dongling_search.engines.whoosh.checked_files import CheckedStorage, Sums
from dongling_search.engines.whoosh.engine import WhooshEngine
from dongling_search.engines.whoosh.index_folder import IndexFolder
from dongling_search.engines.whoosh.snapshot import Snapshot
from dongling_search.query import Gram, Prefix, parse
from tests.dongling_search.engines.docs import doc


def opened(path: Path) -> Snapshot:
    """Return a snapshot of three documents, one of them in a segment of its own."""
    engine = WhooshEngine(path)
    engine.rebuild([doc("a", "东林书院"), doc("b", "书院 dong dongling")])
    engine.apply([doc("c", "书林")], [])
    engine.close()
    (current,) = (folder for folder in path.iterdir() if folder.is_dir())
    return Snapshot("one", CheckedStorage(current, {file.name: Sums.of(file) for file in current.iterdir()}))


def test_postings_are_who_has_a_gram(tmp_path: Path) -> None:
    snapshot = opened(tmp_path)
    has = {
        leaf: {snapshot.columns.identifiers[n] for n in snapshot.postings(leaf).docs.tolist()}
        for leaf in (Gram("书院"), Gram("dong"), Gram("没有"), Prefix("dong"), Prefix("书"), Prefix("院"), Prefix("林"))
    }
    assert list(has.values()) == [{"a", "b"}, {"b"}, set(), {"b"}, {"a", "b", "c"}, {"a", "b"}, {"a", "c"}]
    snapshot.close()


def test_a_prefix_counts_as_one_gram(tmp_path: Path) -> None:
    snapshot = opened(tmp_path)
    both, one = snapshot.postings(Prefix("dong")), snapshot.postings(Gram("dong"))
    assert both.docs.tolist() == one.docs.tolist()
    assert both.impacts[0] > one.impacts[0]
    snapshot.close()


def test_a_phrase_is_looked_for_in_the_text(tmp_path: Path) -> None:
    snapshot = opened(tmp_path)
    found = [snapshot.phrase(phrase).tolist() for phrase in parse('"东林书院" "书院东林" "书院 dong"').must]
    assert found == [[0], [], [1]]
    snapshot.close()


def test_what_is_kept_of_postings_is_bounded(tmp_path: Path) -> None:
    snapshot = opened(tmp_path)
    grams = [Gram("书院"), Gram("东林"), Gram("林书"), Gram("dong")]
    first = [snapshot.postings(gram) for gram in grams]
    assert [snapshot.postings(gram) is postings for gram, postings in zip(grams, first, strict=True)] == [True] * 4
    large = Gram("没有")
    snapshot._kept_bytes = module.KEPT_BYTES  # noqa: SLF001 - as if so much were kept already
    snapshot.postings(large)
    snapshot.postings(Prefix("书"))
    assert snapshot.postings(grams[0]) is not first[0]
    snapshot.close()


def test_without_an_index_there_is_nothing(tmp_path: Path) -> None:
    snapshot = Snapshot()
    assert snapshot.generation == NOTHING
    assert snapshot.postings(Gram("书院")).docs.tolist() == []
    assert snapshot.columns.known() == {}
    assert IndexFolder(tmp_path, "us").current() is None
    snapshot.close()


def test_a_forgotten_snapshot_lets_go_of_its_files(tmp_path: Path) -> None:
    snapshot = opened(tmp_path)
    closing = snapshot.close
    assert closing.alive
    del snapshot
    gc.collect()
    assert not closing.alive
