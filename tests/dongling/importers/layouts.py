"""Ten lesson plans as teachers lay them out, made here after the habits of real forms; no real plan is copied."""

import io
from collections.abc import Callable, Iterable, Sequence

from docx import Document
from docx.document import Document as DocumentObject
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.table import Table, _Cell

Rows = Sequence[Sequence[str]]
NAME = "一座老桥是谁造的"
ABOUT = "从一座老桥看谁出的钱、谁出的力。"
AIMS = "能说出桥上三处人的痕迹。"
HARD = "难点是分清看见的和猜的。"
BOARD = "桥—人—心"
STEPS = (
    ("看桥", "10", "出示三张照片。", "说看见了什么。", "从看见的开始。"),
    ("问桥", "20", "发造桥的故事。", "写一个问题。", "学会提问。"),
    ("说桥", "10", "请两组上来说。", "听并补充。", "练习说理。"),
)


def saved(document: DocumentObject) -> bytes:
    """Return a document as the bytes of its file."""
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def table(place: DocumentObject | _Cell, rows: Rows, columns: int = 0) -> Table:
    """Add a table; what is None goes on from the cell to its left, what is "^" from the one above."""
    width = columns or max(map(len, rows))
    made = place.add_table(len(rows), width)
    for i, row in enumerate(rows):
        for j, text in enumerate(row):
            cell = made.cell(i, j)
            if text == "^":
                made.cell(i - 1, j).merge(cell)
            elif text == "<":
                made.cell(i, j - 1).merge(cell)
            else:
                write(cell, text)
    return made


def write(cell: _Cell, text: str) -> None:
    """Write lines into a cell, a paragraph each."""
    first, *rest = text.split("\n")
    cell.paragraphs[0].add_run(first)
    for line in rest:
        cell.add_paragraph(line)


def one_wide_table() -> bytes:
    """One table for everything: labels with spaces and colons, the process in it."""
    document = Document()
    document.add_paragraph("集体备课教案")
    table(
        document,
        [
            ("课  题：", NAME, "<", "<"),
            ("年 级", "三年级", "课 时", "40分钟"),
            ("教学内容", ABOUT, "<", "<"),
            ("教学目标", AIMS, "<", "<"),
            ("教学重难点", HARD, "<", "<"),
            ("教学环节", "时间", "教师活动", "学生活动"),
            *((name, f"{minutes}分钟", teacher, pupils) for name, minutes, teacher, pupils, _ in STEPS),
            ("板书设计", BOARD, "<", "<"),
            ("教学反思", "", "<", "<"),
        ],
    )
    return saved(document)


def two_pairs() -> bytes:
    """Two labels a row; administrative ones among them; the process in a table of its own."""
    document = Document()
    table(
        document,
        [
            ("课题名称", NAME, "授课班级", "三（2）班"),
            ("授课教师", "（填写）", "授课学时", "40分钟"),
            ("授课地点", "三楼教室", "授课类型", "新授课"),
            ("内容简介", ABOUT, "<", "<"),
            ("教学目标", AIMS, "<", "<"),
        ],
    )
    document.add_paragraph()
    table(
        document,
        [
            ("教学环节及时间分配", "教师活动", "学生活动"),
            *((f"{name}（{minutes}分钟）", teacher, pupils) for name, minutes, teacher, pupils, _ in STEPS),
        ],
    )
    return saved(document)


def labels_above() -> bytes:
    """Labels stand above what belongs to them."""
    document = Document()
    table(
        document,
        [
            ("课题", "年级", "课时"),
            (NAME, "四年级", "40分钟"),
            ("简介", "<", "<"),
            (ABOUT, "<", "<"),
            ("教学目标", "<", "<"),
            (AIMS, "<", "<"),
        ],
    )
    document.add_paragraph("教学过程")
    table(
        document,
        [("环节", "时间", "教师活动", "学生活动", "设计意图"), *STEPS],
    )
    return saved(document)


