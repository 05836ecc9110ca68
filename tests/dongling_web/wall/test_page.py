"""放映: a unit on the wall, and the teacher's window."""

import re

import pytest
from flask.testing import FlaskClient

UNITS = ("film-bell", "walk-bridge", "talk-letter", "lesson-01")
ELSEWHERE = "http://kc.example.cn"


def test_each_screen_leads_to_the_next_and_back_and_out_without_script(client: FlaskClient) -> None:
    text = client.get("/units/film-bell/show").text
    count = text.count('class="screen"')
    assert count > 3
    assert re.findall(r'id="s(\d+)"', text) == [str(n) for n in range(1, count + 1)]
    assert text.count(">上一屏<") == text.count(">下一屏<") == count - 1
    assert text.count('href="/units/film-bell"') == count


def test_there_is_neither_header_nor_menu_and_samples_say_so(client: FlaskClient) -> None:
    text = client.get("/units/walk-bridge/show").text
    assert "<header" not in text
    assert "<nav" not in text
    assert "示例，未经学校审定" in text


@pytest.mark.parametrize(
    ("unit", "words"),
    [
        ("film-bell", ("第一段", "这是一口老钟。", "钟声对谁响？", "的答案")),
        ("walk-bridge", ("一　校门", "20分钟", "画一画", "查资料", "写一句话")),
        ("talk-letter", ("第一段", "你会怎么回信？")),
        ("lesson-01", (">看</h2>", "31分钟", "看水")),
    ],
)
def test_a_unit_of_each_kind_has_its_parts_on_screens(client: FlaskClient, unit: str, words: tuple[str, ...]) -> None:
    text = client.get(f"/units/{unit}/show").text
    for part in words:
        assert part in text


@pytest.mark.parametrize(
    ("unit", "words"),
    [("walk-bridge", "讲校名"), ("walk-bridge", "雷雨不出发"), ("lesson-01", "倒一杯水"), ("film-bell", "画面")],
)
def test_what_is_for_the_teacher_is_in_the_teachers_window_and_not_on_the_wall(
    client: FlaskClient, unit: str, words: str
) -> None:
    assert words not in client.get(f"/units/{unit}/show").text
    assert words in client.get(f"/units/{unit}/show/notes").text


@pytest.mark.parametrize("unit", UNITS)
def test_the_teachers_window_has_a_note_for_each_screen_with_its_place_in_the_plan(
    client: FlaskClient, unit: str
) -> None:
    wall, notes = client.get(f"/units/{unit}/show").text, client.get(f"/units/{unit}/show/notes").text
    begins = [int(begin) for begin in re.findall(r'data-begins="(\d+)"', notes)]
    assert len(begins) == wall.count('class="screen"')
    assert begins == sorted(begins)


def test_a_unit_that_is_not_there_is_not_found(client: FlaskClient) -> None:
    for page in ("show", "show/notes", "qr.svg"):
        assert client.get(f"/units/none/{page}").status_code == 404


def test_the_pages_of_a_unit_and_of_a_sequence_lead_to_it(client: FlaskClient) -> None:
    assert 'href="/units/film-bell/show"' in client.get("/units/film-bell").text
    assert 'href="/units/film-bell/show"' in client.get("/sequences/seq-river").text


def test_a_phone_opens_the_pupils_page_by_the_code_on_the_wall(client: FlaskClient) -> None:
    assert "/units/film-bell/qr.svg" in client.get("/units/film-bell/show", base_url=ELSEWHERE).text
    code = client.get("/units/film-bell/qr.svg", base_url=ELSEWHERE)
    assert code.mimetype == "image/svg+xml"
    assert "private" in code.headers["Cache-Control"]
    assert code.text != client.get("/units/walk-bridge/qr.svg", base_url=ELSEWHERE).text


@pytest.mark.parametrize("here", ["http://localhost", "http://127.0.0.1:8000", "http://[::1]:8000"])
def test_a_site_that_no_phone_can_open_shows_no_code_and_the_teacher_is_told_why(
    client: FlaskClient, here: str
) -> None:
    assert "qr.svg" not in client.get("/units/film-bell/show", base_url=here).text
    assert "qr.svg" not in client.get("/units/film-bell?door=teacher", base_url=here).text
    assert client.get("/units/film-bell/qr.svg", base_url=here).status_code == 404
    assert "--site-url" in client.get("/units/film-bell/show/notes", base_url=here).text


def test_the_code_is_on_paper_too(client: FlaskClient) -> None:
    assert "/units/film-bell/qr.svg" in client.get("/units/film-bell?door=teacher", base_url=ELSEWHERE).text
