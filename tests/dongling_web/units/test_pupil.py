"""The page of a unit for pupils and families."""

import re

import pytest
from flask.testing import FlaskClient

from dongling.testing import OpenLibrary, WriteContent, unit_text
from dongling_web.app import create_app
from dongling_web.units.pupil import COOKIE

OF_TEACHERS = (
    "教师活动",
    "学生活动",
    "设计意图",
    "教学说明",
    "未经学校审定</p>",
    "史料来源",
    "安全预案",
    "待审定",
    "责任人",
    "缺",
)
UNITS = ("walk-bridge", "film-bell", "talk-letter", "lesson-01")


@pytest.mark.parametrize("unit", UNITS)
def test_a_pupil_reads_nothing_of_teachers_talk(client: FlaskClient, unit: str) -> None:
    page = client.get(f"/units/{unit}").text
    main = page[page.index("<main") : page.index("</main>")]
    assert [words for words in OF_TEACHERS if words in main] == []
    assert 'class="badge"' not in main


def test_the_story_comes_first_then_what_to_do_then_how_it_is_known(client: FlaskClient) -> None:
    film = client.get("/units/film-bell").text
    assert film.index('class="told"') < film.index('id="work"') < film.index('class="for-teachers')
    assert film.index('id="work"') < film.index('id="task-exercise.1"') < film.index('id="task-question"')
    assert "画面" not in film
    walk = client.get("/units/walk-bridge").text
    assert walk.index('class="told"') < walk.index('id="known"')


def test_a_fact_says_in_a_childs_words_how_sure_it_is(client: FlaskClient) -> None:
    known = client.get("/units/walk-bridge").text.partition('id="known"')[2]
    assert re.search("两个地方都这么写|一个地方这么写|报纸上这么写|还在查", known)


def one(write_content: WriteContent, open_library: OpenLibrary, **fields: object) -> FlaskClient:
    """Return a browser on a site of one unit."""
    return create_app(open_library(write_content({"a.yaml": unit_text("a", **fields)}))).test_client()


def test_small_readers_have_pinyin_above_hard_characters_all_or_none_and_it_is_remembered(
    write_content: WriteContent, open_library: OpenLibrary
) -> None:
    client = one(write_content, open_library, band="p1", name="我的小桥")
    first = client.get("/units/a").text
    assert "<h1>我的小<ruby>桥<rt>qiáo</rt></ruby></h1>" in first
    assert '<a href="/units/a?pinyin=hard" aria-current="true"' in first
    everything = client.get("/units/a?pinyin=all")
    assert "<ruby>我<rt>wǒ</rt></ruby>" in everything.text
    assert everything.headers["Set-Cookie"].startswith(f"{COOKIE}=all;")
    assert "<ruby>我<rt>wǒ</rt></ruby>" in client.get("/units/a").text
    assert "<ruby>" not in client.get("/units/a?pinyin=none").text
    assert "<ruby>" not in client.get("/units/a?pinyin=nonsense").text


def test_older_readers_have_no_pinyin_to_choose(write_content: WriteContent, open_library: OpenLibrary) -> None:
    page = one(write_content, open_library, band="p2").get("/units/a?pinyin=all")
    assert "<ruby>" not in page.text
    assert 'aria-label="拼音"' not in page.text


def test_a_unit_may_say_how_its_words_are_read(write_content: WriteContent, open_library: OpenLibrary) -> None:
    client = one(write_content, open_library, band="p1", name="一行", readings=[{"word": "一行", "sounds": "yì háng"}])
    page = client.get("/units/a?pinyin=all").text
    assert "<ruby>一<rt>yì</rt></ruby><ruby>行<rt>háng</rt></ruby>" in page


def test_who_opens_a_talk_for_families_by_another_door_is_told_the_way(
    write_content: WriteContent, open_library: OpenLibrary
) -> None:
    client = one(write_content, open_library, band=None, audience=["family"], body="请先听三分钟。")
    pupils = client.get("/units/a").text
    assert "这一课是给家长的" in pupils
    assert 'href="/units/a?door=family"' in pupils
    family = client.get("/units/a?door=family").text
    assert "这一课是给" not in family
    assert "请先听三分钟" in family


def test_the_teachers_page_is_one_step_away(client: FlaskClient) -> None:
    page = client.get("/units/lesson-01").text
    assert '<a class="btn" href="/units/lesson-01?door=teacher"' in page
    assert "教师活动" in client.get("/units/lesson-01?door=teacher").text
