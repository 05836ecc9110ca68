"""The table of everyday words."""

from scripts.make_ordinary_words import HEAD, text, words

DICTIONARY = """\
香味 561 n
香港特别行政区 900 ns
張三 50 nr
銀行 7684 n
冷僻 3 n
AA制 20 n
一目了然 99 i
香 5000 n
"""


def test_common_words_are_kept_folded_without_names_of_persons() -> None:
    assert words(DICTIONARY) == ["一目了然", "银行", "香味"]


def test_a_line_holds_the_words_that_begin_with_a_character() -> None:
    assert text(["银行", "银行家", "银器"]) == f"{HEAD}银 行器 行家 -\n"
