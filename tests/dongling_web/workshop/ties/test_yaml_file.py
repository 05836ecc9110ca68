"""A unit's own file comes in, pasted or uploaded; one with slips is offered mended first."""

import html
import io
import re

import pytest
from flask.testing import FlaskClient

from dongling.content import parse
from dongling.store import Store
from dongling.testing import unit_text
from tests.dongling_web.workshop.test_form import body

SLIPPED = unit_text("b").replace("name: 一节课", "name：一节课")


def number_of(location: str | None) -> int:
    """Return the number of the manuscript that an answer leads to."""
    match = re.fullmatch(r"/workshop/(\d+)", location or "")
    assert match, location
    return int(match[1])


def test_a_file_with_slips_is_shown_mended_and_then_comes_in(lu: FlaskClient, store: Store) -> None:
    file = {"file": (io.BytesIO(SLIPPED.encode("gb18030")), "课.yaml")}
    page = lu.post("/workshop/yaml", data=file, content_type="multipart/form-data").text
    assert "-name：一节课" in page
    assert "转成 UTF-8" in page
    (mended,) = re.findall(r'<textarea name="text" hidden>\n(.*?)</textarea>', page, re.DOTALL)
    answer = lu.post("/workshop/yaml", data={"text": html.unescape(mended).replace("\n", "\r\n")})
    data = parse(body(store, number_of(answer.location))).data
    assert (data["name"], data["identifier"], data["review_status"]) == ("一节课", "b", "draft")


def test_a_sound_file_comes_in_at_once_under_a_name_that_is_free(lu: FlaskClient, store: Store) -> None:
    answer = lu.post("/workshop/yaml", data={"text": unit_text("a")})
    text = body(store, number_of(answer.location))
    assert parse(text).data["identifier"] != "a"
    assert "\r" not in text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "先贴上"),
        ("name: [一\n", "第"),
        ("name: 一\n", "哪一种"),
        ("kind: nothing\n", "哪一种"),
        ("x" * 300_000, ""),
    ],
)
def test_what_is_no_unit_is_said_with_what_to_do(lu: FlaskClient, text: str, said: str) -> None:
    answer = lu.post("/workshop/yaml", data={"text": text})
    assert answer.status_code == 400
    assert said in re.sub(r"<[^>]*>", "", answer.text)
    assert "Traceback" not in answer.text
