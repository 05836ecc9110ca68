"""What a row of the map lacks."""

import pytest

from dongling.builtin import register_terms
from dongling.catalog import Catalog, Terms
from dongling.curriculum import Stages, curriculum_map
from dongling.curriculum.gaps import row_summary
from dongling.testing import OpenLibrary, WriteContent, unit_text
from tests.dongling.courses import write_courses

STAGES = Stages(Catalog(terms=Terms(register_terms())))
LADDER = """词表: flag_ladder
名称: 国旗阶梯
词:
- {编号: flag-p, 名称: 认识国旗, 上位: primary, 依据: v, 其他: {themes: [anquan], bands: [p1]}}
- {编号: flag-j, 名称: 爱护国旗, 上位: junior, 依据: v, 其他: {themes: [anquan]}}
"""


@pytest.mark.parametrize(
    ("covered", "zh"),
    [
        ([], "6段皆缺"),
        (["k"], "只有幼儿园"),
        (["p1", "p3"], "只有小学"),
        (["k", "p1", "j"], "止于初中"),
        (["j", "s"], "始于初中"),
        (["p3", "j"], "始于小学，止于初中"),
        (["k", "p1", "p3", "j", "s"], "缺1段"),
        (["k", "p1", "p2", "p3", "j", "s"], ""),
    ],
)
def test_a_row_is_read_in_a_word(covered: list[str], zh: str) -> None:
    assert row_summary(covered, STAGES).zh == zh


@pytest.fixture
def catalog(write_content: WriteContent, open_library: OpenLibrary) -> Catalog:
    """Return the small catalogue with a ladder for a theme that no unit has, and a theme that begins late."""
    late = unit_text("late", band="j", depth="d3", themes=["shiye"])
    later = unit_text("later", band="s", depth="d4", themes=["shiye"])
    return write_courses(write_content, open_library, terms__flag=LADDER, late=late, later=later)


def test_each_gap_is_named_once_with_what_breaks_off_and_where_to_begin(catalog: Catalog) -> None:
    gaps = {gap.row: gap for gap in curriculum_map(catalog).gaps}
    assert gaps["jiaguo"].said.zh == "家国情怀：小学3-4年级、初中缺"
    assert gaps["jiaguo"].why.zh == "小学1-2年级到“了解”，小学3-4年级没有接续"
    assert gaps["jiaguo"].new.fields["band"] == ("p2",)
    assert gaps["yunhe"].bands == ("k", "p1", "s")
    assert gaps["yunhe"].why.zh == "初中到“理解”，高中没有接续"


def test_a_band_whose_units_name_no_depth_is_not_said_to_reach_an_empty_one(
    write_content: WriteContent, open_library: OpenLibrary
) -> None:
    content = {f"{band}.yaml": unit_text(band, band=band, themes=["shiye"]) for band in ("j", "s")}
    folder = write_content(content)
    gaps = {gap.row: gap for gap in curriculum_map(open_library(folder).catalog).gaps}
    assert gaps["shiye"].why.zh == "初中开始，之前没有铺垫"
    (folder / "s.yaml").unlink()
    gaps = {gap.row: gap for gap in curriculum_map(open_library(folder).catalog).gaps}
    assert gaps["shiye"].why.zh == "初中讲了，高中没有接续"


def test_a_theme_that_begins_late_is_led_up_to_from_the_band_before(catalog: Catalog) -> None:
    late = next(gap for gap in curriculum_map(catalog).gaps if gap.row == "shiye")
    assert late.why.zh == "初中从“理解”开始，之前没有铺垫"
    assert (late.new.fields["band"], late.new.fields["themes"]) == (("p3",), ("shiye",))


def test_a_theme_without_a_unit_says_what_the_ladders_ask_for_and_begins_there(catalog: Catalog) -> None:
    empty = next(gap for gap in curriculum_map(catalog).gaps if gap.row == "anquan")
    assert empty.said.zh == "国家安全：各学段皆缺"
    shipped = "小学：启蒙国家安全意识；初中：增强国家安全意识；高中：树立总体国家安全观"
    assert empty.why.zh == f"{shipped}；小学1-2年级：认识国旗；初中：爱护国旗"
    assert empty.new.fields["band"] == ("p1",)


def test_a_jump_of_two_depths_to_the_next_band_with_units_is_a_cliff(
    write_content: WriteContent, open_library: OpenLibrary
) -> None:
    steep = unit_text("steep", band="p1", depth="d4", themes=["shiye"])
    low = unit_text("low", band="k", depth="d1", themes=["shiye", "anquan"])
    soft = {"soft": unit_text("soft", band="p1", depth="d2", themes=["anquan"])}
    catalog = write_courses(
        write_content,
        open_library,
        steep=steep,
        low=low,
        hard=unit_text("hard", band="p1", depth="d4", themes=["anquan"]),
        **soft,
    )
    (cliff,) = [cliff for cliff in curriculum_map(catalog).cliffs if cliff.bands == ("k", "p1")]
    assert cliff.row == "shiye"
    assert [[unit.identifier for unit in side] for side in cliff.units] == [["low"], ["steep"]]
    assert cliff.said.zh == "实业与奉献：幼儿园到“感知”，小学1-2年级一下到“评价”"


def test_taking_part_alone_is_neither_the_foot_nor_the_top_of_a_cliff(
    write_content: WriteContent, open_library: OpenLibrary
) -> None:
    low = unit_text("low", band="k", depth="d1", themes=["shiye"])
    act = unit_text("act", band="p1", depth="d5", themes=["shiye"])
    catalog = write_courses(write_content, open_library, low=low, act=act)
    assert not [cliff for cliff in curriculum_map(catalog).cliffs if cliff.row == "shiye"]
