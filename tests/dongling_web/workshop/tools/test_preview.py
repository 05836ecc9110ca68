"""A manuscript as it will look, from four sides, while it is still being written: for those who may see it alone."""

import pytest
from flask.testing import FlaskClient

from tests.dongling_web.workshop.conftest import begin, save

SIDES = {"pupil": "怎么知道的", "teacher": "史料来源", "print": "paper.css", "wall": 'class="screen"'}


@pytest.mark.parametrize(("side", "held"), SIDES.items())
@pytest.mark.parametrize("bare", ["", "&paper=1"])
def test_each_side_is_the_page_that_readers_will_have_and_nobody_elses(
    lu: FlaskClient, west: FlaskClient, side: str, held: str, bare: str
) -> None:
    number = int(lu.post("/workshop", data={"unit": "walk-bridge"}).location.rpartition("/")[2])
    answer = lu.get(f"/workshop/{number}/preview?as={side}{bare}")
    assert (answer.status_code, held in answer.text) == (200, True)
    assert "老桥" in answer.text
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert "frame-ancestors 'self'" in answer.headers["Content-Security-Policy"]
    assert ("eave" in answer.text) == (not bare and side != "wall")
    assert "/drafts/add" not in answer.text or not bare
    for lost in ("export/", "/show/notes", "qr.svg", "notebook-tasks"):
        assert lost not in answer.text.partition("<main")[2]
    assert west.get(f"/workshop/{number}/preview?as={side}").status_code == 404


def test_what_is_not_written_yet_or_wrong_is_left_open_and_an_odd_side_is_the_teachers(lu: FlaskClient) -> None:
    number = begin(lu, kind="walk")
    save(lu, number, 1, name="走到老桥", minutes="很久")
    for side in (*SIDES, "x", ""):
        page = lu.get(f"/workshop/{number}/preview?as={side}")
        assert page.status_code == 200, side
        assert "走到老桥" in page.text
        assert side == "wall" or "没写好，先空着" in page.text
    save(lu, number, 2, **{"count:stops": "0"}, do="add:stops")
    save(lu, number, 3, **{"count:stops": "1", "stops.0.place": "老桥", "stops.0.minutes": "x"})
    assert "老桥" in lu.get(f"/workshop/{number}/preview?as=pupil&paper=1").text


def test_only_the_form_frames_and_only_what_will_be_seen_is_framed(lu: FlaskClient) -> None:
    number = begin(lu)
    policies = {way: lu.get(f"/workshop/{number}{way}").headers["Content-Security-Policy"] for way in ("", "/review")}
    assert policies[""] == policies["/review"] + "; frame-src 'self'"
    assert "frame-ancestors 'none'" in policies["/review"]
