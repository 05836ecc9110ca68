"""The smallest values, as authors write them."""

from typing import Annotated

import pytest
from pydantic import ValidationError

from dongling.model import About, Model, Whole, Words, YesNo


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


def test_one_word_may_stand_for_a_list_of_one() -> None:
    assert Small(words="家长").words == ("家长",)  # type: ignore[arg-type]  # files hold strings
