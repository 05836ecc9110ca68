"""The pages to print: a sheet as pupils get it, its key apart, cards, rubrics, letters, and all of it as a pack."""

from typing import Any

import pytest
from flask.testing import FlaskClient

from dongling.testing import OpenLibrary, WriteContent, unit_text
from dongling_web.app import create_app
from tests.dongling.media.making import DRAWING, medium

TASKS: list[dict[str, Any]] = [
    {
        "type": "choice",
        "prompt": "几座<桥>？",
        "options": ["一座", "两座"],
        "right": ["两座"],
        "explanation": "因为数过。",
    },
    {"type": "order", "prompt": "排一排", "items": ["先到", "后到"]},
    {"type": "match", "prompt": "连一连", "pairs": [{"left": "一", "right": "甲"}, {"left": "二", "right": "乙"}]},
    {"type": "blank", "prompt": "__年造，__年修", "blanks": [["1634"], ["1869"]]},
    {"type": "point", "prompt": "找岛", "points": [{"name": "黄埠墩"}, {"name": "桥"}], "right": ["黄埠墩"]},
    {"type": "open", "prompt": "写两行", "sample": "照实写的例子"},
    {"type": "open", "prompt": "画桥", "box": "yes"},
    {"type": "observe", "prompt": "记一记", "columns": ["天", "数"], "rows": [["一"]], "photo": "yes"},
]
SHEET = {"identifier": "one", "name": "桥的单子", "note": "慢慢来", "tasks": TASKS}
PLAIN = {"identifier": "plain", "name": "没有答案的", "tasks": [{"type": "open", "prompt": "写"}]}
CARDS = {"identifier": "two", "name": "年份卡", "cards": [{"title": "甲", "text": "造桥", "answer": "明代"}]}
RUBRIC = {
    "competency": "政治认同",
    "criteria": [{"name": "看", "levels": ["一句", "两句", "三句", "四句"]}, {"levels": ["a", "b", "c", "d"]}],
}
MISTAKEN = [{"says": "越高越好。", "reply": "看船。"}]
SECRET = ("因为数过。", "照实写的例子", "1634", "明代", "慢慢来", "看船。", "四句")
"""What only teachers read."""


@pytest.fixture
def pages(write_content: WriteContent, open_library: OpenLibrary) -> FlaskClient:
    """Return a client of a site with one unit that has everything and one that has nothing."""
    unit = unit_text(
        "a",
        worksheets=[SHEET, PLAIN],
        cards=[CARDS],
        rubrics=[RUBRIC],
        misconceptions=MISTAKEN,
        without_devices="用纸。",
    )
    return create_app(open_library(write_content({"a.yaml": unit, "b.yaml": unit_text("b")}))).test_client()


def test_a_sheet_has_all_its_tasks_and_nothing_of_its_key(pages: FlaskClient) -> None:
    text = pages.get("/units/a/materials/one").text
    for words in (
        "桥的单子",
        "几座&lt;桥&gt;？",
        "A　一座",
        "先到",
        "后到",
        "甲",
        "黄埠墩",
        "写两行",
        "draw-box",
        ">天</th>",
    ):
        assert words in text
    assert text.count('class="gap"') == 2
    assert [words for words in SECRET if words in text] == []


def test_the_key_is_a_page_of_its_own_that_says_whom_it_is_for(pages: FlaskClient) -> None:
    text = pages.get("/units/a/materials/one/key").text
    for words in ("教师用，不发给学生", "B 两座", "因为数过。", "先到 → 后到", "1634；1869", "照实写的例子", "慢慢来"):
        assert words in text
    assert "明代" in pages.get("/units/a/materials/two/key").text


def test_the_pack_has_everything_a_page_each(pages: FlaskClient) -> None:
    text = pages.get("/units/a/materials?door=teacher").text
    assert [words for words in SECRET if words not in text] == []
    for anchor in ("one", "plain", "two", "for-teachers", "key-one", "key-two"):
        assert f'href="#{anchor}"' in text
        assert f'id="{anchor}"' in text


@pytest.mark.parametrize("door", ["pupil", "family"])
def test_behind_other_doors_the_pack_is_what_pupils_are_handed(pages: FlaskClient, door: str) -> None:
    text = pages.get(f"/units/a/materials?door={door}").text
    assert [words for words in SECRET if words in text] == []
    for anchor in ("one", "plain", "two"):
        assert f'id="{anchor}"' in text
    assert "key-one" not in text
    assert "for-teachers" not in text


def test_the_rubric_is_a_table_of_four_levels(pages: FlaskClient) -> None:
    assert "四句" in pages.get("/units/a/rubric").text


@pytest.mark.parametrize(
    "address",
    ["a/materials/none", "a/materials/plain/key", "b/materials", "b/rubric", "c/materials", "a/materials/none/key"],
)
def test_what_is_not_there_is_not_found(address: str, pages: FlaskClient) -> None:
    assert pages.get(f"/units/{address}").status_code == 404


def test_the_page_of_a_unit_has_its_sheets_to_fill_in_and_no_key_for_pupils(pages: FlaskClient) -> None:
    text = pages.get("/units/a").text
    for words in ("做一做", "几座&lt;桥&gt;？", "<textarea", 'type="radio"', "/units/a/materials/one"):
        assert words in text
    assert [words for words in SECRET if words in text] == []


def test_teachers_read_the_key_beside_the_tasks(pages: FlaskClient) -> None:
    text = pages.get("/units/a?door=teacher").text
    for words in (
        "因为数过。",
        "照实写的例子",
        "1634；1869",
        "明代",
        "看船。",
        "四句",
        "用纸。",
        "/units/a/materials/one/key",
    ):
        assert words in text


