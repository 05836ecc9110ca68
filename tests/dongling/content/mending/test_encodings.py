"""Which encoding bytes are in is said where it is clear, and never where two readings are possible."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dongling.content.mending.decoding import decode
from dongling.content.mending.encodings import likely, marked, text_in
from dongling.content.yaml_hints import YamlProblem

CHINESE = "编号: a-lesson\n名称: 走进东林书院\n简介: 在老师的带领下看一看石牌坊，说说它从哪里来。\n"
BIG5 = "走進東林書院，看看石牌坊從哪裡來，說說它為什麼還在。".encode("big5")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_file_that_says_its_encoding_is_read(encoding: str) -> None:
    assert decode(CHINESE.encode(encoding)) == CHINESE


def test_both_orders_of_bytes_are_read_where_a_mark_says_which() -> None:
    assert decode(b"\xff\xfe" + CHINESE.encode("utf-16-le")) == CHINESE
    assert decode(b"\xfe\xff" + CHINESE.encode("utf-16-be")) == CHINESE


@pytest.mark.parametrize(
    ("encoding", "named"), [("gbk", "gb18030"), ("gb18030", "gb18030"), ("utf-16-le", "utf-16-le"), ("utf-16-be",) * 2]
)
def test_another_encoding_is_named_with_the_command_that_converts_it(encoding: str, named: str) -> None:
    raw = CHINESE.encode(encoding)
    assert likely(raw) == named
    with pytest.raises(YamlProblem) as caught:
        decode(raw)
    assert caught.value.code == "yaml-encoding"
    assert f"dongling fix 这个文件 --encoding {named} --apply" in caught.value.hint.zh


@pytest.mark.parametrize("raw", [BIG5, b"\x80\x81\x82", b"\xff" * 40])
def test_what_is_not_clear_is_not_guessed(raw: bytes) -> None:
    assert likely(raw) == ""
    with pytest.raises(YamlProblem) as caught:
        decode(raw)
    assert "看不出" in caught.value.message.zh


def test_utf_8_wins_wherever_it_fits() -> None:
    both = "汉字".encode()  # six bytes that GB18030 reads too
    assert text_in(both, "gb18030") is not None
    assert decode(both) == "汉字"


@given(st.binary(max_size=80))
def test_any_bytes_are_a_text_or_a_problem(raw: bytes) -> None:
    assert marked(raw) in ("", "utf-16-le", "utf-16-be")
    try:
        said = decode(raw)
    except YamlProblem as error:
        said = error.code
    assert isinstance(said, str)
