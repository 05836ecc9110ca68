"""The filters that are on, as chips that take them off: those chosen beside the hits and those written in the text."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dongling.catalog import Catalog
from dongling.search import Query, Results
from dongling_web.search.address import MINUTES, SearchAddress, address

FACET_NAMES: Mapping[str, str] = {
    "stage": "学段",
    "kind": "类型",
    "school": "学校",
    "theme": "主题",
    "band": "年级段",
    "minutes": "时长",
    "audience": "对象",
}
_PART = re.compile(r'[-－]?["“”＂][^"“”＂]*["“”＂]|\S+')
"""A phrase stays whole: a word within it is no filter."""


@dataclass(frozen=True)
class ActiveFilter:
    """A filter that is on, and the address without it."""

    facet: str
    name: str
    url: str


@dataclass(frozen=True)
class ActiveFilters:
    """All filters that are on, and what they leave of the search.

    `words` is the text without the parts that were read as filters; a form that has fields for those sends it.
    `minutes` is the limit of time, of `bands` those that the text names.
    """

    every: tuple[ActiveFilter, ...]
    words: str
    minutes: int | None
    bands: tuple[str, ...]

    def __iter__(self) -> Iterator[ActiveFilter]:
        return iter(self.every)

    def __len__(self) -> int:
        return len(self.every)

    @property
    def cleared(self) -> str:
        """Return the address without any filter."""
        return address([("q", self.words)] if self.words else [])


def chips(address: SearchAddress, results: Results, catalog: Catalog) -> ActiveFilters:
    """Return the filters that are on for these results."""
    query, read = address.query, results.chips
    limits = [query.minutes, *(int(chip.value) for chip in read if chip.facet == "minutes")]
    return ActiveFilters(
        every=(*_read(address, results, catalog), *_chosen(address, catalog)),
        words=_without(query, results, {chip.text for chip in read}),
        minutes=min(filter(None, limits), default=None),
        bands=tuple(chip.value for chip in read if chip.facet == "band"),
    )


def _chosen(address: SearchAddress, catalog: Catalog) -> Iterator[ActiveFilter]:
    query = address.query
    for facet, values in query.filters.items():
        for value in values:
            rest = tuple(other for other in values if other != value)
            yield ActiveFilter(FACET_NAMES[facet], catalog.name_of(facet, value), address.url(**{facet: rest}))
    if query.minutes:
        yield ActiveFilter(FACET_NAMES["minutes"], at_most(query.minutes), address.url(minutes=None))
    if query.audience != "student":
        name = "全部" if query.audience == "all" else catalog.terms.name("audience", query.audience)
        yield ActiveFilter(FACET_NAMES["audience"], name, address.url(audience="student"))


def _read(address: SearchAddress, results: Results, catalog: Catalog) -> Iterator[ActiveFilter]:
    for chip in dict.fromkeys(results.chips):
        name = at_most(int(chip.value)) if chip.facet == "minutes" else catalog.name_of(chip.facet, chip.value)
        yield ActiveFilter(FACET_NAMES[chip.facet], name, address.url(q=_without(address.query, results, {chip.text})))


def _without(query: Query, results: Results, gone: set[str]) -> str:
    """Return the text without the parts that were read as filters; a part may stand in the corrected text only."""
    parts = _PART.findall(query.text)
    if not gone <= set(parts):
        parts = _PART.findall(results.corrected)
    return " ".join(part for part in parts if part not in gone)


def at_most(minutes: int) -> str:
    """Return a limit of time in words."""
    return MINUTES.get(minutes, f"{minutes}分钟以内")
