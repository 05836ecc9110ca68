"""How much may be saved: by one address in a day, and by all together; beyond four fifths somebody should know.

Reading never stops, and whoever has a draft goes on saving it for a while after there is no room for new ones.
"""

import logging
import time
from math import ceil
from threading import Lock
from typing import TYPE_CHECKING

from flask import Flask, current_app
from limits import RateLimitItemPerDay

from dongling.library import Library
from dongling.sequences import Draft
from dongling.store.drafts.draft_text import as_text
from dongling_web.drafts.held_store import store_if_open
from dongling_web.http.errors import Refused, Trouble
from dongling_web.http.health import Sign, add_sign
from dongling_web.http.rate_limit import NEW_DRAFTS, slow_down, spend
from dongling_web.languages.words import later

if TYPE_CHECKING:
    from dongling.store import Store

log = logging.getLogger("dongling.web")
NEW_IN_A_DAY = RateLimitItemPerDay(1000)
WRITTEN_IN_A_DAY = RateLimitItemPerDay(300_000)
"""Kilobytes that one address may save in a day, new or again."""
MOST_DRAFTS = 200_000
ALARM = 0.8
SAVING_ENDS = 1.25
"""So much of its room may be taken until drafts that are there can't be saved either."""
EVERY = 10.0
"""Seconds for which one look at the store is good."""
_KEY = "dongling.quota"
_NO_ROOM = Trouble(
    503,
    later("现在放不下新的序列"),
    later("网站上的序列已经放满，这一次没有保存；已存的都在，还能看，还能导出。请告诉管理员。"),
    "There is no room for new sequences. Nothing saved is lost; all of it can be read and exported. "
    "Please tell the administrator (setting drafts_mb).",
    ways=(("/drafts", later("我的序列")), ("/search", later("找课程")), ("/", later("回到首页"))),
    headers=(("Retry-After", "3600"),),
)


class Room:
    """How much of the room for drafts is taken."""

    def __init__(self, most_mb: int) -> None:
        self._most_bytes = most_mb * 1_000_000
        self._lock = Lock()
        self._share, self._until = 0.0, 0.0
        self._told = False

    def share(self, store: "Store") -> float:
        """Return the part that is taken, 1.0 when it is full; it is logged when that comes to ALARM."""
        with self._lock:
            if time.monotonic() >= self._until:
                there = store.usage()
                self._share = max(there.drafts / MOST_DRAFTS, there.bytes / self._most_bytes)
                self._until = time.monotonic() + EVERY
                self._tell()
            return self._share

    def _tell(self) -> None:
        if self._share >= ALARM and not self._told:
            log.warning("drafts take %d %% of their room (setting drafts_mb)", self._share * 100)
        self._told = self._share >= ALARM


def keep_room(app: Flask, library: Library) -> None:
    """Give `app` its room for drafts, and `/healthz` the field `drafts_used`, in per cent; null while none is open."""
    room = app.extensions[_KEY] = Room(library.settings.drafts_mb)

    def sign() -> Sign:
        store = store_if_open(app)
        share = room.share(store) if store else None
        return Sign(share is None or share < ALARM, share if share is None else ceil(share * 100))

    add_sign(app, "drafts_used", sign)


def may_begin(draft: Draft, store: "Store") -> None:
    """Note a new draft; Refused when this address makes too many, or there is no room for it."""
    _must_have_room(store, 1.0)
    slow_down(NEW_DRAFTS)
    slow_down(NEW_IN_A_DAY)
    _write(draft)


def may_save(draft: Draft, store: "Store") -> None:
    """Note a save of a draft that is there; Refused when this address wrote too much, or there is no room at all."""
    _must_have_room(store, SAVING_ENDS)
    _write(draft)


def _must_have_room(store: "Store", share: float) -> None:
    room: Room = current_app.extensions[_KEY]
    if room.share(store) >= share:
        raise Refused(_NO_ROOM)


def _write(draft: Draft) -> None:
    spend(WRITTEN_IN_A_DAY, ceil(len(as_text(draft).encode()) / 1000))
