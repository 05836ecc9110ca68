"""Long lists on the pages of the site: each thing on one page, each page linked from the one before it."""

import re
from collections import Counter
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from dongling import Library, Settings
from dongling_web.app import create_app
from tests.dongling_web.conftest import write
from tests.dongling_web.crowd import content

COUNT = 130


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """Return the app of a school of many units."""
    place: Path = tmp_path_factory.mktemp("crowd")
    library = Library.open([write(place / "east", content(COUNT))], Settings(state=place / "state", safe_mode=True))
    yield create_app(library)
    library.close()


def walk(client: FlaskClient, path: str) -> list[str]:
    """Return the pages of a list, each reached by the link to the next one; the last has none."""
    pages = [client.get(path).text]
    while following := re.search(r'href="([^"]+)" rel="next"', pages[-1]):
        pages.append(client.get(unescape(following[1]).partition("#")[0]).text)
    return pages


UNITS = {f"u-{i:03}" for i in range(COUNT)}
LISTS = {
    "/schools/east": (3, r'<li><a href="/units/(u-\d+)', UNITS),
    "/collections/c-0": (5, r'hit-title"><a href="/units/(u-\d+)', UNITS),
    "/facts/f-0": (5, r'hit-title"><a href="/units/(u-\d+)', UNITS),
    "/terms/path/slow": (5, r'hit-title"><a href="/units/(u-\d+)', UNITS),
    "/terms/path/foot?school=east": (5, r'hit-title"><a href="/units/(u-\d+)', UNITS),
    "/facts": (3, r'fact-words"><a href="/facts/(f-\d+)', {f"f-{i}" for i in range(COUNT)}),
    "/facts?q=%E6%9C%89%E8%AE%B0%E8%BD%BD": (3, r'"/facts/(f-\d+)', {f"f-{i}" for i in range(COUNT)}),
    "/collections": (5, r'hit-title"><a href="/collections/(c-\d+)', {f"c-{i}" for i in range(COUNT)}),
    "/collections?school=east": (5, r'hit-title"><a href="/collections/(c-\d+)', {f"c-{i}" for i in range(COUNT)}),
    "/sequences": (7, r'<h2><a href="/sequences/(q-\d+)', {f"q-{i}" for i in range(COUNT)}),
}
"""The long lists: how many pages they have, what stands on them, and what that is in all."""


@pytest.mark.parametrize("path", LISTS)
def test_whoever_follows_the_links_sees_everything_once_and_comes_back(client: FlaskClient, path: str) -> None:
    count, pattern, everything = LISTS[path]
    pages = walk(client, path)
    assert len(pages) == count
    assert Counter(name for page in pages for name in re.findall(pattern, page)) == Counter(everything)
    for number, page in enumerate(pages, 1):
        assert f"第{number}页，共{count}页" in page
        back = re.search(r'href="([^"]+)" rel="prev"', page)
        assert bool(back) == (number > 1)
        if back:
            assert client.get(unescape(back[1]).partition("#")[0]).text == pages[number - 2]
    said = rf"(?<!\d){len(everything)}(</b>)?[条个]"
    assert all(re.search(said, page.partition("<footer")[0]) for page in pages), "each page says how many in all"
    titles = [re.findall(r"<title>(.*?) · ", page)[0] for page in pages]
    assert titles[1] == f"{titles[0]}，第2页"


@pytest.mark.parametrize("path", [*LISTS, "/collections/c-0.atom"])
@pytest.mark.parametrize(("page", "status"), [("1", 200), ("", 200), ("99", 404), ("0", 400), ("x", 400), ("%00", 400)])
def test_a_page_that_is_none_is_refused(client: FlaskClient, path: str, page: str, status: int) -> None:
    answer = client.get(f"{path}{'&' if '?' in path else '?'}page={page}")
    assert answer.status_code == status
    assert "Traceback" not in answer.text


def test_every_page_of_a_school_says_how_many_units_it_has_and_how_many_of_each_kind(client: FlaskClient) -> None:
    for page in walk(client, "/schools/east"):
        assert f"<b>{COUNT}</b>个单元" in page
        assert f'课堂教学 <span class="muted">{COUNT}</span>' in page
    assert 'href="/schools/east?page=2#courses" rel="next"' in client.get("/schools/east").text


def test_a_school_names_its_first_collections_and_leads_to_all(client: FlaskClient) -> None:
    page = client.get("/schools/east").text
    assert page.count('<h3><a href="/collections/c-') == 12
    assert f'<a href="/collections?school=east">全部{COUNT}个</a>' in page
    assert client.get("/collections?school=none").status_code == 400


def test_a_word_names_its_first_units_and_leads_to_all(client: FlaskClient) -> None:
    page = client.get("/terms/path").text.split("词的意思和依据")[0]
    assert page.count('<a href="/units/') == 2 * 40
    assert f'<a href="/terms/path/slow">全部{COUNT}个' in page
    assert 'href="/terms/path/slow?school=east"' in client.get("/schools/east").text
    for path, status in (("/terms/path/none", 404), ("/terms/none/slow", 404), ("/terms/path/slow?school=none", 400)):
        assert client.get(path).status_code == status
    assert "还没有给学生的单元用这个词" in client.get("/terms/path/boat").text


def test_what_a_whole_district_builds_on_names_some_and_counts_the_rest(client: FlaskClient) -> None:
    page = client.get("/units/u-000?door=teacher").text
    assert f"另有{COUNT - 1 - 12}个单元以它为先修" in page
    assert page.count("<small>后续</small>") == 12
    assert f"另有{COUNT - 12}条序列用到它" in page
    assert "另有" not in client.get("/units/u-001?door=teacher").text


def test_a_cell_of_the_map_opens_a_page_at_a_time(client: FlaskClient) -> None:
    pages = walk(client, "/map?rows=history&cell=h-party.p1")
    assert len(pages) == 4
    cards = [re.findall(r'hit-title"><a href="/units/(u-\d+)', page) for page in pages]
    assert len({name for names in cards for name in names}) == sum(map(len, cards)) == 95
    assert 'rows=history&amp;cell=h-party.p1&amp;page=2#cell" rel="next"' in pages[0]
    assert client.get("/map?rows=history&cell=h-party.p1&page=5").status_code == 404


def test_the_map_and_a_page_that_is_not_there_name_some_sequences_and_lead_to_all(client: FlaskClient) -> None:
    assert f'href="/sequences">全部{COUNT}条序列</a>' in client.get("/map").text
    assert (
        'aria-current="true"' in client.get("/map?sequence=q-129").text.split("只看一条序列")[1].split("</details>")[0]
    )
    lost = client.get("/none").text
    assert lost.count('<a class="row" href="/sequences/') == 20
    assert f'<a class="row" href="/sequences">全部{COUNT}条</a>' in lost


def test_a_feed_has_pages_too(client: FlaskClient) -> None:
    first, second = client.get("/collections/c-0.atom"), client.get("/collections/c-0.atom?page=2")
    assert [feed.text.count("<entry>") for feed in (first, second)] == [100, COUNT - 100]
    assert 'rel="next" type="application/atom+xml" href="http://localhost/collections/c-0.atom?page=2"' in first.text
    assert 'rel="previous" type="application/atom+xml" href="http://localhost/collections/c-0.atom"' in second.text
