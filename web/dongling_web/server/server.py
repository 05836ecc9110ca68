"""The server: waitress, with limits on what one address may take of it.

waitress is one process of pure Python that a slow answer can't block. By itself it takes 100 connections in all, keeps
a half-open one for as long as a byte comes now and then, answers in the order of arrival, and drops at its end what it
has not answered; see `connections`, `fair_queue` and `drain` for what is otherwise here.
"""

from collections.abc import Callable, Collection, Sequence
from socket import socket
from threading import RLock
from time import monotonic
from typing import Any, cast

from flask import Flask
from waitress import wasyncore
from waitress.server import BaseWSGIServer, create_server

from dongling_web.server.bodies import Coming
from dongling_web.server.connections import Channel, Door, Limits
from dongling_web.server.fair_queue import FairDispatcher
from dongling_web.server.listener import BACKLOG
from dongling_web.server.pulse import Pulse

THREADS = 8
OF_ONE = 6
"""So many threads may answer one address at the same time."""
GRACE = 10.0
"""Seconds that requests which are being answered have when the site ends."""
_TICK = 0.25
_MOST_BODY = 1024 * 1024
"""Beyond this nothing is even read, but where files come in; the app's limits are lower, and answer with a page."""
_MOST_HEAD = 128 * 1024
"""Room for an address with 10,000 Chinese characters, nine bytes each: whoever pastes a page into the search."""


def _nothing() -> None:
    """Tell nobody that the server is alive."""


class Server:
    """Serves an app on sockets that listen already, until it is told to `drain`.

    `proxy` is the only address that is believed about others; `writers` are the names of cookies without which no files
    are taken, nothing where nobody writes; `beat` is called twice a second by a thread that answers
    requests, as long as one comes free.
    """

    def __init__(
        self,
        app: Flask,
        listening: Sequence[socket],
        proxy: str = "",
        limits: Limits = Limits(),  # noqa: B008 - it is frozen
        beat: Callable[[], object] = _nothing,
        writers: Collection[str] = (),
    ) -> None:
        self.threads = FairDispatcher(THREADS, OF_ONE)
        self._map: dict[int, Any] = {}
        create_server(
            app,
            map=self._map,
            _dispatcher=self.threads,
            sockets=list(listening),
            backlog=BACKLOG,
            connection_limit=2 * limits.connections,  # the door keeps it far from there
            max_request_body_size=_MOST_BODY,
            max_request_header_size=_MOST_HEAD,
            **_behind(proxy),
        )
        self._listening = [one for one in self._map.values() if isinstance(one, BaseWSGIServer)]
        self._door = Door(limits, self.threads, proxy, f"{str(app.config['APPLICATION_ROOT']).rstrip('/')}/")
        for one in self._listening:
            parser = type("OurComing", (Coming,), {"home": self._door.home, "writers": writers})
            one.channel_class = type("OurChannel", (Channel,), {"door": self._door, "parser_class": parser})
        self._pulse = Pulse(self.threads, beat)
        self._grace: float | None = None
        self._ends_at = float("inf")
        self._closing = RLock()  # `drain` may be a signal's, that came while this very thread held it
        self._closed = False

    def run(self) -> None:
        """Serve until all that was asked before `drain` is answered, or its grace is over."""
        while not self._over():
            wasyncore.loop(timeout=_TICK, use_poll=True, map=self._map, count=1)
            self._pulse.tick()
            for one in self._listening:
                one.accepting = self._grace is None and not self._pulse.late
            if self._grace is not None and self._ends_at == float("inf"):
                self._close_door(self._grace)
        self.threads.shutdown(timeout=1)
        with self._closing:
            self._closed = True
            wasyncore.close_all(self._map)

    def drain(self, grace: float = GRACE) -> None:
        """Take no more connections, answer those that are there, and end; from any thread, or a signal."""
        with self._closing:
            if not self._closed:  # a closed trigger's number may be another file by now
                self._grace = grace
                self._listening[0].pull_trigger()

    def give_up(self) -> None:
        """Answer all that is asked and not answered that it is not done: this process is about to be ended."""
        for listening in self._listening:
            for one in list(cast("dict[int, Channel]", listening.active_channels).values()):
                one.give_up()

    def _close_door(self, grace: float) -> None:
        self._ends_at = monotonic() + grace
        for one in self._listening:
            one.accepting = True
            for _ in range(BACKLOG):  # a connection that nobody takes before the socket closes is reset
                before = len(self._map)
                one.handle_accept()
                if len(self._map) == before:
                    break
            wasyncore.dispatcher.close(one)  # the trigger stays: connections need it to the end
        self._door.closing_since = monotonic()

    def _over(self) -> bool:
        busy = any(one.active_channels for one in self._listening)
        return self._grace is not None and self._ends_at < float("inf") and (not busy or monotonic() > self._ends_at)


def _behind(proxy: str) -> dict[str, Any]:
    """Return how to read what a proxy says of the address that was asked and of who asked; nobody else is believed."""
    headers = {"x-forwarded-for", "x-forwarded-proto", "x-forwarded-host"}
    return {"trusted_proxy": proxy, "trusted_proxy_headers": headers} if proxy else {}
