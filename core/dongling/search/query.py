"""A search query: text, filters, view, page and order."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from dongling.catalog import EVERYTHING, PUPIL

Sort = Literal["relevance", "minutes", "newest"]
FACETS = ("stage", "kind", "school", "theme")
FILTERS = (*FACETS, "band", "audience")
DOOR = "door"
"""The facet that tells which doors show a unit."""
MAX_TEXT = 100
PAGE = 10


@dataclass(frozen=True, slots=True)
class Query:
    """A query: text, filters (values within one are OR, filters are AND), view, page and order.

    `minutes` means at most so many. `door` is the view (catalog/doors.py), "all" leaves nothing out; who filters by
    `audience` means only units for these, and no view stands in the way. `raw` takes the text as typed: no word of it
    becomes a filter, and nothing is corrected.
    """

    text: str = ""
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    minutes: int | None = None
    door: str = PUPIL
    page: int = 1
    limit: int = PAGE
    sort: Sort = "relevance"
    raw: bool = False

    @property
    def view(self) -> str:
        """The door whose view leaves units out: none does where the reader says for whom they are to be."""
        return EVERYTHING if self.filters.get("audience") else self.door
