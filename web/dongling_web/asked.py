"""The address of a search: read into a Query, and written again with something changed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from werkzeug.datastructures import MultiDict

from dongling.asking import make_query
from dongling.catalog import Catalog
from dongling.searching import FACETS, FILTERS, MAX_TEXT, Query, Results, facet_values

SORTS: Mapping[str, str] = {"relevance": "按相关", "minutes": "按时长", "newest": "按更新"}
MINUTES: Mapping[int, str] = {10: "10分钟以内", 45: "一课时（45分钟）以内", 90: "两课时（90分钟）以内", 240: "半日以内"}
FACET_NAMES: Mapping[str, str] = {
    "stage": "学段",
    "kind": "类型",
    "school": "学校",
    "theme": "主题",
    "band": "年级段",
    "minutes": "时长",
    "audience": "对象",
}
_USUAL = {"audience": "student", "sort": "relevance", "page": 1}


@dataclass(frozen=True)
class Chip:
    """A filter that is on, and the address without it."""

    facet: str
    name: str
    url: str


@dataclass(frozen=True)
class Value:
    """A value of a facet: its count, and whether it is chosen."""

    value: str
    name: str
    count: int
    chosen: bool


@dataclass(frozen=True)
class Asked:
    """What was asked: the query, and whether its text was too long and cut."""

    query: Query
    cut: bool = False

    @classmethod
    def read(cls, args: MultiDict[str, str], catalog: Catalog) -> "Asked":
        """Return what the parameters ask; raises DonglingError for a value that means nothing."""
        text = " ".join(args.get("q", "").split())
        given = {name: values for name, values in args.lists() if name not in ("q", "limit")}
        return cls(make_query(catalog, text[:MAX_TEXT], given), cut=len(text) > MAX_TEXT)

    def url(self, **changes: object) -> str:
        """Return the address of this search with some values changed, from its first page unless that is given."""
        return address(self._pairs({"page": 1, **changes}))

    @property
    def narrowed(self) -> bool:
        """Whether anything beside the text narrows the search."""
        return bool(self.query.filters or self.query.minutes or self.query.audience != "student")

    @property
    def without_filters(self) -> str:
        """Return the address of the text alone."""
        return address([("q", self.query.text)] if self.query.text else [])

    def _pairs(self, changes: Mapping[str, object]) -> Iterator[tuple[str, object]]:
        query = self.query
        now: dict[str, object] = {"q": query.text, **{name: query.filters.get(name, ()) for name in FILTERS}}
        now |= {"minutes": query.minutes, "audience": query.audience, "sort": query.sort, "raw": query.raw}
        for name, value in {**now, **changes}.items():
            if isinstance(value, tuple):
                yield from ((name, one) for one in value)
            elif value and value != _USUAL.get(name):
                yield name, 1 if value is True else value

    def chips(self, catalog: Catalog) -> list[Chip]:
        """Return the filters that are on."""
        query = self.query
        found = [
            Chip(FACET_NAMES[facet], catalog.name_of(facet, value), self.url(**{facet: _less(values, value)}))
            for facet, values in query.filters.items()
            for value in values
        ]
        if query.minutes:
            name = MINUTES.get(query.minutes, f"{query.minutes}分钟以内")
            found.append(Chip(FACET_NAMES["minutes"], name, self.url(minutes=None)))
        if query.audience != "student":
            name = "全部" if query.audience == "all" else catalog.terms.name("audience", query.audience)
            found.append(Chip(FACET_NAMES["audience"], name, self.url(audience="student")))
        return found

    def facet(self, name: str, results: Results, catalog: Catalog) -> list[Value]:
        """Return the values of a facet with their counts, chosen or not."""
        chosen = self.query.filters.get(name, ())
        found = facet_values(results, name, catalog)
        return [Value(v["value"], v["name"], v["count"], v["value"] in chosen) for v in found]

    def facets(self, results: Results, catalog: Catalog) -> dict[str, list[Value]]:
        """Return the facets that the page shows, those with any value."""
        shown = {name: self.facet(name, results, catalog) for name in FACETS}
        return {name: values for name, values in shown.items() if values}

    @property
    def kept(self) -> list[tuple[str, object]]:
        """Return the parameters that the page's form has no field for and must keep."""
        shown = {*FACETS, "q", "minutes", "sort"}
        return [(name, value) for name, value in self._pairs({}) if name not in shown]


def _less(values: tuple[str, ...], value: str) -> tuple[str, ...]:
    return tuple(one for one in values if one != value)


def address(pairs: Iterable[tuple[str, object]]) -> str:
    """Return the address of the search page with these parameters."""
    query = urlencode(list(pairs))
    return f"/search?{query}" if query else "/search"
