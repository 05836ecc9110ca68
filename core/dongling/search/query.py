"""A search query: text, filters, view, page and order."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Sort = Literal["relevance", "minutes", "newest"]
FACETS = ("stage", "kind", "school", "theme")
FILTERS = (*FACETS, "band")
MAX_TEXT = 100
PAGE = 10


@dataclass(frozen=True, slots=True)
class Query:
    """A query: text, filters (values within one are OR, filters are AND), view, page and order.

    `minutes` means at most so many. `audience`: units without pupils among theirs are left out unless
    it is "all" or one of the unit's. `raw` takes the text as typed: no word of it becomes a filter, and
    nothing is corrected.
    """

    text: str = ""
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    minutes: int | None = None
    audience: str = "student"
    page: int = 1
    limit: int = PAGE
    sort: Sort = "relevance"
    raw: bool = False
