"""Who a school is: what may stand in its colours and its sign."""

import pytest
from pydantic import ValidationError

from dongling.model import School
from dongling.model.school import is_colour


@pytest.mark.parametrize(("word", "fine"), [("#7A5600", True), ("#abcdef", True), ("red", False), ("#12345", False)])
def test_a_colour_is_written_in_six_digits(word: str, fine: bool) -> None:
    assert is_colour(word) is fine


@pytest.mark.parametrize("colour", ["#123456;}", "#123456\n", "", "url(#a)"])
def test_a_school_has_no_colour_that_could_be_anything_else(colour: str) -> None:
    assert not is_colour(colour)
    with pytest.raises(ValidationError):
        School(identifier="s", name="学校", colours=("#123456", colour))
