"""A server with an app of its own, asked over real sockets."""

import http.client
import socket
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from typing import Any

from flask import Flask, Response, request

from dongling_web.http.own_address import REACHED
from dongling_web.server.connections import Limits
from dongling_web.server.server import make_server


@dataclass
class Running:
    """A server whose page `/wait` waits to be let go."""

    port: int
    app: Flask
    go: threading.Event = field(default_factory=threading.Event)
    begun: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))

    def ask(self, path: str, at: str = "127.0.0.1", **headers: str) -> socket.socket:
        """Return a connection on which a page was asked for."""
        one = socket.create_connection(("127.0.0.1", self.port), timeout=10, source_address=(at, 0))
        lines = [
            f"GET {path} HTTP/1.1",
            "Host: localhost",
            *(f"{k.replace('_', '-')}: {v}" for k, v in headers.items()),
        ]
        one.sendall(("\r\n".join(lines) + "\r\n\r\n").encode())
        return one

    def get(self, path: str, at: str = "127.0.0.1", **headers: str) -> http.client.HTTPResponse:
        """Return a whole answer."""
        with closing(self.ask(path, at, **headers)) as one:
            answer = http.client.HTTPResponse(one)
            answer.begin()
            answer.read()
            return answer


@contextmanager
def running(limits: Limits = Limits(), proxy: str = "") -> Iterator[Running]:  # noqa: B008 - it is frozen
    """Run a server in a thread."""
    app = Flask("waiting")
    server: Any = make_server(app, "127.0.0.1", 0, proxy, limits)
    site = Running(server.effective_port, app)

    @app.get("/wait")
    def wait() -> str:
        site.begun.release()
        site.go.wait(10)
        return "waited"

    @app.get("/who")
    def who() -> Response:
        return Response("", headers={"X-Who": request.remote_addr or ""})

    @app.get("/reached")
    def reached() -> str:
        return str(request.environ[REACHED])

    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        yield site
    finally:
        site.go.set()
        server.task_dispatcher.shutdown()
        server.close()
        for one in list(server.active_channels.values()):
            one.handle_close()
        thread.join(10)
    assert not thread.is_alive()
