"""Paragraphs of Word: what was changed, hidden, counted or linked in them; each is read or said."""

from dongling import Catalog
from dongling.importers import RemarkKind
from tests.dongling.importers.formats.parts import met, paragraph, relation, run, texts, word
from tests.dongling.importers.reading import lost, recognise


def test_what_was_added_is_taken_and_what_was_struck_is_kept_aside(catalog: Catalog) -> None:
    body = (
        f"<w:p>{run('桥在')}<w:ins w:author='a'>{run('河上')}</w:ins>"
        "<w:del w:author='a'><w:r><w:delText>山上</w:delText></w:r></w:del></w:p>"
    )
    data = word(body)
    assert texts(data) == ["桥在河上"]
    assert met(data) == [(RemarkKind.TRACKED, ""), (RemarkKind.TRACKED, "山上")]
    assert not lost(data, recognise(data, "a.docx", catalog))


def test_what_was_moved_stands_where_it_was_moved_to(catalog: Catalog) -> None:
    data = word(f"<w:p><w:moveFrom>{run('甲')}</w:moveFrom><w:moveTo>{run('甲')}</w:moveTo></w:p>")
    assert texts(data) == ["甲"]
    assert not lost(data, recognise(data, "a.docx", catalog))


def test_hidden_words_are_said_and_not_taken() -> None:
    shown, hidden, too = run("看得见"), run("看不见", "<w:vanish/>"), run("也看得见", "<w:vanish w:val='0'/>")
    data = word(f"<w:p>{shown}{hidden}{too}</w:p>")
    assert texts(data) == ["看得见也看得见"]
    assert met(data) == [(RemarkKind.HIDDEN, "看不见")]


def test_a_field_shows_what_it_showed() -> None:
    body = (
        "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>INCLUDETEXT \"http://example.org\""
        f"</w:instrText></w:r>{run('第3页')}</w:p><w:p><w:fldSimple w:instr='PAGE'>{run('5')}</w:fldSimple></w:p>"
    )
    data = word(body)
    assert texts(data) == ["第3页", "5"]
    assert met(data) == [(RemarkKind.FIELD, 'INCLUDETEXT "http://example.org"'), (RemarkKind.FIELD, "PAGE")]


def test_a_link_is_its_words_and_is_not_followed() -> None:
    link = relation("r1", "hyperlink", "https://example.org/", "External")
    data = word(f"<w:p><w:hyperlink r:id='r1'>{run('市志')}</w:hyperlink></w:p>", relations=link)
    assert texts(data) == ["市志"]
    assert met(data) == [(RemarkKind.LINK, "")]


def test_a_box_in_a_box_is_read_once(catalog: Catalog) -> None:
    begins, ends = "<w:p><w:r><w:pict><w:txbxContent>", "</w:txbxContent></w:pict></w:r></w:p>"
    data = word(begins * 30 + paragraph("匾") + ends * 30)
    assert texts(data) == ["匾"]
    assert not lost(data, recognise(data, "a.docx", catalog))
