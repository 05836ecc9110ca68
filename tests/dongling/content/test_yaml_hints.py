"""What libyaml says, said again for a teacher: the slips that Chinese authors make."""

import pytest

from dongling.content import parse
from dongling.content.yamlfile import YamlProblem

SLIPS = [
    ("名称：东林", "yaml-colon", 1, 3, "半角"),
    ("编号: a\n名称：东林\n简介: b", "yaml-colon", 2, 3, "半角"),
    ("站点:\n\t- 地点: 石牌坊", "yaml-tab", 2, 1, "空格"),
    ("名称: 东林: 书院", "yaml-quote", 1, 7, "引号"),
    ("名称: @东林", "yaml-quote", 1, 5, "引号"),
    ("名称: %东林", "yaml-quote", 1, 5, "引号"),
    ("名称: *东林", "yaml-quote", 1, 5, "引号"),
    ("主题: [家国情怀, 读书\n分钟: 5", "yaml", 1, 5, "]"),
    ("名称: '东林\n分钟: 5", "yaml", 1, 5, "引号"),
    ('名称: "东林\n分钟: 5', "yaml", 1, 5, "引号"),
    ("名称: 东林\n  分钟: 5", "yaml", 2, 5, "引号"),
    ("名称: 东林\n分钟 5\n简介: c", "yaml", 2, 1, "键"),
    ("编号: a\n---\n编号: b", "yaml", 2, 1, "---"),
]


@pytest.mark.parametrize(("text", "code", "line", "column", "fix"), SLIPS)
def test_a_usual_slip_is_named_at_its_place_with_its_fix(
    text: str, code: str, line: int, column: int, fix: str
) -> None:
    with pytest.raises(YamlProblem) as caught:
        parse(text)
    problem = caught.value
    assert (problem.code, *problem.position) == (code, line, column)
    assert fix in problem.hint.zh


@pytest.mark.parametrize("text", [slip[0] for slip in SLIPS])
def test_no_slip_leaves_a_chinese_author_with_an_english_sentence(text: str) -> None:
    with pytest.raises(YamlProblem) as caught:
        parse(text)
    assert not any("a" <= c <= "z" for c in caught.value.message.zh)
