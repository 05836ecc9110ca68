"""The table of readings is what pypinyin says today."""

from scripts.make_pinyin_table import TABLE, readings, text, words


def test_the_table_in_the_tree_is_the_one_that_pypinyin_makes() -> None:
    assert TABLE.read_text(encoding="utf-8") == text(readings())


def test_words_are_there_only_where_their_characters_do_not_tell() -> None:
    chars = readings()
    found = words(chars)
    assert found["银行"] == ["yin", "hang"]
    assert "东林" not in found
    assert chars["行"][:2] == ["xing", "hang"]
