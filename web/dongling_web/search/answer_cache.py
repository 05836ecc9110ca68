"""Answers to searches, kept while the content stays as it is: many people search for the same few words.

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

from flask import Response, current_app, make_response, request

from dongling.catalog import Catalog
from dongling_web.drafts.cookie import has_drafts
from dongling_web.http.context import current_catalog, current_library
from dongling_web.http.headers import squeeze

MOST = 256
_KEY = "dongling.kept"
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
    """The last answers, at most MOST; all go when the content is another."""

    def __init__(self) -> None:
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
                while len(self._answers) > MOST:
                    self._answers.popitem(last=False)


def cached_answer(view: View) -> Callable[[], Response]:
    """Answer from what is kept, else by `view`."""

    @wraps(view)
    def answer() -> Response:
        if has_drafts():
            return make_response(view())
        answers = current_app.extensions.setdefault(_KEY, AnswerCache())
        key = request.path, sha256(request.query_string).digest(), request.accept_encodings.quality("gzip") > 0
        content = Content(current_catalog(), _generation())
        response: Response | None = answers.get(content, key)
        if response is None:
            response = squeeze(make_response(view()))
            if content.generation and content.generation == _generation():
                answers.put(content, key, response)
        return response

    return answer


def _generation() -> str:
    """Return the generation of the content, or nothing while search is away."""
    try:
        return current_library().generation
    except Exception:  # noqa: BLE001 - of any backend; the search that follows tells of it
        return ""
