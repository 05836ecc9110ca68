"""Counts searches that found nothing, or nothing to be sure of; also those that are answered from what is kept."""

from collections import OrderedDict
from collections.abc import Callable
from functools import wraps
from threading import Lock

from flask import Flask, Response, current_app, g, request

from dongling.library import Library
from dongling.search import MissedKind, MissedQueries, Query, Results

_KEY = "dongling.missed"
_MARK = "dongling_missed"
REMEMBERED = 1024
"""Of so many addresses is known that what they ask was not found."""


class Counter:
    """Counts what was not found, and remembers addresses whose answers may be kept."""

    def __init__(self, queries: MissedQueries) -> None:
        self._queries = queries
        self._lock = Lock()
        self._known: OrderedDict[bytes, tuple[str, MissedKind]] = OrderedDict()

    def see(self, address: bytes, missed: tuple[str, MissedKind] | None, *, anew: bool) -> None:
        """Count a search; one that was not made `anew` as it was before."""
        with self._lock:
            if not anew:
                missed = self._known.get(address)
            elif missed:
                self._known[address] = missed
                while len(self._known) > REMEMBERED:
                    self._known.popitem(last=False)
            else:
                self._known.pop(address, None)
        if missed:
            self._queries.note(*missed)


def count_missed(app: Flask, library: Library) -> None:
    """Let `app` count, unless the settings say no or there is no folder for it."""
    folder = None if library.settings.no_query_counts else library.cache
    app.extensions[_KEY] = Counter(MissedQueries(folder)) if folder else None


def is_counted() -> bool:
    """Tell whether this site counts what was not found."""
    return current_app.extensions.get(_KEY) is not None


def note(query: Query, results: Results) -> None:
    """Note what a search that is answered now found; the text alone counts, on its first page, without filters."""
    plain = query.text and not query.filters and query.page == 1 and not query.raw
    kind: MissedKind | None = None
    if plain and not results.corrected:
        kind = "nothing" if not results.total else None if results.confident else "unsure"
    setattr(g, _MARK, (query.text, kind) if kind else None)


def counted(view: Callable[[], Response]) -> Callable[[], Response]:
    """Count what the searches of a view did not find."""

    @wraps(view)
    def answer() -> Response:
        response = view()
        counter = current_app.extensions.get(_KEY)
        if counter:
            anew = hasattr(g, _MARK)
            counter.see(request.query_string, g.pop(_MARK, None), anew=anew)
        return response

    return answer