def test_the_page_of_a_unit_without_materials_says_nothing_of_them(pages: FlaskClient) -> None:
    text = pages.get("/units/b?door=teacher").text
    assert "做一做" not in text
    assert "materials.css" not in text


def test_the_forms_and_letters_of_a_kind_are_in_the_teachers_pack_and_on_a_page_of_their_own(
    client: FlaskClient,
) -> None:
    pack, own = "/units/walk-bridge/materials", "/units/walk-bridge/slips"
    for page in (f"{pack}?door=teacher", own):
        for words in ("分组与责任人", "任务单（学生）", "亲爱的家长：", "家长知情同意回执"):
            assert words in client.get(page).text, page
    assert f'href="{own}"' in client.get("/units/walk-bridge?door=teacher").text
    assert f'href="{pack}"' in client.get("/units/walk-bridge?door=teacher").text
    assert client.get(f"{pack}?door=pupil").status_code == client.get("/units/lesson-01/slips").status_code == 404


def test_who_asks_for_the_materials_of_such_a_unit_is_told_calmly_and_led_back(pages: FlaskClient) -> None:
    answer = pages.get("/units/b/materials")
    assert answer.status_code == 404
    assert "这一课没有要印的材料" in answer.text
    assert 'href="/units/b"' in answer.text
    assert "No materials" in pages.get("/units/b/materials?lang=en").text


def test_every_field_to_fill_in_has_a_name(pages: FlaskClient) -> None:
    text = pages.get("/units/a?door=teacher").text
    assert text.count('<input class="fill"') == text.count('aria-label="第') == 2
    assert text.count('<label class="choice') == 2 + 2 + 2 + 2


def test_the_picture_of_a_task_stands_by_it_on_the_page_and_on_paper(
    write_content: WriteContent, open_library: OpenLibrary
) -> None:
    task = {"type": "open", "prompt": "看图写一句", "picture": "a.svg"}
    sheet = {"identifier": "one", "name": "看图单", "tasks": [task]}
    folder = write_content({"a.yaml": unit_text("a", worksheets=[sheet], media=[medium("a.svg")])})
    (folder / "media").mkdir()
    (folder / "media" / "a.svg").write_bytes(DRAWING)
    client = create_app(open_library(folder)).test_client()
    for address in ("/units/a", "/units/a/materials/one"):
        text = client.get(address).text
        assert text.index('class="task-picture"') < text.rindex("看图写一句")
        assert 'alt="一座桥"' in text


def test_the_picture_of_a_card_stands_on_it_on_the_page_and_on_paper_and_nowhere_else(
    write_content: WriteContent, open_library: OpenLibrary
) -> None:
    cards = {"identifier": "one", "name": "看物卡", "cards": [{"text": "一座桥有几个孔", "picture": "a.svg"}]}
    folder = write_content({"a.yaml": unit_text("a", cards=[cards], media=[medium("a.svg")])})
    (folder / "media").mkdir()
    (folder / "media" / "a.svg").write_bytes(DRAWING)
    client = create_app(open_library(folder)).test_client()
    for address in ("/units/a?door=teacher", "/units/a?door=pupil", "/units/a/materials/one", "/units/a/materials"):
        text = client.get(address).text
        assert text.count('alt="一座桥"') == 1, address
        assert text.index('alt="一座桥"') < text.index("一座桥有几个孔")
        assert text.count("本校教师拍摄，CC BY 4.0") == 1, address


def test_the_way_of_a_walk_stands_where_else_a_sketch_of_its_stops_would(
    write_content: WriteContent, open_library: OpenLibrary
) -> None:
    safety = dict.fromkeys(("weather", "traffic", "lost", "injury", "water", "responsible"), "教师看着")
    stops = [{"place": "桥头", "minutes": "30", "task": "画桥"}]
    walk = {"kind": "walk", "minutes": "60", "process": None, "owner": "年级组长", "stops": stops, "safety": safety}
    units = {
        "drawn.yaml": unit_text("drawn", route="a.svg", media=[medium("a.svg")], **walk),
        "away.yaml": unit_text("away", route="b.svg", media=[medium("b.svg")], **walk),
    }
    folder = write_content(units)
    (folder / "media").mkdir()
    (folder / "media" / "a.svg").write_bytes(DRAWING)
    client = create_app(open_library(folder)).test_client()
    drawn = client.get("/units/drawn?door=teacher").text
    assert "sketch-across" not in drawn
    assert drawn.count('alt="一座桥"') == 2, "above the stops, and on pupils' sheet"
    assert drawn.index('class="drawn-way"') < drawn.index('id="stop-1"') < drawn.rindex('alt="一座桥"')
    assert "sketch-across" in client.get("/units/away?door=teacher").text
    assert client.get("/units/drawn?door=pupil").text.count('alt="一座桥"') == 1
    assert 'id="way"' in client.get("/units/drawn/materials").text


def test_each_table_to_fill_in_has_a_name_of_its_own(write_content: WriteContent, open_library: OpenLibrary) -> None:
    tasks = [{"type": "observe", "prompt": one, "columns": ["看", "想"], "rows": [[""]]} for one in ("桥面", "桥洞")]
    sheet = {"identifier": "one", "name": "看桥单", "tasks": tasks}
    client = create_app(open_library(write_content({"a.yaml": unit_text("a", worksheets=[sheet])}))).test_client()
    for door in ("pupil", "teacher"):
        text = client.get(f"/units/a?door={door}").text
        assert [text.count(f'role="region" aria-label="{one}"') for one in ("桥面", "桥洞")] == [1, 1], door