def headed_prose() -> bytes:
    """Real headings, and paragraphs below them; the process is told step by step."""
    document = Document()
    document.add_heading(NAME, 0)
    document.add_paragraph("年级：三年级\u3000\u3000课时：40分钟\u3000\u3000执教：（填写）")
    document.add_heading("一、内容简介", 1)
    document.add_paragraph(ABOUT)
    document.add_heading("二、教学目标", 1)
    document.add_paragraph(AIMS, style="List Bullet")
    document.add_paragraph("愿意问一个为什么。", style="List Bullet")
    document.add_heading("三、教学过程", 1)
    for i, (name, minutes, teacher, pupils, intent) in enumerate(STEPS, 1):
        document.add_heading(f"（{'一二三'[i - 1]}）{name}（{minutes}分钟）", 2)
        document.add_paragraph(f"教师活动：{teacher}")
        document.add_paragraph(f"学生活动：{pupils}")
        document.add_paragraph(f"设计意图：{intent}")
    document.add_heading("四、板书设计", 1)
    document.add_paragraph(BOARD)
    return saved(document)


def three_columns() -> bytes:
    """Every paragraph is Normal; headings are bold and counted; a table of three columns, its minutes in the names."""
    document = Document()
    document.add_paragraph().add_run(f"课题：{NAME}").bold = True
    document.add_paragraph("【适用年级】三年级")
    document.add_paragraph("【课时】1课时")
    document.add_paragraph().add_run("一、教学内容").bold = True
    document.add_paragraph(ABOUT)
    document.add_paragraph("二、教学目标")
    document.add_paragraph(f"1.{AIMS}")
    document.add_paragraph("2.愿意问一个为什么。")
    document.add_paragraph("三、教学过程")
    table(
        document,
        [
            ("教学流程", "教师行为", "学生行为"),
            *((f"{i}.{s[0]}\n（{s[1]}分钟）", s[2], s[3]) for i, s in enumerate(STEPS, 1)),
        ],
    )
    document.add_paragraph("四、作业")
    document.add_paragraph("回家看一座桥。")
    return saved(document)


def four_columns() -> bytes:
    """Four columns with 设计意图 and one that no field has; a row over all columns names each phase."""
    document = Document()
    table(document, [("课题", NAME), ("学段", "3-4年级"), ("时长", "40 分钟"), ("课程简介", ABOUT)])
    document.add_paragraph("教学过程", style="Heading 1")
    rows: list[Sequence[str]] = [("教师活动", "学生活动", "媒体资源", "设计意图")]
    for number, (name, minutes, teacher, pupils, intent) in enumerate(STEPS, 1):
        rows += [
            (f"环节{number}：{name}（{minutes}分钟）", "<", "<", "<"),
            (teacher, pupils, f"幻灯片{number}", intent),
        ]
    table(document, rows)
    return saved(document)


def table_in_table() -> bytes:
    """Put the process into a table within a cell."""
    document = Document()
    outer = table(
        document,
        [("活动名称", NAME), ("教学对象", "小学三年级"), ("活动时长", "40分钟"), ("概述", ABOUT), ("教学过程", "")],
    )
    inner = outer.cell(4, 1)
    table(inner, [("步骤", "用时", "教师", "学生"), *((s[0], s[1], s[2], s[3]) for s in STEPS)])
    inner.add_paragraph("附：照片三张。")
    return saved(document)


def upright_labels() -> bytes:
    """Labels written downwards in merged cells at the left."""
    document = Document()
    table(
        document,
        [
            ("课\n题", NAME, "<", "年\n级", "三年级"),
            ("教\n学\n目\n标", "知识", AIMS, "<", "<"),
            ("^", "情感", "愿意问一个为什么。", "<", "<"),
            ("课\n时", "40分钟", "<", "<", "<"),
            ("简\n介", ABOUT, "<", "<", "<"),
            ("教\n学\n过\n程", "环节", "时间", "教师活动", "学生活动"),
            *(("^", s[0], s[1], s[2], s[3]) for s in STEPS),
        ],
    )
    return saved(document)


