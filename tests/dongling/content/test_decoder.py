"""From a parsed file to a checked value: each mistake is said at its place, with its fix, in the author's own keys."""

from pathlib import Path
from typing import Any

import pytest

from dongling.builtin import register_kinds, register_terms
from dongling.catalog import Terms
from dongling.content import ContentFile, KnownWords, read_unit
from dongling.testing import unit_text

VOCABULARY = KnownWords({kind.identifier: kind for kind in register_kinds()}, Terms(register_terms()))

CHINESE = """\
编号: a-walk
类型: 行走的思政课
名称: 走到公园
简介: 走一走。
年级段: 5-6年级
分钟: 60
审核状态: 草稿
主题: [家国情怀, 读书]
站点:
  - 地点: 校门口
    分钟: 20
    任务: 集合
安全预案:
  天气: 雷雨不出发。
  交通: 走人行道。
  走失: 原地等。
  受伤: 先救护。
"""


def problems(tmp_path: Path, text: str) -> list[str]:
    """Return `LINE:COL [code] message 改法：hint` of each problem of a unit file."""
    file = tmp_path / "u.yaml"
    file.write_text(text, encoding="utf-8")
    read = read_unit(ContentFile(file), "s", VOCABULARY)
    assert not read.found
    return [problem.text().split("u.yaml:")[1] for problem in read.problems]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"kind": "wlak"}, "2:7: 错误 [unknown-kind] 没有“wlak”这种单元 改法：是不是“walk”？"),
        ({"kind": None}, "1:1: 错误 [field-missing] 缺少“类型” 改法：可以写："),
        ({"themes": ["家国情坏"]}, "[unknown-term] “themes”里没有“家国情坏”这个词 改法：是不是“家国情怀”？"),
        ({"themes": "家国情怀，读书"}, "改法：几个词写成 [甲, 乙]，中间用半角逗号"),
        ({"minutes": "八"}, "6:10: 错误 [field-number] “minutes”应为整数，现在是“八” 改法：只写阿拉伯数字，不带单位"),
        ({"minutes": "0"}, "“minutes”应不小于1，现在是“0”"),
        ({"minutes": "9999"}, "“minutes”应不大于2000，现在是“9999”"),
        ({"name": None}, "1:1: 错误 [field-missing] 缺少“name” 改法：加一行“name: ……”"),
        ({"name": ""}, "“name”不能是空的"),
        ({"name": ["a"]}, "“name”应为一段文字，现在是“列表”"),
        ({"minuts": "5"}, "[unknown-key] 不认识“minuts”这个键 改法：是不是“minutes”？"),
        ({"分钟": "45"}, "[duplicate-key] “minutes”和“分钟”是同一个键，只能写一个"),
        ({"identifier": "Dl Walk"}, "1:13: 错误 [field-pattern] “identifier”有不能用的字符"),
        ({"updated": "2024-02-30"}, "[field-date] “updated”不是日期，现在是“2024-02-30” 改法：写成 2026-09-01 的样子"),
        ({"process": "读"}, "“process”应为列表"),
        ({"process": []}, "“process”至少要有一项"),
        ({"process": ["读"]}, "9:3: 错误 [field-type] “process”下面应有几个键"),
        ({"process": [{"name": "读", "minutes": "5", "teacher": "a"}]}, "9:3: 错误 [field-missing] 缺少“pupils”"),
        ({"process": [{"nome": "读"}]}, "9:3: 错误 [unknown-key] 不认识“nome”这个键 改法：是不是“name”？"),
        ({"derived": [{"text": "七年"}]}, "[field-missing] 缺少“from”"),
    ],
)
def test_each_mistake_is_said_at_its_place_with_its_fix(tmp_path: Path, changes: dict[str, Any], said: str) -> None:
    assert any(said in problem for problem in problems(tmp_path, unit_text(**changes))), problems(
        tmp_path, unit_text(**changes)
    )


def test_what_is_missing_is_named_in_the_authors_own_language(tmp_path: Path) -> None:
    assert any("缺少“简介”" in said for said in problems(tmp_path, CHINESE.replace("简介: 走一走。\n", "")))


def test_several_mistakes_in_one_file_are_all_said(tmp_path: Path) -> None:
    text = unit_text(minutes="八", themes=["无"], name=None, extra="x")
    assert len(problems(tmp_path, text)) == 4


def test_a_vocabulary_that_is_not_loaded_is_a_warning_and_the_unit_stays(tmp_path: Path) -> None:
    """It may belong to a school that is not installed here."""
    file = tmp_path / "u.yaml"
    file.write_text(unit_text(terms={"nothing": ["a"]}), encoding="utf-8")
    read = read_unit(ContentFile(file), "s", VOCABULARY)
    assert read.found[0].value.terms == {}
    assert [(problem.severity, problem.code) for problem in read.problems] == [("warning", "unknown-scheme")]
