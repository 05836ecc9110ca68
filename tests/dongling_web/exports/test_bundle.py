"""The offline bundle: unzipped on a stick, every page opens and every link stays inside."""

import io
import zipfile
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urldefrag

import pytest
from flask.testing import FlaskClient

from dongling import Library
from dongling.testing import OpenLibrary, WriteContent, unit_text
from dongling_web.exports.bundle import Bundle
from tests.dongling.media.making import DRAWING, medium, photo


class Seen(HTMLParser):
    """What a page links to and loads, the anchors it has, and the words one reads."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.anchors: set[str] = set()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at one element."""
        given = {name: value or "" for name, value in attrs}
        self.tags.add(tag)
        self.links += [given[name] for name in ("href", "src", "action") if name in given]
        self.anchors |= {given["id"]} if "id" in given else set()
        if tag in {"a", "span", "table", "ol", "section", "main"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Hold that elements close in their order."""
        if tag in {"a", "span", "table", "ol", "section", "main"}:
            assert self.open.pop() == tag


def unzipped(library: Library, identifier: str, folder: Path) -> Path:
    """Return the folder with the bundle of a unit or a sequence."""
    catalog = library.catalog
    item = catalog.units.get(identifier) or catalog.sequences[identifier]
    zipfile.ZipFile(io.BytesIO(Bundle().export(item, catalog))).extractall(folder)
    return folder


@pytest.mark.parametrize("identifier", ["walk-bridge", "film-bell", "talk-letter", "lesson-01", "seq-river"])
def test_every_link_and_every_file_that_a_page_needs_is_in_the_bundle(
    library: Library, tmp_path: Path, identifier: str
) -> None:
    folder = unzipped(library, identifier, tmp_path)
    pages = {page: Seen(page.read_text(encoding="utf-8")) for page in folder.rglob("*.html")}
    assert folder / "index.html" in pages
    for page, seen in pages.items():
        assert seen.open == [], f"{page} leaves something open"
        for link in seen.links:
            path, anchor = urldefrag(link)
            target = (page.parent / path).resolve() if path else page
            assert target.is_relative_to(folder.resolve()), link
            assert target.is_file(), link
            assert not anchor or anchor in pages[target].anchors, link


def test_a_bundle_holds_pages_styles_and_sources_and_nothing_that_runs(library: Library, tmp_path: Path) -> None:
    folder = unzipped(library, "seq-river", tmp_path)
    names = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    assert names == [
        "index.html",
        "style/materials.css",
        "style/schools.css",
        "style/sheets.css",
        "style/site.css",
        "units/film-bell.html",
        "units/walk-bridge.html",
        "yaml/film-bell.yaml",
        "yaml/seq-river.yaml",
        "yaml/walk-bridge.yaml",
    ]
    for page in folder.rglob("*.html"):
        assert not {"script", "form", "button", "iframe", "base"} & Seen(page.read_text(encoding="utf-8")).tags
    walk = library.catalog.units["walk-bridge"].source.path
    assert (folder / "yaml/walk-bridge.yaml").read_bytes() == walk.read_bytes()


def test_no_path_of_this_machine_and_no_address_of_a_site_is_in_a_page(library: Library, tmp_path: Path) -> None:
    for page in unzipped(library, "seq-river", tmp_path).rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        for never in (str(Path.home()), str(tmp_path), str(library.folders[0]), "http:", "https:", "file:", "/search"):
            assert never not in text, f"{never} in {page.name}"


def test_units_of_the_bundle_are_linked_and_others_are_plain_text(library: Library, tmp_path: Path) -> None:
    folder = unzipped(library, "film-bell", tmp_path)
    page = (folder / "units/film-bell.html").read_text(encoding="utf-8")
    assert "走到老桥" in page
    assert "walk-bridge.html" not in page
    both = unzipped(library, "seq-river", tmp_path / "both")
    assert 'href="walk-bridge.html"' in (both / "units/film-bell.html").read_text(encoding="utf-8")
    assert 'href="units/walk-bridge.html"' in (both / "index.html").read_text(encoding="utf-8")


def test_a_page_of_a_bundle_says_what_the_page_of_the_site_says(
    library: Library, client: FlaskClient, tmp_path: Path
) -> None:
    page = (unzipped(library, "walk-bridge", tmp_path) / "units/walk-bridge.html").read_text(encoding="utf-8")
    site = client.get("/units/walk-bridge?door=teacher").text
    for part in ("sketch-across", "数一数\n问一问", "安全预案", "老桥建于明代。", "任务单（学生）", "家长知情同意回执"):
        assert part in page
        assert part in site
    for part in ('id="take"', "放映"):
        assert part in site
        assert part not in page


def test_the_same_content_makes_the_same_bytes(library: Library) -> None:
    catalog = library.catalog
    sequence = catalog.sequences["seq-river"]
    assert Bundle().export(sequence, catalog) == Bundle().export(sequence, catalog)


def test_a_checklist_in_a_bundle_has_its_dates_and_does_not_guess_the_day(library: Library, tmp_path: Path) -> None:
    index = (unzipped(library, "seq-river", tmp_path) / "index.html").read_text(encoding="utf-8")
    assert "2026年9月7日" in index
    assert "已过期" not in index


def test_the_page_of_a_unit_offers_its_bundle(client: FlaskClient) -> None:
    assert 'href="/units/film-bell/export/bundle"' in client.get("/units/film-bell?door=teacher").text
    response = client.get("/units/film-bell/bundle.zip")
    same = client.get("/units/film-bell/export/bundle")
    assert (response.data, response.headers["Content-Disposition"]) == (same.data, same.headers["Content-Disposition"])
    assert response.mimetype == "application/zip"
    assert 'filename="film-bell.zip"' in response.headers["Content-Disposition"]
    assert "units/film-bell.html" in zipfile.ZipFile(io.BytesIO(response.data)).namelist()


def test_a_file_that_became_a_link_or_was_spoilt_is_handed_out_as_it_was_read(
    write_content: WriteContent, open_library: OpenLibrary, tmp_path: Path
) -> None:
    good = unit_text("a", name="好好的一课")
    library = open_library(write_content({"a.yaml": good}))
    (tmp_path / "secret").write_text("秘密", encoding="utf-8")
    file = library.folders[0] / "a.yaml"

    def handed_out() -> bytes:
        made = Bundle().export(library.catalog.units["a"], library.catalog)
        return zipfile.ZipFile(io.BytesIO(made)).read("yaml/a.yaml")

    file.write_text("编号：a", encoding="utf-8")
    library.reload()
    assert handed_out() == good.encode()
    file.unlink()
    file.symlink_to(tmp_path / "secret")
    assert handed_out() == good.encode()


def test_media_go_along_and_every_page_finds_them(
    write_content: WriteContent, open_library: OpenLibrary, tmp_path: Path
) -> None:
    files = {
        "a.jpg": photo(),
        "b.svg": DRAWING,
        "c.mp3": b"ID3" + bytes(9),
        "d.mp4": b"\0\0\0\x18ftypmp42",
        "d.vtt": b"WEBVTT\n",
        "e.pdf": b"%PDF-1.7",
    }
    media = [medium(name, **({"subtitles": "d.vtt"} if name[0] in "cd" else {})) for name in files if name != "d.vtt"]
    content = write_content({"u.yaml": unit_text("u", media=media)})
    (content / "media").mkdir()
    for name, data in files.items():
        (content / "media" / name).write_bytes(data)
    folder = unzipped(open_library(content), "u", tmp_path / "stick")
    page = folder / "units/u.html"
    links = {
        (page.parent / link).resolve() for link in Seen(page.read_text(encoding="utf-8")).links if "media/" in link
    }
    assert {link.name for link in links} == {"a.jpg.webp", "b.svg", "c.mp3", "d.mp4", "d.vtt", "e.pdf"}
    assert all(link.is_file() for link in links)
    text = page.read_text(encoding="utf-8")
    assert text.count('alt="一座桥"') == 2
    assert text.count("本校教师拍摄，CC BY 4.0") == len(media)
    assert '<track kind="captions" srclang="zh" label="中文字幕" src="../media/u/d.vtt" default>' in text
