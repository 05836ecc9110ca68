"""The smallest values, as authors write them."""

from typing import Annotated

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from dongling.model import (
    MOST_MINUTES,
    About,
    Model,
    Whole,
    Words,
    YesNo,
    as_identifier,
    is_identifier,
    is_minutes,
    yes_or_no,
)


class Small(Model):
    """A model of each type."""

    number: Annotated[Whole, About("数")] = 0
    done: Annotated[YesNo, About("完成")] = False
    words: Annotated[Words, About("词")] = ()
    hidden: str = ""


@pytest.mark.parametrize(("written", "meant"), [("45", 45), ("007", 7), ("-1", -1)])
def test_digits_are_a_number(written: str, meant: int) -> None:
    assert Small(number=written).number == meant  # type: ignore[arg-type]  # files hold strings


@pytest.mark.parametrize("written", ["八", "4.5", "1_000", "45分钟", "", " 4", "٤", "99999999999"])
def test_nothing_else_is(written: str) -> None:
    with pytest.raises(ValidationError):
        Small(number=written)  # type: ignore[arg-type]  # files hold strings


@pytest.mark.parametrize(("written", "meant"), [("是", True), ("否", False), ("yes", True), ("False", False)])
def test_yes_and_no_are_read_in_both_languages(written: str, meant: bool) -> None:
    assert Small(done=written).done is meant  # type: ignore[arg-type]  # files hold strings


@pytest.mark.parametrize("value", [True, False])
def test_yes_and_no_are_read_as_they_are_written(value: bool) -> None:
    assert Small(done=yes_or_no(value)).done is value  # type: ignore[arg-type]  # files hold strings


def test_one_word_may_stand_for_a_list_of_one() -> None:
    assert Small(words="家长").words == ("家长",)  # type: ignore[arg-type]  # files hold strings


@pytest.mark.parametrize(("word", "fine"), [("a", True), ("a-1", True), ("a" * 80, True), ("a" * 81, False)])
def test_an_identifier_has_a_length(word: str, fine: bool) -> None:
    assert is_identifier(word) is fine


@pytest.mark.parametrize("word", ["", "A", "1a", "-a", "a_b", "a.b", "a b", "a\n", "课", "é"])
def test_an_identifier_has_small_letters_digits_and_hyphens_a_letter_first(word: str) -> None:
    assert not is_identifier(word)


@pytest.mark.parametrize(
    ("words", "made"),
    [("My Units", "my-units"), ("donglin.xue_wen", "donglin-xue-wen"), ("东林", "unit"), ("3-4", "unit"), ("", "unit")],
)
def test_words_make_an_identifier(words: str, made: str) -> None:
    assert as_identifier(words, "unit") == made


@given(st.text(), st.integers(1, 99_999))
def test_any_words_make_an_identifier_that_takes_a_number_after_it(words: str, number: int) -> None:
    assert is_identifier(f"{as_identifier(words, 'unit')}-{number}")


@pytest.mark.parametrize(("word", "fine"), [("1", True), (str(MOST_MINUTES), True), (str(MOST_MINUTES + 1), False)])
def test_minutes_have_a_limit(word: str, fine: bool) -> None:
    assert is_minutes(word) is fine
