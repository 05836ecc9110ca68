"""A real server of vectors on this machine, which a test makes slow, wrong, another one, or ends and starts again."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from tests.dongling_search.meaning.embedders import LENGTH, Characters


class VectorServer:
    """Answers as OpenAI's `/v1/embeddings` does, rows in the order of a busy server."""

    def __init__(self) -> None:
        self.asked: list[dict[str, Any]] = []
        self.status, self.length, self.answer = 200, LENGTH, b""
        self.held: threading.Event | None = None
        self.port = 0
        self._server: ThreadingHTTPServer | None = None

    @property
    def url(self) -> str:
        """The address that a setting names."""
        return f"http://127.0.0.1:{self.port}/v1"

    def start(self) -> None:
        """Serve, where it served before."""
        owner = self

        class Handler(BaseHTTPRequestHandler):
            """Answers one request."""

            def do_POST(self) -> None:
                owner.respond(self)

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as the base names it
                del format, args

        ThreadingHTTPServer.allow_reuse_address = True
        self._server = ThreadingHTTPServer(("127.0.0.1", self.port), Handler)
        self.port = self._server.server_port
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()

    def stop(self) -> None:
        """Be away."""
        if self._server:
            self._server.shutdown()
            self._server.server_close()
            self._server = None

    def respond(self, request: BaseHTTPRequestHandler) -> None:
        """Answer a request, when nothing holds it."""
        asked = json.loads(request.rfile.read(int(request.headers["Content-Length"])))
        self.asked.append({**asked, "path": request.path, "key": request.headers.get("Authorization")})
        if self.held:
            self.held.wait()
        vectors = Characters(length=self.length).questions(asked["input"])
        rows = [{"index": n, "embedding": v} for n, v in enumerate(vectors)]
        told = self.answer or json.dumps({"object": "list", "data": rows[::-1], "model": asked["model"]}).encode()
        request.send_response(self.status)
        if self.status == 302:
            request.send_header("Location", "http://127.0.0.1:9/elsewhere")
        request.send_header("Content-Length", str(len(told)))
        request.end_headers()
        request.wfile.write(told)


@contextmanager
def vector_server() -> Iterator[VectorServer]:
    """Serve for a while."""
    server = VectorServer()
    server.start()
    try:
        yield server
    finally:
        if server.held:
            server.held.set()
        server.stop()
