"""A lesson plan of six pages as a teacher saves it from Word: most of it is recognised, a few things need a word."""

import io

from docx import Document
from playwright.sync_api import FilePayload, Page, expect

from tests.dongling.importers.layouts import saved, table
from tests.dongling.media.making import photo

NAME = "规则、法律与我们的权利"
PHASES = (
    (
        "自主先学\n11分钟",
        "发先学单，说明六件事没有陷阱，跨圈是允许的。巡看，不讲解。",
        "独立完成先学单，不讨论，写下一个问题。",
    ),
    ("学问互进\n20分钟", "追问：有缺点的人，还有没有不被打的权利？", "四人小组先对三问表，只讨论画问号的。"),
    ("学用达理", "讲清留证：记下时间、地点、说过的话。", "用“求助阶梯”给案例里的他写一张纸条。"),
)
ABOUT = "从身边的规则说起，分清校规、道德和法律，学会依法求助。"
_AIM = "能用“谁定的、管谁、违反了怎样”三问，分清校规、道德和法律；能用例子说明权利和义务连在一起。"


def six_pages() -> bytes:
    """Return the plan as a Word file."""
    document = Document()
    document.add_heading(NAME, 0)
    table(
        document,
        [
            ("授课班级", "八（3）班", "授课学时", "1课时"),
            ("授课地点", "八（3）班教室，配心理老师一位", "<", "<"),
            ("核心素养", "法治观念、规则意识", "<", "<"),
        ],
    )
    document.add_heading("一、教学目标", 1)
    for _ in range(3):
        document.add_paragraph(_AIM, style="List Bullet")
    document.add_heading("二、学情分析", 1)
    for _ in range(8):
        document.add_paragraph(_AIM * 4)
    document.add_heading("三、教学过程", 1)
    table(document, [("环节及时间", "教师活动", "学生活动"), *PHASES])
    document.add_heading("四、板书设计", 1)
    document.add_paragraph("停下来 → 离开 → 告诉 → 留证 → 求助")
    document.add_heading("五、教学反思", 1)
    for _ in range(12):
        document.add_paragraph(_AIM * 4)
    document.add_picture(io.BytesIO(photo()))
    return saved(document)


def bring(page: Page) -> None:
    """Bring the plan in at the workshop."""
    page.goto("/workshop")
    file: FilePayload = {"name": "规则与权利.docx", "mimeType": "application/octet-stream", "buffer": six_pages()}
    page.get_by_label("Word、Excel、PPT、文本都行").set_input_files(file)
    page.get_by_role("button", name="带进来").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("对一遍：认出了多少")
