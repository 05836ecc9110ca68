"""What every page has in common: it answers, it is safe, it stands when others fail."""

import logging
import re

import pytest
from flask import Blueprint, Flask
from flask.testing import FlaskClient

from dongling import Library, Plugins, Settings, hookimpl
from dongling.testing import OpenLibrary, WriteContent, unit_text
from dongling_web.app import create_app

PAGES = {
    "/": 200,
    "/search": 200,
    "/search?q=水": 200,
    "/search?q=没有这样的词": 200,
    "/units/walk-bridge": 200,
    "/units/film-bell": 200,
    "/units/talk-letter": 200,
    "/units/lesson-01": 200,
    "/units/for-teachers": 200,
    "/sequences": 200,
    "/sequences/seq-river": 200,
    "/schools": 200,
    "/schools/east": 200,
    "/schools/west": 200,
    "/collections": 200,
    "/collections/c-river": 200,
    "/collections/c-staff": 200,
    "/facts": 200,
    "/facts?q=桥": 200,
    "/facts?q=没有这样的词": 200,
    "/facts/bridge-age": 200,
    "/facts/bridge-song": 200,
    "/terms": 200,
    "/terms/path": 200,
    "/terms/path/slow": 200,
    "/terms/none": 404,
    "/terms/path/none": 404,
    "/facts?page=2": 404,
    "/facts?page=x": 400,
    "/about": 200,
    "/drafts": 200,
    "/drafts/none": 404,
    "/collections/none": 404,
    "/collections/none.atom": 404,
    "/facts/none": 404,
    "/units/none/bundle.zip": 404,
    "/sequences/none/bundle.zip": 404,
    "/units/none": 404,
    "/sequences/none": 404,
    "/schools/none": 404,
    "/none": 404,
    "/search?stage=nowhere": 400,
}


@pytest.mark.parametrize("path", PAGES)
def test_a_page_answers_in_chinese_with_a_title_and_one_heading(client: FlaskClient, path: str) -> None:
    response = client.get(path)
    assert response.status_code == PAGES[path]
    assert '<html lang="zh-Hans">' in response.text
    assert re.search(r"<title>\S.* · dongling</title>", response.text)
    assert len(re.findall(r"<h1[ >]", response.text)) == 1


@pytest.mark.parametrize("path", PAGES)
def test_a_page_holds_no_script_or_style_of_its_own(client: FlaskClient, path: str) -> None:
    text = client.get(path).text
    assert not re.search(r"<style|<script(?![^>]* src=)|\s(style|on\w+)=|javascript:", text)
    assert not re.search(r"(src|href)=\"https?:", text), "nothing comes from elsewhere"


@pytest.mark.parametrize("path", [*PAGES, "/healthz", "/search.json", "/suggest.json"])
def test_every_answer_says_what_it_may_load(client: FlaskClient, path: str) -> None:
    headers = client.get(path).headers
    assert headers["Content-Security-Policy"].startswith("default-src 'none'; script-src 'self'")
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"


@pytest.mark.parametrize(("path", "here"), [("/", "首页"), ("/sequences/seq-river", "课程序列"), ("/about", "关于")])
def test_the_menu_says_where_one_is(client: FlaskClient, path: str, here: str) -> None:
    found = re.findall(r'aria-current="page">([^<]+)<', client.get(path).text)
    assert set(found) == {here}


def test_the_address_without_a_query_is_the_only_way_to_change_nothing(client: FlaskClient) -> None:
    assert client.post("/search").status_code == 405
    assert client.put("/units/walk-bridge").status_code == 405


def test_the_site_carries_the_name_it_was_given(open_library: OpenLibrary, write_content: WriteContent) -> None:
    library = open_library(write_content({"a.yaml": unit_text()}), search=True, site_name="梁溪课堂")
    assert "<title>首页 · 梁溪课堂</title>" in create_app(library).test_client().get("/").text


def test_an_empty_site_has_all_its_pages(open_library: OpenLibrary, write_content: WriteContent) -> None:
    client = create_app(open_library(write_content({}), search=True)).test_client()
    for path in (
        "/",
        "/search",
        "/search?q=水",
        "/sequences",
        "/collections",
        "/schools",
        "/facts",
        "/terms",
        "/about",
    ):
        assert client.get(path).status_code == 200, path
    assert "内容为示例" not in client.get("/").text


class Failing:
    """A plugin whose page fails, whose name is taken by another of its pages, and whose panel is escaped."""

    @hookimpl
    def register_pages(self) -> list[Blueprint]:
        """Return a page that fails, one that works, and one that can't be added."""
        bad, good = Blueprint("bad", __name__), Blueprint("good", __name__)
        bad.add_url_rule("/bad", view_func=self.fail)
        good.add_url_rule("/good", view_func=lambda: "好")
        return [bad, Blueprint("bad", __name__, url_prefix="/again"), good]

    def fail(self) -> str:
        """Fail."""
        raise RuntimeError("a plugin's own mistake")

    @hookimpl
    def unit_panels(self) -> list[str]:
        """Return text that looks like markup."""
        return ["<b>旁注</b>"]


@pytest.fixture
def with_failing(open_library: OpenLibrary, write_content: WriteContent) -> Flask:
    """Return an app with the failing plugin."""
    plugins = Plugins.load(Settings(safe_mode=True))
    plugins.register(Failing(), "failing")
    return create_app(open_library(write_content({"a.yaml": unit_text()}), search=True, plugins=plugins))


def test_a_failing_page_of_a_plugin_takes_no_other_with_it(
    with_failing: Flask, caplog: pytest.LogCaptureFixture
) -> None:
    client = with_failing.test_client()
    with caplog.at_level(logging.ERROR, "dongling.web"):
        response = client.get("/bad")
    assert response.status_code == 500
    assert "其他页面都能用" in response.text
    assert "a plugin's own mistake" not in response.text
    assert "a plugin's own mistake" in caplog.text
    assert client.get("/good").text == "好"
    assert client.get("/").status_code == 200


def test_what_a_plugin_puts_beside_a_unit_is_escaped(with_failing: Flask) -> None:
    assert "&lt;b&gt;旁注&lt;/b&gt;" in with_failing.test_client().get("/units/a-lesson?door=teacher").text


def test_a_page_sees_what_was_reloaded(open_library: OpenLibrary, write_content: WriteContent) -> None:
    library: Library = open_library(write_content({"a.yaml": unit_text()}), search=True)
    client = create_app(library).test_client()
    assert client.get("/units/b-lesson").status_code == 404
    write_content({"b.yaml": unit_text("b-lesson", name="又一节课")})
    library.reload()
    assert "又一节课" in client.get("/units/b-lesson").text
