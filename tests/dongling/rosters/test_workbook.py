"""Workbooks: read as they are, hostile ones refused before anything grows."""

import io
import os
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dongling.problems import DonglingError
from dongling.rosters.table_file import tables
from dongling.rosters.workbook import LARGEST_PARTS, MOST_PARTS
from tests.dongling.rosters.making import with_parts, xlsx

PEOPLE = xlsx([("姓名", "学校"), ("陆老师", "东林"), (None, None), (1234, 5.0)])
SHEET = "xl/worksheets/sheet1.xml"
HEAD = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'


def test_rows_have_the_numbers_that_a_table_program_shows_and_figures_are_names() -> None:
    assert tables(PEOPLE) == [[(1, ["姓名", "学校"]), (2, ["陆老师", "东林"]), (4, ["1234", "5"])]]


def test_every_sheet_of_the_first_is_a_table() -> None:
    assert [len(table) for table in tables(xlsx([("说明",)], [("姓名",), ("陆老师",)]))] == [1, 2]


def bomb() -> bytes:
    """Return a sheet of nothing but spaces."""
    return with_parts(PEOPLE, {SHEET: b" " * (LARGEST_PARTS + 1)})


def lying_bomb() -> bytes:
    """Return the same, which says that it is small."""
    data, size = bomb(), (LARGEST_PARTS + 1).to_bytes(4, "little")
    assert size in data
    return data.replace(size, (100).to_bytes(4, "little"))


def many_parts() -> bytes:
    """Return a workbook of more parts than any has."""
    return with_parts(PEOPLE, {f"xl/{number}.bin": b"" for number in range(MOST_PARTS + 1)})


def entities(encoding: str) -> bytes:
    """Return a sheet that declares entities of entities."""
    lols = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    text = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE a [<!ENTITY a0 "ha">{lols}]><a>&a9;</a>'
    return with_parts(PEOPLE, {SHEET: text.encode(encoding)})


