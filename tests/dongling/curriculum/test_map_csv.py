"""The curriculum map as CSV."""

import csv
import io

import pytest

from dongling.catalog import Catalog
from dongling.curriculum import curriculum_map, map_csv
from dongling.testing import OpenLibrary, WriteContent, unit_text
from tests.dongling.courses import write_courses

ASKS = "词表: asks\n名称: 要求\n词:\n- {编号: ask, 名称: 爱护国旗, 上位: junior, 其他: {themes: [anquan]}}\n"
THEME = "词表: theme\n名称: 主题\n词:\n- {编号: sum, 名称: '=1+1'}\n"


@pytest.fixture
def catalog(write_content: WriteContent, open_library: OpenLibrary) -> Catalog:
    """Return the small catalogue, with a unit whose name is awkward."""
    awkward = unit_text("awkward", name='桥，"老"的', name_en="An old bridge", band="j", themes=["yunhe"], depth="d2")
    return write_courses(write_content, open_library, awkward=awkward, terms__asks=ASKS, terms__theme=THEME)


def table(text: str) -> list[list[str]]:
    """Return CSV as rows, as another program reads it."""
    return list(csv.reader(io.StringIO(text, newline="")))


def test_the_first_row_names_the_bands_and_each_further_row_a_theme(catalog: Catalog) -> None:
    head, *rows = table(map_csv(curriculum_map(catalog), catalog))
    assert head == ["主题", "幼儿园", "小学1-2年级", "小学3-4年级", "小学5-6年级", "初中", "高中", "整条看"]
    assert [row[0] for row in rows[:3]] == ["家国情怀", "读书与责任", "运河与城市"]
    assert {len(row) for row in rows} == {len(head)}


def test_a_cell_says_depth_count_units_and_schools_or_that_it_is_missing(catalog: Catalog) -> None:
    canal = table(map_csv(curriculum_map(catalog), catalog))[3]
    assert canal[1] == "缺"
    assert canal[5] == '理解2个：《桥，"老"的》、《课walk》（示例学校）'
    assert canal[-1] == "始于小学，止于初中"


def test_a_missing_cell_says_what_a_ladder_asks_for(catalog: Catalog) -> None:
    rows = {row[0]: row for row in table(map_csv(curriculum_map(catalog), catalog))}
    assert (rows["国家安全"][5], rows["国家安全"][6]) == (
        "缺；初中：增强国家安全意识；初中：爱护国旗",
        "缺；高中：树立总体国家安全观",
    )


def test_it_can_be_in_english(catalog: Catalog) -> None:
    rows = table(map_csv(curriculum_map(catalog, "history"), catalog, "en"))
    assert (rows[0][0], rows[0][-1], rows[1][1]) == ("history", "in a word", "missing")
    canal = table(map_csv(curriculum_map(catalog), catalog, "en"))[3]
    assert canal[5] == "understand 2: An old bridge, 课walk (示例学校)"


def test_a_name_that_a_spreadsheet_would_compute_stays_text(catalog: Catalog) -> None:
    assert "'=1+1" in {row[0] for row in table(map_csv(curriculum_map(catalog), catalog))}
