"""The server: waitress, with limits on what one address may take of it.

waitress is one process of pure Python that a slow answer can't block. By itself it takes 100 connections in all, keeps
a half-open one for as long as a byte comes now and then, and answers in the order of arrival; see `connections` and
`fair_queue` for what is otherwise here.
"""

from typing import Any, Protocol

from flask import Flask
from waitress.server import BaseWSGIServer, create_server

from dongling_web.server.connections import Channel, Door, Limits
from dongling_web.server.fair_queue import FairDispatcher

THREADS = 8
OF_ONE = 6
"""So many threads may answer one address at the same time."""
_MOST_BODY = 1024 * 1024
"""Beyond this nothing is even read; the app's own limits are lower, and answer with a page."""
_MOST_HEAD = 64 * 1024
_BACKLOG = 1024


class Server(Protocol):
    """What serves until the process is told to end."""

    def run(self) -> None:
        """Serve."""
        ...


def make_server(app: Flask, host: str, port: int, proxy: str = "", limits: Limits = Limits()) -> Server:  # noqa: B008 - it is frozen
    """Return the server of an app, which listens already; `proxy` is the only address that is believed about others.

    Raises OSError when it can't listen.
    """
    threads = FairDispatcher(THREADS, OF_ONE)
    sockets: dict[int, Any] = {}
    server = create_server(
        app,
        map=sockets,
        _dispatcher=threads,
        host=host,
        port=port,
        asyncore_use_poll=True,
        backlog=_BACKLOG,
        connection_limit=2 * limits.connections,  # the door keeps it far from there
        max_request_body_size=_MOST_BODY,
        max_request_header_size=_MOST_HEAD,
        **_behind(proxy),
    )
    door = Door(limits, threads, proxy)
    for listening in list(sockets.values()):
        if isinstance(listening, BaseWSGIServer):
            listening.channel_class = type("OurChannel", (Channel,), {"door": door})
    return server


def _behind(proxy: str) -> dict[str, Any]:
    """Return how to read what a proxy says of the address that was asked and of who asked; nobody else is believed."""
    headers = {"x-forwarded-for", "x-forwarded-proto", "x-forwarded-host"}
    return {"trusted_proxy": proxy, "trusted_proxy_headers": headers} if proxy else {}
