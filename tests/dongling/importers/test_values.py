"""What words of forms come to: minutes, seconds, bands, lists, terms, titles."""

import pytest

from dongling import Catalog
from dongling.importers.values import (
    band_in,
    minutes_in,
    part_name,
    seconds_in,
    terms_in,
    title_in,
    words_in,
)
from dongling.model import UnitFields, fields_of


@pytest.mark.parametrize(
    ("text", "band", "minutes"),
    [
        ("40分钟", "", ("40", True)),
        ("约 40 分钟", "", ("40", True)),
        ("５分钟", "", ("5", True)),
        ("四十五分钟", "", ("45", True)),
        ("十分", "", ("10", True)),
        ("8'", "", ("8", True)),
        ("2小时", "", ("120", True)),
        ("一个半小时", "", ("90", True)),
        ("1课时", "3-4年级", ("40", False)),
        ("1课时", "7-9年级", ("45", False)),
        ("两课时", "", ("90", False)),
        ("40", "", ("40", True)),
        ("第三周", "", ("", False)),
        ("", "", ("", False)),
    ],
)
def test_minutes_are_read_as_forms_say_them(text: str, band: str, minutes: tuple[str, bool]) -> None:
    assert minutes_in(text, band) == minutes


@pytest.mark.parametrize(
    ("text", "band"),
    [
        ("3-4年级", "3-4年级"),
        ("三年级", "3-4年级"),
        ("小学二年级", "1-2年级"),
        ("三（2）班", "3-4年级"),
        ("六年级1班", "5-6年级"),
        ("七年级", "7-9年级"),
        ("初二", "7-9年级"),
        ("高一（3）班", "10-12年级"),
        ("11年级", "10-12年级"),
        ("初中", "7-9年级"),
        ("幼儿园大班", "3-6岁"),
        ("全校", ""),
    ],
)
def test_a_band_is_told_by_grade_class_or_school(text: str, band: str, catalog: Catalog) -> None:
    assert band_in(text, catalog.terms)[0] == band


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("导入（5分钟）", "导入"),
        ("一、导入新课 5分钟", "导入新课"),
        ("环节二：看桥（约10分钟）", "看桥"),
        ("1.看\n（10分）", "看"),
        ("（5分钟）", "（5分钟）"),
    ],
)
def test_the_name_of_a_part_is_bare(text: str, name: str) -> None:
    assert part_name(text) == name


@pytest.mark.parametrize(("text", "seconds"), [("30秒", "30"), ("1:20", "80"), ("45", "45"), ("慢", "")])
def test_seconds_are_read(text: str, seconds: str) -> None:
    assert seconds_in(text) == seconds


def test_a_list_is_its_lines_or_short_words_in_a_row() -> None:
    assert words_in("1.看地图\n2、带水\n- 6.25 元\n③ 帽子") == ["看地图", "带水", "6.25 元", "帽子"]
    assert words_in("水、帽子") == ["水", "帽子"]
    assert words_in("红色、粉色的纸，油画棒，圆头剪刀，都要") == ["红色、粉色的纸，油画棒，圆头剪刀，都要"]


def test_terms_are_told_from_words_that_name_none(catalog: Catalog) -> None:
    field = fields_of(UnitFields)["subjects"]
    assert terms_in("道德与法治，语文、炼金术", field, catalog.terms) == (["道德与法治", "语文"], ["炼金术"])


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("《看桥》教学设计", "看桥"),
        ("看桥教案", "看桥"),
        ("看一座桥", "看一座桥"),
        ("教案", "教案"),
        ("x" * 9999, "x" * 9999),
    ],
)
def test_a_title_is_bare_of_what_says_that_it_is_a_plan(text: str, title: str) -> None:
    assert title_in(text) == title
