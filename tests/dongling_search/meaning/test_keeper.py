"""The keeper of vectors."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from threading import Event

import pytest

from dongling.problems import DonglingError, Said
from dongling.search import Embedder, Query
from dongling_search.backend import Backend, WhooshBackend
from dongling_search.engines import Ask, EngineHit
from dongling_search.engines.whoosh.engine import WhooshEngine
from dongling_search.meaning import Meaning, asker
from dongling_search.meaning.nearness import strangers
from dongling_search.meaning.vectors import SUFFIX, normal
from tests.dongling_search.making import document
from tests.dongling_search.meaning.embedders import Characters

LONG = 30.0
DOCUMENTS = (
    document("names", "不给人起外号", "被起外号心里难受，怎么告诉老师。"),
    document("bridge", "老桥有多长", "量一量老桥，画一张图。"),
    document("duty", "今天我值日", "值日生擦黑板，倒垃圾。", audience=("teacher",)),
)


@pytest.fixture
def backend(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Backend]:
    """Return a backend with an index beside which vectors can lie, and patience however busy the machine is."""
    monkeypatch.setattr(asker, "PATIENCE", LONG)
    backend = WhooshBackend(tmp_path / "search")
    backend.rebuild(DOCUMENTS)
    yield backend
    backend.close()


def keeper(backend: Backend, make: Callable[[], Embedder]) -> Meaning:
    """Return the keeper, when it has nothing left to do."""
    backend.embed_with(make)
    assert backend.meaning
    assert backend.meaning.settled(LONG)
    return backend.meaning


def _same(embedder: Characters) -> Embedder:
    return embedder


def first(backend: Backend, text: str, door: str = "pupil") -> list[str]:
    """Return the hits of a query."""
    return [hit.identifier for hit in backend.search(Query(text, door=door)).hits]


def test_other_words_find_what_means_the_same(backend: Backend) -> None:
    assert first(backend, "同学叫我绰号") == []
    assert keeper(backend, Characters).progress == (3, 3)
    found = backend.search(Query("同学叫我绰号"))
    assert found.hits[0].identifier == "names"
    assert found.hits[0].why[0].via == "meaning"
    assert "外号" in "".join(text for text, _ in found.hits[0].snippet)
    assert found.total == len(found.hits)


def test_a_readers_view_and_filters_hold_for_meaning_too(backend: Backend) -> None:
    keeper(backend, Characters)
    assert "duty" not in first(backend, "谁来扫地呀")
    assert "duty" in first(backend, "谁来扫地呀", "teacher")
    filtered = backend.search(Query("谁来扫地呀", {"kind": ("lesson",)}, door="teacher"))
    assert filtered.hits == ()


def test_who_asks_for_these_words_gets_them(backend: Backend) -> None:
    keeper(backend, Characters)
    plain = [first(backend, text) for text in ('"老桥"', "老桥", "-老桥", "")]
    assert plain[:2] == [["bridge"], ["bridge"]]
    assert backend.search(Query("同学叫我绰号", raw=True)).hits == ()
    assert backend.search(Query("同学叫我绰号", sort="newest")).hits == ()


def test_vectors_are_made_once_and_kept_beside_the_index(backend: Backend, tmp_path: Path) -> None:
    keeper(backend, Characters)
    assert list((tmp_path / "search-vectors").rglob(f"*{SUFFIX}"))
    again = Characters()
    keeper(backend, lambda: again)
    assert not any("老桥" in text for text in again.asked)
    backend.apply([document("bridge", "新桥", "新修的桥。")], ["duty"])
    assert backend.meaning
    assert backend.meaning.settled(LONG)
    assert backend.meaning.progress == (2, 2)
    assert any("新桥" in text for text in again.asked)
    assert not any("外号" in text for text in again.asked)


def test_a_change_costs_the_vectors_of_what_changed(backend: Backend, monkeypatch: pytest.MonkeyPatch) -> None:
    embedder, read = Characters(), list[str]()
    keeper(backend, lambda: embedder)
    assert embedder.asked.count(strangers()[0]) == 1
    pick = WhooshEngine.pick

    def counted(engine: WhooshEngine, identifiers: Sequence[str], ask: Ask) -> tuple[EngineHit, ...]:
        read.extend(identifiers)
        return pick(engine, identifiers, ask)

    monkeypatch.setattr(WhooshEngine, "pick", counted)
    monkeypatch.setattr(WhooshEngine, "search", None)
    backend.apply([document("bridge", "新桥", "新修的桥。")], [])
    assert backend.meaning
    assert backend.meaning.settled(LONG)
    assert (read, backend.meaning.progress, backend.embedder_trouble) == (["bridge"], (3, 3), None)
    assert embedder.asked.count(strangers()[0]) == 1


def test_a_change_reads_no_vectors_of_what_stays(backend: Backend, monkeypatch: pytest.MonkeyPatch) -> None:
    kept, read = keeper(backend, Characters), list[Path]()
    asked = normal(Characters().questions(["老桥"]), 1)[0]
    before = kept._nearness  # noqa: SLF001 - what a search that is under way holds
    read_bytes = Path.read_bytes

    def counted(path: Path) -> bytes:
        read.extend([path] * (path.suffix == SUFFIX))
        return read_bytes(path)

    monkeypatch.setattr(Path, "read_bytes", counted)
    for number in range(3):
        backend.apply([document("bridge", f"新桥{number}", "新修的桥。")], [])
        assert kept.settled(LONG)
    assert (read, kept.progress) == ([], (3, 3))
    assert before
    assert before.nearest(asked, 9)[0].identifier == "bridge"
    assert first(backend, "孩子扫地新桥", "teacher")[:1] != []


def test_a_document_that_is_as_it_was_before_has_its_vectors_again(backend: Backend) -> None:
    embedder = Characters()
    kept = keeper(backend, lambda: embedder)
    for document_ in (document("bridge", "新桥", "新修的桥。"), DOCUMENTS[1]):
        backend.apply([document_], [])
        assert kept.settled(LONG)
    assert sum("老桥有多长" in text for text in embedder.asked) == 1
    assert kept.progress == (3, 3)


def test_an_embedder_that_hangs_holds_up_no_page(backend: Backend, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asker, "PATIENCE", 0.05)
    embedder = Characters()
    kept = keeper(backend, lambda: embedder)
    embedder.held = Event()
    assert first(backend, "老桥有多长呢") == ["bridge"]
    assert backend.embedder_trouble
    kept._failed = 0.0  # noqa: SLF001 - half a minute later, and it hangs still
    kept.changed()
    assert kept.settled(LONG)
    assert backend.embedder_trouble is not None
    embedder.held.set()
    embedder.held = None
    while kept._asker.is_late:  # noqa: SLF001 - it has answered at last
        pass
    kept._failed = 0.0  # noqa: SLF001 - half a minute later
    kept.changed()
    assert kept.settled(LONG)
    assert backend.embedder_trouble is None
    assert first(backend, "同学叫我绰号")[:1] == ["names"]


def test_who_is_late_once_is_asked_again_and_who_is_late_twice_is_left_alone(
    backend: Backend, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asker, "PATIENCE", 0.05)
    embedder = Characters()
    kept = keeper(backend, lambda: embedder)

    def late(text: str) -> list[str]:
        embedder.held = Event()
        hits = first(backend, text)
        embedder.held.set()
        embedder.held = None
        while kept._asker.is_late:  # noqa: SLF001 - it has answered at last
            pass
        return hits

    assert late("同学叫我绰号") == []
    assert backend.embedder_trouble is None
    assert first(backend, "同学叫我绰号")[:1] == ["names"], "what words answered meanwhile is not kept"
    assert late("小朋友叫我绰号") == []
    assert backend.embedder_trouble is not None
    asked = len(embedder.asked)
    assert first(backend, "有人叫我绰号") == []
    assert len(embedder.asked) == asked


def test_vectors_of_another_model_or_length_are_made_anew(backend: Backend) -> None:
    keeper(backend, Characters)
    for other in (Characters("characters 2"), Characters("characters 1", length=900)):
        assert keeper(backend, partial(_same, other)).progress == (3, 3)
        assert any("老桥" in text for text in other.asked)
        assert first(backend, "同学叫我绰号")[:1] == ["names"]


def test_an_embedder_that_fails_leaves_words_alone_and_says_so(backend: Backend) -> None:
    embedder = Characters()
    kept = keeper(backend, lambda: embedder)
    generation = backend.generation()
    embedder.broken = OSError("gone")
    assert first(backend, "小朋友叫我绰号") == []
    assert first(backend, "老桥有多长呢") == ["bridge"]
    assert backend.embedder_trouble
    assert backend.generation() != generation
    embedder.broken = None
    kept._failed = 0.0  # noqa: SLF001 - half a minute later
    kept.changed()
    assert kept.settled(LONG)
    assert backend.embedder_trouble is None
    assert first(backend, "小朋友叫我绰号")[:1] == ["names"]


@pytest.mark.parametrize("error", [ImportError("no"), RuntimeError("no"), DonglingError(Said("没有装", "not there"))])
def test_an_embedder_that_can_not_be_made_is_no_trouble_of_a_search(backend: Backend, error: Exception) -> None:
    def make() -> Embedder:
        raise error

    keeper(backend, make)
    assert first(backend, "老桥") == ["bridge"]
    assert backend.embedder_trouble
    if isinstance(error, DonglingError):
        assert backend.embedder_trouble.zh == "没有装"


def test_questions_of_another_length_than_the_vectors_are_trouble(backend: Backend) -> None:
    embedder = Characters()
    keeper(backend, lambda: embedder)
    embedder.length = 8
    assert first(backend, "同学叫我绰号") == []
    assert backend.embedder_trouble


def test_pages_go_on_from_both_orders_to_the_rest_without_gap_or_repetition(tmp_path: Path) -> None:
    backend = WhooshBackend(tmp_path / "search")
    many = [document(f"u{n:03}", f"河边的桥{n}", "河边的桥很老，孩子们去看桥。") for n in range(130)]
    backend.rebuild([*many, DOCUMENTS[0]])
    keeper(backend, Characters)
    pages = [backend.search(Query("河边的桥绰号", page=page, limit=20)) for page in range(1, 8)]
    found = [hit.identifier for page in pages for hit in page.hits]
    assert len(found) == len(set(found)) == pages[0].total
    assert len({page.total for page in pages}) == 1
    backend.close()
