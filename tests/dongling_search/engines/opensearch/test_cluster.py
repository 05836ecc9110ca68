"""Where the cluster is, and what is said when it is not there; the real client, and a port that nobody listens on."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from dongling.problems import AWAY, DonglingError
from dongling_search.engines import Ask
from dongling_search.engines.opensearch.cluster import Address
from dongling_search.engines.opensearch.engine import OpenSearchEngine
from dongling_search.query import parse


@pytest.fixture
def nobody() -> Iterator[str]:
    """Return an address that refuses: its port is taken, but not listened on."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        yield f"http://user:secret@127.0.0.1:{taken.getsockname()[1]}"


def test_several_hosts_with_and_without_tls() -> None:
    address = Address.read("http://one, https://two:9201/search ,https://three")
    assert [(host["host"], host["port"], host["use_ssl"]) for host in address.hosts] == [
        ("one", 9200, False),
        ("two", 9201, True),
        ("three", 443, True),
    ]
    assert address.hosts[1]["url_prefix"] == "search"
    assert str(address) == "one:9200, two:9201, three:443"


def test_user_and_password_come_from_a_file_or_from_the_address(tmp_path: Path) -> None:
    file = tmp_path / "login"
    file.write_text("reader:a:b c\n", encoding="utf-8")
    assert Address.read("http://one").login is None
    assert Address.read("http://u:p%40ss@one").login == ("u", "p@ss")
    assert Address.read("http://u:p@one", file).login == ("reader", "a:b c")


@pytest.mark.parametrize("urls", ["", "one:9200", "ftp://one", "http://", "http://one:port", "https://one,two"])
def test_what_is_no_address_is_wrong_use(urls: str) -> None:
    with pytest.raises(DonglingError, match="--search-url") as told:
        Address.read(urls)
    assert told.value.status == 2


def test_a_file_that_is_not_there_or_is_no_login_is_named(tmp_path: Path) -> None:
    file = tmp_path / "login"
    with pytest.raises(DonglingError, match="login"):
        Address.read("http://one", file)
    with pytest.raises(DonglingError, match="login"):
        Address.read("https://one", None, file)
    file.write_text("no colon", encoding="utf-8")
    with pytest.raises(DonglingError, match="冒号"):
        Address.read("http://one", file)


def test_a_cluster_that_is_away_is_told_in_one_sentence_without_the_password(nobody: str) -> None:
    engine = OpenSearchEngine(Address.read(nobody), "dongling")
    for work in (engine.generation, engine.known, lambda: engine.search(Ask(parse("书院")))):
        with pytest.raises(DonglingError) as told:
            work()
        assert told.value.status == AWAY
        assert "没有应答" in told.value.message.zh
        assert "does not answer" in told.value.message.en
        assert "secret" not in told.value.message.zh + told.value.message.en
    engine.close()
