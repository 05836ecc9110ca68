"""Who may change something, and how often: a page of another site may not, and nobody may without end.

There is no token in any form. A browser says by itself from where a request comes: `Sec-Fetch-Site`, which no page
can forge, or on a site without https the whole `Origin`. A program says neither; it may write only where it brings
no cookie, since then there is nothing of somebody else's that it could use.
"""

from math import ceil
from time import time
from urllib.parse import urlsplit

from flask import Flask, current_app, request
from limits import RateLimitItem, RateLimitItemPerHour, RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from dongling_web.errors import Refused, Trouble
from dongling_web.http.addresses import place

ONE_DRAFT = RateLimitItemPerMinute(120)
"""What one teacher does in a hurry is some 20 changes a minute."""
ONE_PLACE = RateLimitItemPerMinute(1200)
"""A school is often one address: so much for all its teachers together."""
NEW_DRAFTS = RateLimitItemPerHour(300)
_KEY = "dongling.pace"
_READING = {"GET", "HEAD", "OPTIONS"}
_MOST_NAMES = 5000
_PORTS = {"http": 80, "https": 443}
_ELSEWHERE = Trouble(403, "没有保存", "这个请求不是从本站的页面发出的，什么也没有改；请在本站的页面上再做一次。")


class Pace:
    """How often each draft and each address wrote lately, in the memory of this process."""

    def __init__(self) -> None:
        self._begin()

    def _begin(self) -> None:
        self._storage = MemoryStorage()
        self._limiter = MovingWindowRateLimiter(self._storage)

    def step(self, limit: RateLimitItem, who: str) -> None:
        """Note that `who` writes; Refused when that is once too often."""
        if len(self._storage.events) > _MOST_NAMES:
            self._begin()  # a storage never forgets a name by itself
        limiter = self._limiter
        if not limiter.hit(limit, who):
            again = limiter.get_window_stats(limit, who).reset_time
            raise Refused(_too_many(max(1, ceil(again - time()))))


def _too_many(seconds: int) -> Trouble:
    wait = f"{seconds}秒" if seconds < 90 else f"{ceil(seconds / 60)}分钟"
    text = f"改得太快了，这一次没有保存，已存的都在；请等{wait}再试。"
    return Trouble(429, "请慢一点", text, headers=(("Retry-After", str(seconds)),))


def guard(app: Flask) -> None:
    """Look at every request that would change something before `app` does."""
    app.extensions[_KEY] = Pace()
    app.before_request(_look)


def slow_down(limit: RateLimitItem) -> None:
    """Note one more of something from this address; Refused when that is once too often."""
    pace: Pace = current_app.extensions[_KEY]
    pace.step(limit, place(request.remote_addr or ""))


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


def _origin(address: str) -> tuple[str, str, int] | None:
    """Return scheme, host and port; None for what is no address, such as `null`."""
    try:
        parts = urlsplit(address)
        port = parts.port or _PORTS[parts.scheme]
    except (ValueError, KeyError):
        return None
    return (parts.scheme, parts.hostname, port) if parts.hostname else None
