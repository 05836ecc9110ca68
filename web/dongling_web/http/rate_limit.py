"""How often one browser, one place and one draft may write."""

from ipaddress import ip_address, ip_network
from math import ceil
from time import time

from flask import current_app, request
from limits import RateLimitItem, RateLimitItemPerHour, RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from dongling_web.http.errors import Refused, Trouble

ONE_DRAFT = RateLimitItemPerMinute(120)
"""What one teacher does in a hurry is some 20 changes a minute."""
ONE_PLACE = RateLimitItemPerMinute(1200)
"""A school is often one address: so much for all its teachers together."""
NEW_DRAFTS = RateLimitItemPerHour(300)
_KEY = "dongling.pace"
_MOST_NAMES = 5000


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


def slow_down(limit: RateLimitItem) -> None:
    """Note one more of something from this address; Refused when that is once too often."""
    pace: Pace = current_app.extensions[_KEY]
    pace.step(limit, place(request.remote_addr or ""))


def place(address: str) -> str:
    """Return whom an address stands for: with IPv6 the network, since one machine has as many addresses as it likes."""
    try:
        known = ip_address(address)
    except ValueError:
        return address[:64]
    return str(ip_network((known, 64), strict=False)) if known.version == 6 else address
