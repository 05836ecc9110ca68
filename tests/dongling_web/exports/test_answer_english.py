"""Every file that is carried away speaks English where it is asked to: nothing of ours in it stays Chinese."""

import io
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from xml.etree import ElementTree as ET

import pytest
from docx import Document
from docx.oxml.ns import qn
from flask import Flask
from flask.testing import FlaskClient
from icalendar import Calendar

from dongling import Library
from tests.dongling_web.conftest import browser
from tests.dongling_web.languages.english_site import holds_chinese

ENGLISH = {"Accept-Language": "en"}
ATOM = "{http://www.w3.org/2005/Atom}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def of_word(data: bytes) -> Iterator[str]:
    """Yield what is read in a Word document: text, what pictures are called, its properties."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if name.startswith(("word/document", "word/header", "word/footer", "docProps/")):
                part = archive.read(name).decode("utf-8", "replace")
                yield from re.findall(r">([^<]+)<", part)
                yield from re.findall(r'descr="([^"]*)"', part)


def of_bundle(data: bytes) -> Iterator[str]:
    """Yield the pages and the content files of a bundle; those are as their author wrote them."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        yield from (archive.read(name).decode() for name in archive.namelist() if name.endswith((".html", ".yaml")))


READ: Mapping[str, Callable[[bytes], Iterator[str]]] = {
    ".docx": of_word,
    ".zip": of_bundle,
    ".ics": lambda data: iter(data.replace(b"\r\n ", b"").decode().splitlines()),
    ".yaml": lambda data: iter(data.decode().splitlines()),
}
"""How the words of a file are read, by its suffix: a new exporter that has none here fails."""


def library_of(app: Flask) -> Library:
    """Return the library of a site."""
    library = app.extensions["dongling"]
    assert isinstance(library, Library)
    return library


def files(app: Flask, headers: Mapping[str, str]) -> Iterator[tuple[str, str, bytes]]:
    """Yield every item in every format that there is: its address, the suffix of the file, the file."""
    library, client = library_of(app), browser(app)
    catalog = library.catalog
    items = [f"units/{one}" for one in catalog.units] + [f"sequences/{one}" for one in catalog.sequences]
    for name, exporter in library.plugins.exporters().items():
        for item in items:
            address = f"/{item}/export/{name}" + ("?day=2026-12-01" if hasattr(exporter, "on") else "")
            answer = client.get(address, headers=headers)
            assert answer.status_code == 200, address
            yield address, exporter.suffix, answer.data


def test_no_file_of_english_content_holds_chinese(english: Flask) -> None:
    found = {
        address: [words for words in READ[suffix](data) if holds_chinese(words)][:5]
        for address, suffix, data in files(english, ENGLISH)
    }
    assert len(found) > 15
    assert {address: words for address, words in found.items() if words} == {}, "these words of ours stay Chinese"


def test_without_english_every_file_is_chinese(english: Flask) -> None:
    for address, suffix, data in files(english, {}):
        assert any(holds_chinese(words) for words in READ[suffix](data)), address


def test_the_file_of_a_new_unit_is_english_to_the_end(english: Flask) -> None:
    answer = browser(english).get("/new-unit.yaml?kind=lesson", headers=ENGLISH)
    keys = re.findall(r"^(?:# )?([^ :#]+):", answer.text, re.MULTILINE)
    assert [key for key in keys if holds_chinese(key)] == []
    assert answer.text.startswith("# lesson")
    assert "New%20unit%20lesson" in answer.headers["Content-Disposition"]


def test_a_content_file_in_english_is_accepted_again(english: Flask) -> None:
    text = browser(english).get("/units/a-walk/export/yaml", headers=ENGLISH).text
    assert "kind: walk" in text
    assert "audience:" in text
    assert text.startswith("# A unit: put it into a content folder")


def test_a_document_says_in_which_language_it_is(english: Flask, client: FlaskClient) -> None:
    for address, site, there in (("a-film", browser(english), "en-GB"), ("film-bell", client, "en-GB")):
        data = site.get(f"/units/{address}/export/docx?lang=en").data
        document = Document(io.BytesIO(data))
        (lang,) = document.styles.element.iter(qn("w:lang"))
        assert (lang.get(qn("w:val")), lang.get(qn("w:eastAsia"))) == (there, "zh-CN")
        assert document.core_properties.language == there


def test_a_calendar_tells_the_language_of_each_text(english: Flask, client: FlaskClient) -> None:
    day = "export/ics?day=2026-12-01&lang=en"
    (event,) = Calendar.from_ical(browser(english).get(f"/units/a-walk/{day}").data).walk("VEVENT")
    assert [event[name].params["LANGUAGE"] for name in ("SUMMARY", "DESCRIPTION", "LOCATION")] == ["en"] * 3
    (event,) = Calendar.from_ical(client.get(f"/units/walk-bridge/{day}").data).walk("VEVENT")
    assert event["SUMMARY"].params["LANGUAGE"] == "zh-Hans"


def test_a_feed_is_in_the_language_it_was_asked_in_and_stays_there(english: Flask) -> None:
    client = browser(english)
    page = client.get("/collections/c-river", headers=ENGLISH).text
    (address,) = set(re.findall(r'href="(/collections/c-river\.atom[^"]*)"', page))
    data = client.get(address).data
    assert not holds_chinese(data.decode())
    top = ET.fromstring(data)  # noqa: S314 - our own
    assert top.attrib[LANG] == "en"
    own = next(link for link in top.iter(f"{ATOM}link") if link.get("rel") == "self")
    assert str(own.get("href")).endswith("/collections/c-river.atom?lang=en")


def test_what_is_chinese_in_an_english_feed_is_marked(client: FlaskClient) -> None:
    top = ET.fromstring(client.get("/collections/c-river.atom?lang=en").data)  # noqa: S314 - our own
    titles = [one for one in top.iter(f"{ATOM}title") if holds_chinese(one.text or "")]
    assert titles
    assert {one.get(LANG) for one in titles} == {"zh-Hans"}


@pytest.mark.parametrize("name", ["docx", "ics", "yaml", "bundle"])
def test_the_formats_of_the_site_itself_are_among_them(english: Flask, name: str) -> None:
    assert name in library_of(english).plugins.exporters()
