"""A page costs what it shows: of a catalogue three times as large it looks at no more units, facts or lists.

Every route of the app is asked, by a browser with drafts, so that no kept answer hides what making it costs. All units
share a theme, a fact, a word, a prerequisite, a school and a collection: whatever a page lists, it is all of them.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.routing import Rule

from dongling import Library, Settings
from dongling.catalog import Record
from dongling_web.app import create_app
from dongling_web.catalog import atom
from dongling_web.drafts.held_store import close_store
from dongling_web.materials.media import shown
from tests.browser.pages import PAGES
from tests.dongling.counting import Counting, Touched, counted, with_records
from tests.dongling.media.making import DRAWING, medium, photo
from tests.dongling_web.conftest import browser, write
from tests.dongling_web.crowd import content
from tests.dongling_web.site import EAST

SEQUENCE_FILE = "编号: s\n名称: 水课\n课次:\n  - 单元: u-000\n  - 单元: u-001\n"
SMALL, LARGE = 120, 360
TASK = {"type": "choice", "prompt": "哪座桥？", "options": ["老桥", "新桥"], "right": ["老桥"]}
FIRST = {
    "worksheets": [{"identifier": "sheet", "name": "看桥单", "tasks": [TASK]}],
    "rubrics": [
        {
            "competency": "c-duty",
            "criteria": [{"name": "说理", "levels": ["说一句", "说两句", "有依据", "有两样依据"]}],
        }
    ],
    "media": [medium("a.jpg"), medium("b.svg")],
}
"""What the first unit has besides, so that all of its pages are there."""
MOST_DECODED = atom.MANY
"""So many units are decoded for a page at most: those that it shows in full. A feed has the most."""
_OF_PEOPLE = ("accounts.", "people.", "shelf.", "teachers.", "workshop.", "admin.mend")
_STATIC = {"static", "assets.asset", "colours.colours"}
"""Files of the program, and one style sheet: no page."""


@dataclass
class District:
    """A site with many units, and what its pages looked at."""

    client: FlaskClient
    library: Library
    units: Touched
    touched: Mapping[str, Counting[Any]]
    records: Mapping[str, Record]

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
        """Return how many units, records, facts and so on were looked at since they were forgotten."""
        return {name: len(there.names) for name, there in self.counting.items()}

    @property
    def counting(self) -> dict[str, Counting[Any]]:
        """Return what counts, by what it counts."""
        records = self.library.catalog.tables.records
        assert isinstance(records, Counting)
        return {**self.touched, "units": self.units, "records": records}

    def forget(self) -> None:
        """Begin to count anew."""
        for there in self.counting.values():
            there.forget()

    def renew(self) -> None:
        """Make the catalogue anew, as after a reload, so that no table of it is there yet."""
        self.library.keeper.catalog = with_records(self.library.catalog, self.records)


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


def of_medium(file: str) -> Ask:
    """Return the request for a file that the first unit shows."""

    def ask(district: District) -> tuple[str, str, dict[str, Any]]:
        at = {one.medium.file: one.address for one in shown(district.library.catalog.units["u-000"])}
        return "GET", at[file], {}

    return ask


def of_shared(path: str) -> Ask:
    """Return the request for a draft that may be read."""
    return lambda district: ("GET", path.format(district.shared()), {})


def code_of(client: FlaskClient) -> str:
    """Return the code that a wall of this browser shows, begun anew."""
    client.delete_cookie("dongling_wall")
    client.post("/wall", data={"unit": "u-000"})
    return client.get("/wall/pair").text.partition('class="pair-letters">')[2].partition("<")[0]


def of_wall(path: str, method: str = "GET", **form: str) -> Ask:
    """Return a request of a browser that has begun a wall."""

    def ask(district: District) -> tuple[str, str, dict[str, Any]]:
        code_of(district.client)
        return method, path, form

    return ask


def of_code(path: str) -> Ask:
    """Return the request of a phone that brings a code."""
    return lambda district: ("POST", path, {"code": code_of(district.client)})


def of_phone(path: str, method: str = "GET", **form: str) -> Ask:
    """Return a request of a phone that may turn a wall."""

    def ask(district: District) -> tuple[str, str, dict[str, Any]]:
        wall = browser(district.client.application)
        district.client.post("/wall/join", data={"code": code_of(wall)})
        wall.post("/wall/agree")
        return method, path, form

    return ask


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
    "projector.notes": [get("/units/u-000/show/notes")],
    "projector.code": [get("http://kc.example.cn/units/u-000/qr.svg")],
    "downloads.unit": [get("/units/u-000/export/docx"), get("/units/u-000/export/yaml")],
    "downloads.sequence": [get("/sequences/q-0/export/docx")],
    "downloads.unit_bundle": [get("/units/u-000/bundle.zip")],
    "downloads.sequence_bundle": [get("/sequences/q-0/bundle.zip")],
    "downloads.new_unit": [get("/new-unit.yaml?kind=lesson")],
    "collections.index": [get("/collections"), get("/collections?page=2"), get("/collections?school=east")],
    "collections.collection": [
        get("/collections/c-0"),
        get("/collections/c-0?page=2"),
        get("/collections/c-1"),
        get("/collections/c-1?part=units&q=水"),
    ],
    "collections.feed": [get("/collections/c-0.atom")],
    "schools.index": [get("/schools")],
    "schools.school": [get("/schools/east"), get("/schools/east?page=2")],
    "facts.index": [get("/facts"), get("/facts?q=有记载")],
    "facts.fact": [get("/facts/bridge-age"), get("/facts/f-0")],
    "terms.terms": [get("/terms")],
    "terms.scheme": [get("/terms/path"), get("/terms/audience")],
    "terms.term": [get("/terms/path/slow"), get("/terms/path/foot?school=east&page=2")],
    "about.about": [get("/about")],
    "admin.plugins": [get("/admin/plugins")],
    "admin.components": [get("/admin/components")],
    "admin.search": [get("/admin/search")],
    "admin.status": [get("/admin")],
    "admin.content": [get("/admin/content")],
    "admin.storage": [get("/admin/storage")],
    "admin.audit": [get("/admin/audit")],
    "admin.audit_csv": [get("/admin/audit.csv")],
    "admin.audit_jsonl": [get("/admin/audit.jsonl")],
    "admin.settings": [get("/admin/settings")],
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
    "wall.type_code": [get("/wall?code=AAAAAAAA")],
    "wall.begin": [of_wall("/wall", "POST", unit="u-000")],
    "wall.pair": [of_wall("/wall/pair")],
    "wall.unpair": [of_wall("/wall/unpair", "POST")],
    "wall.join": [of_code("/wall/join")],
    "wall.agree": [of_wall("/wall/agree", "POST")],
    "wall.desk": [of_phone("/wall/desk")],
    "wall.turn": [of_wall("/wall/turn", "POST", to="next"), of_phone("/wall/turn", "POST", to="2")],
    "wall.state": [of_wall("/wall/state.json")],
    "wall.end": [of_wall("/wall/end", "POST")],
    "films.player": [get("/units/film-bell/film")],
    "films.words": [get("/units/film-bell/film.vtt")],
    "materials.pack": [get("/units/u-000/materials")],
    "materials.sheet": [get("/units/u-000/materials/sheet")],
    "materials.answers": [get("/units/u-000/materials/sheet/key")],
    "materials.rubric": [get("/units/u-000/rubric")],
    "materials.slips": [get("/units/walk-bridge/slips")],
    "media.file": [of_medium("b.svg")],
    "media.scaled": [of_medium("a.jpg")],
    "notebook.notebook": [get("/notebook")],
    "notebook.answer": [
        lambda _: ("POST", "/notebook/answers/u-000", {"task": "sheet.1", "a": "0", "edition": "x", "misses": "0"})
    ],
    "notebook.editions": [lambda _: ("POST", "/notebook/editions", {})],
    "offline.offline": [get("/offline")],
    "offline.worker": [get("/worker.js")],
    "offline.manifest": [get("/site.webmanifest")],
}
"""What is asked of each endpoint: its pages, at their largest."""


def district(count: int, place: Path, more: Mapping[str, str] | None = None) -> Iterator[District]:
    """Serve a school of `count` units, and of `more` files, all of its tables made."""
    own = {name: EAST[name] for name in ("film-bell.yaml", "walk-bridge.yaml")}
    folder = write(place / "east", {**content(count, **FIRST), **own, **(more or {})})
    (folder / "media").mkdir()
    (folder / "media" / "a.jpg").write_bytes(photo())
    (folder / "media" / "b.svg").write_bytes(DRAWING)
    library = Library.open([folder], Settings(state=place / "state", safe_mode=True))
    whole = library.catalog
    touched: dict[str, Counting[Any]] = {
        "facts": Counting(whole.facts),
        "sequences": Counting(whole.sequences),
        "collections": Counting(whole.collections),
    }
    library.keeper.catalog, units = counted(whole, **touched)
    app = create_app(library)
    yield District(browser(app), library, units, touched, whole.tables.records)
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
        district.forget()
        answer = district.client.open(path, method=method, data=form or None)
        assert answer.status_code < 400, (path, answer.status)
        counts = district.counts()
    return counts


def routes(app: Flask) -> list[Rule]:
    """Return the routes that are pages; those of accounts show no content, and are switched off on this site.

    What the pages of people, of shelves and of a single file cost is asked in their rooms.
    """
    of_content = (rule for rule in app.url_map.iter_rules() if not rule.endpoint.startswith(_OF_PEOPLE))
    return [rule for rule in of_content if rule.endpoint not in _STATIC]


def test_every_route_is_asked(small: District) -> None:
    assert {rule.endpoint for rule in routes(small.client.application)} == set(ASKED)


IN_TWO_BROWSERS = {"wall.desk"}
"""Pages that one browser can't open alone: tests/browser/test_wall.py."""


