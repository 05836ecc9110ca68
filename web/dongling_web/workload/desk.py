"""Where dear things are asked for: kept from last time, or made in turn, or "come again in a moment".

Dear is what is made of many units or pictures: a long sequence as a file or on paper, the whole map. All else costs no
more than a page, and is made as one.
"""

import re
from collections.abc import Callable, Hashable
from hashlib import sha256

from flask import current_app, request

from dongling.model import Sequence, SequenceFields, Unit
from dongling_web.http.addresses import place
from dongling_web.http.context import current_catalog, current_day
from dongling_web.http.errors import Refused, Trouble
from dongling_web.languages.asked import current_language
from dongling_web.languages.words import spoken
from dongling_web.workload.cache import FileCache
from dongling_web.workload.queue import ExportQueue, Full

CHEAP_STEPS = 20
"""A sequence of so many steps costs about what a search does."""
CHEAP_PICTURES = 8
"""So many pictures are drawn anew for a file in about a second."""
RETRY_SECONDS = 5
_KEY = "dongling.exports"
_FILE = re.compile(r"/export/.*|/bundle\.zip$|\.(csv|svg)$")
"""What the address of a file has behind that of its page."""
_FIELDS = set(SequenceFields.model_fields)


class Desk:
    """The queue and the cache of one app."""

    def __init__(self) -> None:
        self.cache, self.queue = FileCache(), ExportQueue()

    def get(self, key: Hashable, make: Callable[[], bytes], *, keep: bool = True) -> bytes:
        """Return what `make` makes of the catalog; Refused when too many others wait for theirs.

        `key` tells it from all else that is made of one catalog. With `keep` off, it depends on more than the
        catalog, and is made anew.
        """
        catalog = current_catalog()
        answer = self.cache.get(catalog, key) if keep else None
        if answer is not None:
            return answer

        def made_now() -> bytes:
            answer = self.cache.get(catalog, key) if keep else None  # whoever was before may have asked the same
            if answer is None:
                answer = make()
                if keep:
                    self.cache.put(catalog, key, answer)
            return answer

        try:
            return self.queue.make(place(request.remote_addr or ""), made_now)
        except Full:
            raise Refused(come_again()) from None


def desk() -> Desk:
    """Return the desk of the app that answers now."""
    shared = current_app.extensions.setdefault(_KEY, Desk())
    assert isinstance(shared, Desk)
    return shared


def made(
    item: Unit | Sequence, how: Hashable, make: Callable[[], bytes], *, keep: bool = True, draws: bool = False
) -> bytes:
    """Return what `make` makes of an item; `how` tells it from all else that is made of the same one.

    With `draws`, its pictures are drawn anew for it. For many of them a short one is made in turn too, and not kept.
    """
    if isinstance(item, Unit) or len(item.steps) <= CHEAP_STEPS:
        if not draws or _pictures(item) <= CHEAP_PICTURES:
            return make()
        keep = False
    content = sha256(item.model_dump_json(include=_FIELDS).encode()).digest()
    key = item.identifier, content, how, current_day(), current_language()
    return desk().get(key, make, keep=keep)


def _pictures(item: Unit | Sequence) -> int:
    units = [item] if isinstance(item, Unit) else [unit for _, unit, _ in current_catalog().steps(item) if unit]
    return sum(medium.sort == "picture" for unit in units for medium in unit.media)


def come_again() -> Trouble:
    """Return what is said to whom others are before."""
    again, page = request.full_path.rstrip("?"), _FILE.sub("", request.path)
    return Trouble(
        503,
        spoken("前面还有别人的文件在做"),
        spoken("这一份要用几秒钟，同时只做几份；什么也没有丢，过%(seconds)s秒再试一次就好。", seconds=RETRY_SECONDS),
        "Other files are being made first, and only a few at a time. Nothing is lost: try again in a few seconds.",
        ways=((again, spoken("再试一次")), (page, spoken("回到这一页")), ("/", spoken("回到首页"))),
        headers=(("Retry-After", str(RETRY_SECONDS)),),
    )
