"""What one address may hold open, and for how long: whoever asks slowly, or never to the end, stops nobody.

Where there is no room, the connection that has waited longest for its own sender is let go, of the address that holds
the most; a browser opens another when it needs one. No connection is let go while its request is being answered.
"""

import logging
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from socket import SHUT_WR, socket
from time import monotonic
from typing import Any, cast

from waitress.adjustments import Adjustments
from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser
from waitress.server import BaseWSGIServer
from waitress.task import WSGITask

from dongling_web.http.addresses import forwarded, place
from dongling_web.http.own_address import REACHED
from dongling_web.server import bodies
from dongling_web.server.bodies import Coming
from dongling_web.server.fair_queue import FairDispatcher
from dongling_web.server.overload import NOBODY, Overload, given_up

log = logging.getLogger("dongling.web")


@dataclass(frozen=True)
class Limits:
    """How many connections and waiting requests there may be, and how many seconds each part of one may take.

    `files` is how many requests may bring files in at the same time, `files_of_one` how many of one address: what they
    bring lies on the disk meanwhile. Each takes `longest` at most, however much it says that it brings, and in each
    `window` as much has to come as the slowest sends that is waited for.
    `last_call` is for how long a connection without a request stays open when the site ends: a request may be on its
    way, and would be reset.
    """

    connections: int = 500
    of_one: int = 100
    waiting: int = 100
    files: int = 8
    files_of_one: int = 2
    silent: float = 30
    head: float = 10
    body: float = 15
    window: float = 20
    longest: float = 1800
    answer: float = 600
    last_call: float = 1


class Door:
    """Who is in, and whether there is room for one more; `proxy` comes for many, so only the total counts for it.

    `home` is the address of the home page.
    """

    def __init__(self, limits: Limits, threads: FairDispatcher, proxy: str = "", home: str = "/") -> None:
        self.limits, self.threads, self._proxy, self.home = limits, threads, proxy, home
        self._open: set[Channel] = set()
        self.closing_since: float | None = None
        """Since when the site ends: whoever asks still is answered, and told to ask no more on this connection."""

    def comes_for_many(self, address: str) -> bool:
        """Tell whether an address is that of the proxy."""
        return bool(self._proxy) and self._proxy in ("*", address)

    def enter(self, one: "Channel") -> bool:
        """Let a connection in; return False when there is no room that could be made for it."""
        self._open = {other for other in self._open if other.connected and not other.will_close}
        same = [other for other in self._open if other.place == one.place]
        if not self.comes_for_many(one.address) and len(same) >= self.limits.of_one:
            room = _let_go(same)
        elif len(self._open) >= self.limits.connections:
            room = _let_go(self._crowd())
        else:
            room = True
        if room:
            self._open.add(one)
        return room

    def has_room_for_files(self, whose: str) -> bool:
        """Tell whether one more may bring files in, of the address that it comes from."""
        bringing = [one.brings_for for one in self._open if one.brings_for and one.connected and not one.will_close]
        return len(bringing) < self.limits.files and bringing.count(whose) < self.limits.files_of_one

    def _crowd(self) -> "list[Channel]":
        """Return the connections that could be let go, of the address that has the most of them."""
        idle = [one for one in self._open if one.idle]
        most = Counter(one.place for one in idle).most_common(1)
        return [one for one in idle if one.place == most[0][0]]


def _let_go(among: "Iterable[Channel]") -> bool:
    longest = min((one for one in among if one.idle), key=lambda one: one.since, default=None)
    if longest is None:
        return False
    log.info("a connection of %s is let go to make room", longest.place)
    longest.will_close = True
    return True


class OurTask(WSGITask):
    """A request, with the address of this machine on which it came in."""

    def get_environment(self) -> Any:
        """Return what the app is told of the request."""
        environment = super().get_environment()
        environment[REACHED] = cast("Channel", self.channel).reached
        return environment

    def build_response_header(self) -> bytes:
        """Return the head of the answer; when the site ends it says that the connection does, too."""
        cast("Channel", self.channel).begun = True
        if cast("Channel", self.channel).door.closing_since is not None:
            cast("Any", self.request).headers["CONNECTION"] = "close"
        return super().build_response_header()


