"""A text with a teacher's slips is the text that was meant again; a text without any stays as it is."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dongling.content import parse
from dongling.content.mending.mender import mended
from dongling.model import Keys
from tests.dongling.content.mending.teachers import SLIPS, VOCABULARY, known_words, shipped_units, slipped, structure

WORDS = known_words()
TEXTS = {str(path): path.read_text(encoding="utf-8") for path in shipped_units()}
QUIET = (HealthCheck.function_scoped_fixture, HealthCheck.too_slow)
WALK = VOCABULARY.keys["walk"]


def keys_of(text: str) -> Keys:
    """Return the keys that a text may have."""
    return WORDS.keys_of(text)


def mend(text: str, keys: Keys | None = WALK) -> str:
    """Return a text mended."""
    return mended(text, keys, VOCABULARY.terms).text


def test_no_shipped_file_has_a_slip() -> None:
    assert len(TEXTS) > 50
    for name, text in TEXTS.items():
        assert not mended(text, keys_of(text), WORDS.terms).slips, name
        assert not mended(text, None, WORDS.terms).slips, name


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(st.data())
def test_a_unit_with_a_teachers_slips_means_what_was_meant_once_it_is_mended(data: st.DataObject) -> None:
    name, text = data.draw(slipped(TEXTS))
    mending = mended(text, keys_of(text), WORDS.terms)
    assert parse(mending.text).data == parse(TEXTS[name]).data
    assert not mended(mending.text, keys_of(mending.text), WORDS.terms).edits


@pytest.mark.parametrize("slip", SLIPS)
def test_every_place_of_every_unit_may_have_the_same_slip(slip: Callable[[str], str]) -> None:
    for name, text in TEXTS.items():
        lines = text.splitlines()
        for number, line in structure(text):
            lines[number] = slip(line)
        written = "\n".join(lines) + "\n"
        mending = mended(written, keys_of(text), WORDS.terms)
        assert parse(mending.text).data == parse(text).data, name


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="名称站点: ：-－[]【】{}，,“”\"'|#＃\u3000\t\n a、&", max_size=120))
def test_what_is_mended_is_not_mended_again_whatever_it_was(text: str) -> None:
    once = mended(text, WALK, VOCABULARY.terms)
    assert once.text.count("\n") == text.count("\n")
    for slip in once.slips:
        assert text.splitlines()[slip.position.line - 1 :]


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("名称：东林\n", "名称: 东林\n"),
        ("名称 ： 东林\n", "名称: 东林\n"),
        ("名称:东林\n", "名称: 东林\n"),
        ("名称:\u3000东林\n", "名称: 东林\n"),
        ("“名称”：东林\n", "名称: 东林\n"),
        ("标签：[校史，党史]\n", "标签: [校史, 党史]\n"),
        ("主题：[家国情怀、读书]\n", "主题: [家国情怀, 读书]\n"),
        ("主题：【家国情怀，读书】\n", "主题: [家国情怀, 读书]\n"),
        ("主题: [“家国情怀”，“读书”]\n", "主题: [家国情怀, 读书]\n"),
        ("主题: 家国情怀，读书\n", "主题: [家国情怀, 读书]\n"),
        ("年级段: “7-9年级”\n", "年级段: 7-9年级\n"),
        ("正文: ｜\n  第一段。\n", "正文: |\n  第一段。\n"),
        ("＃ 说明\n名称: 东林\n", "# 说明\n名称: 东林\n"),
        ("名称: 东林: 书院\n", '名称: "东林: 书院"\n'),
        ("名称: @东林\n", '名称: "@东林"\n'),
        ('名称: "东林" 书院\n', "名称: '\"东林\" 书院'\n"),
        ("名称: [公开课] 东林\n", '名称: "[公开课] 东林"\n'),
        ('名称: "东林”\n', '名称: "东林"\n'),
        ("站点：\n－ 地点：校门口\n　任务：集合\n", "站点:\n- 地点: 校门口\n  任务: 集合\n"),
        ("站点:\n  -地点: 校门口\n    任务: 集合\n", "站点:\n  - 地点: 校门口\n    任务: 集合\n"),
        ("站点:\n  • 地点: 校门口\n    任务: 集合\n", "站点:\n  - 地点: 校门口\n    任务: 集合\n"),
        ("站点:\n\t- 地点: 校门口\n\t  任务: 集合\n", "站点:\n    - 地点: 校门口\n      任务: 集合\n"),
        (
            "正文: |\n\u3000\u3000第一段。\n\u3000\u3000第二段。\n名称: a\n",
            "正文: |\n  \u3000第一段。\n  \u3000第二段。\n名称: a\n",
        ),
        ("站点: [{地点：校门口，任务：集合}]\n", "站点: [{地点: 校门口, 任务: 集合}]\n"),
        ("名称: a\r\n简介：b\r\n", "名称: a\r\n简介: b\r\n"),
        ("名称: a\r\n简介: b\r\n分钟: 5\n", "名称: a\r\n简介: b\r\n分钟: 5\r\n"),
    ],
)
def test_a_slip_is_mended(slip: str, meant: str) -> None:
    if slip.startswith("站点:\n\t"):
        assert parse(mend(slip)).data == parse(meant).data
    else:
        assert mend(slip) == meant


@pytest.mark.parametrize(
    "text",
    [
        "名称: 东林：书院，读书\n",
        "名称: “两弹一星”\n",
        "名称: 【公开课】走进东林\n",
        "简介:\n  任务：看一看，想一想\n",
        "简介: 看一看\n  任务：想一想\n",
        "正文: |\n  名称：不是键\n  － 不是项\n  [甲，乙]\n  \u3000\u3000段首\n",
        "正文: >-\n  名称：不是键\n\n    主题：更深\n",
        '简介: "名称：不是键\n  主题：也不是"\n',
        "简介: '名称：不是键'\n",
        "关键词: [他说，要走。, 乙]\n",
        "关键词: [“校史”]\n",
        '主题: ["家国情怀", 读书]  # 主题：两个\n',
        "# 名称：注释里的不算\n名称: a\n",
        "站点:\n  - 地点: 校门口\n    任务: 看：想\n",
        "联系: http://a.example/b\n",
    ],
)
def test_what_belongs_to_a_text_is_not_touched(text: str) -> None:
    mending = mended(text, WALK, VOCABULARY.terms)
    assert mending.text == text
    assert not mending.edits
