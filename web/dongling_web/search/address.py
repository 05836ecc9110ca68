"""The address of a search: read into a Query, and written again with something changed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from werkzeug.datastructures import MultiDict

from dongling.catalog import EVERYTHING, PUPIL, Catalog
from dongling.search import FILTERS, MAX_TEXT, Query, Results, facet_values, make_query, shown_facets
from dongling_web.languages.words import Later, later, name_of

SORTS: Mapping[str, Later] = {"relevance": later("按相关"), "minutes": later("按时长"), "newest": later("按更新")}
MINUTES: Mapping[int, Later] = {
    10: later("10分钟以内"),
    45: later("一课时（45分钟）以内"),
    90: later("两课时（90分钟）以内"),
    240: later("半日以内"),
}
_USUAL = {"sort": "relevance", "page": 1}


@dataclass(frozen=True)
class Value:
    """A value of a facet: its count, and whether it is chosen, beside the text or in it."""

    value: str
    name: str
    count: int
    chosen: bool


@dataclass(frozen=True)
class SearchAddress:
    """The search that an address asks for: its query, and whether the text was too long and cut.

    `door` is the one that the address itself names, and addresses made from it name too.
    """

    query: Query
    cut: bool = False
    door: str = ""

    @classmethod
    def read(cls, args: MultiDict[str, str], catalog: Catalog, door: str = PUPIL) -> "SearchAddress":
        """Return what the parameters ask of who came in by `door`; raises DonglingError for a value without meaning."""
        text = " ".join(args.get("q", "").split())
        parameters = {name: values for name, values in args.lists() if name not in ("q", "limit")}
        query = make_query(catalog, text[:MAX_TEXT], parameters, door)
        return cls(query, len(text) > MAX_TEXT, query.door if args.get("door") else "")

    def url(self, **changes: object) -> str:
        """Return the address of this search with some values changed, from its first page unless that is given."""
        return address(self._pairs({"page": 1, **changes}))

    def _pairs(self, changes: Mapping[str, object]) -> Iterator[tuple[str, object]]:
        query = self.query
        names = [name for name in dict.fromkeys((*FILTERS, *query.filters)) if name != "audience"]
        everybody = ("all",) if query.door == EVERYTHING and not self.door else ()
        now: dict[str, object] = {"q": query.text, **{name: query.filters.get(name, ()) for name in names}}
        now |= {
            "minutes": query.minutes,
            "audience": query.filters.get("audience", everybody),
            "door": self.door,
            "sort": query.sort,
            "raw": query.raw,
        }
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
        return [Value(v["value"], name_of(name, v["value"], catalog), v["count"], v["value"] in chosen) for v in values]

    def facets(self, results: Results, catalog: Catalog) -> dict[str, list[Value]]:
        """Return the facets that the page shows, those with any value; the content's own, those of any hit."""
        shown = {name: self.facet(name, results, catalog) for name in shown_facets(catalog.terms)}
        return {name: values for name, values in shown.items() if values}

    def kept(self, shown: Iterable[str]) -> list[tuple[str, object]]:
        """Return the parameters that the page's form has no field for, beside the facets `shown`, and must keep."""
        fields = {*shown, "q", "minutes", "sort"}
        return [(name, value) for name, value in self._pairs({}) if name not in fields]


def address(pairs: Iterable[tuple[str, object]]) -> str:
    """Return the address of the search page with these parameters."""
    query = urlencode(list(pairs))
    return f"/search?{query}" if query else "/search"
