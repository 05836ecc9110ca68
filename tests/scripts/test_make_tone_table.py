"""The table of tones is what pypinyin and our corrections say today; how often a character is used is jieba's count."""

from scripts.make_tone_table import HEAD, TABLE, most_used, text, usual, words


def test_the_table_in_the_tree_is_the_one_that_is_made() -> None:
    there = TABLE.read_text(encoding="utf-8").removeprefix(HEAD).splitlines()
    made = text("").removeprefix(HEAD).splitlines()
    assert there[1:] == made[1:]
    assert len(there[0].removeprefix("* ")) == 2500


def test_words_are_there_only_where_their_characters_do_not_tell() -> None:
    told = words(usual())
    assert told["银行"] == ["yín", "háng"]
    assert told["肚子"] == ["dù", "zi"]
    assert "东林" not in told


def test_the_character_in_the_most_words_of_the_texts_comes_first() -> None:
    assert most_used("大桥 9 n\n小桥 5 n\n小 3 a\n", {"桥": "qiáo", "大": "dà", "小": "xiǎo"}) == "桥大小"
