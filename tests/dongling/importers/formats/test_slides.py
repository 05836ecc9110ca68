"""A presentation: titles, texts, tables, notes and pictures, slide by slide."""

from dongling import Catalog
from dongling.importers import RemarkKind, draft_of
from dongling.importers.formats.file import read_file
from dongling.importers.source import Grid, PlanLine
from tests.dongling.importers.formats.parts import NAMES, TYPES, picture, relation, zipped
from tests.dongling.importers.reading import recognise

P = f'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" {NAMES}'


def shape(text: str, role: str = "") -> str:
    """Return a shape with text, a paragraph a line."""
    kind = f'<p:nvPr><p:ph type="{role}"/></p:nvPr>' if role else "<p:nvPr/>"
    lines = "".join(f"<a:p><a:r><a:t>{line}</a:t></a:r></a:p>" for line in text.split("\n"))
    return f"<p:sp><p:nvSpPr>{kind}</p:nvSpPr><p:txBody>{lines}</p:txBody></p:sp>"


def slide(*shapes: str) -> str:
    """Return a slide."""
    return f"<p:sld {P}><p:cSld><p:spTree>{''.join(shapes)}</p:spTree></p:cSld></p:sld>"


TABLE = (
    "<p:graphicFrame><a:graphic><a:graphicData><a:tbl>"
    "<a:tr><a:tc><a:txBody><a:p><a:r><a:t>环节</a:t></a:r></a:p></a:txBody></a:tc>"
    "<a:tc><a:txBody><a:p><a:r><a:t>教师活动</a:t></a:r></a:p></a:txBody></a:tc></a:tr>"
    "<a:tr><a:tc><a:txBody><a:p><a:r><a:t>看桥（5分钟）</a:t></a:r></a:p></a:txBody></a:tc>"
    "<a:tc><a:txBody><a:p><a:r><a:t>出示照片。</a:t></a:r></a:p></a:txBody></a:tc></a:tr>"
    "</a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
)
SHOWN = (
    '<p:pic><p:nvPicPr><p:cNvPr id="2" name="x" descr="老桥"/></p:nvPicPr>'
    '<p:blipFill><a:blip r:embed="i"/></p:blipFill></p:pic>'
)


def show() -> bytes:
    """Return a show of two slides; the parts are numbered against their order."""
    listed = '<p:sldIdLst><p:sldId id="1" r:id="b"/><p:sldId id="2" r:id="a"/></p:sldIdLst>'
    rels = "<Relationships>{}</Relationships>"
    return zipped(
        {
            TYPES: "<Types/>",
            "ppt/presentation.xml": f"<p:presentation {P}>{listed}</p:presentation>",
            "ppt/_rels/presentation.xml.rels": rels.format(
                relation("a", "slide", "slides/slide1.xml") + relation("b", "slide", "slides/slide2.xml")
            ),
            "ppt/slides/slide2.xml": slide(shape("三年级"), shape("一座老桥", "ctrTitle"), shape("7", "sldNum")),
            "ppt/slides/slide1.xml": slide(shape("教学过程", "title"), TABLE, SHOWN),
            "ppt/slides/_rels/slide1.xml.rels": rels.format(
                relation("i", "image", "../media/a.png") + relation("n", "notesSlide", "../notesSlides/notesSlide1.xml")
            ),
            "ppt/media/a.png": picture(),
            "ppt/notesSlides/notesSlide1.xml": slide(shape("说慢一点", "body"), shape("1", "sldNum")),
        }
    )


def test_slides_are_read_in_the_order_of_the_show_title_first() -> None:
    source = read_file(show(), "a.pptx")
    lines = [(one.form, one.text, one.spot.words().zh) for one in source.blocks if isinstance(one, PlanLine)]
    assert lines == [
        ("title", "一座老桥", "幻灯片1"),
        ("plain", "三年级", "幻灯片1"),
        ("heading", "教学过程", "幻灯片2"),
        ("plain", "说慢一点", "幻灯片2 备注"),
    ]
    assert sum(isinstance(block, Grid) for block in source.blocks) == 1


def test_a_picture_has_its_words() -> None:
    (seen,) = read_file(show(), "a.pptx").pictures
    assert (seen.alt, seen.spot.part) == ("老桥", "幻灯片2")


def test_a_table_of_phases_on_a_slide_is_recognised_and_notes_lie_in_the_tray(catalog: Catalog) -> None:
    draft = draft_of(recognise(show(), "a.pptx", catalog), catalog)
    assert draft.data["环节"] == [{"名称": "看桥", "分钟": "5", "教师活动": "出示照片。"}]
    assert [piece.text for piece in draft.tray] == ["三年级", "说慢一点"]


def test_macros_are_said() -> None:
    data = zipped(
        {"ppt/presentation.xml": "<a/>", "ppt/vbaProject.bin": b"x", "ppt/slides/slide1.xml": slide(shape("x"))}
    )
    assert [one.kind for one in read_file(data, "a.pptm").remarks] == [RemarkKind.MACROS]
