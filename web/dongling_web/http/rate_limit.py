"""How often one browser, one place and one draft may write."""

from hashlib import blake2b
from math import ceil
from secrets import token_bytes
from time import time

from flask import Flask, current_app, request
from limits import RateLimitItem, RateLimitItemPerHour, RateLimitItemPerMinute
from limits.storage import MemoryStorage, Storage
from limits.strategies import (
    FixedWindowRateLimiter,
    MovingWindowRateLimiter,
    RateLimiter,
    SlidingWindowCounterRateLimiter,
)

from dongling_web.http.addresses import place
from dongling_web.http.errors import Refused, Trouble
from dongling_web.languages.words import counted, spoken

ONE_DRAFT = RateLimitItemPerMinute(120)
"""What one teacher does in a hurry is some 20 changes a minute."""
ONE_PLACE = RateLimitItemPerMinute(1200)
"""A school is often one address: so much for all its teachers together."""
NEW_DRAFTS = RateLimitItemPerHour(300)
_KEY = "dongling.pace"
SLOTS = 4096
"""So many names are told apart, for each limit."""


class Pace:
    """How often each draft and each address wrote lately.

    It is kept in the memory of this process, or `shared` with others who know the same secret. What is counted is not
    a name but its slot, of which there are so many: names can be made up without end, and a memory that forgets when it
    is full is emptied by whom it should remember. Nobody can tell who shares a slot.
    """

    def __init__(self, shared: Storage | None = None, secret: bytes = b"") -> None:
        self._secret = secret or token_bytes(32)
        self._storage = MemoryStorage()
        self._moving: RateLimiter = (
            SlidingWindowCounterRateLimiter(shared) if shared else MovingWindowRateLimiter(self._storage)
        )
        self._fixed: RateLimiter = FixedWindowRateLimiter(shared or self._storage)

    def __len__(self) -> int:
        """Return how many names it remembers in its own memory: SLOTS at most, for each limit."""
        return len(self._storage.events) + len(self._storage.storage)

    def step(self, limit: RateLimitItem, who: str) -> None:
        """Note that `who` writes; Refused when that is once too often."""
        self._note(self._moving, limit, who, 1)

    def spend(self, limit: RateLimitItem, who: str, much: int) -> None:
        """Note that `who` writes so much; Refused when it is too much for the time of the limit."""
        self._note(self._fixed, limit, who, much)

    def count(self, limit: RateLimitItem, who: str) -> None:
        """Note one more of what `who` did, whether that is too often or not."""
        self._moving.hit(limit, self._slot(who))

    def left(self, limit: RateLimitItem, who: str) -> tuple[int, int]:
        """Return how often `who` may do it yet, and when that is never, in how many seconds again."""
        stats = self._moving.get_window_stats(limit, self._slot(who))
        return stats.remaining, max(1, ceil(stats.reset_time - time()))

    def _note(self, limiter: RateLimiter, limit: RateLimitItem, who: str, cost: int) -> None:
        slot = self._slot(who)
        if not limiter.test(limit, slot, cost=cost) or not limiter.hit(limit, slot, cost=cost):
            again = limiter.get_window_stats(limit, slot).reset_time
            raise Refused(_too_many(max(1, ceil(again - time()))))

    def _slot(self, who: str) -> str:
        digest = blake2b(who.encode("utf-8", "replace"), key=self._secret, digest_size=4).digest()
        return str(int.from_bytes(digest) % SLOTS)


def while_of(seconds: int) -> str:
    """Return how long so many seconds are, in words."""
    if seconds < 90:
        return counted("%(n)s秒", seconds)
    return counted("%(n)s分钟", ceil(seconds / 60)) if seconds < 5400 else spoken("几个小时")


def _too_many(seconds: int) -> Trouble:
    wait = while_of(seconds)
    text = spoken("改得太快了，这一次没有保存，已存的都在；请等%(wait)s再试。", wait=wait)
    return Trouble(429, spoken("请慢一点"), text, headers=(("Retry-After", str(seconds)),))


def keep_pace(app: Flask, pace: Pace) -> None:
    """Have `app` count by `pace`."""
    app.extensions[_KEY] = pace


def current_pace() -> Pace:
    """Return what the app that answers now counts by."""
    pace: Pace = current_app.extensions[_KEY]
    return pace


def slow_down(limit: RateLimitItem) -> None:
    """Note one more of something from this address; Refused when that is once too often."""
    current_pace().step(limit, place(request.remote_addr or ""))


def spend(limit: RateLimitItem, much: int) -> None:
    """Note so much more of something from this address; Refused when that is too much."""
    current_pace().spend(limit, place(request.remote_addr or ""), much)
