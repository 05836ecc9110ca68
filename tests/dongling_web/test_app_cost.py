"""A page costs what it shows: of a catalogue three times as large it looks at no more units, facts or lists.

Every route of the app is asked, by a browser with drafts, so that no kept answer hides what making it costs. All units
share a theme, a fact, a word, a prerequisite, a school and a collection: whatever a page lists, it is all of them.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.routing import Rule

from dongling import Library, Settings
from dongling_web.app import create_app
from dongling_web.drafts.held_store import close_store
from tests.dongling.counting import Counting, counted
from tests.dongling_web.conftest import browser, write
from tests.dongling_web.crowd import content

SEQUENCE_FILE = "编号: s\n名称: 水课\n课次:\n  - 单元: u-000\n  - 单元: u-001\n"
SMALL, LARGE = 120, 360
_STATIC = {"static", "assets.asset", "colours.colours"}
"""Files of the program, and one style sheet: no page."""


@dataclass
class District:
    """A site with many units, and what its pages looked at."""

    client: FlaskClient
    touched: Mapping[str, Counting[Any]]
    made: dict[str, str] = field(default_factory=dict)

    def draft(self) -> str:
        """Return the key of a new draft of two units with a gap between them, this browser's current one."""
        self.client.delete_cookie("dongling_drafts")
        answer = self.client.post("/drafts", data={"sequence": "q-0"})
        return answer.headers["Location"].partition("/drafts/")[2].partition("?")[0].partition("#")[0]

    def shared(self) -> str:
        """Return the key that only reads a new draft."""
        page = self.client.get(f"/drafts/{self.draft()}").text
        return page.partition("/shared/")[2][:60].partition('"')[0].partition("?")[0].partition("/")[0]

    def deleted(self) -> str:
        """Return the key of a draft that lies in the trash."""
        key = self.draft()
        self.client.post(f"/drafts/{key}/delete")
        return key

    def counts(self) -> dict[str, int]:
        """Return how many units, facts, sequences and collections were looked at since they were forgotten."""
        return {name: len(there.names) for name, there in self.touched.items()}


Ask = Callable[[District], tuple[str, str, dict[str, Any]]]


def get(path: str) -> Ask:
    """Return the request for a page."""
    return lambda _: ("GET", path, {})


def of_draft(path: str, method: str = "GET", **form: str) -> Ask:
    """Return a request about a draft that is new."""
    return lambda district: (method, path.format(district.draft()), form)


def of_file(path: str, text: str) -> Ask:
    """Return a request that sends a file."""
    return lambda _: ("POST", path, {"file": (BytesIO(text.encode()), "sequence.yaml")})


def of_shared(path: str) -> Ask:
    """Return the request for a draft that may be read."""
    return lambda district: ("GET", path.format(district.shared()), {})