class Channel(HTTPChannel):
    """A connection that ends by itself when its sender takes too long. A subclass names its `door`.

    `begun`: an answer to what is asked at the moment was begun; `brings_for`: of which address the files are that come
    in on it at the moment.
    """

    door: Door
    begun = False
    brings_for = ""
    task_class = OurTask
    parser_class = Coming

    def __init__(
        self,
        server: BaseWSGIServer,
        sock: socket,
        addr: Any,
        adj: Adjustments,
        map: Any = None,  # noqa: A002 - waitress'
    ) -> None:
        self.address, self.reached = str(addr[0]), str(sock.getsockname()[0])
        self.place = self.asker = place(self.address)
        self.since = self._began = monotonic()
        self._coming: Coming | None = None
        self._judged = False
        self._came, self._came_at = 0, self._began
        super().__init__(server, sock, addr, adj, map=map)
        self.will_close = not self.door.enter(self)

    @property
    def idle(self) -> bool:
        """Tell whether nothing of it is being answered."""
        return not self.requests

    def readable(self) -> bool:
        """Tell whether to read on; waitress asks this at least once a second, so time is looked at here."""
        if self.idle and not self.will_close and (monotonic() > self._deadline() or self._stands_still()):
            self.will_close = True
        return super().readable()

    def _deadline(self) -> float:
        limits, coming = self.door.limits, self.request
        if self.total_outbufs_len:
            return self.since + limits.answer
        if coming is None and self.door.closing_since is not None:
            return max(self.since, self.door.closing_since) + limits.last_call
        if coming is None:
            return self.since + limits.silent
        patience = min(cast("Coming", coming).patience, limits.longest)
        return self._began + limits.head + (limits.body + patience if coming.headers_finished else 0)

    def _stands_still(self) -> bool:
        coming, now = self._coming, monotonic()
        past = now - self._came_at
        if coming is None or not coming.headers_finished or not coming.patience or past < self.door.limits.window:
            return False
        more = coming.body_bytes_received - self._came
        self._came, self._came_at = coming.body_bytes_received, now
        return more < bodies.SLOWEST * past

    def received(self, data: bytes) -> bool:
        """Take what was sent, and note when the first byte of a request came."""
        taken = super().received(data)
        coming = cast("Coming | None", self.request)
        if coming is not self._coming:
            self._coming, self._began, self._judged, self.brings_for = coming, monotonic(), False, ""
        if coming is not None and coming.headers_finished and not self._judged:
            self._judged, self._came, self._came_at = True, coming.body_bytes_received, monotonic()
            if coming.brings_files and not coming.error:
                self._judge(coming)
        return taken

    def _judge(self, coming: Coming) -> None:
        whose = self._whose(coming)
        if self.door.has_room_for_files(whose):
            self.brings_for = whose
        elif coming.content_length:
            coming.turn_away(Overload(self.door.home))
        else:
            self.will_close = True

    def _whose(self, request: HTTPRequestParser) -> str:
        """Return of which address a request is: as the proxy tells it, else, also of a silent proxy, the peer's."""
        told = request.headers.get("X_FORWARDED_FOR", "") if self.door.comes_for_many(self.address) else ""
        return place(forwarded(told)) or self.place

    def come_forward(self, waiting: Callable[[str], int]) -> None:
        """Say whose turn its next request takes; with too many `waiting` of theirs, it is answered that it is so."""
        request = self.requests[0]
        self.asker = self._whose(request)
        if waiting(self.asker) >= self.door.limits.waiting:
            request.error, self.asker = Overload(self.door.home), NOBODY

    def service(self) -> None:
        """Answer one request, and let the next of its address follow."""
        who, self.begun = self.asker, False
        try:
            super().service()
        finally:
            self.since = monotonic()
            self.door.threads.done(who)

    def give_up(self) -> None:
        """Answer what is asked, and was not answered yet, that it is not done; from any thread, as no other answers."""
        if self.idle or self.begun or self.socket is None:
            return
        with suppress(OSError):
            self.socket.send(given_up(self.door.home))
            self.socket.shutdown(SHUT_WR)
