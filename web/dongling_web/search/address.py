"""The address of a search: read into a Query, and written again with something changed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from werkzeug.datastructures import MultiDict

from dongling.catalog import Catalog
from dongling.search import FACETS, FILTERS, MAX_TEXT, Query, Results, facet_values, make_query

SORTS: Mapping[str, str] = {"relevance": "按相关", "minutes": "按时长", "newest": "按更新"}
MINUTES: Mapping[int, str] = {10: "10分钟以内", 45: "一课时（45分钟）以内", 90: "两课时（90分钟）以内", 240: "半日以内"}
_USUAL = {"audience": "student", "sort": "relevance", "page": 1}


@dataclass(frozen=True)
class Value:
    """A value of a facet: its count, and whether it is chosen, beside the text or in it."""

    value: str
    name: str
    count: int
    chosen: bool


@dataclass(frozen=True)
class SearchAddress:
    """The search that an address asks for: its query, and whether the text was too long and cut."""

    query: Query
    cut: bool = False

    @classmethod
    def read(cls, args: MultiDict[str, str], catalog: Catalog) -> "SearchAddress":
        """Return what the parameters ask; raises DonglingError for a value that means nothing."""
        text = " ".join(args.get("q", "").split())
        parameters = {name: values for name, values in args.lists() if name not in ("q", "limit")}
        return cls(make_query(catalog, text[:MAX_TEXT], parameters), cut=len(text) > MAX_TEXT)

    def url(self, **changes: object) -> str:
        """Return the address of this search with some values changed, from its first page unless that is given."""
        return address(self._pairs({"page": 1, **changes}))

    def _pairs(self, changes: Mapping[str, object]) -> Iterator[tuple[str, object]]:
        query = self.query
        now: dict[str, object] = {"q": query.text, **{name: query.filters.get(name, ()) for name in FILTERS}}
        now |= {"minutes": query.minutes, "audience": query.audience, "sort": query.sort, "raw": query.raw}
        for name, value in {**now, **changes}.items():
            if isinstance(value, tuple):
                yield from ((name, one) for one in value)
            elif value and value != _USUAL.get(name):
                yield name, 1 if value is True else value

    def facet(self, name: str, results: Results, catalog: Catalog) -> list[Value]:
        """Return the values of a facet with their counts, chosen or not."""
        read = (chip.value for chip in results.chips if chip.facet == name)
        chosen = {*self.query.filters.get(name, ()), *read}
        values = facet_values(results, name, catalog)
        return [Value(v["value"], v["name"], v["count"], v["value"] in chosen) for v in values]

    def facets(self, results: Results, catalog: Catalog) -> dict[str, list[Value]]:
        """Return the facets that the page shows, those with any value."""
        shown = {name: self.facet(name, results, catalog) for name in FACETS}
        return {name: values for name, values in shown.items() if values}

    @property
    def kept(self) -> list[tuple[str, object]]:
        """Return the parameters that the page's form has no field for and must keep."""
        shown = {*FACETS, "q", "minutes", "sort"}
        return [(name, value) for name, value in self._pairs({}) if name not in shown]


def address(pairs: Iterable[tuple[str, object]]) -> str:
    """Return the address of the search page with these parameters."""
    query = urlencode(list(pairs))
    return f"/search?{query}" if query else "/search"
