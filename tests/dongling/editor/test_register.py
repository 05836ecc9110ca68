"""备查: what the plan has in another form or not at all, leaf by leaf."""

from dongling import Catalog
from dongling.editor import register_rows
from dongling.exporters.word.docx import Docx
from dongling.languages import tongue
from tests.dongling.exporters.reading import headings, opened, tables


def test_every_leaf_has_a_label_that_says_where_it_is(shipped: Catalog) -> None:
    rows = dict(register_rows(shipped.units["lx-senior-rong"], shipped))
    assert rows["英文名"] == "Rong Desheng's Bridges and an Entrepreneur's Duty"
    assert rows["推算2 来自"] == "wx-baojie"
    assert rows["学习单1 任务2 空2.1"] == "6.25"
    assert rows["学习单1 任务2 提示"] == "先数清“万”后面有几个零。"
    assert "名称" not in rows
    assert "环节1 名称" not in rows


def test_it_stands_on_the_last_page_of_a_plan_in_chinese(shipped: Catalog) -> None:
    unit = shipped.units["lx-senior-rong"]
    made = opened(Docx().export(unit, shipped))
    assert headings(made)[-1] == (1, "备查")
    assert tables(made)["备查"][0] == ["栏目", "内容"]
    english = opened(Docx(tongue("en")).export(unit, shipped))
    assert "备查" not in [title for _, title in headings(english)]
