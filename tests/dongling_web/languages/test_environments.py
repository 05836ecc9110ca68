"""Pages in another language: no Chinese but the content's, whatever is asked, and one file for one more language."""

import re
import shutil
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient

from dongling.languages import HOME, tongue
from dongling_web.languages.asked import keep_sentences
from tests.dongling_web.conftest import browser
from tests.dongling_web.languages.english_site import holds_chinese, without_switch

READ = {"title", "aria-label", "placeholder", "alt", "label", "content", "data-label"}
VOID = {"meta", "link", "input", "img", "br", "hr", "source", "track"}
VALUES = {"name": "look", "word": "foot", "number": "1", "version": "1", "width": "480", "day": "2026-09-01"}
OF = {
    "units": ("a-lesson", "a-film", "a-talk", "a-walk"),
    "sequences": ("seq-river",),
    "collections": ("c-river",),
    "schools": ("east",),
    "facts": ("age",),
    "terms": ("path", "audience"),
}
ASKED = ("", "?door=teacher", "?door=family")
MORE = (
    "/search?q=bridge&door=teacher",
    "/search?q=zzz&theme=yunhe&minutes=10&sort=newest",
    "/search?page=99",
    "/search?stage=nowhere",
    "/map?rows=competency_line&school=east",
    "/map?rows=history&sequence=seq-river",
    "/nothing-here",
    "/facts?q=zzz",
    "/shared/none",
    "/drafts/none",
)
FILES = {"downloads.unit", "downloads.sequence", "assets.asset", "colours.colours", "media.file", "media.scaled"}


def addresses(app: Flask) -> Iterator[str]:
    """Yield an address of every page of the site, for each kind of unit and by each door."""
    for rule in app.url_map.iter_rules():
        if "GET" not in (rule.methods or ()) or rule.endpoint in FILES or "key" in rule.arguments:
            continue
        root = rule.rule.split("/")[1]
        for identifier in OF.get(root, ("",)):
            values = {**VALUES, "identifier": identifier}
            path = re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule).format(**values)
            yield from (path + door for door in ASKED)
    yield from MORE


def in_english(client: FlaskClient, address: str) -> tuple[int, str]:
    """Return the status and the text of an address for a browser that reads English; what isn't text as nothing."""
    answer = client.get(address, headers={"Accept-Language": "en"})
    is_page = answer.mimetype in ("text/html", "image/svg+xml", "text/csv", "application/manifest+json")
    return answer.status_code, answer.text if is_page else ""


class Unmarked(HTMLParser):
    """Gathers the Chinese of a page that stands in no element marked as Chinese."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self._open: list[tuple[str, bool]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note whether an element is marked; what it says in its attributes is its own."""
        told = dict(attrs)
        marked = (told.get("lang") or "").startswith("zh") or ("lang" not in told and self._is_marked())
        words = [value for name, value in attrs if name in READ and value]
        self.found += [value for value in words if holds_chinese(value) and not marked]
        if tag not in VOID:
            self._open.append((tag, marked))

    def handle_endtag(self, tag: str) -> None:
        """Close the innermost element of a name."""
        while any(name == tag for name, _ in self._open) and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        """Note text that is Chinese."""
        if holds_chinese(data) and not self._is_marked():
            self.found.append(data)

    def _is_marked(self) -> bool:
        return bool(self._open) and self._open[-1][1]


def test_no_page_of_english_content_holds_chinese(english: Flask) -> None:
    client = browser(english)
    chinese, statuses = {}, set()
    for address in addresses(english):
        status, text = in_english(client, address)
        statuses.add(status)
        lines = [] if address.startswith("/terms") else without_switch(text).splitlines()
        found = [line for line in lines if holds_chinese(line)] + Unmarked(without_switch(text)).found
        if found:
            chinese[address] = found[:3]
    assert chinese == {}, "what is Chinese here is no sentence of the languages"
    assert 500 not in statuses
    assert 200 in statuses


def test_what_is_chinese_on_an_english_page_is_marked(app: Flask) -> None:
    client = browser(app)
    units = ("walk-bridge", "film-bell")
    for address in (
        "/",
        "/search?q=%E6%A1%A5",
        "/map",
        "/facts",
        *(f"/units/{unit}{door}" for unit in units for door in ASKED),
    ):
        page = without_switch(client.get(address, headers={"Accept-Language": "en"}).text)
        assert holds_chinese(page)
        assert Unmarked(page).found == [], address


def test_pages_of_drafts_speak_english_too(english: Flask) -> None:
    client = browser(english)
    client.get("/?lang=en")
    client.post("/drafts/add", data={"unit": "a-lesson"})
    for do in ({"do": "insert", "unit": "a-film"}, {"do": "insert", "title": "zzz"}, {"do": "up", "number": "9"}):
        page = client.get("/drafts/current", follow_redirects=True)
        version = re.search(r'name="version" value="(\d+)"', page.text)
        answer = client.post(page.request.path, data={**do, "version": version[1] if version else ""})
        assert not holds_chinese(without_switch(answer.text))
    page = client.get("/drafts/current", follow_redirects=True)
    for address in (page.request.path, f"{page.request.path}/history", "/drafts", "/"):
        assert not holds_chinese(without_switch(client.get(address).text)), address


def test_the_wall_speaks_english_too(english: Flask) -> None:
    client = browser(english)
    client.get("/?lang=en")
    page = client.post("/wall", data={"unit": "a-walk"}, follow_redirects=True)
    assert page.status_code == 200
    assert not holds_chinese(without_switch(page.text))


def test_one_more_language_is_one_file(english: Flask, tmp_path: Path) -> None:
    shutil.copytree(HOME, tmp_path / "locale")
    text = (HOME / "en.po").read_text(encoding="utf-8").replace("Language-Name: English", "Language-Name: Latine")
    lines = re.sub(r'^msgstr(\[\d\])? "(?=.)', r'msgstr\1 "†', text.partition("\n\n")[2], flags=re.MULTILINE)
    (tmp_path / "locale" / "la.po").write_text(f"{text.partition(chr(10) * 2)[0]}\n\n{lines}", encoding="utf-8")
    keep_sentences(english, tmp_path / "locale")
    try:
        page = browser(english).get("/?lang=la").text
    finally:
        keep_sentences(english)
    assert '<html lang="la"' in page
    assert "†Find units" in page
    assert 'lang="la">Latine</span>' in page


def test_chinese_pages_are_those_of_the_templates(english: Flask) -> None:
    page = browser(english).get("/about").text
    assert "关于Site" in page
    assert 'lang="zh-CN"' not in page


def test_compiled_templates_are_kept_for_each_language(english: Flask) -> None:
    client = browser(english)
    client.get("/about")
    client.get("/about?lang=en")
    folder = english.extensions["dongling"].cache / "templates"
    names = {file.stem for file in folder.iterdir()}
    assert {f"{name}en" for name in names if not name.endswith("en")} & names
    assert tongue("en").digest
