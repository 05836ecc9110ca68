"""What waits behind the other doors."""

import re
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from dongling.testing import OpenLibrary, WriteContent, unit_text
from dongling_web.app import create_app
from dongling_web.doors.others import other_doors

SHIPPED = Path(__file__).parents[3] / "courses"
ASKED = "孩子不想学习家长怎么办"


def test_a_wider_door_says_what_it_has_besides_and_a_narrower_one_what_it_shows(app: Flask) -> None:
    counts = {"pupil": 4, "family": 5, "teacher": 5}
    with app.test_request_context("/search?q=x"):
        said = {door: [one.said for one in other_doors(counts, door)] for door in counts}
        assert other_doors(counts, "all") == []
        assert other_doors(counts, "pupil")[0].url == "/search?q=x&door=family"
    assert said == {
        "pupil": ["给家长的1个", "没有专门给老师的"],
        "family": ["学生看得到4个", "没有专门给老师的"],
        "teacher": ["学生看得到4个", "家长看得到5个"],
    }


@pytest.fixture
def shipped(open_library: OpenLibrary) -> FlaskClient:
    """Return a browser on the courses that ship."""
    return create_app(open_library(SHIPPED, search=True)).test_client()


def test_a_parents_question_finds_the_talk_first_in_the_family_door_and_pupils_are_told_of_it(
    shipped: FlaskClient,
) -> None:
    text = shipped.get(f"/search?q={ASKED}").text
    assert "学生的课里没有讲到这个" in text
    card = re.search(r'<section class="door-hint".*?</section>', text, re.DOTALL)
    assert card
    assert "给家长的1个" in card[0]
    assert 'href="/units/lx-family-talk?door=family"' in card[0]
    (way,) = re.findall(r'<a class="btn btn-main" href="([^"]+)"', card[0])
    behind = shipped.get(way.replace("&amp;", "&")).text
    assert re.findall(r'hit-title"><a href="([^"]+)"', behind)[0] == "/units/lx-family-talk"
    assert "学生看得到" in behind


def test_what_is_sure_here_tells_of_the_others_in_a_line(client: FlaskClient) -> None:
    text = client.get("/search?school=west").text
    assert '<a href="/search?school=west&amp;door=teacher" rel="nofollow">给老师的1个</a>' in text
    assert "家长的门里" in text
    behind = client.get("/search?school=west&door=teacher").text
    assert "学生看得到12个" in behind


def test_an_empty_page_says_what_other_doors_hold(write_content: WriteContent, open_library: OpenLibrary) -> None:
    folder = write_content({"a.yaml": unit_text("a", name="怎样听孩子说", band=None, audience=["family"])})
    client = create_app(open_library(folder, search=True)).test_client()
    for path in ("/search", "/search?q=听孩子说", "/search?kind=lesson"):
        assert "给家长的1个" in client.get(path).text, path
