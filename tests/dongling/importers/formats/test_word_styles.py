"""Styles and numberings: headings, titles, lists and quotations are told as Word and WPS write them."""

import pytest

from dongling.importers.formats.file import read_file
from dongling.importers.source import PlanLine
from tests.dongling.importers.formats.parts import NAMES, run, word

NUMBERS = (
    "<w:numbering xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>"
    "<w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:numFmt w:val='decimal'/></w:lvl>"
    "<w:lvl w:ilvl='1'><w:numFmt w:val='bullet'/></w:lvl></w:abstractNum>"
    "<w:num w:numId='5'><w:abstractNumId w:val='0'/></w:num></w:numbering>"
)


def test_lists_are_told_by_their_numbering() -> None:
    def item(depth: int) -> str:
        own = f"<w:numPr><w:ilvl w:val='{depth}'/><w:numId w:val='5'/></w:numPr>"
        return f"<w:p><w:pPr>{own}</w:pPr>{run('项')}</w:p>"

    source = read_file(word(item(0) + item(1), {"word/numbering.xml": NUMBERS}), "a.docx")
    assert [(one.form, one.level) for one in source.blocks if isinstance(one, PlanLine)] == [
        ("number", 1),
        ("bullet", 2),
    ]


@pytest.mark.parametrize(
    ("style", "form", "level"),
    [
        ("<w:name w:val='heading 2'/>", "heading", 2),
        ("<w:name w:val='标题 3'/>", "heading", 3),
        ("<w:name w:val='章'/><w:pPr><w:outlineLvl w:val='0'/></w:pPr>", "heading", 1),
        ("<w:name w:val='mine'/><w:basedOn w:val='h'/>", "heading", 1),
        ("<w:name w:val='Title'/>", "title", 1),
        ("<w:name w:val='Quote'/>", "quote", 1),
        ("<w:name w:val='caption'/>", "caption", 1),
        ("<w:name w:val='List Number'/>", "number", 1),
        ("<w:name w:val='List Bullet 2'/>", "bullet", 1),
        ("<w:name w:val='round'/><w:basedOn w:val='a'/>", "plain", 1),
    ],
)
def test_a_paragraph_is_what_its_style_says(style: str, form: str, level: int) -> None:
    base = "<w:style w:styleId='h'><w:name w:val='heading 1'/></w:style>"
    styles = f"<w:styles {NAMES}>{base}<w:style w:styleId='a'>{style}</w:style></w:styles>"
    body = f"<w:p><w:pPr><w:pStyle w:val='a'/></w:pPr>{run('字')}</w:p>"
    (line,) = read_file(word(body, {"word/styles.xml": styles}), "a.docx").blocks
    assert isinstance(line, PlanLine)
    assert (line.form, line.level) == (form, level)
