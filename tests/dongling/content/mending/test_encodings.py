"""Which encoding bytes are in is said where it is clear, and never where two readings are possible."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dongling.content.mending.encodings import likely, marked, text_in
from dongling.content.mending.raw_text import decode
from dongling.content.yaml_hints import YamlProblem

BIG5 = "走進東林書院，看看石牌坊從哪裡來，說說它為什麼還在。".encode("big5")


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
