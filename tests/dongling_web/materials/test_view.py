"""The pieces of a prompt around its blanks."""

from dongling_web.materials.view import pieces


def test_each_blank_stands_after_the_words_before_it() -> None:
    assert list(pieces("在__年，\uff3f\uff3f造桥", 2)) == [("在", 1), ("年，", 2), ("造桥", 0)]


def test_a_prompt_without_blanks_has_them_at_its_end() -> None:
    assert list(pieces("写两个年份", 2)) == [("写两个年份", 1), ("", 2), ("", 0)]
