"""Long lists a page at a time: which page an address asks for, and the addresses of those before and after it.

A page that is no number is refused as the results page refuses it (400); one beyond the last is not there (404).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar
from urllib.parse import urlencode

from flask import abort, request

from dongling.search import page_number

T = TypeVar("T")
CARDS = 30
"""So many units with their descriptions stand on a page."""
ROWS = 60
"""So many units by their titles alone do, and facts and words."""


@dataclass(frozen=True, slots=True)
class Paged(Generic[T]):
    """A page of a list: its `items`, its `number` of `pages`, counted from 1, and the `total` of items on all pages.

    `first` is the number of the first item here in the whole list.
    `before` and `after` are the addresses of the pages beside it; at an end there is none.
    """

    items: Sequence[T]
    number: int
    pages: int
    total: int
    before: str
    after: str
    first: int


def paged(every: Sequence[T], size: int, *, keep: tuple[str, ...] = (), anchor: str = "") -> Paged[T]:
    """Return the page of a list that the request asks for in `page`.

    Addresses of other pages keep the parameters named in `keep`; `anchor` is where on the page the list begins.
    """
    number = page_asked()
    return turned(every[(number - 1) * size : number * size], len(every), size, keep=keep, anchor=anchor)


def page_asked() -> int:
    """Return which page the request asks for, counted from 1."""
    return page_number(request.args.getlist("page"))


def turned(here: Sequence[T], total: int, size: int, *, keep: tuple[str, ...] = (), anchor: str = "") -> Paged[T]:
    """Return likewise the page of a list of which only `here` was looked up, out of `total`."""
    number, pages = page_asked(), max(1, -(-total // size))
    if number > pages:
        abort(404)
    kept = [(name, value) for name in keep if (value := request.args.get(name, ""))]

    def address(page: int) -> str:
        if not 1 <= page <= pages:
            return ""
        query = urlencode([*kept, ("page", page)] if page > 1 else kept)
        return request.path + (f"?{query}" if query else "") + (f"#{anchor}" if anchor else "")

    return Paged(here, number, pages, total, address(number - 1), address(number + 1), (number - 1) * size + 1)
