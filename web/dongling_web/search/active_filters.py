"""The filters that are on, as chips that take them off: those chosen beside the hits and those written in the text."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dongling.catalog import Catalog
from dongling.search import Query, Results, own_facets
from dongling_web.languages.words import Later, later, name_of, spoken
from dongling_web.search.address import MINUTES, SearchAddress, address

FACET_NAMES: Mapping[str, Later] = {
    "stage": later("学段"),
    "kind": later("类型"),
    "school": later("学校"),
    "theme": later("主题"),
    "band": later("年级段"),
    "minutes": later("时长"),
    "audience": later("对象"),
}


def facet_names(catalog: Catalog) -> Mapping[str, str]:
    """Return what readers call each facet, those that the content brings included."""
    return {
        **{name: str(words) for name, words in FACET_NAMES.items()},
        **{name: name_of("scheme", name, catalog) for name in own_facets(catalog.terms)},
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
            yield ActiveFilter(
                facet_names(catalog)[facet], name_of(facet, value, catalog), address.url(**{facet: rest})
            )
    if query.minutes:
        yield ActiveFilter(str(FACET_NAMES["minutes"]), at_most(query.minutes), address.url(minutes=None))


def _read(address: SearchAddress, results: Results, catalog: Catalog) -> Iterator[ActiveFilter]:
    for chip in dict.fromkeys(results.chips):
        name = at_most(int(chip.value)) if chip.facet == "minutes" else name_of(chip.facet, chip.value, catalog)
        yield ActiveFilter(
            facet_names(catalog)[chip.facet], name, address.url(q=_without(address.query, results, {chip.text}))
        )


def _without(query: Query, results: Results, gone: set[str]) -> str:
    """Return the text without the parts that were read as filters; a part may stand in the corrected text only."""
    parts = _PART.findall(query.text)
    if not all(any(text in part for part in parts) for text in gone):
        parts = _PART.findall(results.corrected)
    glued = {text for text in gone if text not in parts}
    return " ".join(filter(None, (_less(part, glued) for part in parts if part not in gone)))


def _less(part: str, glued: set[str]) -> str:
    """Return a part without what was read as a filter within it: 10分钟的, of 10分钟的微课."""
    for text in glued:
        part = part.removeprefix(text).removesuffix(text)
    return part


def at_most(minutes: int) -> str:
    """Return a limit of time in words."""
    return str(MINUTES.get(minutes) or spoken("%(minutes)s分钟以内", minutes=minutes))
