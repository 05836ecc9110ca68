"""What the filters of a search leave of the documents that a plan finds, and the counts of facets around it."""

from collections.abc import Iterable, Mapping
from functools import cached_property

import numpy as np

from dongling_search.engines import Ask
from dongling_search.engines.whoosh.bm25 import Docs
from dongling_search.engines.whoosh.columns.columns import Columns
from dongling_search.engines.whoosh.columns.facets import Mask


class Selection:
    """Documents of some columns as the filters of an `ask` part them; each filter is looked at once."""

    def __init__(self, columns: Columns, ask: Ask, docs: Docs) -> None:
        self._columns, self._ask, self._docs = columns, ask, docs
        self._masks: dict[str, Mask] = {
            name: columns.facet(name).any_of(wanted, docs) for name, wanted in ask.filters.items() if wanted
        }
        if ask.minutes is not None:
            self._masks[""] = columns.minutes.take(docs) <= ask.minutes

    @cached_property
    def passing(self) -> Docs:
        """The documents that pass all filters."""
        return self._with(self._masks.values())

    @property
    def counts(self) -> Mapping[str, Mapping[str, int]]:
        """How many documents have each value of the facets asked for, each counted ignoring its own filter."""
        names = self._ask.facets
        own = {number: self._but(name) for number, name in enumerate(names) if name in self._masks}
        counted = self._columns.tally(names).of(self.passing, own) if names else ()
        return dict(zip(names, counted, strict=True))

    @property
    def beyond(self) -> Docs:
        """The documents that only the filter `beyond` leaves out."""
        name = self._ask.beyond
        if not (name and name in self._masks):
            return self._docs[:0]
        return self._with([~self._masks[name], *(mask for other, mask in self._masks.items() if other != name)])

    def _but(self, name: str) -> Docs:
        """Return the documents that pass all filters but one."""
        return self._with(mask for other, mask in self._masks.items() if other != name)

    def _with(self, masks: Iterable[Mask]) -> Docs:
        every = list(masks)
        return self._docs[np.logical_and.reduce(every) if len(every) > 1 else every[0]] if every else self._docs