@pytest.mark.parametrize(
    "data",
    [
        bomb(),
        lying_bomb(),
        many_parts(),
        entities("utf-8"),
        entities("utf-16"),
        PEOPLE[: len(PEOPLE) // 2],
        with_parts(PEOPLE, {SHEET: b"<worksheet>"}),
        with_parts(PEOPLE, {"xl/workbook.xml": b"<x/>"}),
        with_parts(PEOPLE, {"[Content_Types].xml": b"x"}),
    ],
    ids=[
        "bomb",
        "bomb that lies",
        "many parts",
        "entities",
        "entities in UTF-16",
        "half",
        "no end",
        "no book",
        "no types",
    ],
)
def test_what_would_harm_or_is_broken_is_refused_in_a_sentence(data: bytes) -> None:
    with pytest.raises(DonglingError, match=r"打不开|太大"):
        tables(data)


def test_a_zip_that_is_no_workbook_is_refused() -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("word/document.xml", "<x/>")
    with pytest.raises(DonglingError, match="打不开"):
        tables(held.getvalue())


@pytest.mark.parametrize("row", [1_048_576, 99_999_999_999])
def test_a_cell_at_the_end_of_a_sheet_makes_no_rows(row: int) -> None:
    cells = f'<row r="{row}"><c r="XFD{row}" t="inlineStr"><is><t>x</t></is></c></row>'
    first = '<row r="1"><c r="A1" t="inlineStr"><is><t>姓名</t></is></c></row>'
    data = with_parts(PEOPLE, {SHEET: f"{HEAD}{first}{cells}</sheetData></worksheet>".encode()})
    assert tables(data) == [[(1, ["姓名"])]]


def renamed(old: str, new: str, data: bytes = PEOPLE) -> bytes:
    """Return a workbook in which a part is called otherwise, as its relationships and types say, too."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            text = before.read(name)
            if name.endswith((".rels", "[Content_Types].xml")):
                text = text.replace(old.encode(), new.encode())
            after.writestr(name.replace(old, new), text)
    return held.getvalue()


@pytest.mark.parametrize(
    "name", ["Tabelle.dat", "名单.XML", "sheet1", "a.png", "vbaProject.bin.xml", "externalLinks.xml"]
)
def test_a_sheet_may_be_called_anything(name: str) -> None:
    assert tables(renamed("sheet1.xml", name)) == tables(PEOPLE)


@pytest.mark.parametrize("name", ["sheet1.dat", "sheet1.png", "sheet1"])
def test_a_bomb_and_entities_are_found_whatever_the_part_is_called(name: str) -> None:
    for data in (bomb(), entities("utf-8"), entities("utf-16")):
        with pytest.raises(DonglingError, match=r"打不开|太大"):
            tables(renamed("sheet1.xml", name, data))


@pytest.mark.parametrize("size", [LARGEST_PARTS + 1, 3 * 1024 * 1024])
def test_what_nobody_reads_is_counted_too_and_so_is_how_tightly_it_was_packed(size: int) -> None:
    with pytest.raises(DonglingError, match="太大"):
        tables(with_parts(PEOPLE, {"docProps/thumbnail.jpeg": b"\0" * size}))


def test_pictures_as_large_as_the_file_do_no_harm() -> None:
    picture = os.urandom(1_500_000)
    assert tables(with_parts(PEOPLE, {"xl/media/image1.png": picture})) == tables(PEOPLE)


def test_a_workbook_with_a_password_is_told_so() -> None:
    data = bytearray(PEOPLE)
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            data[at + place] |= 1
            at = data.find(mark, at + 4)
    with pytest.raises(DonglingError, match="加了密码"):
        tables(bytes(data))


TYPES = "[Content_Types].xml"
RELATIONS = "xl/_rels/workbook.xml.rels"
OFFICE = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def related(kind: bytes, target: bytes, part: str = RELATIONS) -> bytes:
    """Return a workbook with one more relationship."""
    with zipfile.ZipFile(io.BytesIO(PEOPLE)) as archive:
        before = archive.read(part)
    one = b'<Relationship Id="x9" Type="' + kind + b'" Target="' + target + b'" TargetMode="External"/>'
    return with_parts(PEOPLE, {part: before.replace(b"</Relationships>", one + b"</Relationships>")})


def test_macros_are_told_with_how_to_save_without() -> None:
    with zipfile.ZipFile(io.BytesIO(PEOPLE)) as archive:
        types = archive.read(TYPES)
    macros = types.replace(
        b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
        b"application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    )
    assert macros != types
    of_project = related(b"http://schemas.microsoft.com/office/2006/relationships/vbaProject", b"odd.name")
    for data in (with_parts(PEOPLE, {TYPES: macros}), of_project):
        with pytest.raises(DonglingError, match="有宏"):
            tables(data)


def test_cells_of_other_files_are_told_and_a_mail_address_that_is_a_link_is_none() -> None:
    for kind in (b"/externalLink", b"/connections"):
        with pytest.raises(DonglingError, match="别的文件"):
            tables(related(OFFICE + kind, b"odd/name.dat"))
    plain = {
        "xl/worksheets/_rels/sheet1.xml.rels": b'<Relationships xmlns="http://schemas.openxmlformats.org/package/'
        b'2006/relationships"><Relationship Id="r1" Type="' + OFFICE + b'/hyperlink" '
        b'Target="mailto:lu@example.cn" TargetMode="External"/></Relationships>'
    }
    assert tables(with_parts(PEOPLE, plain)) == tables(PEOPLE)


@given(st.integers(0, len(PEOPLE) - 1), st.binary(min_size=1, max_size=8))
def test_whatever_is_changed_in_a_workbook_it_is_rows_or_one_sentence(place: int, bytes_: bytes) -> None:
    with suppress(DonglingError):
        tables(PEOPLE[:place] + bytes_ + PEOPLE[place + len(bytes_) :])
