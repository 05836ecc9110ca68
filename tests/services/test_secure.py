"""A cluster behind TLS and a password, as districts run it: a real certificate, and a gate before a real node."""

import base64
import http.client
import ssl
import subprocess
import threading
from collections.abc import Iterator
from contextlib import closing
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from dongling import Settings
from dongling.problems import AWAY, DonglingError
from dongling.search import Query
from dongling_search.backend import OpenSearchBackend
from tests.dongling_search.making import ACADEMY
from tests.services.nodes import Nodes

LOGIN = "reader:一个 secret:"


class Gate(BaseHTTPRequestHandler):
    """Lets those through who know the password."""

    node = 0
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Pass a request on."""
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        wanted = "Basic " + base64.b64encode(LOGIN.encode()).decode()
        if self.headers.get("Authorization") != wanted:
            self._answer(401, b"{}")
            return
        with closing(http.client.HTTPConnection("127.0.0.1", self.node)) as node:
            node.request(self.command, self.path, body, {"Content-Type": self.headers.get("Content-Type", "")})
            answer = node.getresponse()
            self._answer(answer.status, answer.read())

    do_POST = do_PUT = do_DELETE = do_HEAD = do_GET  # noqa: N815 - the names that http.server looks for

    def _answer(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name that http.server gives it
        """Say nothing."""


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a certificate of 127.0.0.1 that vouches for itself; its key lies beside it."""
    folder = tmp_path_factory.mktemp("tls")
    files = "-keyout", str(folder / "key.pem"), "-out", str(folder / "ca.pem")
    named = "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", *files, *named],
        check=True,
        capture_output=True,
    )
    return folder / "ca.pem"


@pytest.fixture
def gate(nodes: Nodes, certificate: Path) -> Iterator[str]:
    """Return the address of the gate."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, certificate.with_name("key.pem"))
    handler = type("GateToNode", (Gate,), {"node": nodes.http[0]})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.socket = context.wrap_socket(server.socket, server_side=True)
        serving = threading.Thread(target=server.serve_forever)
        serving.start()
        yield f"https://127.0.0.1:{server.server_port}"
        server.shutdown()
        serving.join()


def test_who_has_certificate_and_password_searches(gate: str, certificate: Path, name: str, tmp_path: Path) -> None:
    login = tmp_path / "login"
    login.write_text(LOGIN, encoding="utf-8")
    backend = OpenSearchBackend(
        tmp_path, settings=Settings(search_url=gate, search_index=name, search_login=login, search_ca=certificate)
    )
    backend.rebuild([ACADEMY])
    assert backend.search(Query("书院")).total == 1
    backend.close()


def test_who_has_not_is_told_which(gate: str, certificate: Path, tmp_path: Path) -> None:
    for settings, word in (
        (Settings(search_url=gate, search_ca=certificate), "用户"),
        (Settings(search_url=gate), "证书不可信"),
    ):
        backend = OpenSearchBackend(tmp_path, settings=settings)
        with pytest.raises(DonglingError, match=word) as told:
            backend.search(Query("书院"))
        assert told.value.status == AWAY
        backend.close()
