"""What a roster comes to: who is taken in, who is left out, each line with its reason, before anything is done."""

from collections.abc import Iterable

import pytest

from dongling.accounts import OPERATOR, Actor, Grant, Role
from dongling.model import School
from dongling.problems import DonglingError
from dongling.rosters.plan import MOST, RosterPlan, planned, planned_of
from dongling.store.accounts.person import name_key
from tests.dongling.rosters.making import HEADS, text, xlsx

EAST = School(identifier="east", name="东校", full_name="无锡市东校中学", name_en="East School")
WEST = School(identifier="west", name="西校")
SCHOOLS = {school.identifier: school for school in (EAST, WEST)}
BOSS = Actor(1, frozenset({Grant(Role.SCHOOL_ADMIN, "east")}))
TEACHER = Grant(Role.TEACHER, "east")


def plan(*rows: tuple[str, ...], by: Actor = OPERATOR, taken: Iterable[str] = ()) -> RosterPlan:
    """Return what rows below the usual heads come to."""
    keys = set(map(name_key, taken))
    return planned(text(HEADS, *rows).encode(), by, SCHOOLS, lambda _: keys)


def reasons(made: RosterPlan) -> list[str]:
    """Return why each that is left out is."""
    return [one.why.zh for one in made.left]


def test_a_roster_of_a_workbook_and_of_csv_come_to_the_same() -> None:
    rows = [HEADS, ("陆老师", "东校", "老师"), ("周老师", "west", "editor"), ("吴老师", "无锡市东校中学", "学校管理员")]
    (of_csv, of_xlsx) = (planned(data, OPERATOR, SCHOOLS, lambda _: ()) for data in (text(*rows).encode(), xlsx(rows)))
    assert of_csv == of_xlsx
    assert [(one.name, one.grant) for one in of_csv.newcomers] == [
        ("陆老师", TEACHER),
        ("周老师", Grant(Role.EDITOR, "west")),
        ("吴老师", Grant(Role.SCHOOL_ADMIN, "east")),
    ]
    assert of_csv.left == []


def test_a_roster_may_lie_on_the_second_sheet_with_other_columns_that_nobody_reads() -> None:
    book = xlsx([("填写说明",)], [("手机", "姓名"), ("1", "陆老师")])
    made = planned(book, BOSS, SCHOOLS, lambda _: ())
    assert [one.name for one in made.newcomers] == ["陆老师"]
    assert made.unread == ["手机"]


def test_an_administrator_of_one_school_need_not_name_it_nor_a_teacher_his_role() -> None:
    made = plan(("陆老师", "", ""), by=BOSS)
    assert made.newcomers[0].grant == TEACHER
    assert reasons(plan(("陆老师", "", ""))) == ["没有写学校"]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (("", "东校", ""), "没有名字"),
        (("陆 老 师", "东校", ""), "不能用"),
        (("=HYPERLINK(1)", "东校", ""), "不能用"),
        (("x" * 41, "东校", ""), "不能用"),
        (("已有", "东校", ""), "已经有“已有”了；另有其人就写成 已有@东校"),
        (("陆老师", "东效", ""), "没有学校“东效”；是不是“东校”？"),
        (("陆老师", "东校", "校长"), "没有角色“校长”"),
        (("陆老师", "东校", "读者"), "没有角色“读者”"),
    ],
)
def test_each_line_that_takes_nobody_in_says_why(row: tuple[str, ...], why: str) -> None:
    made = plan(("好老师", "东校", ""), row, taken=["已有"])
    assert [one.name for one in made.newcomers] == ["好老师"]
    (left,) = made.left
    assert left.line == 3
    assert "可以写" not in left.why.en
    assert why in left.why.zh
    assert left.why.en


def test_of_doubles_the_first_is_taken_in_however_they_are_typed() -> None:
    made = plan(("Lu", "东校", ""), ("周老师", "东校", ""), (" LU ", "西校", "编辑"))
    assert [one.name for one in made.newcomers] == ["Lu", "周老师"]
    assert reasons(made) == ["和第2行同名"]
    assert made.left[0].line == 4


def test_what_is_not_his_to_give_is_left_out() -> None:
    made = plan(("甲", "东校", ""), ("乙", "西校", ""), ("丙", "", "区管理员"), by=BOSS)
    assert [one.name for one in made.newcomers] == ["甲"]
    assert reasons(made) == ["这所学校或这个角色不归你管"] * 2
    assert plan(("丙", "东校", "区管理员")).newcomers[0].grant == Grant(Role.DISTRICT_ADMIN)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (text(("学校", "角色"), ("东校", "老师")).encode(), "没有找到表头"),
        (text(HEADS).encode(), "表头下面没有人"),
        (text(HEADS, *((f"老师{n}", "东校", "") for n in range(MOST + 1))).encode(), "最多5000人"),
    ],
)
def test_a_file_that_holds_no_roster_is_refused_as_a_whole(data: bytes, said: str) -> None:
    with pytest.raises(DonglingError, match=said):
        planned(data, OPERATOR, SCHOOLS, lambda _: ())


def test_a_roster_of_five_thousand_comes_to_all_of_them() -> None:
    made = plan(*((f"老师{n}", "东校", "老师") for n in range(MOST)))
    assert len(made.newcomers) == MOST
    assert made.left == []


def test_rows_that_a_plan_showed_come_to_the_same_again() -> None:
    made = plan(("陆老师", "东校", "老师"), ("丙", "", "区管理员"))
    rows = [(one.name, one.grant.school, one.grant.role.value) for one in made.newcomers]
    assert planned_of(rows, OPERATOR, SCHOOLS, lambda _: ()).newcomers == made.newcomers
    assert planned_of([["x"]], BOSS, SCHOOLS, lambda _: ()).newcomers[0].grant == TEACHER
