"""Heads of columns, and words for roles."""

import pytest

from dongling.accounts import Role
from dongling.rosters.heads import RosterColumn, heads_of, role_of


@pytest.mark.parametrize(
    "heads",
    [
        ["姓名", "学校", "角色"],
        ["Name", "School", "Role"],
        ["name", "单位", "身份"],
        ["姓名*", "学校：", " ROLE "],
        ["姓名（必填）", "学校(可不填)", "角色"],
    ],
)
def test_heads_are_known_in_either_language(heads: list[str]) -> None:
    after = heads_of([(1, heads)])
    assert after
    assert after[1][RosterColumn.NAME] == 0
    assert after[1][RosterColumn.ROLE] == 2


def test_columns_stand_in_any_order_and_a_title_may_stand_above() -> None:
    table = [(1, ["二〇二六学年教师名单"]), (3, ["序号", "角色", "手机", "姓名"]), (4, ["1", "老师", "", "陆老师"])]
    assert heads_of(table) == (2, {RosterColumn.NAME: 3, RosterColumn.ROLE: 1})


def test_a_table_without_names_has_no_heads() -> None:
    assert heads_of([(1, ["学校", "角色"])]) is None
    assert heads_of([]) is None


@pytest.mark.parametrize(
    ("word", "role"),
    [
        ("", Role.TEACHER),
        ("老师", Role.TEACHER),
        ("教师", Role.TEACHER),
        ("Editor", Role.EDITOR),
        ("学校管理员", Role.SCHOOL_ADMIN),
        ("school_admin", Role.SCHOOL_ADMIN),
        ("区管理员", Role.DISTRICT_ADMIN),
        ("读者", None),
        ("reader", None),
        ("校长", None),
    ],
)
def test_a_role_is_known_by_any_of_its_names(word: str, role: Role | None) -> None:
    assert role_of(word) is role
