"""Answers that are kept while the content stays as it is: to searches, and the pages that count all units.

Many people search for the same few words, and many begin at the home page or the map.

What is kept goes to whoever asks the same, so it may depend on the address and the content, on nothing else of the
request: a browser with drafts of its own is answered anew, since its pages show them. Only whole answers that went
well are kept, gzipped for those who take it.
"""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from hashlib import sha256
from threading import Lock

from flask import Flask, Response, current_app, make_response, request

from dongling.catalog import Catalog
from dongling_web.http.context import current_catalog, current_library
from dongling_web.http.headers import squeeze

MOST = 256
MOST_PAGES = 64
_KEY = "dongling.kept"
_PAGES = "dongling.kept_pages"
_OWN = "dongling.own"
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


class AnswerCache:
    """The last answers, at most `most`; all go when the content is another."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._lock = Lock()
        self._content: Content | None = None
        self._answers: OrderedDict[Key, tuple[bytes, list[tuple[str, str]]]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._answers)

    def get(self, content: Content, key: Key) -> Response | None:
        """Return what was answered to `key` from the same content."""
        with self._lock:
            if not content.is_same(self._content):
                self._content = content
                self._answers.clear()
            answer = self._answers.get(key)
            if answer is None:
                return None
            self._answers.move_to_end(key)
        return Response(answer[0], headers=answer[1])

    def put(self, content: Content, key: Key, response: Response) -> None:
        """Keep an answer, unless the content is another by now."""
        with self._lock:
            if content.is_same(self._content):
                self._answers[key] = response.get_data(), list(response.headers)
                while len(self._answers) > self._most:
                    self._answers.popitem(last=False)


def keep_answers(app: Flask, is_own: Callable[[], bool]) -> None:
    """Let `app` keep answers; `is_own` tells whether this browser's pages show what is its own."""
    app.extensions[_OWN] = is_own
    app.extensions[_KEY], app.extensions[_PAGES] = AnswerCache(), AnswerCache(MOST_PAGES)


def cached_answer(view: View) -> Callable[[], Response]:
    """Answer a search from what is kept, else by `view`."""
    return _cached(view, _KEY, _generation)


def cached_page(view: View) -> Callable[[], Response]:
    """Answer with a page that is made of the catalog alone from what is kept, else by `view`; search may be away."""
    return _cached(view, _PAGES, lambda: _NO_SEARCH)


def _cached(view: View, where: str, generation: Callable[[], str]) -> Callable[[], Response]:
    @wraps(view)
    def answer() -> Response:
        if current_app.extensions[_OWN]():
            return make_response(view())
        answers = current_app.extensions[where]
        key = request.path, sha256(request.query_string).digest(), request.accept_encodings.quality("gzip") > 0
        content = Content(current_catalog(), generation())
        response: Response | None = answers.get(content, key)
        if response is None:
            response = squeeze(make_response(view()))
            if content.generation and content.generation == generation():
                answers.put(content, key, response)
        return response

    return answer


def _generation() -> str:
    """Return the generation of the content, or nothing while search is away."""
    try:
        return current_library().generation
    except Exception:  # noqa: BLE001 - of any backend; the search that follows tells of it
        return ""
