"""放映: a unit on the projector."""

import re

import pytest
from flask.testing import FlaskClient


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
        ("film-bell", ("第一段", "画面：钟楼", "这是一口老钟。", "钟声对谁响？", "第1题的答案")),
        ("walk-bridge", ("第1站 校门", "20分钟", "画一画", "查资料", "写一句话")),
        ("talk-letter", ("党员教师", "第一段。", "你会怎么回信？")),
        ("lesson-01", ("1. 看", "31分钟", "看水")),
    ],
)
def test_a_unit_of_each_kind_has_its_parts_on_screens(client: FlaskClient, unit: str, words: tuple[str, ...]) -> None:
    text = client.get(f"/units/{unit}/show").text
    for part in words:
        assert part in text


def test_what_is_for_the_teacher_is_not_on_the_wall(client: FlaskClient) -> None:
    walk = client.get("/units/walk-bridge/show").text
    assert "讲校名" not in walk
    assert "雷雨不出发" not in walk
    assert "倒一杯水" not in client.get("/units/lesson-01/show").text


def test_a_unit_that_is_not_there_is_not_found(client: FlaskClient) -> None:
    assert client.get("/units/none/show").status_code == 404


def test_the_pages_of_a_unit_and_of_a_sequence_lead_to_it(client: FlaskClient) -> None:
    assert 'href="/units/film-bell/show"' in client.get("/units/film-bell").text
    assert 'href="/units/film-bell/show"' in client.get("/sequences/seq-river").text
