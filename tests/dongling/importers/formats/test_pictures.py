"""Pictures in files of strangers: taken when they are what they seem; else said by their name."""

import pytest

from dongling.importers import RemarkKind, Spot
from dongling.importers.formats.archive import Archive
from dongling.importers.formats.file import read_file
from dongling.importers.formats.pictures import MOST_PICTURES, taken_picture
from dongling.importers.source import PlanSource
from tests.dongling.importers.formats.parts import drawing, paragraph, picture, relation, word
from tests.dongling.media.making import DRAWING


def test_a_picture_comes_with_its_words_and_its_place() -> None:
    data = word(
        paragraph("看图") + drawing("r1", "一座桥"),
        {"word/media/a.png": picture()},
        relation("r1", "image", "media/a.png"),
    )
    (seen,) = read_file(data, "a.docx").pictures
    assert (seen.name, seen.media_type, seen.alt, seen.spot.paragraph) == ("picture-1.png", "image/png", "一座桥", 2)
    assert seen.data == picture()


BAD_PICTURES = {
    "not a picture": b"MZ\x90\x00",
    "a head alone": b"\x89PNG\r\n\x1a\n" + b"x" * 40,
    "too wide": picture((30_000, 10)),
    "a Windows metafile": b"\xd7\xcd\xc6\x9a" + b"\0" * 40,
    "no bytes": b"",
}


@pytest.mark.parametrize("what", BAD_PICTURES)
def test_a_picture_that_is_none_is_said_by_its_name(what: str) -> None:
    more = {"word/media/evil.png": BAD_PICTURES[what]}
    source = read_file(word(paragraph("x") + drawing("r1"), more, relation("r1", "image", "media/evil.png")), "a.docx")
    assert source.pictures == []
    assert [(one.kind, one.text) for one in source.remarks] == [(RemarkKind.PICTURE, "evil.png")]


def test_no_drawing_is_taken_from_a_plan_and_it_is_said_what_to_do() -> None:
    relations = relation("r1", "image", "media/way.svg")
    source = read_file(word(paragraph("x") + drawing("r1"), {"word/media/way.svg": DRAWING}, relations), "a.docx")
    assert (source.pictures, [one.text for one in source.remarks]) == ([], ["way.svg"])
    assert "PNG" in source.remarks[0].words().zh


def test_a_picture_from_elsewhere_is_not_fetched() -> None:
    outside = relation("r1", "image", "https://example.org/a.png", "External")
    source = read_file(word(paragraph("x") + drawing("r1"), relations=outside), "a.docx")
    assert (source.pictures, [one.kind for one in source.remarks]) == ([], [RemarkKind.PICTURE])


def test_there_are_so_many_pictures_and_no_more() -> None:
    source, archive = PlanSource("a"), Archive(word("", {"word/media/a.png": picture()}))
    for _ in range(MOST_PICTURES + 1):
        taken_picture(source, archive, "word/media/a.png", "", Spot(paragraph=1))
    assert (len(source.pictures), len(source.remarks)) == (MOST_PICTURES, 1)
