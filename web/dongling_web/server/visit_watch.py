"""What was asked and how it was answered: each request has a number, which every line of the log says while it runs.

Numbers, addresses and times go to whoever wants to be told: the access log, the counts of `/metrics`. The key of a
draft is in none of them, nor what was searched for.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from secrets import token_hex
from time import perf_counter
from typing import Any

from flask import Flask, Response, request

from dongling_web.http.errors import without_key
from dongling_web.server.visit import NUMBER, Visit

HEADER = "X-Request-ID"
_GIVEN = re.compile(r"[A-Za-z0-9-]{8,64}")
_ROOM = "dongling.room"


def watch_visits(app: Flask, told: Sequence[Callable[[Visit], object]], *, believe: bool = False) -> None:
    """Give each request of `app` a number and tell of it; with `believe`, one that a proxy gave already is kept."""

    @app.after_request
    def note_room(response: Response) -> Response:
        request.environ[_ROOM] = request.blueprint or "-"
        return response

    app.wsgi_app = _Watched(app.wsgi_app, told, believe=believe)  # type: ignore[method-assign]  # as Flask's docs say


class _Watched:
    """The app, and what is told of each request."""

    def __init__(
        self, app: Callable[..., Iterable[bytes]], told: Sequence[Callable[[Visit], object]], *, believe: bool
    ) -> None:
        self._app, self._told, self._believe = app, told, believe

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        begun = perf_counter()
        given = environ.get("HTTP_X_REQUEST_ID", "")
        number = given if self._believe and _GIVEN.fullmatch(given) else token_hex(4)
        before = NUMBER.set(number)

        def start(status: str, headers: list[tuple[str, str]], exc_info: Any = None) -> Any:
            size = next((value for name, value in headers if name.lower() == "content-length"), "-")
            visit = Visit(
                number,
                str(environ.get("REMOTE_ADDR", "-")),
                environ["REQUEST_METHOD"],
                without_key(environ.get("PATH_INFO", "")),
                environ.get(_ROOM, "-"),
                int(status[:3]),
                size,
                perf_counter() - begun,
            )
            for tell in self._told:
                with suppress(Exception):  # whatever can't be written or counted, the page is shown
                    tell(visit)
            return start_response(status, [*headers, (HEADER, number)], exc_info)

        try:
            return self._app(environ, start)
        finally:
            NUMBER.reset(before)
