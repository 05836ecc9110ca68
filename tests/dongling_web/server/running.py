"""A server with an app of its own, asked over real sockets."""

import http.client
import socket
import threading
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field

from flask import Flask, Response, request

from dongling_web.http.own_address import REACHED
from dongling_web.server.connections import Limits
from dongling_web.server.listener import listen
from dongling_web.server.server import Server


@dataclass
class Running:
    """A server whose page `/wait` waits to be let go."""

    listening: Sequence[socket.socket]
    app: Flask
    server: Server
    go: threading.Event = field(default_factory=threading.Event)
    begun: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self.listening[0].getsockname()[1])

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

    def late(self) -> bool:
        """Tell whether no thread has come free for a while."""
        return bool(vars(self.server)["_pulse"].late)

    def open_connections(self) -> int:
        """Return how many connections the server has taken."""
        return sum(len(one.active_channels) for one in vars(self.server)["_listening"])


@contextmanager
def running(
    limits: Limits = Limits(),  # noqa: B008 - it is frozen
    proxy: str = "",
    shared: Sequence[socket.socket] = (),
    writers: Sequence[str] = ("dongling_session",),
) -> Iterator[Running]:
    """Run a server in a thread, on sockets of its own, or on those that it shares with others as workers do."""
    app = Flask("waiting")
    listening = [one.dup() for one in shared] or listen("127.0.0.1", 0)
    server = Server(app, listening, proxy, limits, writers=writers)
    site = Running(listening, app, server)

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
        server.drain(0.5)
        thread.join(10)
    assert not thread.is_alive()
