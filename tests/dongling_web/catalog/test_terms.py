"""The page of vocabularies."""

import re

from flask.testing import FlaskClient


def test_every_vocabulary_has_its_table_with_the_basis_of_each_word(client: FlaskClient) -> None:
    text = client.get("/terms").text
    for part in (
        'id="path"',
        "走法",
        "步行",
        "已核",
        "待审定",
        "本项目提议",
        "素养连线",
        "法治教育阶梯",
        'href="#path"',
    ):
        assert part in text


def test_words_from_memory_are_marked(client: FlaskClient) -> None:
    text = client.get("/terms").text
    assert re.search(r'坐船.*?<td class="unsure">待审定</td>', text, re.DOTALL)
    assert '自己的事自己做 <small class="unsure">待审定</small>' in text


def test_a_unit_marks_the_goal_of_its_competency(client: FlaskClient) -> None:
    text = client.get("/units/walk-bridge?door=teacher").text
    assert '参与公共事务、对国家社会负责 <span class="unsure">转述，待审定</span>' in text
    assert '<dt><a href="/terms/path">走法</a></dt><dd>慢走</dd>' in text


def test_a_vocabulary_has_a_page_with_the_units_of_each_word_and_the_gaps(client: FlaskClient) -> None:
    text = client.get("/terms/path").text
    assert "<h1>走法</h1>" in text
    assert "3个词，2个已有单元" in text
    assert re.search(r'慢走</b>.*href="/units/walk-bridge"', text, re.DOTALL)
    assert re.search(r"坐船.*缺", text, re.DOTALL)


def test_a_long_vocabulary_is_turned_page_by_page_and_synonyms_are_no_gaps(client: FlaskClient) -> None:
    first, second = client.get("/terms/synonym").text, client.get("/terms/synonym?page=2").text
    assert first.count('class="cover-units') == 60
    assert 'href="/terms/synonym?page=2"' in first
    assert "键盘侠" in first
    assert "键盘侠" not in second
    assert "lack-mark" not in first + second
    assert "键盘侠" not in client.get("/terms").text, "a long one is led to, not shown"


def test_a_unit_for_teachers_is_counted_in_a_vocabulary_and_not_named(client: FlaskClient) -> None:
    text = client.get("/terms/audience").text
    assert "另有1个不给学生看" in text
    assert "怎样备课" not in text


def test_what_is_no_vocabulary_has_no_page(client: FlaskClient) -> None:
    for name in ("none", "kind", "scheme"):
        assert client.get(f"/terms/{name}").status_code == 404
