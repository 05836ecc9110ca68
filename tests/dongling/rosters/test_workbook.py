"""Workbooks: read as they are, hostile ones refused before anything grows."""

import io
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


@given(st.integers(0, len(PEOPLE) - 1), st.binary(min_size=1, max_size=8))
def test_whatever_is_changed_in_a_workbook_it_is_rows_or_one_sentence(place: int, bytes_: bytes) -> None:
    with suppress(DonglingError):
        tables(PEOPLE[:place] + bytes_ + PEOPLE[place + len(bytes_) :])
