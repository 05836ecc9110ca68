"""The bytes of a file are a text, or a problem that names the command which converts them."""

import pytest

from dongling.content.mending.encodings import likely
from dongling.content.mending.raw_text import decode
from dongling.content.yaml_hints import YamlProblem

CHINESE = "编号: a-lesson\n名称: 走进东林书院\n简介: 在老师的带领下看一看石牌坊，说说它从哪里来。\n"


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
