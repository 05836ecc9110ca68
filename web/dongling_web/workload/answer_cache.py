"""Answers that are kept while the content stays as it is: to searches, and the pages that count all units.

Many people search for the same few words, and many begin at the home page or the map.

What is kept goes to whoever asks the same by the same door in the same language, so it may depend on these and the
content, on nothing else of the request: a browser with drafts of its own is answered anew, since its pages show them.
Who is signed in stands in one place of a page. It is kept with a gap there, made as for nobody, and each is given it
with what is his own in the gap. Only whole answers that went well are kept, gzipped for those who take it.
"""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, wraps
from hashlib import sha256
from secrets import token_hex
from threading import Lock
from typing import NamedTuple, Protocol

from flask import Flask, Response, current_app, g, make_response, request
from markupsafe import Markup

from dongling.catalog import Catalog
from dongling_web.doors.entrance import current_door
from dongling_web.http.context import current_catalog, current_library
from dongling_web.http.headers import finish, is_squeezed, squeeze
from dongling_web.languages.asked import current_language
from dongling_web.workload.gap import Gzipped, Page, Plain

MOST = 256
MOST_PAGES = 64
MOST_BYTES = 2_000_000
"""What so many gzipped answers take, and more: only those that nobody squeezed are ever let go of for it."""
_KEY = "dongling.kept"
_PAGES = "dongling.kept_pages"
_OWN = "dongling.own"
_GAP = f"<!--{token_hex(16)}-->"
"""What stands in the gap of a page while it is made; nobody is ever shown it, so nobody can write it into one."""
_MOST_PARTS = 1024
_NO_SEARCH = "the catalog alone"
"""The generation of what no search has a part in."""
Key = tuple[str, bytes, bool]
View = Callable[[], Response | str]


@dataclass(frozen=True)
class Content:
    """What answers are made from; two are the same only when nothing was reloaded between them."""

    catalog: Catalog
    generation: str

    def is_same(self, other: "Content | None") -> bool:
        """Tell whether answers from the one are answers from the other."""
        return other is not None and self.catalog is other.catalog and self.generation == other.generation


class Own(Protocol):
    """What of a page is one person's, and stands in its gap."""

    def key(self) -> tuple[str, ...]:
        """Return what that depends on besides the language, as cheaply as can be."""
        ...

    def part(self) -> str:
        """Return it, in the language of this request."""
        ...


class _Kept(NamedTuple):
    page: Page
    headers: list[tuple[str, str]]


class AnswerCache:
    """The last answers, at most `most` of at most so many `bytes_`; all go when the content is another."""

    def __init__(self, most: int = MOST, bytes_: int = MOST_BYTES) -> None:
        self._most, self._most_bytes = most, bytes_
        self._bytes = 0
        self._lock = Lock()
        self._content: Content | None = None
        self._answers: OrderedDict[Key, _Kept] = OrderedDict()

    def __len__(self) -> int:
        return len(self._answers)

    def get(self, content: Content, key: Key) -> _Kept | None:
        """Return what was answered to `key` from the same content."""
        with self._lock:
            if not content.is_same(self._content):
                self._content, self._bytes = content, 0
                self._answers.clear()
            answer = self._answers.get(key)
            if answer is not None:
                self._answers.move_to_end(key)
            return answer

    def put(self, content: Content, key: Key, page: Page, headers: list[tuple[str, str]]) -> None:
        """Keep an answer, unless the content is another by now."""
        with self._lock:
            if content.is_same(self._content):
                before = self._answers.pop(key, None)
                self._bytes += len(page) - (len(before.page) if before else 0)
                self._answers[key] = _Kept(page, headers)
                while len(self._answers) > self._most or self._bytes > self._most_bytes:
                    self._bytes -= len(self._answers.popitem(last=False)[1].page)


def keep_answers(app: Flask, is_own: Callable[[], bool], own: Own) -> None:
    """Let `app` keep answers; `is_own` tells whether this browser's pages show more of its own than `own`."""
    app.extensions[_OWN] = is_own, own, _parts(own)
    app.extensions[_KEY], app.extensions[_PAGES] = AnswerCache(), AnswerCache(MOST_PAGES)


def gap() -> Markup:
    """Return what a page that is to be kept has in the place of what is one person's; of others, nothing."""
    return Markup(_GAP) if is_for_all() else Markup()  # noqa: S704 - a comment of our own


def is_for_all() -> bool:
    """Tell whether what is made now will be given to others, too."""
    return "for_all" in g


def cached_answer(view: View) -> Callable[[], Response]:
    """Answer a search from what is kept, else by `view`."""
    return _cached(view, _KEY, _generation)


def cached_page(view: View) -> Callable[[], Response]:
    """Answer with a page that is made of the catalog alone from what is kept, else by `view`; search may be away."""
    return _cached(view, _PAGES, lambda: _NO_SEARCH)


def _cached(view: View, where: str, generation: Callable[[], str]) -> Callable[[], Response]:
    @wraps(view)
    def answer() -> Response:
        is_own, own, part = current_app.extensions[_OWN]
        if is_own():
            return make_response(view())
        answers: AnswerCache = current_app.extensions[where]
        asked = sha256(f"{current_door()} {current_language()} ".encode() + request.query_string).digest()
        key = request.path, asked, request.accept_encodings.quality("gzip") > 0
        content = Content(current_catalog(), generation())
        kept = answers.get(content, key)
        if kept is None:
            kept = _made(view)
            if content.generation and content.generation == generation() and not current_library().progress:
                answers.put(content, key, *kept)
        mine = part(current_language(), *own.key()) if kept.page.has_gap else b""
        return Response(kept.page.filled(mine), headers=kept.headers)

    return answer


def _made(view: View) -> _Kept:
    """Make a page for all: with a gap in the place of what is one person's."""
    g.for_all = True
    try:
        response = make_response(view())
    finally:
        g.pop("for_all")
    if _GAP.encode() not in response.get_data():
        squeeze(response)
        return _Kept(Plain(response.get_data()), list(response.headers))
    finish(response)
    how = Gzipped if is_squeezed(response) else Plain
    before, _, after = response.get_data().partition(_GAP.encode())
    return _Kept(how(before, after), list(response.headers))


def _parts(own: Own) -> Callable[..., bytes]:
    """Return how to make the part of a page that is one person's: of those made last, each is made once."""

    @lru_cache(_MOST_PARTS)
    def part(_language: str, *_key: str) -> bytes:
        response = Response(own.part(), mimetype="text/html")
        finish(response)
        return response.get_data()

    return part


def _generation() -> str:
    """Return the generation of the content, or nothing while search is away."""
    try:
        return current_library().generation
    except Exception:  # noqa: BLE001 - of any backend; the search that follows tells of it
        return ""