def test_every_page_is_opened_in_a_browser_too(small: District) -> None:
    site = small.client.application.url_map.bind("site")
    paths = {"/units/KEY" if what.startswith("kind:") else what.rpartition(":")[2] for what in PAGES.values()}
    opened = {site.match(path.partition("?")[0])[0] for path in paths}
    pages = {endpoint for endpoint, asked in ASKED.items() if any(is_page(ask, small) for ask in asked)}
    assert pages - opened - IN_TWO_BROWSERS == set()


def is_page(ask: Ask, district: District) -> bool:
    """Return whether something is asked for that is to be looked at."""
    method, path, _ = ask(district)
    answer = district.client.open(path, method=method)
    return method == "GET" and answer.status_code == HTTPStatus.OK and answer.mimetype == "text/html"


@pytest.mark.parametrize(
    ("endpoint", "number"), [(name, i) for name, asked in ASKED.items() for i in range(len(asked))]
)
def test_a_page_of_a_larger_catalogue_looks_at_no_more(
    small: District, large: District, endpoint: str, number: int
) -> None:
    ask = ASKED[endpoint][number]
    few, many = cost(ask, small), cost(ask, large)
    assert {name: (few[name], many[name]) for name in few if many[name] > few[name]} == {}


def decoded(ask: Ask, district: District) -> int:
    """Return how many units a request decodes that is the first after a reload, when no table is there yet."""
    district.renew()
    cookie = district.client.get_cookie("dongling_drafts") or district.draft()
    method, path, form = ask(district)
    district.renew()
    district.forget()
    answer = district.client.open(path, method=method, data=form or None)
    assert cookie
    assert answer.status_code < 400, (path, answer.status)
    return len(district.units.decoded)


@pytest.mark.parametrize(
    ("endpoint", "number"), [(name, i) for name, asked in ASKED.items() for i in range(len(asked))]
)
def test_the_first_page_after_a_reload_decodes_no_more_units_of_a_larger_catalogue(
    small: District, large: District, endpoint: str, number: int
) -> None:
    ask = ASKED[endpoint][number]
    few, many = decoded(ask, small), decoded(ask, large)
    assert many <= few <= MOST_DECODED
