"""Whether a written answer is an accepted one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dongling.text.answers import plain_answer


@pytest.mark.parametrize(
    ("given", "answer"),
    [
        ("五十二", "52"),
        ("52", "五十二"),
        ("\uff15\uff12", "52"),
        ("五十二名", "52名"),
        (" 清宁 ", "清宁"),
        ("清宁。", "清宁"),
        ("“清宁”", "清宁"),
        ("1,300", "1300"),
        ("一千三百", "1300"),
        ("两", "2"),
        ("同治 八年", "同治8年"),
        ("AI", "ai"),
    ],
)
def test_one_answer_in_two_ways_of_writing_is_one(given: str, answer: str) -> None:
    assert plain_answer(given) == plain_answer(answer)


@pytest.mark.parametrize(("given", "answer"), [("53", "五十二"), ("", "52"), ("清名", "清宁"), ("3.5", "35")])
def test_another_answer_is_another(given: str, answer: str) -> None:
    assert plain_answer(given) != plain_answer(answer)


@given(st.text())
def test_whatever_is_written_has_a_plain_form_without_spaces(text: str) -> None:
    assert not any(character.isspace() for character in plain_answer(text))


@given(st.text(alphabet="〇零一二两三四五六七八九十百千万", max_size=300))
def test_no_heap_of_numerals_is_too_much(text: str) -> None:
    assert isinstance(plain_answer(text), str)
