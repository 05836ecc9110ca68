"""What python-docx has no call for is really in the file."""

from docx import Document
from docx.oxml.ns import qn

from dongling.exporters.word.ooxml import (
    SERIF,
    add_field,
    add_run,
    new_numbering,
    saved,
    speak,
    style_text,
)
from dongling.exporters.word.wordml import Paragraph
from tests.dongling.exporters.reading import opened


def test_a_style_names_its_font_for_chinese_and_no_theme() -> None:
    document = Document()
    style_text(document, "Heading 1", SERIF, 14, (12, 4))
    fonts = opened(saved(document)).styles["Heading 1"].element.rPr.rFonts
    assert (fonts.get(qn("w:ascii")), fonts.get(qn("w:eastAsia"))) == SERIF
    assert not [name for name in fonts.attrib if "Theme" in name]


def test_quotation_marks_are_taken_from_the_chinese_font() -> None:
    document = Document()
    add_run(document.add_paragraph(), "“家事”")
    (fonts,) = opened(saved(document)).paragraphs[0]._p.iter(qn("w:rFonts"))  # noqa: SLF001 - it has no call for it
    assert fonts.get(qn("w:hint")) == "eastAsia"


def test_the_text_is_said_to_be_chinese() -> None:
    document = Document()
    speak(document)
    (lang,) = opened(saved(document)).styles.element.iter(qn("w:lang"))
    assert lang.get(qn("w:eastAsia")) == "zh-CN"


def test_words_around_it_may_be_in_another_language() -> None:
    document = Document()
    speak(document, "en-GB")
    (lang,) = opened(saved(document)).styles.element.iter(qn("w:lang"))
    assert (lang.get(qn("w:val")), lang.get(qn("w:eastAsia"))) == ("en-GB", "zh-CN")


def test_quotation_marks_in_latin_words_are_those_of_the_latin_font() -> None:
    document = Document()
    add_run(document.add_paragraph(), "the “bridge”")
    (fonts,) = opened(saved(document)).paragraphs[0]._p.iter(qn("w:rFonts"))  # noqa: SLF001 - likewise
    assert fonts.get(qn("w:hint")) == "default"


def test_a_field_is_worked_out_by_the_reader() -> None:
    document = Document()
    add_field(document.add_paragraph("第"), "PAGE")
    paragraph = opened(saved(document)).paragraphs[0]
    (field,) = paragraph._p.iter(qn("w:fldSimple"))  # noqa: SLF001 - likewise
    assert field.get(qn("w:instr")) == "PAGE"


def test_every_numbering_begins_at_one() -> None:
    document = Document()
    first, second = new_numbering(document), new_numbering(document)
    counted = Paragraph("ListNumber", second)
    counted.add("甲")
    again = opened(saved(document, [counted]))
    assert first != second
    (used,) = again.paragraphs[0]._p.iter(qn("w:numId"))  # noqa: SLF001 - likewise
    assert used.get(qn("w:val")) == str(second)
    starts = [start.get(qn("w:val")) for start in again.part.numbering_part.element.iter(qn("w:startOverride"))]
    assert starts == ["1", "1"]
