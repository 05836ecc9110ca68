"""The tables of files: of every encoding that table programs write, and nothing of what is no table."""

import codecs
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dongling.problems import DonglingError
from dongling.rosters.table_file import LARGEST, MOST_LINES, tables
from tests.dongling.rosters.making import text

ROWS = (("姓名", "学校"), ("陆老师@东林", "东林"), ("周老师", "连元"))
EXPECTED = [[(line, list(row)) for line, row in enumerate(ROWS, 1)]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "gbk"])
def test_csv_is_read_in_every_encoding_that_schools_save_it_in(encoding: str) -> None:
    assert tables(text(*ROWS).encode(encoding)) == EXPECTED


def test_utf_16_with_its_mark_is_read_from_either_end() -> None:
    plain = text(*ROWS)
    for bom, encoding in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        assert tables(bom + plain.encode(encoding)) == EXPECTED


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "，"])
def test_cells_may_be_parted_by_any_sign_that_is_used_for_it(delimiter: str) -> None:
    assert tables(text(*ROWS, delimiter=delimiter).encode()) == EXPECTED


def test_empty_lines_and_space_are_left_out_and_lines_keep_their_numbers() -> None:
    assert tables("姓名\n\n , \n 陆\u3000 老师 \n".encode()) == [[(1, ["姓名"]), (4, ["陆 老师"])]]


def test_a_cell_may_hold_lines() -> None:
    (table,) = tables('姓名,学校\n"陆\n老师",东林\n周老师,连元\n'.encode())
    assert table[1:] == [(3, ["陆 老师", "东林"]), (4, ["周老师", "连元"])]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "空的"),
        (b" \n", "空的"),
        (b"x" * (LARGEST + 1), "超过2 MB"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "旧的 .xls"),
        (b"\xff\xff\xff", "看不懂文件的编码"),
        (b"PK\x03\x04", "打不开"),
        (b'"' + b"x" * 200_000, "不是表格"),
    ],
)
def test_what_is_no_table_is_said(data: bytes, said: str) -> None:
    with pytest.raises(DonglingError, match=said) as raised:
        tables(data)
    assert raised.value.message.en


def test_a_table_without_end_is_read_to_where_it_is_too_long() -> None:
    assert len(tables(b"x\n" * 100_000)[0]) == MOST_LINES


@given(st.binary(max_size=400))
def test_whatever_the_bytes_are_it_is_rows_or_one_sentence(data: bytes) -> None:
    with suppress(DonglingError):
        assert all(any(cells) for table in tables(data) for _, cells in table)
