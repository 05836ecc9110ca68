"""The pages of 侨谊幼儿园's kinds, on the screen and on paper."""

import io
import logging
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient

import qiaoyi_school
from dongling import Plugins, Settings
from dongling.testing import OpenLibrary, WriteContent, unit_text
from dongling_web.app import create_app

Site = Callable[..., FlaskClient]
PHASE = {"name": "看花", "minutes": "25", "teacher": "老师指一指", "pupils": "孩子闻一闻", "intent": "先用鼻子"}
SIDES = {"kindergarten_part": "园里看花", "family_part": "家里\n画花", "process": [PHASE]}
ACTIVITY: dict[str, Any] = {
    "kind": "qy.activity",
    "name": "映山红开了",
    "toward": ["向善"],
    "materials": ["一盆花"],
    "campus_notes": [{"campus": "金科园", "note": "用绢花"}],
    **SIDES,
}
BOOK: dict[str, Any] = {"kind": "qy.bookclub", "book": "《风》", "questions": ["听见什么？"], **SIDES}
SUPPORT: dict[str, Any] = {"kind": "qy.support", "partner": ["阿合奇", "循化"], "exchange": ["互寄一张画"], **SIDES}


@pytest.fixture
def site(write_content: WriteContent, open_library: OpenLibrary, caplog: pytest.LogCaptureFixture) -> Site:
    """Return a function that serves a unit for small children, drawn by the school's own template."""

    def serve(**fields: Any) -> FlaskClient:
        plugins = Plugins.load(Settings(safe_mode=True))
        plugins.register(qiaoyi_school, "qiaoyi")
        folder = write_content({"u.yaml": unit_text("a-unit", **{"band": "k", "minutes": "25", **fields})})
        client = create_app(open_library(folder, search=True, plugins=plugins)).test_client()
        with caplog.at_level(logging.ERROR, "dongling.web"):
            assert client.get("/units/a-unit?door=teacher").status_code == 200
        assert caplog.text == ""
        return client

    return serve


def page(client: FlaskClient) -> str:
    """Return the page of the unit."""
    return client.get("/units/a-unit?door=teacher").text


def test_an_activity_puts_the_children_first_and_keeps_the_reasons_for_paper(site: Site) -> None:
    text = page(site(**ACTIVITY))
    assert "of-kindergarten" in text
    assert text.index("孩子闻一闻") < text.index("老师指一指")
    assert '<td data-label="意图" class="print-only">先用鼻子</td>' in text
    for part in ("一盆花", "向善", "合计25分钟"):
        assert part in text


def test_three_sides_stand_side_by_side_and_a_missing_one_is_said(site: Site) -> None:
    sides = page(site(**ACTIVITY)).split("三维协同")[1].split("</section>\n</div>")[0]
    assert sides.index("园里看花") < sides.index("家里\n画花") < sides.index("缺，可以由园里补上")
    assert "缺" not in page(site(**ACTIVITY, community_part="路上看花")).split("三维协同")[1].split("</div>")[0]


def test_a_campus_says_what_it_does_otherwise(site: Site) -> None:
    assert "<dt>金科园</dt><dd>用绢花</dd>" in page(site(**ACTIVITY))


def test_the_vocabulary_of_campuses_lists_the_units_that_have_a_note_for_one(site: Site) -> None:
    client = site(**ACTIVITY)
    row = client.get("/terms/campus").text.split("金科园")[1].split("</li>")[0]
    assert "/units/a-unit" in row
    assert "缺" not in row
    assert "/units/qy-azalea-garden" in row, "the unit that ships has a note as well"


@pytest.mark.parametrize("unit", [ACTIVITY, BOOK, SUPPORT])
def test_the_letter_to_parents_is_a_sheet_of_its_own_with_a_slip(site: Site, unit: dict[str, Any]) -> None:
    letter = page(site(**unit)).split('<section class="sheet letter">')[1]
    for part in ("亲爱的家长", "家里\n画花", "园里看花", "剪下，由孩子带回", "□ 做过了", "孩子说的一句话"):
        assert part in letter


def test_without_a_part_for_the_family_there_is_no_letter(site: Site) -> None:
    text = page(site(**{**ACTIVITY, "family_part": None, "community_part": "路上看花"}))
    assert "亲爱的家长" not in text
    assert "打印件最后一页是给家长的信" not in text


def test_a_reading_shows_its_book_and_its_questions(site: Site) -> None:
    text = page(site(**BOOK))
    assert "《风》" in text
    assert '<li class="serif question-text">听见什么？</li>' in text


def test_an_exchange_offers_its_bundle_and_the_bundle_has_the_same_page(site: Site) -> None:
    client = site(**SUPPORT, bundle="三首儿歌")
    text = page(client)
    for part in ("阿合奇、循化", "互寄一张画", "三首儿歌", "这一课的离线包"):
        assert part in text
    bundle = zipfile.ZipFile(io.BytesIO(client.get("/units/a-unit/bundle.zip").data))
    offline = bundle.read("units/a-unit.html").decode()
    for part in ("阿合奇、循化", "孩子闻一闻", "亲爱的家长"):
        assert part in offline
    assert "这一课的离线包" not in offline
