"""Which lines are structure, and which belong to a text."""

import pytest

from dongling.content.mending.mender import mended
from tests.dongling.content.mending.teachers import VOCABULARY

WALK = VOCABULARY.keys["walk"]


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("词表:\n  课型：\n    - 示范课\n", "词表:\n  课型:\n    - 示范课\n"),
        ("站点:\n- 地点: 门\n　　任务：走\n", "站点:\n- 地点: 门\n  任务: 走\n"),
        ("简介: 甲\n　　乙\n", "简介: 甲\n    乙\n"),
    ],
)
def test_a_line_of_structure_stands_where_its_author_meant_it(slip: str, meant: str) -> None:
    assert mended(slip, WALK, VOCABULARY.terms).text == meant


def test_a_text_may_stand_where_keys_may() -> None:
    text = "学习单:\n  - 任务:\n      - 选项:\n          - 私聊：不要传\n          - 告诉老师\n"
    assert mended(text, WALK, VOCABULARY.terms).text == text