_BOX = """
<w:p {ns} xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
 xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml"
 xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
 xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><w:r><mc:AlternateContent>
<mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>
<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p></w:txbxContent></wps:txbx></wps:wsp>
</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>
<w:txbxContent><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback>
</mc:AlternateContent></w:r></w:p>
"""


def boxed_title() -> bytes:
    """Put the title into a text box, as WordArt often is."""
    document = Document()
    document.element.body.insert(0, parse_xml(_BOX.format(ns=nsdecls("w"), text=NAME)))
    table(document, [("年级", "三年级", "时长", "40分钟"), ("简介", ABOUT, "<", "<"), ("学习目标", AIMS, "<", "<")])
    document.add_paragraph("活动过程")
    table(document, [("活动环节", "时间", "教师活动", "学生活动"), *(s[:4] for s in STEPS)])
    return saved(document)


def wps_styles() -> bytes:
    """Styles as WPS names them (标题 1), full-width colons, tabs, labels in heavy brackets; a route of a walk."""
    document = Document()
    style = document.styles.add_style("标题1x", WD_STYLE_TYPE.PARAGRAPH)
    style.element.get_or_add_pPr().append(parse_xml(f'<w:outlineLvl {nsdecls("w")} w:val="0"/>'))
    document.add_paragraph("研学活动方案：走运河", style="Title")
    document.add_paragraph("适用年级：七年级\t活动时长：120分钟")
    document.add_paragraph("活动简介：沿河看三座桥。")
    document.add_paragraph("行前准备", style="标题1x")
    document.add_paragraph("看一遍地图。\n带水和帽子。")
    document.add_paragraph("研学路线", style="标题1x")
    table(
        document,
        [
            ("站点", "停留时间", "学习任务", "讲解要点"),
            ("南桥", "30分钟", "数一数桥孔。", "桥是哪年造的。"),
            ("丝厂旧址", "40分钟", "画一扇窗。", "女工从哪里来。"),
        ],
    )
    document.add_paragraph("安全预案", style="标题1x")
    table(
        document,
        [
            ("项目", "办法"),
            ("天气", "雷雨不出发。"),
            ("交通", "过街走人行横道。"),
            ("走失", "在南桥等。"),
            ("受伤", "先救护，再报告。"),
            ("防溺水", "大人走在靠水的一侧。"),
        ],
    )
    document.add_paragraph("安全负责人：年级组长")
    document.add_paragraph("行后课程", style="标题1x")
    document.add_paragraph("写一封给桥的信。")
    return saved(document)


def mixed() -> bytes:
    """Mix a head in a table with prose, steps that no heading marks, and a note of the author at the end."""
    document = Document()
    document.add_paragraph("《一座老桥是谁造的》教学设计")
    table(document, [("学科", "道德与法治", "年级", "三年级"), ("课时", "40分钟", "设计者", "（填写）")])
    document.add_paragraph(f"设计理念：{HARD}")
    document.add_paragraph("简介：")
    document.add_paragraph(ABOUT)
    document.add_paragraph("教学过程：")
    for i, (name, minutes, teacher, pupils, _) in enumerate(STEPS):
        document.add_paragraph(f"{'一二三'[i]}、{name}（{minutes}分钟）")
        document.add_paragraph(f"教师活动：{teacher}")
        document.add_paragraph(f"学生活动：{pupils}")
    document.add_paragraph("教学反思：")
    document.add_paragraph("照片再大一些。")
    return saved(document)


LAYOUTS: dict[str, Callable[[], bytes]] = {
    one.__name__: one
    for one in (
        one_wide_table,
        two_pairs,
        labels_above,
        headed_prose,
        three_columns,
        four_columns,
        table_in_table,
        upright_labels,
        boxed_title,
        wps_styles,
        mixed,
    )
}
"""The layouts by name."""


def with_body(xml: Iterable[str]) -> bytes:
    """Return a document whose body begins with these elements, in the namespace `w`."""
    document = Document()
    for i, one in enumerate(xml):
        document.element.body.insert(i, parse_xml(one.replace(">", f" {nsdecls('w')}>", 1)))
    return saved(document)
