"""Who may change something, and how often: a page of another site may not, and nobody may without end.

There is no token in any form. A browser says by itself from where a request comes: `Sec-Fetch-Site`, which no page
can forge, or on a site without https the whole `Origin`. A program says neither; it may write only where it brings
no cookie, since then there is nothing of somebody else's that it could use.
"""

from urllib.parse import urlsplit

from flask import Flask, current_app, request

from dongling_web.http.errors import Refused, Trouble
from dongling_web.http.rate_limit import _KEY, ONE_DRAFT, ONE_PLACE, Pace, keep_pace, slow_down
from dongling_web.languages.words import later

_READING = {"GET", "HEAD", "OPTIONS"}
_PORTS = {"http": 80, "https": 443}
_ELSEWHERE = Trouble(
    403, later("没有保存"), later("这个请求不是从本站的页面发出的，什么也没有改；请在本站的页面上再做一次。")
)


def guard(app: Flask) -> None:
    """Look at every request that would change something before `app` does."""
    keep_pace(app, Pace())
    app.before_request(_look)


def _look() -> None:
    if request.method in _READING:
        return
    if not from_here():
        raise Refused(_ELSEWHERE)
    slow_down(ONE_PLACE)
    key = (request.view_args or {}).get("key")
    if isinstance(key, str):
        pace: Pace = current_app.extensions[_KEY]
        pace.step(ONE_DRAFT, key)


def from_here() -> bool:
    """Tell whether this request comes from a page of ours, or from a program that uses nobody's cookie."""
    site, origin = request.headers.get("Sec-Fetch-Site"), request.headers.get("Origin")
    if site is not None:
        return site in ("same-origin", "none")
    if origin is not None:
        return _origin(origin) is not None and _origin(origin) == _origin(request.host_url)
    return "Cookie" not in request.headers


def led_here() -> bool:
    """Tell whether a page of ours, or whoever sits there, asked for this page: no other site chose its address.

    Where it is so, and nobody else's words stand on it, the length of a page tells nothing that was put there to find
    out what the rest says (BREACH), and it may be gzipped. A browser that does not say is taken for led from elsewhere.
    """
    site, before = request.headers.get("Sec-Fetch-Site"), request.headers.get("Referer")
    if site is not None:
        return site in ("same-origin", "none")
    return before is not None and _origin(before) is not None and _origin(before) == _origin(request.host_url)


def _origin(address: str) -> tuple[str, str, int] | None:
    """Return scheme, host and port; None for what is no address, such as `null`."""
    try:
        parts = urlsplit(address)
        port = parts.port or _PORTS[parts.scheme]
    except (ValueError, KeyError):
        return None
    return (parts.scheme, parts.hostname, port) if parts.hostname else None