ASKED: Mapping[str, list[Ask]] = {
    "home.home": [get("/")],
    "search.search": [get("/search?q=水"), get("/search"), get("/search?school=east&page=3")],
    "units.unit": [get("/units/u-000"), get("/units/u-050")],
    "sequences.index": [get("/sequences"), get("/sequences?page=2")],
    "sequences.sequence": [get("/sequences/q-0"), get("/sequences/q-0?print=1")],
    "maps.table": [
        get("/map"),
        get("/map?rows=history"),
        get("/map?school=east"),
        get("/map?sequence=q-0"),
        get("/map?sequence=q-0&cell=jiaguo.k"),
        get("/map?rows=competency_line&cell=line-duty.p1"),
        get("/map?rows=history&cell=h-party.p1&page=2"),
    ],
    "maps.spreadsheet": [get("/map.csv")],
    "maps.drawing": [get("/map.svg")],
    "projector.show": [get("/units/u-000/show")],
    "downloads.unit": [get("/units/u-000/export/docx"), get("/units/u-000/export/yaml")],
    "downloads.sequence": [get("/sequences/q-0/export/docx")],
    "downloads.unit_bundle": [get("/units/u-000/bundle.zip")],
    "downloads.sequence_bundle": [get("/sequences/q-0/bundle.zip")],
    "downloads.new_unit": [get("/new-unit.yaml?kind=lesson")],
    "collections.index": [get("/collections"), get("/collections?page=2"), get("/collections?school=east")],
    "collections.collection": [get("/collections/c-0"), get("/collections/c-0?page=2")],
    "collections.feed": [get("/collections/c-0.atom")],
    "schools.index": [get("/schools")],
    "schools.school": [get("/schools/east"), get("/schools/east?page=2")],
    "facts.index": [get("/facts"), get("/facts?q=有记载")],
    "facts.fact": [get("/facts/bridge-age"), get("/facts/f-0")],
    "terms.terms": [get("/terms")],
    "terms.scheme": [get("/terms/path"), get("/terms/audience")],
    "terms.term": [get("/terms/path/slow"), get("/terms/path/foot?school=east&page=2")],
    "about.about": [get("/about")],
    "data.search": [get("/search.json?q=水")],
    "data.suggest": [get("/suggest.json?q=水")],
    "data.healthz": [get("/healthz")],
    "drafts.index": [of_draft("/drafts")],
    "drafts.new": [of_draft("/drafts", "POST", sequence="q-0")],
    "drafts.add": [of_draft("/drafts/add", "POST", unit="u-007", back="/search")],
    "drafts.upload": [of_file("/drafts/upload", SEQUENCE_FILE)],
    "troubled.take_back": [lambda district: ("POST", f"/drafts/{district.deleted()}/return", {})],
    "troubled.repair": [of_draft("/drafts/{}/repair", "POST")],
    "drafts.current": [of_draft("/drafts/current")],
    "drafts.make_current": [of_draft("/drafts/{}/current", "POST")],
    "drafts.delete": [of_draft("/drafts/{}/delete", "POST")],
    "drafts.forget": [of_draft("/drafts/{}/forget", "POST")],
    "drafts.history": [of_draft("/drafts/{}/history")],
    "drafts.version": [of_draft("/drafts/{}/history/1")],
    "builder.units": [get("/drafts/units.json?q=水课")],
    "builder.builder": [of_draft("/drafts/{}")],
    "builder.save": [
        of_draft("/drafts/{}", "POST", do="down", step="1", version="1", number="0"),
        of_draft("/drafts/{}", "POST", do="add", title="第7节水课", version="1", number="0"),
    ],
    "shared.draft": [of_shared("/shared/{}")],
    "shared.export": [of_shared("/shared/{}/export/yaml")],
}
"""What is asked of each endpoint: its pages, at their largest."""


def district(count: int, place: Path) -> Iterator[District]:
    """Serve a school of `count` units, all of its tables made."""
    library = Library.open([write(place / "east", content(count))], Settings(state=place / "state", safe_mode=True))
    catalog, units = counted(library.catalog)
    facts, sequences = Counting(catalog.facts), Counting(catalog.sequences)
    collections = Counting(catalog.collections)
    library.catalog = replace(catalog, facts=facts, sequences=sequences, collections=collections)
    app = create_app(library)
    touched: dict[str, Counting[Any]] = {"units": units, "facts": facts, "sequences": sequences}
    yield District(browser(app), {**touched, "collections": collections})
    close_store(app)
    library.close()


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[District]:
    """Return the smaller district."""
    yield from district(SMALL, tmp_path_factory.mktemp("small"))


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[District]:
    """Return the district that is three times as large."""
    yield from district(LARGE, tmp_path_factory.mktemp("large"))


def cost(ask: Ask, district: District) -> dict[str, int]:
    """Return what a request looks at once the tables of the catalogue are there."""
    counts: dict[str, int] = {}
    for _ in range(2):
        method, path, form = ask(district)
        if not district.client.get_cookie("dongling_drafts"):
            district.draft()
        for there in district.touched.values():
            there.forget()
        answer = district.client.open(path, method=method, data=form or None)
        assert answer.status_code < 400, (path, answer.status)
        counts = district.counts()
    return counts


def routes(app: Flask) -> list[Rule]:
    """Return the routes that are pages."""
    return [rule for rule in app.url_map.iter_rules() if rule.endpoint not in _STATIC]


def test_every_route_is_asked(small: District) -> None:
    assert {rule.endpoint for rule in routes(small.client.application)} == set(ASKED)


@pytest.mark.parametrize(
    ("endpoint", "number"), [(name, i) for name, asked in ASKED.items() for i in range(len(asked))]
)
def test_a_page_of_a_larger_catalogue_looks_at_no_more(
    small: District, large: District, endpoint: str, number: int
) -> None:
    ask = ASKED[endpoint][number]
    few, many = cost(ask, small), cost(ask, large)
    assert {name: (few[name], many[name]) for name in few if many[name] > few[name]} == {}
