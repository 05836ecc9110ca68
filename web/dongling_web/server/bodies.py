"""How large a request may be: a form's a little, one that brings files in much, and only a few of those at a time.

What is refused is read to its end and not kept: a browser that is cut off while it sends shows no answer at all.
"""

import re
from collections.abc import Collection
from copy import copy
from io import BytesIO
from typing import Any, cast

from waitress.adjustments import Adjustments
from waitress.parser import HTTPRequestParser
from waitress.utilities import Error

from dongling_web.server.overload import PlainPage

FILES = re.compile(r"/workshop/(?:bring|\d{1,9}/media)")
"""Addresses that take files."""
LARGEST = 201 * 2**20
"""Bytes of a request that brings files in; the app's own limits are lower, and answer with a page."""
READ = 2 * LARGEST
"""Bytes of such a request that is read to its end to be told that it is too large."""
SLOWEST = 20 * 1024
"""Bytes a second: whoever sends files more slowly is not waited for."""
_TOO_LARGE = """<!doctype html>
<html lang="zh-Hans"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>太大了 · Too large</title>
<h1>太大了</h1>
<p>一次最多送200 MB，没有存；退回去，一次少选几个，或先压小。<a href="{home}">回到首页</a></p>
<h1 lang="en">Too large</h1>
<p lang="en">At most 200 MB are taken at once, and nothing was stored. Go back and choose fewer files, or make them
smaller. <a href="{home}">To the start</a></p>
</html>
"""
_NOT_IN = """<!doctype html>
<html lang="zh-Hans"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>先登录 · Sign in first</title>
<h1>先登录</h1>
<p>没有登录，或者过期了，没有存；登录（或输入工坊钥匙）以后再送一次。<a href="{home}workshop">去备课工坊</a></p>
<h1 lang="en">Sign in first</h1>
<p lang="en">You are not signed in, or no longer, and nothing was stored. Sign in, or show the workshop key, and send it
again. <a href="{home}workshop">To the workshop</a></p>
</html>
"""


class TooLarge(PlainPage):
    """The answer 413."""

    code, reason, page = 413, "Content Too Large", _TOO_LARGE


class NotIn(PlainPage):
    """The answer 403 to whoever can't be signed in."""

    code, reason, page = 403, "Forbidden", _NOT_IN


class Coming(HTTPRequestParser):
    """A request as it comes in. A subclass names the `home` of the site, and the cookies of those who may bring files.

    Whether such a cookie is good is for the app to say: without any, nothing large is taken at all.
    """

    home = "/"
    writers: Collection[str] = ()
    turned_away = False

    def parse_header(self, header_plus: bytes) -> None:
        """Read the head; what brings files in may be larger than anything else."""
        super().parse_header(header_plus)
        if self.brings_files:
            self.adj = _for(self.adj, LARGEST)

    @property
    def brings_files(self) -> bool:
        """Tell whether it brings files in, of somebody who may be signed in."""
        return self._is_for_files and self._is_of_a_writer

    @property
    def _is_for_files(self) -> bool:
        path = str(getattr(self, "path", "")).removeprefix(self.home.rstrip("/"))
        return bool(self.writers) and getattr(self, "command", "") == "POST" and bool(FILES.fullmatch(path))

    @property
    def _is_of_a_writer(self) -> bool:
        there = {one.partition("=")[0].strip() for one in self.headers.get("COOKIE", "").split(";")}
        return any(before + name in there for name in self.writers for before in ("", "__Secure-", "__Host-"))

    def received(self, data: bytes) -> int:
        """Take what was sent; what is too large for an address that takes files is told so at its end."""
        begun = self.headers_finished
        taken = super().received(data)
        if not begun and self.headers_finished and self.content_length < READ and self._is_for_files:
            if self._is_of_a_writer and self.content_length >= LARGEST:
                self.turn_away(TooLarge(self.home))
            elif not self._is_of_a_writer and self.content_length >= self.adj.max_request_body_size:
                self.turn_away(NotIn(self.home))
        return taken

    def turn_away(self, why: Error) -> None:
        """Read it to its end, keep nothing of it, and answer `why`."""
        self.close()
        self.turned_away = True
        self.adj, self.completed, self.error = _for(self.adj, READ), False, why
        self.body_rcv = cast("Any", _Nowhere(self.content_length - self.body_bytes_received))

    @property
    def patience(self) -> float:
        """Return how many seconds more than a form it may take, as long as something comes."""
        return self.content_length / SLOWEST if self.brings_files else 0


class _Nowhere:
    """What takes a body and keeps nothing of it, as waitress' receivers do."""

    error = None

    def __init__(self, size: int) -> None:
        self._left = size

    @property
    def completed(self) -> bool:
        return self._left <= 0

    def received(self, data: bytes) -> int:
        taken = min(len(data), self._left)
        self._left -= taken
        return taken

    def getfile(self) -> BytesIO:
        return BytesIO()

    getbuf = getfile

    def __len__(self) -> int:
        return 0


def _for(adjustments: Adjustments, largest: int) -> Any:
    changed = copy(adjustments)
    changed.max_request_body_size = largest
    return changed
