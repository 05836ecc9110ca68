"""What is copied out of Word is read as its file would be, and nothing in it runs, is fetched, or takes long."""

import time

import pytest

from dongling import Catalog
from dongling.importers import RemarkKind, draft_of
from dongling.importers.formats.web_page import read_web_page
from dongling.importers.source import Grid, PlanLine
from dongling.problems import DonglingError
from tests.dongling.importers.reading import recognise

COPIED = """\
<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><title>不是正文</title><style>p{color:red}</style></head>
<body><!--StartFragment--><p class=MsoTitle>看桥<o:p></o:p></p>
<h1>一、教学目标</h1><p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>1.<span>&nbsp;</span></span><![endif]>能说出<b>三处</b>痕迹。</p><ul><li><p>愿意问</p></li></ul>
<table><tr><td rowspan=2>年级</td><td colspan=2><p>七年级</p></td></tr><tr><td>课时</td><td>40分钟</td></tr>
<tr><td>环节<table><tr><td>里</td></tr></table></td></tr></table>
<p>留下<del>删去的字</del><span style='display:none'>藏着的字</span><img src="file:///c:/a.png" alt="桥"
onerror="alert(1)"><script>alert(1)</script></p><!--EndFragment--></body></html>
"""


def test_headings_lists_and_tables_are_read_as_those_of_a_word_file() -> None:
    source = read_web_page("粘贴.html", COPIED.encode())
    title, heading, item, bullet, grid, last = source.blocks
    assert isinstance(title, PlanLine)
    assert (title.text, title.form) == ("看桥", "title")
    assert isinstance(heading, PlanLine)
    assert (heading.text, heading.form, heading.level) == ("一、教学目标", "heading", 1)
    assert isinstance(item, PlanLine)
    assert (item.text, item.marked, item.form) == ("能说出三处痕迹。", "能说出**三处**痕迹。", "number")
    assert isinstance(bullet, PlanLine)
    assert (bullet.text, bullet.form) == ("愿意问", "bullet")
    assert isinstance(grid, Grid)
    assert [[(c.text, c.column, c.span, c.goes_on) for c in row] for row in grid.rows] == [
        [("年级", 0, 1, False), ("七年级", 1, 2, False)],
        [("", 0, 1, True), ("课时", 1, 1, False), ("40分钟", 2, 1, False)],
        [("环节", 0, 1, False)],
    ]
    assert grid.rows[2][0].grids[0].rows[0][0].text == "里"
    assert isinstance(last, PlanLine)
    assert last.text == "留下"
    met = {(one.kind, one.text) for one in source.remarks}
    assert met == {(RemarkKind.TRACKED, "删去的字"), (RemarkKind.HIDDEN, "藏着的字"), (RemarkKind.PICTURE, "桥")}


def test_a_plan_that_was_copied_is_recognised(catalog: Catalog) -> None:
    page = """<table><tr><td>课题</td><td>看桥</td><td>年级</td><td>三年级</td></tr></table><h2>教学过程</h2>
    <table><tr><td>环节</td><td>教师活动</td><td>学生活动</td></tr>
    <tr><td>导入（5分钟）</td><td>放照片</td><td>说一说</td></tr></table>"""
    data = draft_of(recognise(page.encode(), "粘贴.html", catalog), catalog).data
    assert (data["名称"], data["年级段"]) == ("看桥", "3-4年级")
    assert data["环节"] == [{"名称": "导入", "分钟": "5", "教师活动": "放照片", "学生活动": "说一说"}]


@pytest.mark.parametrize("page", ["<!--" * 200_000, "<a <b " * 100_000, "<" * 400_000, "</td>x"])
def test_what_is_no_page_is_read_soon(page: str) -> None:
    began = time.process_time()
    read_web_page("粘贴.html", page.encode())
    assert time.process_time() - began < 5


def test_tables_in_tables_without_end_are_refused() -> None:
    with pytest.raises(DonglingError, match="太大"):
        read_web_page("粘贴.html", b"<table><tr><td>" * 50)
