"""A content file that is revised: what changed is new, all else is as its author wrote it."""

import copy
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dongling import Catalog
from dongling.content.yamlfile import parse
from dongling.editor import revised

TEXT = """\
# 校史微课程，2026年写
编号: a-1
名称: 银杏树下   # 学生看到的
简介: |
  第一行
  第二行

# 站点按走的顺序
站点:
  # 先到校门口
  - 地点: 校门口  # 集合
    分钟: 10
  - 地点: 河边
    分钟: 20
关键词: [银杏, 校门]
"""


def changed(**values: Any) -> dict[str, Any]:
    """Return the data of TEXT with other values; None takes a key away."""
    data = {**copy.deepcopy(parse(TEXT).data), **values}
    return {key: value for key, value in data.items() if value is not None}


def test_nothing_changed_is_the_same_text() -> None:
    assert revised(TEXT, changed()) == TEXT


def test_one_value_is_one_line_and_its_comment_stays() -> None:
    assert revised(TEXT, changed(名称="银杏")) == TEXT.replace("名称: 银杏树下 ", "名称: 银杏 ")


def test_a_part_that_moves_takes_its_text_along() -> None:
    first, second = changed()["站点"]
    made = revised(TEXT, changed(站点=[second, first]))
    assert parse(made).data["站点"] == [second, first]
    assert "  # 先到校门口\n  - 地点: 校门口  # 集合\n" in made
    assert made.split("站点:\n")[0] == TEXT.split("站点:\n", maxsplit=1)[0]


def test_a_word_in_a_part_leaves_its_neighbours_alone() -> None:
    first, second = changed()["站点"]
    made = revised(TEXT, changed(站点=[first, {**second, "分钟": "25"}]))
    assert made == TEXT.replace("分钟: 20", "分钟: 25")


def test_new_keys_stand_where_they_belong_and_others_go() -> None:
    made = revised(TEXT, changed(分钟="45", 简介=None), ("编号", "名称", "简介", "分钟", "站点"))
    assert "名称: 银杏树下   # 学生看到的\n分钟: 45\n" in made
    assert "简介" not in made
    assert "# 站点按走的顺序\n站点:" in made


@pytest.mark.parametrize(
    "text", ["{编号: a, 名称: b}\n", "编号: a\n名称:\n- x\n-   - y\n", "名称: b", "? 编号\n: a\n名称: c\n"]
)
def test_what_is_laid_out_oddly_is_right_all_the_same(text: str) -> None:
    data = {**parse(text).data, "名称": "新的", "简介": "一行\n两行"}
    assert parse(revised(text, data)).data == data


def test_line_ends_stay_as_they_are() -> None:
    made = revised(TEXT.replace("\n", "\r\n"), changed(名称="银杏"))
    assert made.count("\r\n") == made.count("\n") == TEXT.count("\n")


WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")) | st.sampled_from("\n:#-'\"[]{} "), max_size=30
)


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_change_to_any_unit_that_ships_is_read_back_and_leaves_the_rest_alone(
    shipped: Catalog, data: st.DataObject
) -> None:
    unit = shipped.units[data.draw(st.sampled_from(sorted(shipped.units)))]
    text = unit.source.path.read_text(encoding="utf-8")
    before = parse(text).data
    after = copy.deepcopy(before)
    for _ in range(data.draw(st.integers(1, 4))):
        _change(after, data)
    made = revised(text, after)
    assert parse(made).data == after
    kept = after.keys() & {key for key in before if before[key] == after.get(key)}
    lines = {line for key in kept for line in text.splitlines() if line.startswith(f"{key}:")}
    assert lines <= set(made.splitlines())


def _change(value: dict[str, Any], data: st.DataObject) -> None:
    """Change something somewhere below a mapping."""
    key = data.draw(st.sampled_from(sorted(value)))
    below = value[key]
    if isinstance(below, dict) and below:
        _change(below, data)
    elif isinstance(below, list) and below:
        at = data.draw(st.integers(0, len(below) - 1))
        do = data.draw(st.sampled_from(["in", "drop", "first", "add"]))
        if do == "in" and isinstance(below[at], dict):
            _change(below[at], data)
        elif do == "drop" and len(below) > 1:
            del below[at]
        elif do == "first":
            below.insert(0, below.pop(at))
        else:
            below.append(data.draw(WORDS))
    elif len(value) > 2 and data.draw(st.booleans()):
        del value[key]
    else:
        value[key] = data.draw(WORDS)
