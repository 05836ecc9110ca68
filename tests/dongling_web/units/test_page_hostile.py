"""What strangers write, in files and in addresses, is shown and never done."""

import io
import zipfile
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote

import pytest
from flask import Blueprint
from flask.testing import FlaskClient

from dongling import Kind, Library, Plugins, Settings, hookimpl
from dongling.testing import unit_text
from dongling_web.app import create_app
from tests.dongling_web.conftest import write

PAYLOADS = (
    "<script>alert(1)</script>",
    '"><script>alert(1)</script>',
    "'><img src=x onerror=alert(1)>",
    "</title><svg onload=alert(1)>",
    "</textarea><iframe srcdoc='<script>alert(1)</script>'>",
    '" onmouseover="alert(1)" x="',
    "javascript:alert(1)",
    "<a href='javascript:alert(1)'>x</a>",
    "{{ 7 * 7 }}<b>{% raw %}",
    "<style>*{display:none}</style>",
    "<base href='https://elsewhere.example/'>",
    "<!--><math><mtext><img src onerror=alert(1)>",
)


class Acting(HTMLParser):
    """Collects what in a page would act, or loads from elsewhere, and is none of ours."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at one element."""
        given = dict(attrs)
        own_script = tag == "script" and (given.get("src") or "").startswith("/a/")
        if tag in {"script", "style", "img", "iframe", "base", "object", "embed", "math"} and not own_script:
            self.found.append(tag)
        self.found += [name for name in given if name.startswith("on") or name in {"style", "srcdoc"}]
        links = [(given.get(name) or "").strip().lower() for name in ("href", "src", "action")]
        self.found += [link for link in links if link.startswith(("javascript:", "data:", "http"))]


class Careless:
    """A school's kind whose template trusts its author: the control that shows the check can see."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @hookimpl
    def register_kinds(self) -> list[Kind]:
        """Return the kind."""
        return [Kind(identifier="x.careless", name="轻信", template="careless.html")]

    @hookimpl
    def register_pages(self) -> list[Blueprint]:
        """Return the template."""
        return [Blueprint("careless", __name__, template_folder=str(self.folder))]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """Serve a site of which every text was written by a stranger, one unit a payload."""
    place = tmp_path_factory.mktemp("hostile")
    school = {"identifier": "evil", "name": PAYLOADS[1], "full_name": PAYLOADS[0], "brand": PAYLOADS[3]}
    term = {"scheme": "x-terms", "name": PAYLOADS[1], "terms": [{"identifier": "t", "name": PAYLOADS[2]}]}
    files = {"school.yaml": school, "terms/x.yaml": term, "careless.yaml": careless_unit()}
    query = {"school": ["evil"]}
    files["collections/c.yaml"] = {
        "identifier": "c-evil",
        "name": PAYLOADS[0],
        "description": PAYLOADS[2],
        "query": query,
    }
    files["facts.yaml"] = {
        "facts": [
            {
                "identifier": f"fact-{i}",
                "statement": one,
                "confidence": "single",
                "topic": one,
                "sources": [one],
                "note": one,
            }
            for i, one in enumerate(PAYLOADS)
        ]
    }
    for i, payload in enumerate(PAYLOADS):
        files[f"evil-{i}.yaml"] = evil_unit(i, payload)
    steps = [{"unit": f"evil-{i}", "note": payload} for i, payload in enumerate(PAYLOADS)]
    files["sequences/s.yaml"] = {"identifier": "seq-evil", "name": PAYLOADS[0], "steps": steps}
    write(place / "templates", {"careless.html": "{{ unit.name | safe }}"})
    plugins = Plugins.load(Settings(safe_mode=True))
    plugins.register(Careless(place / "templates"), "careless")
    settings = Settings(state=place / "state", safe_mode=True)
    library = Library.open([write(place / "content", files)], settings, plugins=plugins)
    assert len(library.catalog.units) == len(PAYLOADS) + 1, [problem.text() for problem in library.problems]
    return create_app(library).test_client()


def careless_unit() -> str:
    """Return a unit of the careless kind."""
    return unit_text("careless", kind="x.careless", name=PAYLOADS[2], process=None)


def evil_unit(number: int, payload: str) -> str:
    """Return a lesson with the payload wherever text may stand."""
    phase = {"name": payload, "minutes": "45", "teacher": payload, "pupils": payload, "intent": payload}
    texts = dict.fromkeys(("name", "description", "body", "owner", "license"), payload)
    lists = {"keywords": [payload], "authors": [payload], "terms": {"x-terms": ["t"]}, "facts": [f"fact-{number}"]}
    return unit_text(f"evil-{number}", **texts, **lists, process=[phase])


@pytest.mark.parametrize("door", ["pupil", "family", "teacher"])
@pytest.mark.parametrize("number", range(len(PAYLOADS)))
def test_nothing_in_a_unit_acts(hostile: FlaskClient, number: int, door: str) -> None:
    text = hostile.get(f"/units/evil-{number}?door={door}").text
    assert len(text) > 1000
    assert Acting(text).found == []


LISTS = (
    *("/", "/search", "/search?page=2", "/schools/evil", "/schools", "/sequences/seq-evil"),
    *("/collections", "/collections/c-evil", "/facts", "/facts/fact-0", "/facts/fact-7", "/terms", "/terms/x-terms"),
)


@pytest.mark.parametrize("path", LISTS)
def test_nothing_in_lists_facets_and_schools_acts(hostile: FlaskClient, path: str) -> None:
    text = hostile.get(path).text
    assert "&lt;" in text
    assert Acting(text).found == []


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_in_an_address_acts(hostile: FlaskClient, payload: str) -> None:
    for path in (
        "/search?q=",
        "/search?stage=",
        "/search?page=",
        "/search?audience=",
        "/units/",
        "/",
        "/search?raw=1&q=",
        "/facts?q=",
        "/facts/",
        "/collections/",
    ):
        assert Acting(hostile.get(path + quote(payload, safe="")).text).found == []


def test_nothing_in_a_bundle_acts(hostile: FlaskClient) -> None:
    bundle = zipfile.ZipFile(io.BytesIO(hostile.get("/sequences/seq-evil/bundle.zip").data))
    pages = [name for name in bundle.namelist() if name.endswith(".html")]
    assert len(pages) == len(PAYLOADS) + 1
    assert {name: Acting(bundle.read(name).decode()).found for name in pages} == {name: [] for name in pages}


def test_the_check_sees_a_template_that_trusts_its_author(hostile: FlaskClient) -> None:
    assert Acting(hostile.get("/units/careless?door=teacher").text).found == ["img", "onerror"]
